#pragma once

#include "core/features/FeatureTable.h"
#include "core/learning/TableChart.h"
#include "widgets/features/FeatureRows.h"
#include "widgets/plots/PlotClasses.h"

#include <QJsonObject>
#include <QScrollArea>

namespace suara {

class ClassesSection;
class FeaturesSection;
class ParameterForm;
class RowsSection;
class ScalingSection;
class Section;
class SummarySection;
struct LabelSet;

/// The choices of the Features page: what the table has a row of, which features with which parameters, what becomes of
/// their frames, how the scatter is scaled, which classes the plots show.
class FeatureInspector : public QScrollArea {
    Q_OBJECT

public:
    explicit FeatureInspector(QWidget* parent = nullptr);

    FeatureTableOptions options() const; ///< all that says what the columns are
    TableRows rows() const;
    QString summaryText() const; ///< "first frame"
    void setLabelSets(const std::vector<LabelSet>& sets);
    Scaling scaling() const;

    /// The classes of the table and how many rows each has; those hidden before stay hidden by name.
    void setClasses(const QStringList& names, const std::vector<int>& rowClasses);
    const PlotClasses& classes() const;
    void toggleClass(int index);                 ///< shows or hides it; -1: what has no class
    QJsonObject choices() const;                 ///< all of them but the classes, to be kept in the project
    void setChoices(const QJsonObject& choices); ///< what is missing stands as at first; says nothing of it
    void reset(); ///< the lecture's features, first frame, min–max from −1 to 1, every class

Q_SIGNALS:
    void tableChanged();                   ///< rows, features, parameters or summary
    void refused(const QString& sentence); ///< what was typed is not allowed
    void scalingChanged();
    void classesChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectSections();
    void showChangeCount(); ///< of parameters, which are seldom unfolded

    SummarySection* m_summary;
    RowsSection* m_rows;
    FeaturesSection* m_features;
    Section* m_parameterSection;
    ParameterForm* m_parameters;
    ScalingSection* m_scaling;
    ClassesSection* m_classes;
};

} // namespace suara
