#pragma once

#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace suara {

class DataSection;
class LeakNotice;
class ModelSection;
class PanelHeader;
class RunFooter;
class SetupSection;

/// All choices of a run, in sections: data, split and scale, model, run, and what a beginner need not see. The Train
/// button stands below and becomes the progress while a run is made.
class TrainSetupPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainSetupPanel(QWidget* parent = nullptr);

    TrainSetup setup() const;
    void setSetup(const TrainSetup& setup); ///< without changed()
    void setLabelChoices(const Project& project);
    const DataSummary& summary() const { return m_summary; }
    void setSummary(const DataSummary& summary);
    void setCompact(bool compact); ///< a narrow label column
    ModelSection& model() { return *m_model; }
    RunFooter& footer() { return *m_footer; }
    LeakNotice& leaks() { return *m_leaks; }
    void addHeaderAction(QAction* action); ///< as a button in the header

Q_SIGNALS:
    void changed(); ///< by the user
    void problemFound(const QString& sentence);

private:
    void build();
    QWidget* buildSections();
    void sectionChanged();

    PanelHeader* m_header;
    DataSection* m_data;
    ModelSection* m_model;
    QList<SetupSection*> m_sections;
    LeakNotice* m_leaks;
    RunFooter* m_footer;
    DataSummary m_summary;
    TrainSetup m_last; ///< before the change that is under way
};

} // namespace suara
