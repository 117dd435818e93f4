#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/base/ColourMap.h"
#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/LogMelTensor.h"
#include "core/features/Mel.h"
#include "core/formats/Picture.h"
#include "core/learning/Dataset.h"
#include "core/learning/TrainingMemory.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <mutex>
#include <numeric>
#include <optional>

namespace suara {

namespace {

/// Sound as the lecture loads it, and the depth of its pictures.
constexpr int kSampleRate = 22050;
constexpr float kDecibels = 80.0F;
/// Of a tensor.
constexpr double kWindowSeconds = double(LogMel::windowSamples) / LogMel::sampleRate;

void checkSides(const PictureOptions& options)
{
    for (const int side : {options.width, options.height})
        if (side < 8 || side > 1024)
            throw ParameterError(SUARA_TEXT("Core", "Pictures have sides of %1 pixels; allowed are %2 to %3."),
                                 {std::to_string(side), "8", "1024"});
}

const char* channelsText(ChannelOrder order)
{
    return order == ChannelOrder::Bgr ? "BGR" : "RGB";
}

int threads(int jobs)
{
    return jobs > 0 ? jobs : defaultJobs();
}

/// Calls make(index) for every input, by threads. What fails is a failure at its place.
std::vector<std::optional<DatasetFailure>> madeAll(std::size_t count, int jobs, Task& task,
                                                   const std::function<void(std::size_t)>& make)
{
    std::vector<std::optional<DatasetFailure>> failures(count);
    std::size_t done = 0;
    std::mutex mutex;
    parallelFor(count, threads(jobs), [&](std::size_t i) {
        try {
            make(i);
        } catch (const Error& error) {
            failures[i] = DatasetFailure{{}, error.text(), error.arguments()};
        }
        const std::lock_guard lock(mutex);
        task.step(++done, count);
    });
    return failures;
}

/// The pixels in [0, 1].
void append(const Picture& picture, ChannelOrder order, std::vector<float>& values)
{
    const std::size_t first = order == ChannelOrder::Bgr ? 2 : 0; // red and blue change places
    for (std::size_t at = 0; at < picture.pixels.size(); at += 3)
        for (const std::size_t channel : {first, std::size_t(1), 2 - first})
            values.push_back(float(picture.pixels[at + channel]) / 255.0F);
}

/// A row for each picture that make(index) gives.
Dataset fromPictures(std::size_t count, const PictureOptions& options, int jobs, Task& task,
                     const std::function<Picture(std::size_t)>& make,
                     const std::function<DatasetRow(std::size_t)>& rowOf)
{
    checkSides(options);
    Dataset dataset;
    dataset.kind = InputKind::Picture;
    dataset.input = {options.height, options.width, 3};
    checkTrainingMemory(2.0 * sizeof(float) * double(count) * double(dataset.input.size())); // as rows, and as examples
    std::vector<Picture> pictures(count);
    auto failures = madeAll(count, jobs, task,
                            [&](std::size_t i) { pictures[i] = resized(make(i), options.width, options.height); });
    dataset.pictures.reserve(count * dataset.input.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (failures[i]) {
            failures[i]->row = rowOf(i);
            dataset.failures.push_back(*std::move(failures[i]));
            continue;
        }
        append(pictures[i], options.channels, dataset.pictures);
        dataset.rows.push_back(rowOf(i));
    }
    return dataset;
}

Audio soundOf(const FeatureInput& input, int sampleRate)
{
    const auto reader = AudioReader::open(input.path);
    if (input.start > 0)
        reader->seek(input.start);
    const std::int64_t end = input.end.value_or(std::numeric_limits<std::int64_t>::max());
    Audio audio = loadMono(input.path, *reader, std::max<std::int64_t>(0, end - input.start), sampleRate);
    if (audio.samples.empty())
        throw IoError(input.path, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    return audio;
}

/// One pixel a mel band and frame, low bands at the bottom; -80 dB is the darkest colour, the maximum the brightest.
Picture melPicture(Audio audio)
{
    Parameters parameters;
    parameters.set(parameter::fmax, 8000.0);
    const Eigen::ArrayXXf decibels = framesOf(FrameAnalysis(std::move(audio), parameters), melSpectrogramDb);
    const ColourTable& colours = colourTable(ColourMap::Magma);
    Picture picture(int(decibels.cols()), int(decibels.rows()));
    for (int y = 0; y < picture.height; ++y) {
        std::uint8_t* pixel = picture.row(picture.height - 1 - y);
        for (int x = 0; x < picture.width; ++x, pixel += 3) {
            const float share = decibels(y, x) / kDecibels + 1.0F;
            const Rgb& colour = colours[std::size_t(std::clamp(int(share * 256.0F), 0, 255))];
            pixel[0] = colour.red;
            pixel[1] = colour.green;
            pixel[2] = colour.blue;
        }
    }
    return picture;
}

/// Those that count.
std::vector<FeatureInput> chosenFrom(const std::vector<FeatureInput>& inputs, RowChoice choice)
{
    std::vector<FeatureInput> chosen;
    std::ranges::copy_if(inputs, std::back_inserter(chosen), [&](const FeatureInput& input) {
        return choice == RowChoice::All || !input.row.label.empty();
    });
    return chosen;
}

DatasetRow rowOf(const FeatureInput& input)
{
    const FeatureRow& row = input.row;
    return {row.clip, row.segment, row.file, row.label, row.group, row.stretch};
}

/// The windows of a clip one behind the other, each LogMel::frames x LogMel::bands, from 0 (silence) upwards.
std::vector<float> tensorOf(const Audio& audio)
{
    constexpr float floor = -23.025851F; // ln(1e-10)
    const Eigen::ArrayXXf tensor = logMelTensor(audio.samples);
    std::vector<float> values;
    values.reserve(std::size_t(tensor.size()));
    for (Eigen::Index frame = 0; frame < tensor.rows(); ++frame)
        for (Eigen::Index band = 0; band < tensor.cols(); ++band)
            values.push_back(1.0F - tensor(frame, band) / floor);
    return values;
}

/// How many windows the inputs will give, by what their files' heads say.
double windowsOf(const std::vector<FeatureInput>& inputs, int jobs, const Task& task)
{
    std::vector<double> windows(inputs.size(), 1.0);
    parallelFor(inputs.size(), threads(jobs), [&](std::size_t i) {
        if (task.isCancelled())
            throw Cancelled{};
        try {
            const auto reader = AudioReader::open(inputs[i].path);
            const std::int64_t end = inputs[i].end.value_or(reader->info().frames);
            windows[i] = std::max(
                1.0, std::ceil(double(end - inputs[i].start) / (kWindowSeconds * double(reader->info().sampleRate))));
        } catch (const Error&) { // NOLINT(bugprone-empty-catch): said of it when it is read
        }
    });
    return std::accumulate(windows.begin(), windows.end(), 0.0);
}

constexpr const char* kFromTensors =
    R"({"from":"tensors","sr":16000,"frames":600,"bands":128,"scaled":"1 + x / 23.025851"})";

} // namespace

Dataset datasetFromPictures(const std::vector<ClassFile>& files, const PictureOptions& options, int jobs, Task& task)
{
    Dataset dataset = fromPictures(
        files.size(), options, jobs, task, [&](std::size_t i) { return readPicture(files[i].path); },
        [&](std::size_t i) { return DatasetRow{0, 0, files[i].path.string(), files[i].label, "", {}}; });
    dataset.options = std::string(R"({"from":"pictures","channels":")") + channelsText(options.channels) + "\"}";
    return dataset;
}

Dataset datasetFromClips(const std::vector<FeatureInput>& inputs, const PictureOptions& options, int jobs, Task& task,
                         RowChoice choice)
{
    const std::vector<FeatureInput> chosen = chosenFrom(inputs, choice);
    Dataset dataset = fromPictures(
        chosen.size(), options, jobs, task, [&](std::size_t i) { return melPicture(soundOf(chosen[i], kSampleRate)); },
        [&](std::size_t i) { return rowOf(chosen[i]); });
    dataset.options =
        std::string(
            R"({"from":"clips","sr":22050,"n_mels":128,"fmax":8000,"ref":"max","top_db":80,"colours":"magma","channels":")") +
        channelsText(options.channels) + "\"}";
    return dataset;
}

Dataset datasetFromTensors(const std::vector<FeatureInput>& inputs, int jobs, Task& task, RowChoice choice)
{
    const std::vector<FeatureInput> chosen = chosenFrom(inputs, choice);
    Dataset dataset;
    dataset.kind = InputKind::Picture;
    dataset.input = {LogMel::frames, LogMel::bands, 1};
    checkTrainingMemory(2.0 * sizeof(float) * windowsOf(chosen, jobs, task) * double(dataset.input.size()));
    std::vector<std::vector<float>> tensors(chosen.size());
    auto failures = madeAll(chosen.size(), jobs, task,
                            [&](std::size_t i) { tensors[i] = tensorOf(soundOf(chosen[i], LogMel::sampleRate)); });
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        DatasetRow row = rowOf(chosen[i]);
        if (failures[i]) {
            failures[i]->row = row;
            dataset.failures.push_back(*std::move(failures[i]));
            continue;
        }
        const double start = row.stretch ? (*row.stretch)[0] : 0.0;
        const std::size_t windows = tensors[i].size() / dataset.input.size();
        for (std::size_t window = 0; window < windows; ++window) {
            if (windows > 1)
                row.stretch = {start + kWindowSeconds * double(window), start + kWindowSeconds * double(window + 1)};
            dataset.rows.push_back(row);
        }
        dataset.pictures.insert(dataset.pictures.end(), tensors[i].begin(), tensors[i].end());
        tensors[i] = {};
    }
    dataset.options = kFromTensors;
    return dataset;
}

bool isFromTensors(const std::string& options)
{
    return options == kFromTensors;
}

PictureOptions pictureOptionsOf(const std::string& options, const Shape& input)
{
    const bool isBgr = options.find(R"("channels":"BGR")") != std::string::npos;
    return {input.width, input.height, isBgr ? ChannelOrder::Bgr : ChannelOrder::Rgb};
}

} // namespace suara
