#include "widgets/common/workbench/FrameMemory.h"

#include "core/base/MemoryLimit.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/LongClip.h"

#include <algorithm>

namespace suara {

namespace {

constexpr double share = 0.25;           // of the machine's memory: several lanes stand at the same time
constexpr double bytesOfValue = 12.0;    // of a kept value with its picture, and while it is copied
constexpr double bytesOfLevel = 3.0;     // where only the picture is kept: the levels, and at every halving
constexpr double workOfFrame = 4 * 1024; // bytes of what else is made of a frame where all is made at once

double framesOf(const FeatureSpec& spec, const FrameOptions& options, double samples)
{
    return spec.hop != nullptr ? 1.0 + samples / options.parameters.integer(*spec.hop) : samples;
}

bool isOfSpectrum(const FeatureSpec& spec)
{
    return findParameter(spec, "n_fft") != nullptr;
}

double resultBytes(double rows, double frames)
{
    return rows * frames * (ClipFrames::isPictureAlone(int(rows), std::int64_t(frames)) ? bytesOfLevel : bytesOfValue);
}

} // namespace

double spectrumBytes(const FrameOptions& options, double samples)
{
    const int bins = 1 + options.parameters.integer(parameter::nFft) / 2;
    return sizeof(float) * double(bins) * (1.0 + samples / options.parameters.integer(parameter::hopLength));
}

double frameBytesNeeded(const std::vector<const FeatureSpec*>& inStretches,
                        const std::vector<const FeatureSpec*>& ofWhole, const FrameOptions& options, double samples)
{
    double bytes = 0.0;
    for (const FeatureSpec* spec : inStretches) {
        const int rows = spec->rows(options.parameters);
        bytes += resultBytes(spec->id == "stft_db" ? std::min(rows, LongClip::mostRows) : rows,
                             framesOf(*spec, options, samples));
    }
    for (const FeatureSpec* spec : ofWhole) {
        const double frames = framesOf(*spec, options, samples);
        bytes += resultBytes(spec->rows(options.parameters), frames) +
                 (spec->compute.isStreamed() || spec->id == "stft_db" ? 0.0 : workOfFrame * frames);
    }
    if (!ofWhole.empty())
        bytes += sizeof(float) * samples;
    if (std::ranges::any_of(ofWhole, [](const FeatureSpec* spec) { return isOfSpectrum(*spec); }))
        bytes += spectrumBytes(options, samples);
    return bytes;
}

void checkFrameMemory(double bytes)
{
    checkMemory(bytes,
                SUARA_TEXT("Core", "This would need about %1 MB of memory; of the %2 MB that this machine has, a view "
                                   "may take a quarter. Take a larger hop_length, a smaller n_fft or fewer bands."),
                share);
}

} // namespace suara
