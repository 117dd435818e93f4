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
        show(m_waiting.isEmpty() ? Message{} : m_waiting.takeLast());
        Q_EMIT closed();
    });
    onTheme(this, [this] { showIcon(); });
}

void Note::showIcon()
{
    const QString name = m_message.kind == Kind::Info ? QStringLiteral("info") : QStringLiteral("warning");
    m_icon->setPixmap(Theme::instance().icon(name, inkOf(m_message.kind)).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Note::say(Kind kind, const QString& sentence)
{
    if (!m_message.choices.isEmpty() && m_message.sentence != sentence)
        m_waiting.append(m_message);
    m_waiting.removeIf([&](const Message& waiting) { return waiting.sentence == sentence; });
    show({kind, sentence, {}});
}

void Note::show(const Message& message)
{
    m_message = message;
    showIcon();
    m_sentence->setText(message.sentence);
    setAccessibleName(message.sentence);
    dropActions();
    for (const Choice& choice : message.choices)
        showChoice(choice);
    setVisible(!message.sentence.isEmpty());
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
    m_message.choices.clear();
    addAction(text, std::move(run));
}

void Note::addAction(const QString& text, std::function<void()> run)
{
    m_message.choices.append({text, std::move(run)});
    showChoice(m_message.choices.last());
}

void Note::showChoice(const Choice& choice)
{
    auto* link = new QPushButton(choice.text, this);
    link->setProperty("role", QStringLiteral("link"));
    m_actions->addWidget(link);
    link->show();
    connect(link, &QPushButton::clicked, this, [this, choice] { answer(choice); });
}

void Note::answer(const Choice& choice)
{
    const std::function<void()> run = choice.run;
    show(m_waiting.isEmpty() ? Message{} : m_waiting.takeLast());
    run();
}

void Note::clear()
{
    m_waiting.clear();
    show({});
}

QString Note::sentence() const
{
    return m_sentence->text();
}

void Note::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), groundOf(m_message.kind));
}

} // namespace suara
