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
    : QWidget(parent), m_icon(new QLabel(this)), m_sentence(new QLabel(this)), m_actions(new QHBoxLayout)
{
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setTextFormat(Qt::PlainText);
    auto* close = new IconButton(QStringLiteral("close"), this);
    onLanguage(close, [close] { close->setHint(tr("Close")); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 12, 2);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addLayout(m_actions);
    row->addWidget(close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
    connect(close, &IconButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    onTheme(this, [this] { showIcon(); });
}

void Note::showIcon()
{
    const QString name = m_kind == Kind::Info ? QStringLiteral("info") : QStringLiteral("warning");
    m_icon->setPixmap(Theme::instance().icon(name, inkOf(m_kind)).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Note::say(Kind kind, const QString& sentence)
{
    m_kind = kind;
    showIcon();
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    dropActions();
    setVisible(!sentence.isEmpty());
}

void Note::dropActions()
{
    while (const QLayoutItem* item = m_actions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // perhaps the one that is being clicked
        delete item;
    }
}

void Note::setAction(const QString& text, std::function<void()> run)
{
    dropActions();
    addAction(text, std::move(run));
}

void Note::addAction(const QString& text, std::function<void()> run)
{
    auto* link = new QPushButton(text, this);
    link->setProperty("role", QStringLiteral("link"));
    m_actions->addWidget(link);
    connect(link, &QPushButton::clicked, this, [this, run = std::move(run)] {
        const std::function<void()> then = run;
        clear();
        then();
    });
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
