#include "core/learning/LeakGuard.h"

#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <map>

namespace suara {

namespace {

constexpr Eigen::Index kBands = 24;
constexpr Eigen::Index kParts = 24;
constexpr float kAlike = 0.99F;
constexpr double kLengths = 0.02;

using Print = Eigen::Map<const Eigen::VectorXf>;

Print vectorOf(const SoundPrint& print)
{
    return {print.values.data(), Eigen::Index(print.values.size())};
}

/// The mean of the cells that a part of the rows and columns covers; at least one.
float meanOf(const Eigen::ArrayXXf& values, Eigen::Index band, Eigen::Index part)
{
    const auto from = [](Eigen::Index index, Eigen::Index parts, Eigen::Index size) {
        return index * size / parts;
    };
    const Eigen::Index row = from(band, kBands, values.rows());
    const Eigen::Index column = from(part, kParts, values.cols());
    const Eigen::Index rows = std::max<Eigen::Index>(1, from(band + 1, kBands, values.rows()) - row);
    const Eigen::Index columns = std::max<Eigen::Index>(1, from(part + 1, kParts, values.cols()) - column);
    return values.block(row, column, rows, columns).mean();
}

struct Shared {
    std::vector<std::size_t> training;
    std::vector<std::size_t> test;
};

void addShared(const std::vector<RowOrigin>& origins, const Split& split, LeakKind kind, std::string RowOrigin::*name,
               std::vector<Leak>& leaks)
{
    std::map<std::string, Shared> rows;
    for (const std::size_t row : split.training)
        rows[origins[row].*name].training.push_back(row);
    for (const std::size_t row : split.test)
        rows[origins[row].*name].test.push_back(row);
    for (const auto& [value, shared] : rows)
        if (!value.empty() && !shared.training.empty() && !shared.test.empty())
            leaks.push_back({kind, value, shared.training.front(), shared.test.front(), shared.training.size(),
                             shared.test.size()});
}

void addNearDuplicates(const std::vector<RowOrigin>& origins, const Split& split, std::vector<Leak>& leaks)
{
    for (const std::size_t test : split.test) {
        Leak leak{LeakKind::NearDuplicate, origins[test].source, 0, test, 0, 1};
        float best = 0.0F;
        for (const std::size_t training : split.training) {
            const RowOrigin& other = origins[training];
            const bool isOneSource = !other.source.empty() && other.source == origins[test].source;
            if (isOneSource || !areNearDuplicates(other.print, origins[test].print))
                continue;
            ++leak.trainingRows;
            const float alike = vectorOf(other.print).dot(vectorOf(origins[test].print));
            if (alike > best) {
                best = alike;
                leak.trainingRow = training;
            }
        }
        if (leak.trainingRows > 0)
            leaks.push_back(leak);
    }
}

} // namespace

SoundPrint soundPrint(const Audio& audio)
{
    SoundPrint print{audio.seconds(), {}};
    if (std::ranges::all_of(audio.samples, [](float sample) { return sample == 0.0F; }))
        return print;
    Parameters parameters;
    parameters.set(parameter::fmax, std::min(4000.0, audio.sampleRate / 2.0)); // what every sample rate has
    const Eigen::ArrayXXf decibels = framesOf(FrameAnalysis(audio, parameters), melSpectrogramDb);
    Eigen::ArrayXXf cells(kBands, kParts);
    for (Eigen::Index part = 0; part < kParts; ++part)
        for (Eigen::Index band = 0; band < kBands; ++band)
            cells(band, part) = meanOf(decibels, band, part);
    cells -= cells.mean();
    const float length = cells.matrix().norm();
    if (length > 0.0F)
        print.values.assign(cells.data(), cells.data() + cells.size());
    for (float& value : print.values)
        value /= length;
    return print;
}

bool areNearDuplicates(const SoundPrint& one, const SoundPrint& other)
{
    return !one.values.empty() && one.values.size() == other.values.size() &&
           std::abs(one.seconds - other.seconds) <= kLengths * std::max(one.seconds, other.seconds) &&
           vectorOf(one).dot(vectorOf(other)) > kAlike;
}

std::vector<Leak> leaksOf(const std::vector<RowOrigin>& origins, const Split& split)
{
    std::vector<Leak> leaks;
    addShared(origins, split, LeakKind::Speaker, &RowOrigin::speaker, leaks);
    addShared(origins, split, LeakKind::Episode, &RowOrigin::episode, leaks);
    addShared(origins, split, LeakKind::Source, &RowOrigin::source, leaks);
    addNearDuplicates(origins, split, leaks);
    return leaks;
}

} // namespace suara
