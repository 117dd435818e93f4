#include "widgets/clips/ClipListModel.h"

#include "core/project/Project.h"
#include "widgets/common/ClipClasses.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Numbers.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

namespace suara {

namespace {

QString folderOf(const std::string& path)
{
    return QString::fromStdString(path).section(u'/', -2, -2);
}

} // namespace

void ClipListModel::setProject(const Project& project, const QSet<ClipId>& missing)
{
    beginResetModel();
    const QStringList classes = clipClasses(project);
    m_project = &project;
    m_clips.clear();
    m_clips.reserve(project.clips().size());
    for (const Clip& clip : project.clips()) {
        Entry entry;
        entry.id = clip.id;
        entry.name = QString::fromStdString(clip.name);
        entry.folder = folderOf(clip.path);
        entry.label = QString::fromStdString(clip.label);
        entry.speaker = QString::fromStdString(clip.speaker);
        entry.episode = QString::fromStdString(clip.episode);
        entry.searched = QStringList{entry.name, entry.label, entry.speaker, entry.episode}.join(u' ').toCaseFolded();
        entry.error = !clip.isReadable()          ? coreText(clip.error, clip.errorArguments)
                      : missing.contains(clip.id) ? tr("The file is not where it was.")
                                                  : QString();
        entry.seconds = clip.seconds();
        entry.classIndex = classIndex(classes, clip.label);
        m_clips.push_back(std::move(entry));
    }
    rebuild();
    endResetModel();
}

void ClipListModel::setGrouping(Grouping grouping)
{
    beginResetModel();
    m_grouping = grouping;
    m_folded.clear();
    rebuild();
    endResetModel();
}

void ClipListModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text.simplified().toCaseFolded();
    rebuild();
    endResetModel();
}

void ClipListModel::toggleGroup(int row)
{
    if (row < 0 || row >= rowCount() || m_rows[std::size_t(row)].clip >= 0)
        return;
    beginResetModel();
    const QString& name = m_groups[std::size_t(m_rows[std::size_t(row)].group)].name;
    if (!m_folded.remove(name))
        m_folded.insert(name);
    makeRows();
    endResetModel();
}

void ClipListModel::rebuild()
{
    makeGroups();
    makeRows();
}

QString ClipListModel::groupOf(const Entry& entry) const
{
    switch (m_grouping) {
    case Grouping::Folder:
        return entry.folder;
    case Grouping::Class:
        return entry.label;
    case Grouping::Speaker:
        return entry.speaker;
    case Grouping::Episode:
        return entry.episode;
    case Grouping::None:
        break;
    }
    return {};
}

QString ClipListModel::nameOfRest() const
{
    switch (m_grouping) {
    case Grouping::Folder:
        return tr("Beside the project");
    case Grouping::Class:
        return tr("No class");
    case Grouping::Speaker:
        return tr("No speaker");
    case Grouping::Episode:
    case Grouping::None:
        break;
    }
    return tr("No episode");
}

bool ClipListModel::passes(const Entry& entry, const QStringList& words) const
{
    return std::ranges::all_of(words, [&](const QString& word) { return entry.searched.contains(word); });
}

void ClipListModel::makeGroups()
{
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    QHash<QString, int> known;
    m_groups.clear();
    m_shown = 0;
    for (int clip = 0; clip < int(m_clips.size()); ++clip) {
        const Entry& entry = m_clips[std::size_t(clip)];
        if (!passes(entry, words))
            continue;
        const QString name = groupOf(entry);
        auto found = known.find(name);
        if (found == known.end()) {
            found = known.insert(name, int(m_groups.size()));
            m_groups.push_back({name, {}});
        }
        m_groups[std::size_t(*found)].clips.push_back(clip);
        ++m_shown;
    }
    std::ranges::sort(m_groups, {}, &Group::name);
}

void ClipListModel::makeRows()
{
    m_rows.clear();
    m_rowOfClip.clear();
    m_rowOfClip.reserve(m_shown);
    const bool headed = m_grouping != Grouping::None && !(m_groups.size() == 1 && m_groups.front().name.isEmpty());
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const Group& here = m_groups[std::size_t(group)];
        if (headed)
            m_rows.push_back({group, -1});
        if (headed && m_folded.contains(here.name) && m_filter.isEmpty())
            continue;
        for (const int clip : here.clips) {
            m_rowOfClip.insert(m_clips[std::size_t(clip)].id, int(m_rows.size()));
            m_rows.push_back({group, clip});
        }
    }
}

ClipId ClipListModel::clipAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    const int clip = m_rows[std::size_t(row)].clip;
    return clip < 0 ? 0 : m_clips[std::size_t(clip)].id;
}

int ClipListModel::rowOf(ClipId clip) const
{
    return m_rowOfClip.value(clip, -1);
}

int ClipListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ClipListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    return row.clip < 0 ? groupData(m_groups[std::size_t(row.group)], role)
                        : clipData(m_clips[std::size_t(row.clip)], role);
}

QVariant ClipListModel::groupData(const Group& group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return group.name.isEmpty() ? nameOfRest() : group.name;
    case Qt::AccessibleTextRole:
        return tr("%1, %n clip(s)", nullptr, int(group.clips.size())).arg(groupData(group, Qt::DisplayRole).toString());
    case IsGroupRole:
        return true;
    case IsFoldedRole:
        return m_folded.contains(group.name) && m_filter.isEmpty();
    case CountRole:
        return int(group.clips.size());
    default:
        return {};
    }
}

QVariant ClipListModel::clipData(const Entry& entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return entry.name;
    case Qt::AccessibleTextRole:
        return QStringList{entry.name, entry.label,
                           entry.error.isEmpty() ? formatLength(entry.seconds) : clipData(entry, ErrorRole).toString()}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QStringLiteral(", "));
    case Qt::ToolTipRole:
        return clipData(entry, ErrorRole);
    case IsGroupRole:
        return false;
    case ClipRole:
        return QVariant::fromValue(entry.id);
    case ClassRole:
        return entry.classIndex;
    case SecondsRole:
        return entry.seconds;
    case ReasonRole:
        return entry.error;
    case ErrorRole:
        return entry.error.isEmpty() ? QString() : tr("Error reading file: %1").arg(entry.error);
    default:
        return {};
    }
}

bool ClipListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ClipId clip = clipAt(index.row());
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || clip == 0 || name.isEmpty() || name == index.data().toString())
        return false;
    Q_EMIT renameRequested(clip, name);
    return true;
}

Qt::ItemFlags ClipListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (clipAt(index.row()) == 0)
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

QStringList ClipListModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData* ClipListModel::mimeData(const QModelIndexList& indexes) const
{
    QList<QUrl> files;
    for (const QModelIndex& index : indexes)
        if (const Clip* clip = m_project != nullptr ? m_project->clip(clipAt(index.row())) : nullptr)
            files.append(QUrl::fromLocalFile(QString::fromStdString(m_project->absolutePath(*clip).string())));
    auto* data = new QMimeData;
    data->setUrls(files);
    return data;
}

} // namespace suara
