#pragma once

#include "core/features/View.h"
#include "widgets/lanes/ClipPredictions.h"

#include <QScrollArea>
#include <QVariantMap>
#include <optional>
#include <string>

class QComboBox;
class QVBoxLayout;

namespace suara {

class InspectorFields;
class Section;
class StatisticsTable;

/// The parameters of what Explore draws, spelt as librosa spells them. Says that something changed; computes nothing.
class ExploreInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit ExploreInspector(QWidget* parent = nullptr);

    View view() const;                               ///< of curves, spectrogram and spectrum: no features yet
    View melView() const;                            ///< the same with n_mels, fmin, fmax and ref
    View gridView() const;                           ///< of many clips
    std::optional<std::string> overlay() const;      ///< a feature of the catalogue; none
    std::vector<std::string> onSpectrograms() const; ///< features in Hz that are drawn there
    void setGridKind(ViewKind kind);                 ///< as the user would: changed()
    bool spectrumOfWholeClip() const;                ///< even if there is a selection
    ClipPredictions::Choice predictions() const;
    void setRuns(const std::vector<Run>& runs); ///< whose predictions can be chosen
    void setPredictedRun(RunId run);            ///< as the user would: changed()

    QVariantMap state() const;               ///< every value, to be remembered
    void setState(const QVariantMap& state); ///< what it does not name stands at the lecture's value; without changed()

    StatisticsTable& statistics() { return *m_statistics; }
    void setStatisticsDetail(const QString& text);

public Q_SLOTS:
    void reset(); ///< the lecture's values

Q_SIGNALS:
    void changed();

private:
    void buildAnalysis(QVBoxLayout* layout);
    void buildSpectrograms(QVBoxLayout* layout);
    void buildOverlay(QVBoxLayout* layout);
    void buildFormants(QVBoxLayout* layout);
    void buildSpectrum(QVBoxLayout* layout);
    void buildStatistics(QVBoxLayout* layout);
    void buildPredictions(QVBoxLayout* layout);
    void buildGrid(QVBoxLayout* layout);
    void buildMore(QVBoxLayout* layout);
    void setTexts(const QVariantMap& texts, bool others);
    void applyPreset(int index);
    void showPresets();
    QVariantMap presetValues(int index) const;
    int presetNow() const;
    View viewWith(bool mel) const;

    InspectorFields* m_fields;
    QComboBox* m_preset = nullptr;
    QComboBox* m_voice = nullptr;
    QComboBox* m_run = nullptr;
    Section* m_statisticsSection = nullptr;
    StatisticsTable* m_statistics;
};

} // namespace suara
