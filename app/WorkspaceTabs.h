#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QAction;

namespace suara {

/// The workspaces side by side in the header; the chosen one has its icon and a line below in the accent.
class WorkspaceTabs : public QWidget {
    Q_OBJECT

public:
    explicit WorkspaceTabs(QWidget* parent = nullptr);
    void addTab(QAction* workspace); ///< a checkable action; its tab follows it

private:
    class Tab;
};

} // namespace suara
