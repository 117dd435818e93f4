#include "widgets/common/Note.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace suara {

namespace {

Theme::IconRole inkOf(Note::Kind kind)
{
    return kind == Note::Kind::Error     ? Theme::IconRole::Danger
           : kind == Note::Kind::Warning ? Theme::IconRole::Warn
                                         : Theme::IconRole::Accent;
}

QColor groundOf(Note::Kind kind)
{
    const Tokens& t = Theme::instance().tokens();
    return kind == Note::Kind::Error ? t.dangerSoft : kind == Note::Kind::Warning ? t.warnSoft : t.accentSoft;
}

} // namespace

Note::Note(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this)), m_action(new QPushButton(this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setTextFormat(Qt::PlainText);
    m_action->setProperty("role", QStringLiteral("link"));
    m_action->hide();
    auto* close = new IconButton(QStringLiteral("close"), this);
    onLanguage(close, [close] { close->setHint(tr("Close")); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 12, 2);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
    connect(close, &IconButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        const std::function<void()> run = m_run;
        clear();
        if (run)
            run();
    });
    onTheme(this, [this] {
        m_icon->setPixmap(
            Theme::instance()
                .icon(m_kind == Kind::Info ? QStringLiteral("info") : QStringLiteral("warning"), inkOf(m_kind))
                .pixmap(QSize(16, 16), devicePixelRatioF()));
        update();
    });
}

void Note::say(Kind kind, const QString& sentence)
{
    m_kind = kind;
    m_icon->setPixmap(Theme::instance()
                          .icon(kind == Kind::Info ? QStringLiteral("info") : QStringLiteral("warning"), inkOf(kind))
                          .pixmap(QSize(16, 16), devicePixelRatioF()));
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    setAction({}, {});
    setVisible(!sentence.isEmpty());
    update();
}

void Note::setAction(const QString& text, std::function<void()> run)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    m_run = std::move(run);
}

void Note::clear()
{
    say(m_kind, {});
}

QString Note::sentence() const
{
    return m_sentence->text();
}

void Note::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), groundOf(m_kind));
}

} // namespace suara
