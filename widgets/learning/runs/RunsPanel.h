#pragma once

#include "core/project/Project.h"

#include <QWidget>

class QAction;
class QTableView;

namespace suara {

class RunsModel;

/// The runs as a table: choosing one shows it, its eye or Space lays its curves behind the chosen one's, F2 renames,
/// Delete removes (and undo brings it back).
class RunsPanel : public QWidget {
    Q_OBJECT

public:
    explicit RunsPanel(RunsModel& model, QWidget* parent = nullptr);

    void chooseRun(RunId run); ///< 0: the live one; nothing when it is not there
    RunId chosenRun() const;   ///< -1 for none
    QAction* markAction() const { return m_mark; }
    QAction* removeAction() const { return m_remove; }
    void setCompact(bool compact); ///< names before numbers

Q_SIGNALS:
    void runChosen(suara::RunId run);
    void comparedChanged();
    void removeRequested(suara::RunId run);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void fitNames();
    void toggleMark(RunId run);

    RunsModel& m_model;
    QTableView* m_table;
    QAction* m_mark;
    QAction* m_remove;
};

} // namespace suara
