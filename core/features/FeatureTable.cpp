#include "core/features/FeatureTable.h"

#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/audio/MonoStream.h"
#include "core/audio/Resampler.h"
#include "core/audio/ShortSounds.h"
#include "core/base/DiskCache.h"
#include "core/base/Hash.h"
#include "core/base/Parallel.h"
#include "core/base/StagedTask.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"
#include "core/features/ClipMeasurement.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/MeasuringProgress.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <span>
#include <utility>

namespace suara {

namespace {

bool isSingle(const TableFeature& feature, const FeatureTableOptions& options)
{
    return feature.single && (options.summary == Summary::First || options.summary == Summary::Mean);
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

/// What all rows of a table have in common. Used by many threads.
class Measurer {
public:
    Measurer(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options, Task& task)
        : m_inputs(inputs)
        , m_options(options)
        , m_task(task)
        , m_progress(inputs, task)
        , m_allJobs(options.jobs > 0 ? options.jobs : defaultJobs())
    {
        m_together = int(std::clamp<std::size_t>(inputs.size(), 1, std::size_t(m_allJobs)));
        m_jobs = std::min(m_allJobs / m_together, mostForOne);
        const std::size_t forEach =
            inputs.size() / (std::size_t(m_allJobs) * 8); // so that all jobs end at about one time
        m_group = options.sampleRate && !options.voice ? std::clamp<std::size_t>(forEach, 1, mostInGroup) : 1;
        for (const TableFeature& feature : options.features) {
            const FeatureSpec& spec = featureSpec(feature.id);
            (spec.compute.isStreamed() ? m_streamed : m_whole).push_back(&spec);
        }
    }

    int jobs() const { return m_allJobs; }
    std::size_t group() const { return m_group; } ///< inputs whose sounds may be resampled together
    MeasuringProgress& progress() { return m_progress; }

    /// @param sound  of a short clip, resampled. If it comes empty and goes full, then the clip is to be resampled with
    ///               others, and the result is nothing yet
    std::vector<double> measure(std::size_t index, std::optional<Audio>& sound)
    {
        const FeatureInput& input = m_inputs[index];
        if (m_options.voice)
            return voiceStatistics(input.path, *m_options.voice, input.start, input.end);
        if (sound)
            return measureLoaded(*std::exchange(sound, std::nullopt), index);
        std::unique_ptr<AudioReader> reader = AudioReader::open(input.path);
        if (m_group > 1 && input.start == 0 && !input.end)
            if ((sound = loadIfShort(input.path, *reader, m_options.sampleRate.value())))
                return {};
        if (input.start > 0)
            reader->seek(input.start);
        else if (m_jobs > 1 && !input.end)
            if (std::unique_ptr<AudioReader> parallel = reader->monoInParallel(m_jobs))
                reader = std::move(parallel);
        const std::int64_t end = input.end.value_or(std::numeric_limits<std::int64_t>::max());
        MonoStream stream(input.path, *reader, std::max<std::int64_t>(0, end - input.start), m_options.sampleRate);
        const std::int64_t frames = std::min(end, reader->info().frames) - input.start; // if it is known
        const auto next = [&](std::vector<float>& samples) {
            if (frames > 0)
                m_progress.reach(index,
                                 (m_whole.empty() ? 1.0 : readingShare) * double(stream.framesRead()) / double(frames));
            return stream.next(samples);
        };
        return m_whole.empty() ? summaries(measured(stream.sampleRate(), next), nullptr, nullptr)
                               : measureWhole(readWhole(stream.sampleRate(), next), index);
    }

private:
    Audio readWhole(int sampleRate, const StretchCutter::Source& next) const
    {
        Audio audio{{}, sampleRate};
        while (next(audio.samples))
            m_task.stopIfCancelled();
        return audio;
    }

    /// Of a short clip.
    std::vector<double> measureLoaded(Audio audio, std::size_t index)
    {
        if (audio.sampleRate == m_options.sampleRate)
            return measureWhole(std::move(audio), index);
        return measureWhole(resampled(audio, m_options.sampleRate.value()), index); // which throws what went wrong
    }

    /// When some features must see the whole sound at once.
    std::vector<double> measureWhole(Audio audio, std::size_t index)
    {
        InputTask input(m_progress, index);
        StagedTask stages(input);
        const FrameAnalysis analysis(std::move(audio), m_options.parameters, &stages);
        std::unique_ptr<ClipMeasurement> streamed;
        if (!m_streamed.empty())
            streamed = measured(analysis.audio().sampleRate, inPieces(analysis.audio().samples));
        return summaries(streamed, &analysis, &stages);
    }

    static StretchCutter::Source inPieces(const std::vector<float>& all)
    {
        return [rest = std::span(all)](std::vector<float>& samples) mutable {
            const auto piece = rest.first(std::min<std::size_t>(rest.size(), 1 << 16));
            samples.insert(samples.end(), piece.begin(), piece.end());
            rest = rest.subspan(piece.size());
            return !piece.empty();
        };
    }

    std::unique_ptr<ClipMeasurement> measured(int sampleRate, const StretchCutter::Source& source)
    {
        constexpr std::size_t memory = std::size_t(72) << 20; // for all clips that are measured at once
        auto measurement =
            std::make_unique<ClipMeasurement>(plan(sampleRate), m_options.summary, memory / std::size_t(m_together));
        measurement->run(source, m_jobs, m_task);
        return measurement;
    }

    /// In the order of the options' features.
    /// @param stages  the analysis's task
    std::vector<double> summaries(const std::unique_ptr<ClipMeasurement>& streamed, const FrameAnalysis* analysis,
                                  StagedTask* stages) const
    {
        std::vector<double> values;
        std::size_t part = 0;
        std::size_t whole = 0;
        const auto startOf = [&](std::size_t number) { // of a feature of the whole sound
            return readingShare + (1.0 - readingShare) * double(number) / double(m_whole.size());
        };
        for (const TableFeature& feature : m_options.features) {
            const FeatureSpec& spec = featureSpec(feature.id);
            const bool single = isSingle(feature, m_options);
            const std::size_t before = values.size();
            if (spec.compute.isStreamed()) {
                const PartValues& frames = streamed->values(part++);
                requireFrames(spec, frames.isEmpty());
                frames.appendSummary(single, m_options.percentiles, values);
            } else {
                stages->begin(startOf(whole), startOf(whole + 1));
                ++whole;
                const Eigen::ArrayXXf frames = spec.compute(*analysis);
                requireFrames(spec, frames.cols() == 0);
                appendSummary(frames, single, m_options.summary, m_options.percentiles, values);
            }
            refuseEndless(spec, std::span(values).subspan(before));
        }
        return values;
    }

    static void requireFrames(const FeatureSpec& spec, bool isEmpty)
    {
        if (isEmpty)
            throw ParameterError(SUARA_TEXT("Core", "It is too short for one frame of %1."), {std::string(spec.id)});
    }

    /// Nothing could learn from a row with such a value.
    static void refuseEndless(const FeatureSpec& spec, std::span<const double> values)
    {
        if (!spec.hasGaps && !std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
            throw ParameterError(SUARA_TEXT("Core", "Its samples are too large to be measured: %1 is not finite."),
                                 {std::string(spec.id)});
    }

    const FeaturePlan& plan(int sampleRate)
    {
        const std::lock_guard lock(m_mutex);
        std::unique_ptr<FeaturePlan>& made = m_plans[sampleRate];
        if (!made)
            made = std::make_unique<FeaturePlan>(sampleRate, m_options.parameters, m_streamed);
        return *made;
    }

    static constexpr double readingShare = 0.1;    ///< of the time that features of a whole sound take
    static constexpr int mostForOne = 16;          ///< threads: one clip is read by one at a time
    static constexpr std::size_t mostInGroup = 16; ///< all of them are in memory

    const std::vector<FeatureInput>& m_inputs;
    const FeatureTableOptions& m_options;
    Task& m_task;
    MeasuringProgress m_progress;
    int m_allJobs;
    int m_together; ///< clips that are measured at once
    int m_jobs;     ///< threads for one clip
    std::size_t m_group;
    std::vector<const FeatureSpec*> m_streamed;
    std::vector<const FeatureSpec*> m_whole;
    std::mutex m_mutex;
    std::map<int, std::unique_ptr<FeaturePlan>> m_plans; ///< by sample rate
};

/// All that a row's values depend on but the content of the file.
std::string cacheParameters(const FeatureInput& input, const FeatureTableOptions& options)
{
    std::string text = "feature-row-4 sr=" + (options.sampleRate ? std::to_string(*options.sampleRate) : "native");
    (text += " summary=") += std::to_string(int(options.summary));
    for (const std::string& name : summaryNames(options.summary, options.percentiles))
        text += name;
    if (options.voice)
        (text += " voice=") += std::to_string(int(*options.voice));
    for (const TableFeature& feature : options.features)
        ((text += ' ') += feature.id) += feature.single ? "*" : "";
    (text += ' ') += std::to_string(input.start);
    (text += '-') += input.end ? std::to_string(*input.end) : "end";
    return (text += ' ') += options.parameters.canonical();
}

/// A clip's file may have changed since it was hashed; reading it for that takes a hundredth of measuring it.
bool isStill(const std::string& content, const std::filesystem::path& file)
{
    try {
        return hashFile(file) == content;
    } catch (const IoError&) {
        return false;
    }
}

std::vector<double> measureCached(std::size_t index, const FeatureInput& input, std::optional<Audio>& sound,
                                  const FeatureTableOptions& options, std::size_t columns, Measurer& measurer)
{
    if (options.cache == nullptr)
        return measurer.measure(index, sound);
    const std::string content = input.contentHash.empty() ? hashFile(input.path) : input.contentHash;
    const std::string key = DiskCache::key(content, cacheParameters(input, options));
    std::vector<double> values(columns);
    const std::optional<std::string> known = options.cache->find(key);
    if (known && known->size() == columns * sizeof(double)) {
        std::memcpy(values.data(), known->data(), known->size());
        return values;
    }
    values = measurer.measure(index, sound);
    if (sound || (!input.contentHash.empty() && !isStill(content, input.path)))
        return values;
    options.cache->store(key, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)});
    return values;
}

FeatureOutcome outcomeOf(std::size_t index, const FeatureInput& input, std::optional<Audio>& sound,
                         const FeatureTableOptions& options, std::size_t columns, Measurer& measurer)
{
    try {
        return {measureCached(index, input, sound, options, columns, measurer), std::nullopt};
    } catch (const Error& error) {
        return {{}, FeatureFailure{input.row, error.text(), packedArguments(error.arguments())}};
    } catch (const std::bad_alloc&) {
        return {{}, FeatureFailure{input.row, SUARA_TEXT("Core", "It is too long for this machine's memory."), ""}};
    }
}

/// A short clip to be resampled together with others.
struct Waiting {
    std::size_t index;
    std::optional<Audio> sound;
};

/// What cannot be resampled stays as it is.
void resampleAll(std::vector<Waiting>& clips, const FeatureTableOptions& options)
{
    if (clips.empty())
        return;
    try {
        std::vector<Audio*> sounds(clips.size());
        std::ranges::transform(clips, sounds.begin(), [](Waiting& clip) { return &clip.sound.value(); });
        resampleShort(sounds, options.sampleRate.value());
    } catch (const std::exception&) { // each clip is told why when it is measured
    }
}

FeatureTable tableOf(const std::vector<FeatureInput>& inputs, std::vector<FeatureOutcome> outcomes,
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
    for (const FeatureOutcome& outcome : outcomes)
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
        if (spec.tabulated && !spec.hasGaps)
            features.push_back({std::string(spec.id)});
    return features;
}

std::vector<std::string> tableColumns(const FeatureTableOptions& options)
{
    if (options.voice)
        return voiceColumns();
    const std::vector<std::string> endings = summaryNames(options.summary, options.percentiles);
    std::vector<std::string> columns;
    for (const TableFeature& feature : options.features)
        for (const std::string& name : rowNames(feature, options))
            for (const std::string& ending : endings)
                columns.push_back(name + ending);
    return columns;
}

std::vector<std::string> tableUnits(const FeatureTableOptions& options)
{
    if (options.voice)
        return voiceUnits();
    const std::size_t endings = summaryNames(options.summary, options.percentiles).size();
    std::vector<std::string> units;
    for (const TableFeature& feature : options.features)
        units.insert(units.end(), rowNames(feature, options).size() * endings,
                     std::string(featureSpec(feature.id).unit));
    return units;
}

void measureFeatures(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options, Task& task,
                     const std::function<void(std::size_t, FeatureOutcome)>& take)
{
    checkParameters(options.parameters);
    const std::size_t columns = tableColumns(options).size();
    std::map<std::size_t, FeatureOutcome> waiting; // for one before them
    std::mutex mutex;
    std::size_t next = 0; // to be handed over
    Measurer measurer(inputs, options, task);
    const auto handOver = [&](std::size_t index, FeatureOutcome outcome) {
        const std::lock_guard lock(mutex);
        waiting[index] = std::move(outcome);
        for (; !waiting.empty() && waiting.begin()->first == next; ++next) {
            take(next, std::move(waiting.begin()->second));
            waiting.erase(waiting.begin());
        }
        measurer.progress().finish(index);
    };
    const std::size_t group = measurer.group();
    parallelFor((inputs.size() + group - 1) / group, measurer.jobs(), [&](std::size_t number) {
        const std::size_t end = std::min((number + 1) * group, inputs.size());
        std::vector<Waiting> later;
        for (std::size_t index = number * group; index < end; ++index) {
            std::optional<Audio> sound;
            FeatureOutcome outcome = outcomeOf(index, inputs[index], sound, options, columns, measurer);
            if (sound)
                later.push_back({index, std::move(sound)});
            else
                handOver(index, std::move(outcome));
        }
        resampleAll(later, options);
        for (Waiting& each : later)
            handOver(each.index, outcomeOf(each.index, inputs[each.index], each.sound, options, columns, measurer));
    });
}

FeatureTable computeFeatureTable(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options,
                                 Task& task)
{
    std::vector<FeatureOutcome> outcomes(inputs.size());
    measureFeatures(inputs, options, task,
                    [&](std::size_t index, FeatureOutcome outcome) { outcomes[index] = std::move(outcome); });
    return tableOf(inputs, std::move(outcomes), options);
}

} // namespace suara
