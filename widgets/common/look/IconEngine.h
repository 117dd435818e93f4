#pragma once

#include "widgets/common/look/Theme.h"

#include <QIconEngine>

namespace suara {

/// Draws an icon of resources/icons in the theme's colours of the moment, sharp at every scale.
class IconEngine : public QIconEngine {
public:
    IconEngine(QString name, Theme::IconRole role) : m_name(std::move(name)), m_role(role) {}

    static void draw(QPainter& painter, const QRectF& place, const QString& name, const QColor& color);

    void paint(QPainter* painter, const QRect& place, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override { return new IconEngine(m_name, m_role); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    Theme::IconRole m_role;
};

} // namespace suara
