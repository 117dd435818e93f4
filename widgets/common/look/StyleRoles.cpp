#include "widgets/common/look/StyleRoles.h"

#include "widgets/common/look/Theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextEdit>

namespace suara {

namespace {

struct LabelRole {
    const char* name;
    Theme::Role type;
    QPalette::ColorRole ink;
};

constexpr LabelRole labelRoles[] = {
    {"title", Theme::Role::Title, QPalette::WindowText},
    {"muted", Theme::Role::Control, QPalette::PlaceholderText},
    {"secondary", Theme::Role::Secondary, QPalette::PlaceholderText},
    {"caption", Theme::Role::Tick, QPalette::PlaceholderText},
    {"strong", Theme::Role::SecondaryStrong, QPalette::WindowText},
    {"figure", Theme::Role::Figure, QPalette::WindowText},
    {"time", Theme::Role::Time, QPalette::WindowText},
    {"error", Theme::Role::Control, QPalette::BrightText},
    {"key", Theme::Role::Tick, QPalette::PlaceholderText},
};

void dressLabel(QLabel& label, const QString& role)
{
    for (const LabelRole& known : labelRoles)
        if (role == QLatin1StringView(known.name)) {
            label.setFont(Theme::font(known.type));
            label.setForegroundRole(known.ink);
        }
    if (role == u"key")
        label.setFrameShape(QFrame::StyledPanel);
}

void dressView(QAbstractItemView& view, const QString& role)
{
    view.setFrameShape(role == u"popup" ? QFrame::StyledPanel : QFrame::NoFrame);
    if (role == u"popup")
        view.viewport()->setBackgroundRole(QPalette::Button);
    else if (role == u"panel")
        view.viewport()->setBackgroundRole(QPalette::Window);
}

} // namespace

void dress(QWidget& widget)
{
    const QString role = widget.property("role").toString();
    if (auto* label = qobject_cast<QLabel*>(&widget))
        dressLabel(*label, role);
    else if (auto* button = qobject_cast<QPushButton*>(&widget)) {
        if (role == u"link" || button->property("primary").toBool())
            button->setFont(Theme::font(Theme::Role::Title));
    } else if (auto* header = qobject_cast<QHeaderView*>(&widget))
        header->setFont(Theme::font(Theme::Role::TickStrong));
    else if (auto* view = qobject_cast<QAbstractItemView*>(&widget))
        dressView(*view, role);
    else if (auto* area = qobject_cast<QScrollArea*>(&widget)) {
        area->setFrameShape(QFrame::NoFrame);
        area->viewport()->setAutoFillBackground(false);
    } else if (auto* bar = qobject_cast<QScrollBar*>(&widget))
        bar->setAttribute(Qt::WA_OpaquePaintEvent, false); // only its handle is painted
    else if (qobject_cast<QPlainTextEdit*>(&widget) || qobject_cast<QTextEdit*>(&widget))
        static_cast<QFrame&>(widget).setFrameShape(QFrame::StyledPanel); // measured anew: now the role is known
    else if (auto* progress = qobject_cast<QProgressBar*>(&widget))
        progress->setFixedHeight(4);
}

} // namespace suara
