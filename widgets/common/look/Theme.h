#pragma once

#include "widgets/common/look/Tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QRectF>
#include <functional>

class QApplication;
class QPainter;

namespace suara {

/// Colours, fonts, icons and marks of the whole program. Nothing outside names a colour, a font or a pixel metric.
/// Custom painters read tokens() when they paint; what is set once on others is set through onTheme().
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    /// Type roles; sizes in device-independent pixels, weights 400 and 500 ("Strong").
    enum class Role {
        Tick,            ///< 11: ticks, captions
        TickStrong,      ///< 11/500: column heads, axis titles
        Secondary,       ///< 12: secondary text, tables, segments
        SecondaryStrong, ///< 12/500
        Control,         ///< 13: controls and lists
        Title,           ///< 13/500: panel titles
        Time,            ///< 20/500: the transport's time
        Figure,          ///< 28/500: one headline figure
        Code             ///< JetBrains Mono 12: code and log
    };

    /// What an icon stands on; disabled is always faint, and switched on is accent.
    enum class IconRole { Text, Muted, Accent, OnAccent, Danger, Warn, Ok };

    static Theme& instance();
    void install(QApplication& application); ///< style, palette and font; once, before the first window

    Mode mode() const { return m_mode; }
    void setMode(Mode mode); ///< System: as the desktop's palette was when the program started
    bool isDark() const { return m_dark; }

    const Tokens& tokens() const { return m_dark ? darkTokens() : lightTokens(); }
    QColor color(IconRole role) const;
    static QFont font(Role role);

    /// An icon of resources/icons by name, drawn in the theme's colour of the moment at any size and scale.
    QIcon icon(const QString& name, IconRole role = IconRole::Text) const;
    void drawIcon(QPainter& painter, const QRectF& place, const QString& name, const QColor& color) const;

    /// Colour of a class by its index in the label set; the eight hues repeat.
    QColor classColour(int index) const;
    /// The class's mark (disc, square, triangle, diamond, down triangle, ring, plus, cross), centred in place. A mark
    /// is 8 px in a place of 14 px; from the ninth class on it is half as large again and carries the round's number.
    static void drawMark(QPainter& painter, const QRectF& place, int index, const QColor& color);

    /// While it lives, what is painted gets the light colours; nothing on the screen hears of it.
    class LightScope {
    public:
        explicit LightScope(bool light = true) : m_before(instance().m_dark) { instance().m_dark &= !light; }
        ~LightScope() { instance().m_dark = m_before; }
        Q_DISABLE_COPY_MOVE(LightScope)

    private:
        bool m_before;
    };

    QPalette palette() const;

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void apply();

    Mode m_mode = Mode::System;
    bool m_systemDark = false;
    bool m_dark = false;
};

/// Runs apply now and whenever the theme changes, for as long as owner lives.
void onTheme(QObject* owner, std::function<void()> apply);

} // namespace suara
