#include "widgets/lanes/ClipLane.h"

#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"

#include <cmath>

namespace suara {

ClipLane::ClipLane(ClipData& clipData, QWidget* parent) : Lane(parent), m_data(clipData)
{
    connect(&clipData, &ClipData::arrived, this, [this](ClipId clip) {
        if (clip == m_clip)
            invalidate();
    });
    connect(&Language::instance(), &Language::changed, this, &ClipLane::change);
}

void ClipLane::setClip(ClipId clip)
{
    m_clip = clip;
    change();
}

void ClipLane::change()
{
    setAccessibleName(title());
    invalidate();
}

std::shared_ptr<const ClipFrames> ClipLane::frames(const FrameCurve& curve) const
{
    return m_clip != 0 ? m_data.frames(m_clip, curve.feature, curve.options) : nullptr;
}

QString ClipLane::whyEmpty(const QString& failure) const
{
    const bool stopped = failure.isEmpty() && m_data.isStopped(m_clip);
    return stopped ? tr("Stopped before it was whole.") : failure;
}

QString ClipLane::whyEmpty(const FrameCurve& curve) const
{
    return frames(curve) == nullptr ? whyEmpty(m_data.problem(m_clip, curve.feature, curve.options)) : QString();
}

QString ClipLane::readoutTime(const QPointF& position, const LaneGeometry& geometry)
{
    const auto sample = qint64(std::floor(geometry.sample(position.x())));
    return QStringLiteral("%1\t%2").arg(formatMoment(geometry.seconds(position.x())),
                                        tr("sample %1").arg(formatInteger(sample)));
}

} // namespace suara
