#include "widgets/clips/WordEdit.h"

#include "widgets/common/Theme.h"

#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>
#include <utility>

namespace suara {

WordEdit::WordEdit(std::function<QStringList()> known, QWidget* parent)
    : QLineEdit(parent), m_known(std::move(known)), m_words(new QStringListModel(this))
{
    auto* completer = new QCompleter(m_words, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    setCompleter(completer);
    QAction* all =
        addAction(Theme::instance().icon(QStringLiteral("down"), Theme::IconRole::Muted), QLineEdit::TrailingPosition);
    connect(all, &QAction::triggered, this, &WordEdit::offerAll);
    connect(this, &QLineEdit::editingFinished, this, &WordEdit::take);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &WordEdit::take, Qt::QueuedConnection);
}

void WordEdit::setWord(const QString& word)
{
    m_word = word;
    setText(word);
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
