#pragma once

#include "widgets/common/ClipFrames.h"

#include <QScrollArea>
#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QVBoxLayout;

namespace suara {

class FormRow;
class Section;
class StatisticsTable;

/// The parameters of what Explore draws, spelt as librosa spells them. Says what changed; computes nothing.
class ExploreInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit ExploreInspector(QWidget* parent = nullptr);

    FrameOptions frameOptions() const;          ///< n_fft, hop_length and window: for curves
    FrameOptions melOptions() const;            ///< the same with n_mels, fmin, fmax and ref
    bool isLogarithmic() const;                 ///< frequencies of the spectrogram
    double depth() const;                       ///< dB shown below the largest value
    std::optional<std::string> overlay() const; ///< a feature of the catalogue; none
    bool isNormalised() const;
    int gridColumns() const; ///< 0: as many as fit
    int gridSamples() const; ///< 0: whole clips

    StatisticsTable& statistics() { return *m_statistics; }
    void setStatisticsDetail(const QString& text);

public Q_SLOTS:
    void reset(); ///< the lecture's values

Q_SIGNALS:
    void framesChanged(); ///< frameOptions() or melOptions()
    void depthChanged();
    void axisChanged();
    void overlayChanged();
    void gridChanged();

private:
    struct Preset;

    void buildMel(QVBoxLayout* layout);
    void buildOverlay(QVBoxLayout* layout);
    void buildGrid(QVBoxLayout* layout);
    void retranslate();
    void applyPreset(int index);
    void parameterEdited();
    static const Preset* presets();

    Section* m_melSection;
    Section* m_overlaySection;
    Section* m_statisticsSection;
    Section* m_gridSection;
    QComboBox* m_preset;
    QComboBox* m_nFft;
    QSpinBox* m_hop;
    QComboBox* m_window;
    QSpinBox* m_nMels;
    QSpinBox* m_fmin;
    QSpinBox* m_fmax;
    QComboBox* m_ref;
    QSlider* m_depth;
    QLabel* m_depthText;
    QComboBox* m_axis;
    QComboBox* m_overlay;
    QCheckBox* m_normalise;
    QSpinBox* m_gridColumns;
    QSpinBox* m_gridSamples;
    StatisticsTable* m_statistics;
    QList<QPair<FormRow*, QByteArray>> m_parameterRows; ///< rows named by a librosa parameter
    FormRow* m_presetRow = nullptr;
    FormRow* m_depthRow = nullptr;
    FormRow* m_axisRow = nullptr;
    FormRow* m_overlayRow = nullptr;
    FormRow* m_gridColumnsRow = nullptr;
    FormRow* m_gridSamplesRow = nullptr;
};

} // namespace suara
