#include "app/WorkspaceTabs.h"

#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>

namespace suara {

namespace {
constexpr int padding = 14;
constexpr int iconPixels = 16;
constexpr int iconGap = 8;
constexpr int headerHeight = 40;
} // namespace

class WorkspaceTabs::Tab : public QAbstractButton {
public:
    Tab(QAction* workspace, QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        const auto follow = [this, workspace] {
            setText(workspace->text());
            setToolTip(workspace->toolTip());
            setAccessibleName(workspace->text());
            setIcon(workspace->icon());
            setChecked(workspace->isChecked());
            updateGeometry();
        };
        follow();
        connect(workspace, &QAction::changed, this, follow);
        connect(this, &QAbstractButton::toggled, workspace, [this, workspace](bool on) {
            if (on)
                workspace->setChecked(true);
            else
                setChecked(workspace->isChecked()); // a second click leaves it chosen
        });
    }

    QSize sizeHint() const override
    {
        const QFontMetrics bold(Theme::font(Theme::Role::Title));
        return {2 * padding + iconPixels + iconGap + bold.horizontalAdvance(text()), headerHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = Theme::instance().tokens();
        QPainter painter(this);
        const bool bright = isChecked() || underMouse();
        icon().paint(&painter, QRect(padding, (height() - iconPixels) / 2, iconPixels, iconPixels), Qt::AlignCenter,
                     QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
        painter.setFont(Theme::font(isChecked() ? Theme::Role::Title : Theme::Role::Control));
        painter.setPen(bright ? t.text : t.muted);
        painter.drawText(rect().adjusted(padding + iconPixels + iconGap, 0, 0, 0), Qt::AlignVCenter, text());
        if (isChecked())
            painter.fillRect(padding, height() - 2, width() - 2 * padding, 2, t.accent);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }
};

WorkspaceTabs::WorkspaceTabs(QWidget* parent) : QWidget(parent)
{
    plainRow(this);
}

void WorkspaceTabs::addTab(QAction* workspace)
{
    layout()->addWidget(new Tab(workspace, this));
}

} // namespace suara
