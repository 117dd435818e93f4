#pragma once

#include "core/audio/Clip.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/Lane.h"

#include <memory>

namespace suara {

class ClipData;

/// A lane of what ClipData has of one clip: draws itself anew when more of it has arrived.
class ClipLane : public Lane {
    Q_OBJECT

public:
    explicit ClipLane(ClipData& clipData, QWidget* parent = nullptr);

    void setClip(ClipId clip);

protected:
    ClipData& data() const { return m_data; }
    ClipId clip() const { return m_clip; }
    std::shared_ptr<const ClipFrames> frames(const FrameCurve& curve) const;
    void change(); ///< title or contents are others: name and plot follow
    /// What the lane says where it has nothing to draw: that sentence, or that the work was stopped.
    QString whyEmpty(const QString& failure) const;
    QString whyEmpty(const FrameCurve& curve) const; ///< "" while its frames are there or under way
    static QString readoutTime(const QPointF& position, const LaneGeometry& geometry); ///< first line of a readout

private:
    ClipData& m_data;
    ClipId m_clip = 0;
};

} // namespace suara
