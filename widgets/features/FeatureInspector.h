#pragma once

#include "core/features/FeatureTable.h"
#include "widgets/features/ScatterPanel.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QVBoxLayout;

namespace suara {

class Section;
class FormRow;
class SegmentedControl;

/// The choices of the Features page: which features, which value per clip, how the scatter is scaled, which classes the
/// plots show.
class FeatureInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit FeatureInspector(QWidget* parent = nullptr);

    std::vector<TableFeature> features() const; ///< in the lecture's order, then the catalogue's
    Summary summary() const;
    Scaling scaling() const;

    /// The classes of the table and how many rows each has; those hidden before stay hidden by name.
    void setClasses(const QStringList& names, const std::vector<int>& rowClasses);
    const PlotClasses& classes() const { return m_classes; }
    void reset(); ///< the lecture's features, first frame, min–max from −1 to 1, every class

Q_SIGNALS:
    void tableChanged(); ///< features or value per clip
    void scalingChanged();
    void classesChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildFeatures(QVBoxLayout* layout);
    void buildSummary(QVBoxLayout* layout);
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
    Section* m_featureSection;
    Section* m_summarySection;
    Section* m_scalingSection;
    Section* m_classSection;
    SegmentedControl* m_summary;
    QComboBox* m_scaler;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    FormRow* m_scalerRow;
    FormRow* m_rangeRow;
    PlotClasses m_classes;
    std::vector<int> m_counts;
};

} // namespace suara
