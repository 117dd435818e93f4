#include "core/features/FeatureTable.h"

#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/base/DiskCache.h"
#include "core/base/Hash.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>

namespace suara {

namespace {

constexpr std::array<const char*, 5> statistics{"mean", "std", "min", "max", "median"};

/// numpy's mean, std, min, max and median of one row of frames.
std::array<double, statistics.size()> statisticsOf(const Eigen::ArrayXd& values)
{
    const double mean = values.mean();
    Eigen::ArrayXd order = values;
    const auto middle = order.begin() + order.size() / 2;
    std::nth_element(order.begin(), middle, order.end());
    const double median = order.size() % 2 == 1 ? *middle : (*std::max_element(order.begin(), middle) + *middle) / 2.0;
    return {mean, std::sqrt((values - mean).square().mean()), values.minCoeff(), values.maxCoeff(), median};
}

bool isSingle(const TableFeature& feature, const FeatureTableOptions& options)
{
    return feature.single && options.summary != Summary::Stats;
}

/// Names of a feature's rows in a table: "ZCR", or "MFCC1", "MFCC2" ...
std::vector<std::string> rowNames(const TableFeature& feature, const FeatureTableOptions& options)
{
    const FeatureSpec& spec = featureSpec(feature.id);
    const int rows = spec.rows(options.parameters);
    const std::string name(spec.column);
    if (isSingle(feature, options) || (rows == 1 && spec.rows(Parameters()) == 1))
        return {name};
    std::vector<std::string> names;
    for (int row = 1; row <= rows; ++row)
        names.push_back(name + std::to_string(row));
    return names;
}

void appendSummary(const Eigen::ArrayXXf& frames, bool single, Summary summary, std::vector<double>& values)
{
    if (summary == Summary::Mean && single) {
        values.push_back(frames.cast<double>().mean());
        return;
    }
    for (Eigen::Index row = 0; row < (single ? 1 : frames.rows()); ++row) {
        if (summary == Summary::First) {
            values.push_back(double(frames(row, 0)));
        } else if (summary == Summary::Mean) {
            values.push_back(frames.row(row).cast<double>().mean());
        } else {
            const auto stats = statisticsOf(frames.row(row).cast<double>());
            values.insert(values.end(), stats.begin(), stats.end());
        }
    }
}

Audio loadInput(const FeatureInput& input, const FeatureTableOptions& options, Task& task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(input.path);
    if (input.start > 0)
        reader->seek(input.start);
    const std::int64_t end = input.end.value_or(std::numeric_limits<std::int64_t>::max());
    Audio audio =
        loadMono(input.path, *reader, std::max<std::int64_t>(0, end - input.start), options.sampleRate, &task);
    if (audio.samples.empty())
        throw IoError(input.path, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    return audio;
}

std::vector<double> measure(const FeatureInput& input, const FeatureTableOptions& options, Task& task)
{
    const FrameAnalysis analysis(loadInput(input, options, task), options.parameters);
    std::vector<double> values;
    for (const TableFeature& feature : options.features)
        appendSummary(featureSpec(feature.id).compute(analysis), isSingle(feature, options), options.summary, values);
    return values;
}

/// All that a row's values depend on but the content of the file.
std::string cacheParameters(const FeatureInput& input, const FeatureTableOptions& options)
{
    std::string text = "feature-row-1 sr=" + (options.sampleRate ? std::to_string(*options.sampleRate) : "native");
    (text += " summary=") += std::to_string(int(options.summary));
    for (const TableFeature& feature : options.features)
        ((text += ' ') += feature.id) += feature.single ? "*" : "";
    (text += ' ') += std::to_string(input.start);
    (text += '-') += input.end ? std::to_string(*input.end) : "end";
    return (text += ' ') += options.parameters.canonical();
}

std::vector<double> measureCached(const FeatureInput& input, const FeatureTableOptions& options, std::size_t columns,
                                  Task& task)
{
    if (options.cache == nullptr)
        return measure(input, options, task);
    const std::string content = input.contentHash.empty() ? hashFile(input.path) : input.contentHash;
    const std::string key = DiskCache::key(content, cacheParameters(input, options));
    std::vector<double> values(columns);
    const std::optional<std::string> known = options.cache->find(key);
    if (known && known->size() == columns * sizeof(double)) {
        std::memcpy(values.data(), known->data(), known->size());
        return values;
    }
    values = measure(input, options, task);
    options.cache->store(key, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)});
    return values;
}

/// What one input gave: values, or the reason why not.
struct Outcome {
    std::vector<double> values;
    std::optional<FeatureFailure> failure;
};

Outcome outcomeOf(const FeatureInput& input, const FeatureTableOptions& options, std::size_t columns, Task& task)
{
    try {
        return {measureCached(input, options, columns, task), std::nullopt};
    } catch (const Error& error) {
        return {{}, FeatureFailure{input.row, error.text(), packedArguments(error.arguments())}};
    } catch (const std::bad_alloc&) {
        return {{}, FeatureFailure{input.row, SUARA_TEXT("Core", "It is too long for this machine's memory."), ""}};
    }
}

FeatureTable tableOf(const std::vector<FeatureInput>& inputs, std::vector<Outcome> outcomes,
                     const FeatureTableOptions& options)
{
    FeatureTable table;
    table.columns = tableColumns(options);
    table.units = tableUnits(options);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (outcomes[i].failure)
            table.failures.push_back(*outcomes[i].failure);
        else
            table.rows.push_back(inputs[i].row);
    }
    table.values.resize(Eigen::Index(table.rows.size()), Eigen::Index(table.columns.size()));
    Eigen::Index row = 0;
    for (const Outcome& outcome : outcomes)
        if (!outcome.failure)
            table.values.row(row++) =
                Eigen::Map<const Eigen::ArrayXd>(outcome.values.data(), Eigen::Index(outcome.values.size()))
                    .transpose();
    return table;
}

} // namespace

std::vector<TableFeature> lectureFeatures()
{
    return {{"zero_crossing_rate"}, {"spectral_centroid"},       {"rms"}, {"spectral_bandwidth"}, {"spectral_rolloff"},
            {"spectral_flatness"},  {"spectral_contrast", true}, {"mfcc"}};
}

std::vector<TableFeature> fullFeatures()
{
    std::vector<TableFeature> features;
    for (const FeatureSpec& spec : featureCatalog())
        if (spec.tabulated)
            features.push_back({std::string(spec.id)});
    return features;
}

std::vector<std::string> tableColumns(const FeatureTableOptions& options)
{
    std::vector<std::string> columns;
    for (const TableFeature& feature : options.features)
        for (const std::string& name : rowNames(feature, options)) {
            if (options.summary != Summary::Stats)
                columns.push_back(name);
            else
                for (const char* statistic : statistics)
                    columns.push_back(name + "_" + statistic);
        }
    return columns;
}

std::vector<std::string> tableUnits(const FeatureTableOptions& options)
{
    std::vector<std::string> units;
    for (const TableFeature& feature : options.features) {
        const std::size_t count =
            rowNames(feature, options).size() * (options.summary == Summary::Stats ? statistics.size() : 1);
        units.insert(units.end(), count, std::string(featureSpec(feature.id).unit));
    }
    return units;
}

FeatureTable computeFeatureTable(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options,
                                 Task& task)
{
    checkParameters(options.parameters);
    const std::size_t columns = tableColumns(options).size();
    std::vector<Outcome> outcomes(inputs.size());
    std::mutex mutex;
    std::size_t done = 0;
    parallelFor(inputs.size(), options.jobs > 0 ? options.jobs : defaultJobs(), [&](std::size_t index) {
        outcomes[index] = outcomeOf(inputs[index], options, columns, task);
        const std::lock_guard lock(mutex);
        task.checkpoint(double(++done) / double(inputs.size()));
    });
    return tableOf(inputs, std::move(outcomes), options);
}

} // namespace suara
