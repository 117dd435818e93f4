#pragma once

#include "core/features/FeatureTable.h"
#include "core/learning/TableChart.h"
#include "widgets/features/FeatureRows.h"
#include "widgets/plots/PlotClasses.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QVBoxLayout;

namespace suara {

class Section;
class FormRow;
class ParameterForm;
struct LabelSet;

/// The choices of the Features page: what the table has a row of, which features with which parameters, what becomes of
/// their frames, how the scatter is scaled, which classes the plots show.
class FeatureInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit FeatureInspector(QWidget* parent = nullptr);

    std::vector<TableFeature> features() const; ///< in the lecture's order, then the catalogue's, then deltas
    Summary summary() const;
    FeatureTableOptions options() const; ///< all that says what the columns are
    RowChoice rows() const;
    QString summaryText() const; ///< "first frame"
    void setLabelSets(const std::vector<LabelSet>& sets);
    Scaling scaling() const;

    /// The classes of the table and how many rows each has; those hidden before stay hidden by name.
    void setClasses(const QStringList& names, const std::vector<int>& rowClasses);
    const PlotClasses& classes() const { return m_classes; }
    void reset(); ///< the lecture's features, first frame, min–max from −1 to 1, every class

Q_SIGNALS:
    void tableChanged();                   ///< rows, features, parameters or summary
    void refused(const QString& sentence); ///< what was typed is not allowed
    void scalingChanged();
    void classesChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildFeatures(QVBoxLayout* layout);
    void buildRows(QVBoxLayout* layout);
    void buildParameters(QVBoxLayout* layout);
    void buildSummary(QVBoxLayout* layout);
    void takePercentiles();
    void showRowFields();
    void featuresChanged();
    void buildScaling(QVBoxLayout* layout);
    void boundRange();
    QWidget* buildClassRow(int index, int count);
    void showClassCount();
    void retranslate();

    struct Choice {
        TableFeature feature;
        QCheckBox* box;
    };
    std::vector<Choice> m_choices;
    QCheckBox* m_deltas;
    QCheckBox* m_secondDeltas;
    Section* m_rowSection;
    Section* m_featureSection;
    Section* m_parameterSection;
    Section* m_summarySection;
    Section* m_scalingSection;
    Section* m_classSection;
    QComboBox* m_rows;
    QComboBox* m_labelSet;
    QDoubleSpinBox* m_window;
    ParameterForm* m_parameters;
    QComboBox* m_summary;
    QLineEdit* m_percentileField;
    std::vector<double> m_percentiles;
    QComboBox* m_scaler;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    FormRow* m_rowsRow;
    FormRow* m_labelSetRow;
    FormRow* m_windowRow;
    FormRow* m_summaryRow;
    FormRow* m_percentileRow;
    FormRow* m_scalerRow;
    FormRow* m_rangeRow;
    PlotClasses m_classes;
    std::vector<int> m_counts;
};

} // namespace suara
