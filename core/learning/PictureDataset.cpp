#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/base/ColourMap.h"
#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"
#include "core/formats/Picture.h"
#include "core/learning/Dataset.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>

namespace suara {

namespace {

/// Sound as the lecture loads it, and the depth of its pictures.
constexpr int kSampleRate = 22050;
constexpr float kDecibels = 80.0F;

void checkSide(int side)
{
    if (side < 8 || side > 1024)
        throw ParameterError(SUARA_TEXT("Core", "Pictures have sides of %1 pixels; allowed are %2 to %3."),
                             {std::to_string(side), "8", "1024"});
}

/// Makes one picture after another, by threads; what fails is kept as a failure, and rows keep the order of inputs.
class PictureCollector {
public:
    PictureCollector(int side, std::size_t count) : m_side(side), m_pictures(count), m_failures(count) {}

    void collect(int jobs, Task& task, const std::function<Picture(std::size_t)>& make)
    {
        std::atomic<std::size_t> done = 0;
        std::mutex mutex;
        parallelFor(m_pictures.size(), jobs > 0 ? jobs : defaultJobs(), [&](std::size_t i) {
            try {
                m_pictures[i] = resized(make(i), m_side, m_side);
            } catch (const Error& error) {
                m_failures[i] = DatasetFailure{{}, error.text(), error.arguments()};
            }
            const std::lock_guard lock(mutex);
            task.step(++done, m_pictures.size());
        });
    }

    Dataset dataset(const std::function<DatasetRow(std::size_t)>& rowOf, std::string options)
    {
        Dataset dataset;
        dataset.kind = InputKind::Picture;
        dataset.input = {m_side, m_side, 3};
        dataset.options = std::move(options);
        dataset.pictures.reserve(m_pictures.size() * dataset.input.size());
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            if (m_failures[i]) {
                m_failures[i]->row = rowOf(i);
                dataset.failures.push_back(*std::move(m_failures[i]));
                continue;
            }
            for (const std::uint8_t value : m_pictures[i].pixels)
                dataset.pictures.push_back(float(value) / 255.0F);
            dataset.rows.push_back(rowOf(i));
        }
        return dataset;
    }

private:
    int m_side;
    std::vector<Picture> m_pictures;
    std::vector<std::optional<DatasetFailure>> m_failures;
};

Audio soundOf(const FeatureInput& input)
{
    const auto reader = AudioReader::open(input.path);
    if (input.start > 0)
        reader->seek(input.start);
    const std::int64_t end = input.end.value_or(std::numeric_limits<std::int64_t>::max());
    Audio audio = loadMono(input.path, *reader, std::max<std::int64_t>(0, end - input.start), kSampleRate);
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

} // namespace

Dataset datasetFromPictures(const std::vector<ClassFile>& files, int side, int jobs, Task& task)
{
    checkSide(side);
    PictureCollector collector(side, files.size());
    collector.collect(jobs, task, [&](std::size_t i) { return readPicture(files[i].path); });
    return collector.dataset(
        [&](std::size_t i) { return DatasetRow{0, 0, files[i].path.string(), files[i].label, "", {}}; },
        R"({"from":"pictures","channels":"RGB"})");
}

Dataset datasetFromClips(const std::vector<FeatureInput>& inputs, int side, int jobs, Task& task, RowChoice choice)
{
    checkSide(side);
    std::vector<FeatureInput> chosen;
    std::ranges::copy_if(inputs, std::back_inserter(chosen), [&](const FeatureInput& input) {
        return choice == RowChoice::All || !input.row.label.empty();
    });
    PictureCollector collector(side, chosen.size());
    collector.collect(jobs, task, [&](std::size_t i) { return melPicture(soundOf(chosen[i])); });
    return collector.dataset(
        [&](std::size_t i) {
            const FeatureRow& row = chosen[i].row;
            return DatasetRow{row.clip, row.segment, row.file, row.label, row.group, row.stretch};
        },
        R"({"from":"clips","sr":22050,"n_mels":128,"fmax":8000,"ref":"max","top_db":80,"colours":"magma","channels":"RGB"})");
}

} // namespace suara
