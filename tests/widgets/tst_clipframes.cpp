#include "core/audio/AudioWriter.h"
#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/FrameMemory.h"
#include "widgets/common/workbench/LongClip.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <utility>

using namespace suara;

namespace {

ClipFrames inStretches(const Audio& audio, const FeatureSpec& spec)
{
    const auto open = [&audio]() -> StretchCutter::Source {
        return [&audio, at = std::size_t(0)](std::vector<float>& samples) mutable {
            const std::size_t count = std::min<std::size_t>(100'000, audio.samples.size() - at);
            const auto from = audio.samples.begin() + std::ptrdiff_t(at);
            samples.insert(samples.end(), from, from + std::ptrdiff_t(count));
            at += count;
            return count > 0;
        };
    };
    SilentTask task;
    const FrameOptions options;
    return LongClip({open, audio.sampleRate, double(audio.samples.size())}, options).frames({&spec}, task).at(0);
}

} // namespace

/// Frames of clips of any length, and how they are kept.
class TestClipFrames : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void whatMemoryWillNotHoldIsRefused()
    {
        const FeatureSpec& mel = featureSpec("melspectrogram_db");
        const FeatureSpec& centroid = featureSpec("spectral_centroid");
        const double hour = 3600.0 * 22050;
        FrameOptions options;
        QVERIFY(frameBytesNeeded({&mel, &centroid}, {}, options, hour) < 100e6); // a picture of 8 bits
        options.parameters.set(parameter::hopLength, 1);
        const double levels = 128.0 * hour;
        QVERIFY(frameBytesNeeded({&mel}, {}, options, hour) > 2.0 * levels);
        QVERIFY(frameBytesNeeded({}, {&mel}, options, hour) > 1025.0 * sizeof(float) * hour); // the whole transform
        checkFrameMemory(1e6);
        QVERIFY_EXCEPTION_THROWN(checkFrameMemory(1e14), ParameterError);

        const std::filesystem::path file = m_folder.filePath(QStringLiteral("one.wav")).toStdString();
        writeWav(file, std::vector<float>(22050 * 300), 22050);
        options.parameters.set(parameter::nMels, 4096); // 80 GB
        SilentTask task;
        QVERIFY_EXCEPTION_THROWN(computeClipFrames(file, {"melspectrogram_db"}, options, task), ParameterError);
    }

    void aLargeTransformIsNotHeldAsAWhole()
    {
        std::mt19937 random(5);
        std::normal_distribution<float> noise(0.0f, 0.1f);
        std::vector<float> samples(22050 * 12);
        for (float& sample : samples)
            sample = noise(random);
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("noise.wav")).toStdString();
        writeWav(file, samples, 22050, SampleFormat::Float32);
        FrameOptions options;
        options.parameters.set(parameter::hopLength, 1);
        QVERIFY(spectrumBytes(options, double(samples.size())) > 1e9);
        SilentTask task;
        const ClipFrames fine = computeClipFrames(file, {"spectral_centroid"}, options, task).at(0);
        const ClipFrames usual = computeClipFrames(file, {"spectral_centroid"}, {}, task).at(0);
        QCOMPARE(fine.frames, std::int64_t(samples.size()) + 1);
        for (std::int64_t frame = 0; frame < usual.frames; ++frame)
            QCOMPARE(fine.at(0, 512 * frame), usual.at(0, frame));
    }

    void framesInStretchesAreTheSame() // a clip long enough to be worked on piece by piece
    {
        std::mt19937 random(3);
        std::normal_distribution<float> noise(0.0f, 0.1f);
        std::vector<float> samples(8'100'000);
        for (float& sample : samples)
            sample = noise(random);
        const std::filesystem::path longFile = m_folder.filePath(QStringLiteral("long.wav")).toStdString();
        const std::filesystem::path partFile = m_folder.filePath(QStringLiteral("part.wav")).toStdString();
        writeWav(longFile, samples, 22050, SampleFormat::Float32);
        constexpr std::size_t partLength = 5000 * 512;
        writeWav(partFile, std::span(samples).subspan(0, partLength), 22050, SampleFormat::Float32);
        SilentTask task;
        const std::vector<std::string> ids{"spectral_centroid", "rms", "zero_crossing_rate"};
        const std::vector<ClipFrames> whole = computeClipFrames(longFile, ids, {}, task);
        const std::vector<ClipFrames> part = computeClipFrames(partFile, ids, {}, task);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE(whole[i].frames, 1 + 8'100'000 / 512);
            for (std::int64_t t = 0; t < 4990; ++t) // beyond the first stretch of 4,096 frames
                QCOMPARE(whole[i].at(0, t), part[i].at(0, t));
        }
    }

    void gatheredFramesInStretchesAreTheSame_data()
    {
        QTest::addColumn<QString>("feature");
        for (const char* feature : {"melspectrogram_db", "mfcc", "spectral_contrast", "chroma_stft", "stft_db"})
            QTest::newRow(feature) << feature;
    }
    void gatheredFramesInStretchesAreTheSame() // those that depend on the whole clip: its maximum, its tuning
    {
        QFETCH(QString, feature);
        std::mt19937 random(4);
        std::normal_distribution<float> noise(0.0f, 0.1f);
        Audio audio{std::vector<float>(6000 * 512), 22050};
        for (std::size_t i = 0; i < audio.samples.size(); ++i) // the loudest part is far from the first stretch
            audio.samples[i] = noise(random) * (i > 5000 * 512 ? 1.0f : 1e-4f) +
                               0.3f * float(std::sin(0.13 * double(i))) * (i % 30000 < 9000 ? 1.0f : 0.0f);
        const FeatureSpec& spec = featureSpec(feature.toStdString());
        FrameOptions options;
        SilentTask task;
        QVERIFY(LongClip::knows(spec));
        const ClipFrames made = inStretches(audio, spec);
        const Eigen::ArrayXXf whole = spec.compute(FrameAnalysis(audio, options.parameters));
        QCOMPARE(made.frames, std::int64_t(whole.cols()));
        const bool isPicture = made.values.empty();
        QCOMPARE(isPicture, feature == u"stft_db");
        double worst = 0.0;
        for (Eigen::Index frame = 0; frame < whole.cols(); ++frame)
            for (int row = 0; row < made.rows; ++row) {
                const Eigen::Index first = row * made.binsPerRow;
                const Eigen::Index count = std::min<Eigen::Index>(made.binsPerRow, whole.rows() - first);
                const double expected = double(whole.col(frame).segment(first, count).maxCoeff());
                worst = std::max(worst, std::abs(double(made.at(row, frame)) - expected));
            }
        QVERIFY2(worst <= (isPicture ? 80.0 / 255.0 : 2e-3), qPrintable(QString::number(worst)));
    }

    void aFileThatGrowsBetweenTwoPassesIsShownAsItWas()
    {
        std::size_t length = 6000 * 512;
        const auto open = [&length]() -> StretchCutter::Source {
            const std::size_t whole = std::exchange(length, 2 * length);
            return [whole, at = std::size_t(0)](std::vector<float>& samples) mutable {
                const std::size_t count = std::min<std::size_t>(100'000, whole - at);
                for (std::size_t i = 0; i < count; ++i, ++at)
                    samples.push_back(float(std::sin(0.13 * double(at))));
                return count > 0;
            };
        };
        SilentTask task;
        const FrameOptions options;
        const ClipFrames made =
            LongClip({open, 22050, double(length)}, options).frames({&featureSpec("stft_db")}, task).at(0);
        QCOMPARE(made.frames, 6001);
        QVERIFY(made.at(0, 6000) <= made.highest);
    }

    void aPictureAloneSurvivesTheCache()
    {
        Audio audio{std::vector<float>(20 * 512), 22050};
        for (std::size_t i = 0; i < audio.samples.size(); ++i)
            audio.samples[i] = float(std::sin(0.2 * double(i)));
        FrameOptions options;
        SilentTask task;
        const ClipFrames made = inStretches(audio, featureSpec("stft_db"));
        QVERIFY(made.values.empty());
        QCOMPARE(made.binsPerRow, 2);
        const std::string bytes = frameBytes(made);
        QVERIFY(bytes.size() < std::size_t(made.rows * made.frames) + 200);
        const ClipFrames read = framesFromBytes(bytes);
        QCOMPARE(read.rows, 513);
        QCOMPARE(read.binsPerRow, 2);
        for (int row = 0; row < read.rows; ++row)
            QCOMPARE(read.at(row, 7), made.at(row, 7));
        QCOMPARE(framesFromBytes(std::string_view(bytes).substr(0, bytes.size() - 1)).rows, 0);
    }

    void framesSurviveTheCache()
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("short.wav")).toStdString();
        std::vector<float> samples(4000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = float(std::sin(double(i) * 0.1));
        writeWav(file, samples, 22050);
        SilentTask task;
        const ClipFrames made = computeClipFrames(file, {"melspectrogram_db"}, {}, task).at(0);
        const std::string bytes = frameBytes(made);
        const ClipFrames read = framesFromBytes(bytes);
        QCOMPARE(read.values, made.values);
        QCOMPARE(read.rows, 128);
        QCOMPARE(read.secondsPerFrame, 512.0 / 22050);
        QCOMPARE(read.picture.lowest(), made.picture.lowest());
        for (const std::size_t cut : {std::size_t(0), std::size_t(5), std::size_t(40), bytes.size() - 1})
            QCOMPARE(framesFromBytes(std::string_view(bytes).substr(0, cut)).rows, 0);
    }
};

QTEST_GUILESS_MAIN(TestClipFrames)
#include "tst_clipframes.moc"
