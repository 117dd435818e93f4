#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QPointer>

class QAction;

namespace suara {

/// The actions that match what was typed: every word must stand in the action's name, in English or in Indonesian. Best
/// first: names that begin with what was typed, then words that do, then the rest.
class CommandModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { KeyRole = Qt::UserRole, PageRole }; ///< PageRole: the page it is on, if that is not in front

    using QAbstractListModel::QAbstractListModel;

    void setActions(const QList<QAction*>& actions);
    void setFilter(const QString& typed);
    QAction* action(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Command {
        QPointer<QAction> action;
        QString text;      // as shown
        QStringList names; // in every language, folded
    };

    QList<Command> m_commands;
    QList<int> m_shown;
};

} // namespace suara
