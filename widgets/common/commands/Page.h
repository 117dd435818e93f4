#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace suara {

class Workbench;

/// One workspace of the window. A page builds its own actions and forwards edits to the project; the main window only
/// places pages and puts their actions into menus and the command palette.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(Workbench& workbench, QWidget* parent = nullptr);
    ~Page() override;

    static Page* of(QObject* part); ///< the page that holds a widget; null for none

    virtual QString title() const = 0;                         ///< of its tab, translated
    virtual QString iconName() const = 0;                      ///< in resources/icons, without ending
    virtual QList<QAction*> pageActions() const { return {}; } ///< for menus and the command palette
    virtual bool usesLibrary() const { return true; }          ///< false: the clip library folds to its rail

Q_SIGNALS:
    void showRequested(); ///< something of it is wanted while another page is in front

protected:
    Workbench& m_workbench;
};

} // namespace suara
