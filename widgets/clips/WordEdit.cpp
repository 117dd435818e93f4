#include "widgets/clips/WordEdit.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <QToolButton>
#include <utility>

namespace suara {

namespace {
constexpr int arrowWidth = 24;
}

WordEdit::WordEdit(std::function<QStringList()> known, QWidget* parent)
    : QLineEdit(parent), m_known(std::move(known)), m_words(new QStringListModel(this)), m_all(new QToolButton(this))
{
    auto* completer = new QCompleter(m_words, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    setCompleter(completer);
    completer->popup()->setProperty("role", QStringLiteral("popup"));
    m_all->setIcon(Theme::instance().icon(QStringLiteral("down"), Theme::IconRole::Muted));
    m_all->setIconSize({14, 14});
    m_all->setFocusPolicy(Qt::NoFocus); // the Down key does it
    m_all->setCursor(Qt::ArrowCursor);
    setTextMargins(0, 0, arrowWidth - 12, 0);
    connect(m_all, &QToolButton::clicked, this, &WordEdit::offerAll);
    onLanguage(m_all, [this] { m_all->setAccessibleName(tr("Words in use")); });
    connect(this, &QLineEdit::editingFinished, this, &WordEdit::take);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &WordEdit::take, Qt::QueuedConnection);
}

void WordEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    m_all->setGeometry(width() - arrowWidth - 2, 0, arrowWidth, height());
}

void WordEdit::setWord(const QString& word)
{
    m_word = word;
    setText(word);
    setCursorPosition(0); // of a long one the beginning
}

void WordEdit::offerAll()
{
    setFocus();
    m_words->setStringList(m_known());
    completer()->setCompletionPrefix({});
    completer()->complete();
}

void WordEdit::take()
{
    const QString word = text().simplified();
    if (std::exchange(m_word, word) != word)
        Q_EMIT entered(word);
}

void WordEdit::keyPressEvent(QKeyEvent* event)
{
    if (text() == m_word)
        m_words->setStringList(m_known()); // about to type
    if (event->key() == Qt::Key_Down)
        offerAll();
    else if (event->key() == Qt::Key_Escape && text() != m_word)
        setText(m_word);
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace suara
