#include "app/PaneActions.h"

#include "widgets/common/Actions.h"
#include "widgets/common/KeyTable.h"

#include <QApplication>
#include <QCursor>
#include <QToolTip>
#include <QWidget>
#include <algorithm>

namespace suara {

namespace {

constexpr int helpMilliseconds = 15000;

QWidget* firstFocusable(const QWidget* pane)
{
    for (QWidget* widget : pane->findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0)
            return widget;
    return nullptr;
}

void moveFocus(const QList<QWidget*>& panes, int step)
{
    const auto holds = [focus = QApplication::focusWidget()](const QWidget* pane) {
        return focus != nullptr && pane->isAncestorOf(focus);
    };
    const auto count = int(panes.size());
    const auto here = int(std::ranges::find_if(panes, holds) - panes.begin()); // count: in none
    const int from = here == count && step > 0 ? -1 : here;
    for (int moved = 1; moved <= count; ++moved) {
        const int place = ((from + step * moved) % count + count) % count;
        if (QWidget* widget = firstFocusable(panes[place])) {
            widget->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

/// Name, description and tip of the nearest widget that has any, upwards from where the pointer is.
void showHelp()
{
    for (QWidget* widget = QApplication::widgetAt(QCursor::pos()); widget != nullptr; widget = widget->parentWidget()) {
        QStringList lines{widget->accessibleName(), widget->accessibleDescription(), widget->toolTip()};
        lines.removeDuplicates();
        lines.removeAll(QString());
        if (!lines.isEmpty())
            return QToolTip::showText(QCursor::pos(), lines.join(u'\n'), widget, {}, helpMilliseconds);
    }
}

} // namespace

void makePaneActions(QWidget& window, const QList<QWidget*>& panes)
{
    const auto text = [](const char* id) {
        return [id] {
            return keyText(*keyRow(id));
        };
    };
    makeAction(&window, "next_pane", text("next_pane"), [panes] { moveFocus(panes, 1); });
    makeAction(&window, "previous_pane", text("previous_pane"), [panes] { moveFocus(panes, -1); });
    makeAction(&window, "help", text("help"), showHelp);
}

} // namespace suara
