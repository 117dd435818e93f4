#include "widgets/common/look/IconEngine.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>
#include <memory>

namespace suara {

namespace {

/// One parsed drawing per icon and colour; both are few.
QSvgRenderer& renderer(const QString& name, const QColor& color)
{
    static QHash<QString, std::shared_ptr<QSvgRenderer>> parsed;
    std::shared_ptr<QSvgRenderer>& entry = parsed[name + color.name()];
    if (!entry) {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            qWarning("No icon is named %s", qPrintable(name));
        entry = std::make_shared<QSvgRenderer>(file.readAll().replace("currentColor", color.name().toLatin1()));
    }
    return *entry;
}

} // namespace

void IconEngine::draw(QPainter& painter, const QRectF& place, const QString& name, const QColor& color)
{
    renderer(name, color).render(&painter, place);
}

QColor IconEngine::color(QIcon::Mode mode, QIcon::State state) const
{
    const Theme& theme = Theme::instance();
    if (mode == QIcon::Disabled)
        return theme.tokens().faint;
    return state == QIcon::On && m_role != Theme::IconRole::OnAccent ? theme.tokens().accent : theme.color(m_role);
}

void IconEngine::paint(QPainter* painter, const QRect& place, QIcon::Mode mode, QIcon::State state)
{
    draw(*painter, place, m_name, color(mode, state));
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, pixmap.rect(), mode, state);
    return pixmap;
}

} // namespace suara
