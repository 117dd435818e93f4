#include "widgets/plots/ViewData.h"

#include "core/audio/Audio.h"
#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/base/Text.h"
#include "core/features/ClipSpectrum.h"
#include "core/features/Mel.h"
#include "core/formats/Csv.h"
#include "core/formats/Npy.h"
#include "core/project/Project.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/ClipReading.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/ViewLane.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace suara {

namespace {

ViewSeries seriesOf(const ClipFrames& frames, const std::string& feature)
{
    if (frames.values.empty() && frames.frames > 0)
        throw ParameterError(SUARA_TEXT("Core", "The clip is so long that only the picture of “%1” is kept here; "
                                                "suara-cli frames writes its values."),
                             {feature});
    const Eigen::Map<const Eigen::ArrayXXf> values(frames.values.data(), frames.rows, frames.frames);
    return {feature, "time", frames.firstSecond, frames.secondsPerFrame, values};
}

std::optional<ViewSeries> featureSeries(const PlotInput& input, ClipId clip, const std::string& feature)
{
    const auto frames = input.workbench.data().frames(clip, feature, frameOptions(input.view));
    return frames != nullptr ? std::optional(seriesOf(*frames, feature)) : std::nullopt;
}

/// Mel-spectrograms of a grid are on one scale: not below the largest of each clip.
View commonScale(View view)
{
    view.parameters.set(parameter::melRef, "1");
    return view;
}

/// A clip of a grid, and all that its numbers are made from.
struct GridPart {
    std::string name;
    std::filesystem::path file;
    std::string hash;
    int sampleRate = 0;
    std::int64_t samples = 0;

    ViewSeries waveform(Task& task) const
    {
        SampleBlock block = readSamples(file, {0, samples}, task);
        block.values.resize(std::size_t(samples));
        return {name, "time", 0.0, 1.0 / sampleRate,
                Eigen::Map<const Eigen::ArrayXXf>(block.values.data(), 1, samples)};
    }

    ViewSeries spectrogram(const View& view, Task& task) const
    {
        const std::string& feature = view.features.at(0);
        ViewSeries series = seriesOf(*readFrames(file, hash, {feature}, frameOptions(view), task).front(), feature);
        series.name = name;
        return series;
    }
};

std::optional<ViewSeries> sampleSeries(const PlotInput& input, ClipId id, std::int64_t most)
{
    const Clip* clip = input.workbench.project()->clip(id);
    const std::int64_t count = most > 0 ? std::min(most, clip->frames) : clip->frames;
    const auto block = input.workbench.data().samples(id, {0, count});
    if (block == nullptr)
        return std::nullopt;
    const Eigen::Map<const Eigen::ArrayXXf> values(block->values.data(), 1, count);
    return ViewSeries{clip->name, "time", 0.0, 1.0 / clip->sampleRate, values};
}

ViewSeries spectrumSeries(const PlotInput& input)
{
    const Project& project = *input.workbench.project();
    const Audio audio = loadMono(project.absolutePath(*project.clip(input.clips.at(0))), input.view.sampleRate);
    const ClipSpectrum made = clipSpectrum(audio.samples, audio.sampleRate, input.view);
    return {"magnitude", "frequency", 0.0, made.binHertz, made.magnitudes.transpose()};
}

/// Of each part its series; none as soon as one is missing, but all are asked for.
template<typename Parts, typename Make>
std::optional<std::vector<ViewSeries>> eachOf(const Parts& parts, const Make& make)
{
    std::vector<ViewSeries> all;
    for (const auto& part : parts)
        if (std::optional<ViewSeries> one = make(part))
            all.push_back(std::move(*one));
    return all.size() == parts.size() ? std::optional(std::move(all)) : std::nullopt;
}

CsvWriter& cell(CsvWriter& out, float value)
{
    return std::isfinite(value) ? out.number(value) : out.empty();
}

bool sameAxis(const ViewSeries& a, const ViewSeries& b)
{
    return a.axis == b.axis && a.first == b.first && a.step == b.step;
}

void writeHead(CsvWriter& out, const std::vector<ViewSeries>& series)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        const ViewSeries& one = series[i];
        if (i == 0 || !sameAxis(one, series[i - 1]))
            out.text(i == 0 ? one.axis : one.axis + "_" + one.name);
        for (Eigen::Index row = 0; row < one.values.rows(); ++row)
            out.text(one.name + (one.values.rows() > 1 ? std::to_string(row + 1) : ""));
    }
    out.endRow();
}

} // namespace

std::optional<std::vector<ViewSeries>> viewData(const PlotInput& input)
{
    const View& view = input.view;
    switch (view.kind) {
    case ViewKind::Spectrum:
        return std::vector{spectrumSeries(input)};
    case ViewKind::WaveGrid:
        return eachOf(input.clips, [&](ClipId clip) { return sampleSeries(input, clip, view.firstSamples); });
    case ViewKind::MelGrid: {
        const PlotInput common{input.workbench, input.clips, commonScale(view)};
        return eachOf(input.clips, [&](ClipId clip) {
            std::optional<ViewSeries> series = featureSeries(common, clip, view.features.at(0));
            if (series)
                series->name = input.workbench.project()->clip(clip)->name;
            return series;
        });
    }
    case ViewKind::Waveform:
        if (view.features.empty())
            return eachOf(input.clips, [&](ClipId clip) { return sampleSeries(input, clip, 0); });
        break;
    case ViewKind::Curves:
    case ViewKind::Picture:
        break;
    }
    return eachOf(view.features,
                  [&](const std::string& feature) { return featureSeries(input, input.clips.at(0), feature); });
}

std::function<std::vector<ViewSeries>(Task&)> gridData(const PlotInput& input)
{
    const Project& project = *input.workbench.project();
    std::vector<GridPart> parts;
    for (const ClipId id : input.clips)
        if (const Clip* clip = project.clip(id); clip != nullptr && clip->isReadable() && clip->frames > 0) {
            const std::int64_t most = input.view.firstSamples > 0 ? input.view.firstSamples : clip->frames;
            parts.push_back({clip->name, project.absolutePath(*clip), clip->contentHash, clip->sampleRate,
                             std::min(most, clip->frames)});
        }
    const bool isMel = input.view.kind == ViewKind::MelGrid;
    return [parts, isMel, view = isMel ? commonScale(input.view) : input.view](Task& task) {
        std::vector<ViewSeries> all;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            PartTask part(task, double(i) / double(parts.size()), double(i + 1) / double(parts.size()));
            part.checkpoint(0.0);
            all.push_back(isMel ? parts[i].spectrogram(view, part) : parts[i].waveform(part));
        }
        return all;
    };
}

std::string viewCsv(const std::vector<ViewSeries>& series)
{
    std::ostringstream text;
    CsvWriter out(text);
    writeHead(out, series);
    Eigen::Index longest = 0;
    for (const ViewSeries& one : series)
        longest = std::max(longest, one.values.cols());
    for (Eigen::Index column = 0; column < longest; ++column) {
        for (std::size_t i = 0; i < series.size(); ++i) {
            const ViewSeries& one = series[i];
            const bool there = column < one.values.cols();
            if (i == 0 || (!sameAxis(one, series[i - 1]) && there))
                out.number(one.first + double(column) * one.step);
            else if (!sameAxis(one, series[i - 1]))
                out.empty();
            for (Eigen::Index row = 0; row < one.values.rows(); ++row)
                there ? cell(out, one.values(row, column)) : out.empty();
        }
        out.endRow();
    }
    return std::move(text).str();
}

std::string viewNpy(const std::vector<ViewSeries>& series)
{
    Eigen::Index rows = 0;
    Eigen::Index columns = 0;
    for (const ViewSeries& one : series) {
        rows += one.values.rows();
        columns = std::max(columns, one.values.cols());
    }
    Eigen::ArrayXXf all = Eigen::ArrayXXf::Constant(rows, columns, std::numeric_limits<float>::quiet_NaN());
    Eigen::Index row = 0;
    for (const ViewSeries& one : series) {
        all.block(row, 0, one.values.rows(), one.values.cols()) = one.values;
        row += one.values.rows();
    }
    std::ostringstream bytes;
    writeNpy(bytes, all);
    return std::move(bytes).str();
}

} // namespace suara
