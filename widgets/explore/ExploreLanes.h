#pragma once

#include "core/audio/Clip.h"
#include "core/features/View.h"

#include <QMenu>
#include <QObject>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

namespace suara {

class ClipData;
class ClipPredictions;
class Lane;
class LaneStack;

/// Which lanes Explore shows. Knows them by name ("waveform", "energy", "energy_rms", "predictions", or a feature's
/// id), so that a project can remember them, and hands clip and parameters to those that are there.
class ExploreLanes : public QObject {
    Q_OBJECT

public:
    ExploreLanes(LaneStack& stack, ClipData& data, ClipPredictions& predictions, QObject* parent = nullptr);

    static QStringList defaults() { return {u"waveform"_qs, u"melspectrogram_db"_qs, u"energy"_qs}; }
    static QStringList known(); ///< in menu order
    static QString titleOf(const QString& name);
    static QString predictionsName() { return QStringLiteral("predictions"); } ///< the one lane that is no View

    QStringList names() const;               ///< from top to bottom
    void setNames(const QStringList& names); ///< unknown ones are left out
    void toggle(const QString& name);        ///< the last lane cannot be taken away
    void move(const QString& name, int by);  ///< down by so many places, up by less than 0; as far as it goes
    void toggleAlone(const QString& name);   ///< that lane alone, or all of them again
    void fillMenu(QMenu& menu);              ///< one check entry a lane, then a menu for each that is there
    void fillLaneMenu(QMenu& menu, const QString& name); ///< what can be done with one lane

    void setClip(ClipId clip);
    /// @param onSpectrograms  features in Hz that are drawn on the frequencies of the spectrograms
    void setViews(const View& curves, const View& mel, const std::optional<std::string>& overlay,
                  const std::vector<std::string>& onSpectrograms);
    View viewOf(const QString& name) const; ///< what that lane shows; not of the predictions
    QStringList viewNames() const;          ///< names() without the predictions

Q_SIGNALS:
    void namesChanged();
    void pythonRequested(const suara::View& view);
    void dataRequested(const suara::View& view);
    void predictionDataRequested();
    void predictionSegmentsRequested(); ///< to be kept in the project

private:
    Lane* make(const QString& name);
    void showMenu(const QString& name, const QPoint& globalPosition);
    void apply(Lane* lane);
    void applyAll();
    QList<View> views() const; ///< of the lanes that are there
    void releaseUnseen(const QList<View>& before);

    LaneStack& m_stack;
    ClipData& m_data;
    ClipPredictions& m_predictions;
    ClipId m_clip = 0;
    View m_curves;
    View m_mel;
    std::optional<std::string> m_overlay;
    std::vector<std::string> m_onSpectrograms;
};

} // namespace suara
