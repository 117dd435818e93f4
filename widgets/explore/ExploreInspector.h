#pragma once

#include "core/features/View.h"

#include <QScrollArea>
#include <QVariantMap>
#include <functional>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace suara {

class FormRow;
class Section;
class StatisticsTable;

/// The parameters of what Explore draws, spelt as librosa spells them. Says that something changed; computes nothing.
class ExploreInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit ExploreInspector(QWidget* parent = nullptr);

    View view() const;                          ///< of curves, spectrogram and spectrum: no features yet
    View melView() const;                       ///< the same with n_mels, fmin, fmax and ref
    View gridView() const;                      ///< of many clips
    std::optional<std::string> overlay() const; ///< a feature of the catalogue; none
    bool isOnSpectrograms() const;              ///< the overlay too, if it is in Hz
    void setGridKind(ViewKind kind);            ///< as the user would: changed()
    bool spectrumOfWholeClip() const;           ///< even if there is a selection

    QVariantMap state() const;               ///< every value, to be remembered
    void setState(const QVariantMap& state); ///< what it does not name stands at the lecture's value; without changed()

    StatisticsTable& statistics() { return *m_statistics; }
    void setStatisticsDetail(const QString& text);

public Q_SLOTS:
    void reset(); ///< the lecture's values

Q_SIGNALS:
    void changed();

private:
    /// One value of the form, by its name in state().
    struct Field {
        QString id;
        std::function<QString()> text;
        std::function<void(const QString&)> setText;
        QString initial;
        const ParameterSpec* spec = nullptr; ///< null: no parameter of a feature
        bool ofMel = false;                  ///< of the mel-spectrogram alone
    };

    void buildAnalysis(QVBoxLayout* layout);
    void buildSpectrograms(QVBoxLayout* layout);
    void buildOverlay(QVBoxLayout* layout);
    void buildSpectrum(QVBoxLayout* layout);
    void buildStatistics(QVBoxLayout* layout);
    void buildGrid(QVBoxLayout* layout);
    void buildMore(QVBoxLayout* layout);
    QWidget* depthField();
    FormRow* addChoice(Section* section, const QString& id, QComboBox* box, const QString& initial);
    FormRow* addNumber(Section* section, const QString& id, QSpinBox* box, int initial);
    void addParameter(Section* section, const ParameterSpec& spec, const QString& initial = {}, bool ofMel = false);
    void addCheck(Section* section, const QString& id, const char* text, bool initial);
    void addField(Field field);
    void setTexts(const QVariantMap& texts, bool others);
    void applyPreset(int index);
    QVariantMap presetValues(int index) const;
    int presetNow() const;
    void edited();
    View viewWith(bool mel) const;
    const Field& field(const char* id) const; ///< that there is
    QString text(const char* id) const;

    std::vector<Field> m_fields;
    QComboBox* m_preset = nullptr;
    Section* m_statisticsSection = nullptr;
    StatisticsTable* m_statistics;
    bool m_quiet = false; ///< values are being set, not edited
};

} // namespace suara
