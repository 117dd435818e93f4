#include "core/features/Delta.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <string>

namespace suara {

namespace {

/// Weights of the frames around one, whose sum of products is the derivative there.
Eigen::ArrayXd weightsOf(int order, int width)
{
    const int half = width / 2;
    const Eigen::ArrayXd offsets = Eigen::ArrayXd::LinSpaced(width, -half, half);
    if (order == 1)
        return offsets / offsets.square().sum();
    const Eigen::ArrayXd squares = offsets.square() - offsets.square().mean();
    return 2.0 * squares / squares.square().sum();
}

/// The frame that stands at a place beyond the ends; -1 for zeros.
Eigen::Index frameAt(Eigen::Index place, Eigen::Index frames, std::string_view mode)
{
    if ((place >= 0 && place < frames) || mode == "constant")
        return place >= 0 && place < frames ? place : -1;
    if (mode == "wrap")
        return ((place % frames) + frames) % frames;
    if (mode == "nearest" || frames == 1)
        return std::clamp<Eigen::Index>(place, 0, frames - 1);
    const Eigen::Index period = 2 * (frames - 1); // mirror: the end is not repeated
    place = ((place % period) + period) % period;
    return std::min(place, period - place);
}

void check(Eigen::Index frames, int width, std::string_view mode)
{
    if (width < 3 || width % 2 == 0)
        throw ParameterError(SUARA_TEXT("Core", "width is %1; allowed is an odd number from 3 on."),
                             {std::to_string(width)});
    if (mode == "interp" && width > frames)
        throw ParameterError(SUARA_TEXT("Core", "width is %1, but there are only %2 frames; a smaller width or another "
                                                "mode than interp helps."),
                             {std::to_string(width), std::to_string(frames)});
}

} // namespace

Eigen::ArrayXXf delta(const Eigen::Ref<const Eigen::ArrayXXf>& frames, int order, int width, std::string_view mode)
{
    check(frames.cols(), width, mode);
    const Eigen::ArrayXd weights = weightsOf(order, width);
    const Eigen::Index half = width / 2;
    Eigen::ArrayXXf result(frames.rows(), frames.cols());
    for (Eigen::Index frame = 0; frame < frames.cols(); ++frame) {
        // A line's slope is the same everywhere on it, so with interp the ends take what the outermost window gave.
        const Eigen::Index centre =
            mode == "interp" ? std::clamp<Eigen::Index>(frame, half, frames.cols() - 1 - half) : frame;
        Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(frames.rows());
        for (Eigen::Index k = 0; k < width; ++k)
            if (const Eigen::Index at = frameAt(centre + k - half, frames.cols(), mode); at >= 0)
                sum += weights[k] * frames.col(at).cast<double>();
        result.col(frame) = sum.cast<float>();
    }
    return result;
}

namespace parameter {

constexpr std::array<std::string_view, 5> modes{"interp", "nearest", "mirror", "constant", "wrap"};

const ParameterSpec deltaWidth{.id = "width",
                               .key = "delta.width",
                               .title = SUARA_TEXT("Core", "Frames of a delta"),
                               .unit = "",
                               .kind = ParameterKind::Integer,
                               .defaultValue = "9",
                               .minimum = 3,
                               .maximum = 9999};
const ParameterSpec deltaMode{.id = "mode",
                              .key = "delta.mode",
                              .title = SUARA_TEXT("Core", "Beyond the ends"),
                              .unit = "",
                              .kind = ParameterKind::Choice,
                              .defaultValue = "interp",
                              .choices = modes};

} // namespace parameter

} // namespace suara
