#include "widgets/common/commands/CommandModel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/text/Language.h"

#include <algorithm>

namespace suara {

namespace {

QString plain(QString text)
{
    return text.remove(u'&').remove(u'…');
}

/// 0 best; -1 no match.
int rank(const QStringList& names, const QString& typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    int best = -1;
    for (const QString& name : names) {
        const bool all = std::ranges::all_of(words, [&](const QString& word) { return name.contains(word); });
        if (!all)
            continue;
        const int here = name.startsWith(typed) ? 0 : name.contains(QStringLiteral(" ") + typed) ? 1 : 2;
        best = best < 0 ? here : std::min(best, here);
    }
    return best;
}

} // namespace

void CommandModel::setActions(const QList<QAction*>& actions)
{
    beginResetModel();
    m_commands.clear();
    for (QAction* action : actions) {
        Command command{action, plain(action->text()), {}};
        if (const auto* own = qobject_cast<const Action*>(action)) {
            for (const QString& language : Language::available())
                command.names << plain(own->textIn(language)).toCaseFolded();
        } else {
            command.names << command.text.toCaseFolded();
        }
        if (const KeyRow* row = keyRow(action->objectName())) // as the sheet of keys calls it
            for (const QString& language : Language::available())
                command.names << Language::instance().in(language, [row] { return keyText(*row); }).toCaseFolded();
        m_commands << command;
    }
    std::ranges::sort(
        m_commands, [](const Command& a, const Command& b) { return QString::localeAwareCompare(a.text, b.text) < 0; });
    endResetModel();
    setFilter({});
}

void CommandModel::setFilter(const QString& typed)
{
    beginResetModel();
    m_shown.clear();
    const QString wanted = typed.simplified().toCaseFolded();
    QList<int> ranks(m_commands.size());
    for (int row = 0; row < m_commands.size(); ++row) {
        ranks[row] = rank(m_commands[row].names, wanted);
        if (ranks[row] >= 0)
            m_shown << row;
    }
    std::ranges::stable_sort(m_shown, {}, [&](int row) { return ranks[row]; });
    endResetModel();
}

QAction* CommandModel::action(int row) const
{
    return row >= 0 && row < m_shown.size() ? m_commands[m_shown[row]].action.data() : nullptr;
}

int CommandModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant CommandModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Command& command = m_commands[m_shown[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return command.text;
    case KeyRole:
        return command.action ? command.action->shortcut().toString(QKeySequence::NativeText) : QString();
    case PageRole: {
        const Page* page = command.action ? Page::of(command.action->parent()) : nullptr;
        return page != nullptr && !page->isVisible() ? page->title() : QString();
    }
    default:
        return {};
    }
}

} // namespace suara
