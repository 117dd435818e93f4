#pragma once

#include "widgets/learning/TrainData.h"
#include "widgets/learning/TrainSetup.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace suara {

class FormRow;
class LayerList;
class LiveRun;
class Project;
class RunFooter;
class Section;

/// All that is chosen before training: data, split and scaler, model, run; below it the button. Holds no truth but its
/// fields.
class TrainSetupPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainSetupPanel(QWidget* parent = nullptr);

    TrainSetup setup() const;
    void setSetup(const TrainSetup& setup);
    void setLabelChoices(const Project& project); ///< clip class, and each label set with each annotator who used it
    const DataSummary& summary() const { return m_summary; }
    void setSummary(const DataSummary& summary); ///< of the data: counts, and with them the layers
    void showRun(const LiveRun& run);
    void setCompact(bool compact);

Q_SIGNALS:
    void changed(); ///< by the user
    void trainRequested();
    void stopRequested();

private:
    void buildData(QVBoxLayout* column);
    void buildSplit(QVBoxLayout* column);
    void buildModel(QVBoxLayout* column);
    void buildRun(QVBoxLayout* column);
    void connectFields();
    void setTexts();
    void fieldChanged();
    void showFields();
    void fillModels();
    void showLayers();
    void chooseFile();
    QString labelsText(const Project& project, const QString& set, AnnotatorId annotator) const;

    Section* m_dataSection = nullptr;
    Section* m_splitSection = nullptr;
    Section* m_modelSection = nullptr;
    Section* m_runSection = nullptr;
    FormRow* m_summaryRow = nullptr;
    FormRow* m_fileRow = nullptr;
    FormRow* m_labelsRow = nullptr;
    FormRow* m_scalerRow = nullptr;
    QComboBox* m_source;
    QComboBox* m_frames;
    QLineEdit* m_file;
    QComboBox* m_labels;
    QComboBox* m_holdOut;
    QDoubleSpinBox* m_testSize;
    QSpinBox* m_splitSeed;
    QComboBox* m_scaler;
    QComboBox* m_model;
    LayerList* m_layers;
    QComboBox* m_optimizer;
    QDoubleSpinBox* m_rate;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QSpinBox* m_seed;
    RunFooter* m_footer;
    DataSummary m_summary;
    bool m_isFilling = false; // fields are set by the program, not by the user
};

} // namespace suara
