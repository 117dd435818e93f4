#include "core/features/PitchPath.h"

#include "core/dsp/kernels/Kernels.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>

namespace suara {

namespace {

constexpr Eigen::Index blockFrames = 256;

/// The bins from which one can be reached.
struct Sources {
    Eigen::Index first;
    Eigen::Index count;
    Eigen::Index row; ///< of the first in Moves
};

/// Logarithms of the probabilities of moving between bins.
class Moves {
public:
    Moves(int bins, int width, double switchProbability)
        : m_bins(bins)
        , m_width(width)
        , m_lowest(m_bins - m_bins / 2 - (m_bins - m_width) / 2 - m_width)
        , stay(table(1.0 - switchProbability))
        , change(table(switchProbability))
    {
    }

    Sources sourcesOf(Eigen::Index bin) const
    {
        const Eigen::Index first = std::max<Eigen::Index>(0, bin + m_lowest);
        const Eigen::Index end = std::min(m_bins, bin + m_lowest + m_width);
        return {first, end - first, first - bin - m_lowest};
    }

private:
    /// (k - j - lowest, j): of coming from bin k to bin j.
    Eigen::ArrayXXd table(double share) const
    {
        Eigen::ArrayXXd heights = Eigen::ArrayXXd::Zero(m_width, m_bins);
        Eigen::ArrayXd sums = Eigen::ArrayXd::Zero(m_bins); // of all that leave a bin
        for (Eigen::Index bin = 0; bin < m_bins; ++bin) {
            const Sources from = sourcesOf(bin);
            for (Eigen::Index i = 0; i < from.count; ++i) {
                const Eigen::Index row = from.row + i;
                heights(row, bin) = double(2 * std::min(row, m_width - 1 - row) + (m_width % 2 == 0 ? 1 : 2));
                sums[from.first + i] += heights(row, bin);
            }
        }
        for (Eigen::Index bin = 0; bin < m_bins; ++bin) {
            const Sources from = sourcesOf(bin);
            auto column = heights.col(bin).segment(from.row, from.count);
            column = (column / sums.segment(from.first, from.count) * share + DBL_MIN).log();
        }
        return heights;
    }

    Eigen::Index m_bins;
    Eigen::Index m_width;
    Eigen::Index m_lowest; ///< the lowest bin that reaches a bin, seen from it; odd places as librosa's window has them

public:
    const Eigen::ArrayXXd stay;   ///< with voice or without, as before
    const Eigen::ArrayXXd change; ///< where voice begins or ends
};

/// Those made last are kept: the clips of a run have them in common, and for a short one they take as long as its path.
std::shared_ptr<const Moves> movesOf(const PitchGrid& grid, double switchProbability)
{
    static std::mutex mutex;
    static std::shared_ptr<const Moves> last;
    static std::tuple<int, int, double> lastOf;
    const std::tuple wanted(grid.bins, grid.width, switchProbability);
    const std::lock_guard lock(mutex);
    if (!last || lastOf != wanted) {
        last = std::make_shared<const Moves>(grid.bins, grid.width, switchProbability);
        lastOf = wanted;
    }
    return last;
}

/// Scores are kept for one block at a time: those at each block's start are enough to compute it again on the way back.
class PathFinder {
public:
    PathFinder(const std::vector<PitchObservation>& observations, const PitchGrid& grid, double switchProbability,
               Task& task)
        : m_observations(observations), m_task(task), m_bins(grid.bins), m_moves(movesOf(grid, switchProbability))
    {
    }

    std::vector<int> find()
    {
        const auto frames = Eigen::Index(m_observations.size());
        std::vector<Eigen::ArrayXd> starts;
        std::vector<Eigen::ArrayXd> block{observed(0) + std::log(0.5 / double(m_bins) + DBL_MIN)};
        for (Eigen::Index t = 1; t < frames; ++t) {
            m_task.checkpoint(0.5 * double(t) / double(frames));
            Eigen::ArrayXd scores = next(block.back(), t);
            if (t % blockFrames == 0)
                starts.push_back(std::move(std::exchange(block, {}).front()));
            block.push_back(std::move(scores));
        }
        std::vector<int> path(m_observations.size());
        path.back() = first(block.back());
        walkBack(block, Eigen::Index(starts.size()) * blockFrames, path);
        for (auto number = Eigen::Index(starts.size()); number-- > 0;) {
            m_task.checkpoint(1.0 - 0.5 * double(number + 1) / double(starts.size()));
            walkBack(computedAgain(starts[std::size_t(number)], number * blockFrames), number * blockFrames, path);
        }
        return path;
    }

private:
    Eigen::ArrayXd observed(Eigen::Index t) const
    {
        const PitchObservation& observation = m_observations[std::size_t(t)];
        Eigen::ArrayXd logs = Eigen::ArrayXd::Constant(2 * m_bins, std::log(DBL_MIN));
        for (const auto& [bin, probability] : observation.bins)
            logs[bin] = std::log(probability + DBL_MIN);
        logs.tail(m_bins) = std::log((1.0 - observation.voiced) / double(m_bins) + DBL_MIN);
        return logs;
    }

    Eigen::ArrayXd next(const Eigen::ArrayXd& scores, Eigen::Index t) const
    {
        const double jump = scores.maxCoeff() + std::log(DBL_MIN); // from beyond reach
        Eigen::ArrayXd best(2 * m_bins);
        for (Eigen::Index bin = 0; bin < m_bins; ++bin) {
            const Sources from = m_moves->sourcesOf(bin);
            std::array<double, 2> both;
            kernels().bestMoves(&scores[from.first], &scores[m_bins + from.first], &m_moves->stay(from.row, bin),
                                &m_moves->change(from.row, bin), from.count, jump, both.data());
            best[bin] = both[0];
            best[m_bins + bin] = both[1];
        }
        return best + observed(t);
    }

    static int first(const Eigen::ArrayXd& scores)
    {
        return int(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }

    /// The state that the best way to `state` comes from.
    int before(const Eigen::ArrayXd& scores, int state) const
    {
        const Eigen::Index bin = state % m_bins;
        const Sources from = m_moves->sourcesOf(bin);
        Eigen::ArrayXd ways = scores + std::log(DBL_MIN);
        for (const Eigen::Index half : {Eigen::Index(0), m_bins}) {
            const Eigen::ArrayXXd& table = (state >= m_bins) == (half > 0) ? m_moves->stay : m_moves->change;
            ways.segment(half + from.first, from.count) =
                scores.segment(half + from.first, from.count) + table.col(bin).segment(from.row, from.count);
        }
        return first(ways);
    }

    /// The scores of a block that is not the last, from those at its start.
    std::vector<Eigen::ArrayXd> computedAgain(const Eigen::ArrayXd& start, Eigen::Index from) const
    {
        std::vector<Eigen::ArrayXd> scores{start};
        for (Eigen::Index t = from + 1; t < from + blockFrames; ++t)
            scores.push_back(next(scores.back(), t));
        return scores;
    }

    /// From the state after a block, or the last one, to the block's first.
    void walkBack(const std::vector<Eigen::ArrayXd>& scores, Eigen::Index from, std::vector<int>& path) const
    {
        const Eigen::Index known = std::min(from + blockFrames, Eigen::Index(path.size()) - 1);
        for (Eigen::Index t = known; t-- > from;)
            path[std::size_t(t)] = before(scores[std::size_t(t - from)], path[std::size_t(t) + 1]);
    }

    const std::vector<PitchObservation>& m_observations;
    Task& m_task;
    Eigen::Index m_bins;
    std::shared_ptr<const Moves> m_moves;
};

} // namespace

std::vector<int> likeliestPath(const std::vector<PitchObservation>& observations, const PitchGrid& grid,
                               double switchProbability, Task& task)
{
    if (observations.empty())
        return {};
    return PathFinder(observations, grid, switchProbability, task).find();
}

} // namespace suara
