#include "widgets/common/look/Theme.h"

#include "widgets/common/look/IconEngine.h"
#include "widgets/common/look/Style.h"

#include <QApplication>
#include <QToolTip>
#include <utility>

namespace suara {

namespace {

/// Of fields to write in: what is selected stands out more than a chosen row.
QPalette fieldPalette(QPalette palette, const Tokens& tokens)
{
    palette.setColor(QPalette::Highlight, tokens.accent);
    palette.setColor(QPalette::HighlightedText, tokens.onAccent);
    return palette;
}

QPalette headerPalette(QPalette palette, const Tokens& tokens)
{
    palette.setColor(QPalette::ButtonText, tokens.muted);
    return palette;
}

bool isDarkIn(Theme::Mode mode, bool systemIsDark)
{
    return mode == Theme::Mode::Dark || (mode == Theme::Mode::System && systemIsDark);
}

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::install(QApplication& application)
{
    m_systemDark = application.palette().color(QPalette::Window).lightness() < 128;
    m_dark = isDarkIn(m_mode, m_systemDark);
    QApplication::setStyle(new Style);
    QApplication::setFont(font(Role::Control));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/suara.svg")));
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    const bool dark = isDarkIn(mode, m_systemDark);
    if (std::exchange(m_dark, dark) != dark)
        apply();
}

void Theme::apply()
{
    const QPalette all = palette();
    QApplication::setPalette(all);
    for (const char* field : {"QLineEdit", "QAbstractSpinBox", "QPlainTextEdit", "QTextEdit"})
        QApplication::setPalette(fieldPalette(all, tokens()), field);
    QApplication::setPalette(headerPalette(all, tokens()), "QHeaderView");
    QToolTip::setPalette(all);
    Q_EMIT changed();
}

QColor Theme::color(IconRole role) const
{
    const Tokens& t = tokens();
    switch (role) {
    case IconRole::Text:
        return t.text;
    case IconRole::Muted:
        return t.muted;
    case IconRole::Accent:
        return t.accent;
    case IconRole::OnAccent:
        return t.onAccent;
    case IconRole::Danger:
        return t.danger;
    case IconRole::Warn:
        return t.warn;
    case IconRole::Ok:
        return t.ok;
    }
    return t.text;
}

QFont Theme::font(Role role)
{
    struct Type {
        int pixels;
        QFont::Weight weight;
    };
    static constexpr Type types[] = {
        {11, QFont::Normal}, {11, QFont::Medium}, {12, QFont::Normal}, {12, QFont::Medium}, {13, QFont::Normal},
        {13, QFont::Medium}, {20, QFont::Medium}, {28, QFont::Medium}, {12, QFont::Normal},
    };
    const Type& type = types[int(role)];
    QFont font(role == Role::Code
                   ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")}
                   : QStringList{QStringLiteral("Roboto"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(type.pixels);
    font.setWeight(type.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QIcon Theme::icon(const QString& name, IconRole role) const
{
    return QIcon(new IconEngine(name, role));
}

void Theme::drawIcon(QPainter& painter, const QRectF& place, const QString& name, const QColor& color) const
{
    IconEngine::draw(painter, place, name, color);
}

QColor Theme::classColour(int index) const
{
    return tokens().classes[std::size_t(index < 0 ? 7 : index % 8)];
}

QPalette Theme::palette() const
{
    const Tokens& t = tokens();
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor& color, const QColor& disabled) {
        p.setColor(role, color);
        p.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, t.surface, t.surface);
    set(QPalette::WindowText, t.text, t.faint);
    set(QPalette::Base, t.canvas, t.canvas);
    set(QPalette::AlternateBase, t.surface, t.surface);
    set(QPalette::Text, t.text, t.faint);
    set(QPalette::PlaceholderText, t.muted, t.faint);
    set(QPalette::Button, t.raised, t.surface);
    set(QPalette::ButtonText, t.text, t.faint);
    set(QPalette::BrightText, t.danger, t.faint);
    set(QPalette::Highlight, t.accentSoft, t.hover);
    set(QPalette::HighlightedText, t.text, t.faint);
    set(QPalette::Link, t.accent, t.faint);
    set(QPalette::LinkVisited, t.accent, t.faint);
    set(QPalette::ToolTipBase, t.raised, t.raised);
    set(QPalette::ToolTipText, t.text, t.text);
    set(QPalette::Light, t.raised, t.raised);
    set(QPalette::Midlight, t.hover, t.hover);
    set(QPalette::Mid, t.border, t.border);
    set(QPalette::Dark, t.edge, t.border);
    set(QPalette::Shadow, t.border, t.border);
    return p;
}

void onTheme(QObject* owner, std::function<void()> apply)
{
    apply();
    QObject::connect(&Theme::instance(), &Theme::changed, owner, std::move(apply));
}

} // namespace suara
