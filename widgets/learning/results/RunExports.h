#pragma once

#include "core/project/Project.h"

#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QToolButton;
class QWidget;

namespace suara {

class Workbench;

/// What can be written of a stored run: the model, ONNX, NPZ, its history, a Keras script. To add a format, add its row
/// in RunExports.cpp.
class RunExports : public QObject {
    Q_OBJECT

public:
    RunExports(Workbench& workbench, QWidget& window, std::function<RunId()> chosen);

    const QList<QAction*>& actions() const { return m_actions; }
    QToolButton* button() const; ///< that opens a menu of them; the caller's

private:
    struct Format;
    static const QList<Format>& formats();
    void save(const Format& format);

    Workbench& m_workbench;
    QWidget& m_window;
    std::function<RunId()> m_chosen;
    QList<QAction*> m_actions;
};

} // namespace suara
