#pragma once

#include "widgets/common/commands/Page.h"
#include "widgets/features/MeasuredClips.h"

#include <QPointer>

class QStackedWidget;
class QTimer;

namespace suara {

class ChartRow;
class EmptyState;
class FeatureInspector;
class FeatureTableView;
class Job;
class Note;
class PanelHeader;

/// The Features workspace: the table of one row a clip, and three charts of it. Measures the project's clips in the
/// background when it is looked at and something has changed.
class FeaturesPage : public Page {
    Q_OBJECT

public:
    explicit FeaturesPage(Workbench& workbench, QWidget* parent = nullptr);

    QString title() const override { return tr("Features"); }
    QString iconName() const override { return QStringLiteral("features"); }
    QList<QAction*> pageActions() const override;

    MeasuredClipsPtr measured() const { return m_measured; } ///< null before the first result

Q_SIGNALS:
    void trainRequested(); ///< "Train on this"

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildInspector();
    void buildActions();
    void connectParts();
    void connectWorkbench();
    void outdate(); ///< the table no longer says how things are
    void keepChoices();
    void measure();
    void present(FeatureTable table, const FeatureTableOptions& options);
    void showNothing(const QString& reason);
    void forgetMeasured();
    void showStopped();
    void showFailures();
    void showCharts();
    void playSelection();
    void exportTable();
    void playRow(int row);
    void copyPython(int row, int column);
    void retranslate();

    PanelHeader* m_header;
    Note* m_note;
    FeatureTableView* m_table;
    ChartRow* m_charts;
    FeatureInspector* m_inspector;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QAction* m_train = nullptr;
    QAction* m_export = nullptr;
    QAction* m_python = nullptr;
    QTimer* m_later;
    QPointer<Job> m_job;
    MeasuredClipsPtr m_measured;
    FeatureTableOptions m_options; ///< that it was measured with
    bool m_outdated = true;
};

} // namespace suara
