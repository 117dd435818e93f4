#include "widgets/common/controls/Note.h"

#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace suara {

namespace {

constexpr int readingTime = 2000; // ms that what was told stands at least

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
        showNext();
        Q_EMIT closed();
    });
    onTheme(this, [this] { showIcon(); });
    onLanguage(this, [this] { showTexts(); });
}

void Note::showIcon()
{
    const QString name = m_message.kind == Kind::Info ? QStringLiteral("info") : QStringLiteral("warning");
    m_icon->setPixmap(Theme::instance().icon(name, inkOf(m_message.kind)).pixmap(QSize(16, 16), devicePixelRatioF()));
    update();
}

void Note::say(Kind kind, const QString& sentence)
{
    say(kind, [sentence] { return sentence; });
}

void Note::say(Kind kind, Text sentence, const QString& cause)
{
    const auto isSame = [said = sentence(), &cause](const Message& other) {
        return cause.isEmpty() ? other.sentence() == said : other.cause == cause;
    };
    if (!m_message.choices.isEmpty() && !isSame(m_message))
        m_waiting.append(m_message);
    m_waiting.removeIf(isSame);
    show({kind, std::move(sentence), cause, {}});
}

void Note::solved(const QString& cause)
{
    m_waiting.removeIf([&](const Message& waiting) { return waiting.cause == cause; });
    if (m_message.text && m_message.cause == cause)
        showNext();
}

void Note::goOn()
{
    const bool onlyTold = m_message.text && m_message.kind == Kind::Info && m_message.choices.isEmpty();
    if (onlyTold && m_shown.hasExpired(readingTime))
        showNext();
}

void Note::showNext()
{
    show(m_waiting.isEmpty() ? Message{} : m_waiting.takeLast());
}

void Note::show(const Message& message)
{
    m_message = message;
    m_shown.start();
    showIcon();
    showTexts();
    setVisible(bool(message.text));
    if (message.text) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Note::showTexts()
{
    const QString sentence = m_message.sentence();
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    dropActions();
    for (const Choice& choice : m_message.choices)
        showChoice(choice);
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
    addAction([text] { return text; }, std::move(run));
}

void Note::addAction(Text text, std::function<void()> run)
{
    m_message.choices.append({std::move(text), std::move(run)});
    showChoice(m_message.choices.last());
}

void Note::showChoice(const Choice& choice)
{
    auto* link = new QPushButton(choice.text(), this);
    link->setProperty("role", QStringLiteral("link"));
    m_actions->addWidget(link);
    link->show();
    connect(link, &QPushButton::clicked, this, [this, choice] { answer(choice); });
}

void Note::answer(const Choice& choice)
{
    const std::function<void()> run = choice.run;
    showNext();
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
