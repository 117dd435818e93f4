#pragma once

#include "core/audio/Clip.h"

#include <QAbstractListModel>
#include <QList>
#include <QPointer>
#include <QSet>
#include <QString>
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

class Project;

/// The clips of a project as one flat list with a row before each group, so that a hundred thousand stay quick. Shows
/// what was given by setProject(); a new name leaves as renameRequested().
class ClipListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Grouping { Folder, Class, Speaker, Episode, None };
    enum Roles {
        IsGroupRole = Qt::UserRole,
        IsFoldedRole,
        CountRole, ///< of a group: its clips that pass the filter
        ClipRole,  ///< ClipId
        ClassRole, ///< the class's index, -1 for none
        SecondsRole,
        ReasonRole,     ///< why it cannot be read, translated; "" if it can
        ReasonWordRole, ///< the same in a word, where there is room for no more
        ErrorRole,      ///< the same as a whole sentence: "Error reading file: …"
        WarningRole     ///< a sentence on what is wrong with what can be read; "" if nothing
    };

    using QAbstractListModel::QAbstractListModel;

    /// Reads its clips anew; those whose files are missing say so. What a row shows is read from it when it is shown.
    /// @param cut  clips whose end is missing, which they say too
    void setProject(const Project& project, const QSet<ClipId>& missing = {}, const QSet<ClipId>& cut = {});
    void setGrouping(Grouping grouping);
    void setFilter(const QString& text); ///< every word must stand in its name, class, speaker or episode
    void toggleGroup(int row);
    Grouping grouping() const { return m_grouping; }

    ClipId clipAt(int row) const; ///< 0 for a group
    int rowOf(ClipId clip) const; ///< -1 if it is not shown
    int clipCount() const { return int(m_entries.size()); }
    int shownCount() const { return m_shown; } ///< that pass the filter, in folded groups too

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override; ///< the clips' files, for a file manager
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

Q_SIGNALS:
    void renameRequested(suara::ClipId clip, const QString& name);

private:
    struct Entry {
        ClipId id;
        std::string searched; // case-folded UTF-8: name, class, speaker, episode
        int classIndex;
        int group; // index into m_groups
    };
    struct Row {
        int group; // index into m_groups
        int clip;  // index into m_entries; -1: the group's own row
    };
    struct Group {
        QString name;
        std::vector<int> clips; // that pass the filter
    };

    void makeGroups();
    void filter();
    void makeRows();
    std::string_view groupOf(const Clip& clip) const;
    QString nameOfRest() const; ///< of the group of clips that belong to none
    QString errorOf(const Clip& clip) const;
    const Clip* clip(const Entry& entry) const; ///< null if it was removed a moment ago
    QVariant groupData(const Group& group, int role) const;
    QVariant clipData(const Entry& entry, int role) const;

    QPointer<const Project> m_project;
    QSet<ClipId> m_missing;
    QSet<ClipId> m_cut;
    std::vector<Entry> m_entries; ///< in the order of ids, as in the project
    std::vector<Group> m_groups;  ///< by name
    std::vector<Row> m_rows;
    QSet<QString> m_folded;
    QString m_filter;
    Grouping m_grouping = Grouping::Folder;
    int m_shown = 0;
};

} // namespace suara
