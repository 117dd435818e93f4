#include "app/PaneActions.h"

#include "app/HelpTexts.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/KeyTable.h"

#include <QApplication>
#include <QCoreApplication>
#include <QCursor>
#include <QToolTip>
#include <QWidget>
#include <algorithm>

namespace suara {

namespace {

constexpr int helpMilliseconds = 60000;

struct PaneText {
    Q_DECLARE_TR_FUNCTIONS(PaneActions)
};

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

/// What the view under the pointer is for, under the name of the control there; without a pointer in the window, of
/// what has the focus.
void showHelp(const QWidget& window)
{
    QWidget* at = QApplication::widgetAt(QCursor::pos());
    const bool pointed = at != nullptr && at->window() == &window;
    if (!pointed)
        at = QApplication::focusWidget();
    const HelpText help = helpOn(at);
    if (help.isEmpty())
        return;
    const QString tip = at->toolTip().isEmpty() ? at->accessibleName() : at->toolTip();
    QString page =
        QStringLiteral("<p><b>%1</b></p><p>%2</p>").arg(help.title.toHtmlEscaped(), help.text.toHtmlEscaped());
    if (!tip.isEmpty() && tip != help.title)
        page.prepend(QStringLiteral("<p><b>%1</b></p>").arg(tip.toHtmlEscaped()));
    page += QStringLiteral("<p>%1</p>").arg(withKey(PaneText::tr("All keys"), "key_sheet"));
    const QPoint place = pointed ? QCursor::pos() : at->mapToGlobal(at->rect().center());
    QToolTip::showText(place, page, at, {}, helpMilliseconds);
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
    makeAction(&window, "help", text("help"), [&window] { showHelp(window); });
}

} // namespace suara
