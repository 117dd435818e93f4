#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/ClipFrames.h"
#include "widgets/lanes/FrameCurve.h"

#include <QMenu>
#include <QObject>
#include <QStringList>
#include <optional>

namespace suara {

class ClipData;
class Lane;
class LaneStack;

/// Which lanes Explore shows. Knows them by name ("waveform", "melspectrogram_db", "energy", or a feature's id), so
/// that a project can remember them, and hands clip and parameters to those that are there.
class ExploreLanes : public QObject {
    Q_OBJECT

public:
    ExploreLanes(LaneStack& stack, ClipData& data, QObject* parent = nullptr);

    static QStringList defaults() { return {u"waveform"_qs, u"melspectrogram_db"_qs, u"energy"_qs}; }
    static QStringList known(); ///< in menu order
    static QString titleOf(const QString& name);

    QStringList names() const;               ///< from top to bottom
    void setNames(const QStringList& names); ///< unknown ones are left out
    void toggle(const QString& name);        ///< the last lane cannot be taken away
    void move(const QString& name, int by);  ///< down by so many places, up by less than 0; as far as it goes
    void toggleAlone(const QString& name);   ///< that lane alone, or all of them again
    void fillMenu(QMenu& menu);              ///< one check entry a lane, then how to copy what they show
    void fillLaneMenu(QMenu& menu, const QString& name); ///< what can be done with one lane

    void setClip(ClipId clip);
    void setFrameOptions(const FrameOptions& curves, const FrameOptions& mel);
    void setDepth(double decibels);
    void setLogarithmic(bool logarithmic); ///< frequencies of the spectrogram
    void setOverlay(const std::optional<std::string>& feature, bool normalised);

Q_SIGNALS:
    void namesChanged();

private:
    Lane* make(const QString& name);
    QList<FrameCurve> curvesOf(const Lane* lane) const;
    void addPythonActions(QMenu& menu, const Lane* lane) const;
    void showMenu(const QString& name, const QPoint& globalPosition);
    void apply(Lane* lane);
    void applyAll();

    LaneStack& m_stack;
    ClipData& m_data;
    ClipId m_clip = 0;
    FrameOptions m_curveOptions;
    FrameOptions m_melOptions;
    double m_depth = 80.0;
    std::optional<std::string> m_overlay;
    bool m_normalised = true;
    bool m_logarithmic = false;
};

} // namespace suara
