#include "widgets/lanes/ViewLane.h"

#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"

namespace suara {

Lane* makeLane(ViewKind kind, ClipData& data)
{
    if (kind == ViewKind::Waveform)
        return new WaveformLane(data);
    if (kind == ViewKind::Picture)
        return new SpectrogramLane(data);
    return new CurveLane(data);
}

FrameOptions frameOptions(const View& view)
{
    return {view.parameters, view.sampleRate.value_or(0)};
}

void showView(Lane& lane, const View& view, ClipId clip)
{
    const FrameOptions options = frameOptions(view);
    if (auto* wave = qobject_cast<WaveformLane*>(&lane)) {
        wave->setClip(clip);
        wave->setOverlay(view.features.empty() ? std::nullopt : std::optional(FrameCurve{view.features[0], options}),
                         view.normalised);
    } else if (auto* picture = qobject_cast<SpectrogramLane*>(&lane)) {
        picture->setClip(clip);
        picture->setFeature(view.features.at(0), options);
        picture->setDepth(view.depth);
        picture->setColours(view.colours);
        picture->setScale(view.scale);
        picture->setTop(view.top);
        QList<FrameCurve> overlays;
        for (std::size_t i = 1; i < view.features.size(); ++i)
            overlays.append(FrameCurve{view.features[i], options});
        picture->setOverlays(overlays);
    } else if (auto* curves = qobject_cast<CurveLane*>(&lane)) {
        curves->setClip(clip);
        QList<FrameCurve> shown;
        for (const std::string& feature : view.features)
            shown.append(FrameCurve{feature, options});
        curves->setCurves(std::move(shown));
    }
}

} // namespace suara
