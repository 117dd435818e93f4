#include "core/features/PitchPath.h"

#include <Eigen/Core>
#include <algorithm>
#include <cfloat>
#include <cmath>

namespace suara {

namespace {

constexpr Eigen::Index blockFrames = 256;

/// Scores are kept for one block at a time: those at each block's start are enough to compute it again on the way back.
class PathFinder {
public:
    PathFinder(const std::vector<PitchObservation>& observations, const PitchGrid& grid, double switchProbability,
               const Task& task)
        : m_observations(observations)
        , m_task(task)
        , m_bins(grid.bins)
        , m_width(grid.width)
        , m_lowest(m_bins - m_bins / 2 - (m_bins - m_width) / 2 - m_width)
        , m_stay(moves(1.0 - switchProbability))
        , m_change(moves(switchProbability))
    {
    }

    std::vector<int> find()
    {
        const auto frames = Eigen::Index(m_observations.size());
        std::vector<Eigen::ArrayXd> starts;
        Eigen::ArrayXd scores = observed(0) + std::log(0.5 / double(m_bins) + DBL_MIN);
        for (Eigen::Index t = 0; t < frames; ++t) {
            if (t > 0)
                scores = next(scores, t);
            if (t % blockFrames == 0)
                starts.push_back(scores);
        }
        std::vector<int> path(m_observations.size());
        path.back() = first(scores);
        for (auto block = Eigen::Index(starts.size()); block-- > 0;)
            walkBack(starts[std::size_t(block)], block * blockFrames, path);
        return path;
    }

private:
    /// The bins from which one can be reached.
    struct Sources {
        Eigen::Index first;
        Eigen::Index count;
        Eigen::Index row; ///< of the first in moves()
    };
    Sources sourcesOf(Eigen::Index bin) const
    {
        const Eigen::Index first = std::max<Eigen::Index>(0, bin + m_lowest);
        const Eigen::Index end = std::min(m_bins, bin + m_lowest + m_width);
        return {first, end - first, first - bin - m_lowest};
    }

    /// moves(k - j - lowest, j): logarithm of the probability of coming from bin k to bin j.
    Eigen::ArrayXXd moves(double share) const
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
        m_task.stopIfCancelled();
        const double jump = scores.maxCoeff() + std::log(DBL_MIN); // from beyond reach
        Eigen::ArrayXd best(2 * m_bins);
        for (Eigen::Index bin = 0; bin < m_bins; ++bin) {
            const Sources from = sourcesOf(bin);
            const auto voiced = scores.segment(from.first, from.count);
            const auto silent = scores.segment(m_bins + from.first, from.count);
            const auto stay = m_stay.col(bin).segment(from.row, from.count);
            const auto change = m_change.col(bin).segment(from.row, from.count);
            best[bin] = std::max({jump, (voiced + stay).maxCoeff(), (silent + change).maxCoeff()});
            best[m_bins + bin] = std::max({jump, (voiced + change).maxCoeff(), (silent + stay).maxCoeff()});
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
        const Sources from = sourcesOf(bin);
        Eigen::ArrayXd ways = scores + std::log(DBL_MIN);
        for (const Eigen::Index half : {Eigen::Index(0), m_bins}) {
            const Eigen::ArrayXXd& table = (state >= m_bins) == (half > 0) ? m_stay : m_change;
            ways.segment(half + from.first, from.count) =
                scores.segment(half + from.first, from.count) + table.col(bin).segment(from.row, from.count);
        }
        return first(ways);
    }

    void walkBack(const Eigen::ArrayXd& start, Eigen::Index from, std::vector<int>& path) const
    {
        const Eigen::Index last = std::min(from + blockFrames, Eigen::Index(path.size()) - 1); // whose state is known
        std::vector<Eigen::ArrayXd> scores{start};
        for (Eigen::Index t = from + 1; t < last; ++t)
            scores.push_back(next(scores.back(), t));
        for (Eigen::Index t = last; t-- > from;)
            path[std::size_t(t)] = before(scores[std::size_t(t - from)], path[std::size_t(t) + 1]);
    }

    const std::vector<PitchObservation>& m_observations;
    const Task& m_task;
    Eigen::Index m_bins;
    Eigen::Index m_width;
    Eigen::Index m_lowest; ///< the lowest bin that reaches a bin, seen from it; odd places as librosa's window has them
    Eigen::ArrayXXd m_stay;
    Eigen::ArrayXXd m_change;
};

} // namespace

std::vector<int> likeliestPath(const std::vector<PitchObservation>& observations, const PitchGrid& grid,
                               double switchProbability, const Task& task)
{
    if (observations.empty())
        return {};
    return PathFinder(observations, grid, switchProbability, task).find();
}

} // namespace suara
