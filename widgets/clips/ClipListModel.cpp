#include "widgets/clips/ClipListModel.h"

#include "core/project/Project.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipClasses.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

namespace suara {

namespace {

std::string_view folderOf(std::string_view path)
{
    const std::size_t end = path.rfind('/');
    if (end == std::string_view::npos)
        return {};
    const std::size_t before = end == 0 ? std::string_view::npos : path.rfind('/', end - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    return path.substr(start, end - start);
}

/// Without upper case, in UTF-8. Plain letters, which most are, in a tenth of the time of the others.
void foldCase(std::string& text)
{
    unsigned char any = 0;
    for (const char letter : text)
        any |= static_cast<unsigned char>(letter);
    if (any >= 0x80)
        text = QString::fromUtf8(text).toCaseFolded().toStdString();
    else
        for (char& letter : text)
            letter = letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
}

std::string searchedText(const Clip& clip)
{
    std::string text;
    text.reserve(clip.name.size() + clip.label.size() + clip.speaker.size() + clip.episode.size() + 3);
    text.append(clip.name).append(1, ' ').append(clip.label).append(1, ' ');
    text.append(clip.speaker).append(1, ' ').append(clip.episode);
    foldCase(text);
    return text;
}

/// Numbers words in the order in which they come; neighbours often have the same.
class WordNumbers {
public:
    int of(std::string_view word)
    {
        if (m_last >= 0 && m_words[std::size_t(m_last)] == word)
            return m_last;
        const auto [place, isNew] = m_numbers.try_emplace(word, int(m_words.size()));
        if (isNew)
            m_words.push_back(word);
        return m_last = place->second;
    }
    const std::vector<std::string_view>& words() const { return m_words; }

private:
    std::unordered_map<std::string_view, int> m_numbers;
    std::vector<std::string_view> m_words;
    int m_last = -1;
};

} // namespace

void ClipListModel::setProject(const Project& project, const QSet<ClipId>& missing, const QSet<ClipId>& cut)
{
    beginResetModel();
    m_project = &project;
    m_missing = missing;
    m_cut = cut;
    m_entries.clear();
    m_entries.reserve(project.clips().size());
    WordNumbers labels;
    for (const Clip& clip : project.clips())
        m_entries.push_back({clip.id, searchedText(clip), labels.of(clip.label), 0});
    const QStringList classes = clipClasses(project);
    std::vector<int> indices;
    for (const std::string_view label : labels.words())
        indices.push_back(classIndex(classes, std::string(label)));
    for (Entry& entry : m_entries)
        entry.classIndex = indices[std::size_t(entry.classIndex)];
    makeGroups();
    endResetModel();
}

void ClipListModel::setGrouping(Grouping grouping)
{
    beginResetModel();
    m_grouping = grouping;
    m_folded.clear();
    makeGroups();
    endResetModel();
}

void ClipListModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text.simplified().toCaseFolded();
    filter();
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

std::string_view ClipListModel::groupOf(const Clip& clip) const
{
    switch (m_grouping) {
    case Grouping::Folder:
        return folderOf(clip.path);
    case Grouping::Class:
        return clip.label;
    case Grouping::Speaker:
        return clip.speaker;
    case Grouping::Episode:
        return clip.episode;
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

/// Groups by name, and to which each clip belongs. Whether it is shown comes after.
void ClipListModel::makeGroups()
{
    WordNumbers numbers;
    const std::span<const Clip> clips = m_project != nullptr ? std::span(m_project->clips()) : std::span<const Clip>();
    auto known = clips.begin(); // both go by id
    for (Entry& entry : m_entries) {
        known = std::find_if(known, clips.end(), [&](const Clip& each) { return each.id >= entry.id; });
        const bool isThere = known != clips.end() && known->id == entry.id;
        entry.group = numbers.of(isThere ? groupOf(*known) : std::string_view());
    }
    m_groups.clear();
    for (const std::string_view name : numbers.words())
        m_groups.push_back({QString::fromUtf8(name), {}});
    std::vector<int> order(m_groups.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [this](int group) -> const QString& { return m_groups[std::size_t(group)].name; });
    std::vector<int> places(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        places[std::size_t(order[place])] = int(place);
    for (Entry& entry : m_entries)
        entry.group = places[std::size_t(entry.group)];
    std::ranges::sort(m_groups, {}, &Group::name);
    filter();
}

void ClipListModel::filter()
{
    std::vector<std::string> words;
    for (const QString& word : m_filter.split(u' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    const auto passes = [&words](const Entry& entry) {
        return std::ranges::all_of(
            words, [&](const std::string& word) { return entry.searched.find(word) != std::string::npos; });
    };
    for (Group& group : m_groups)
        group.clips.clear();
    m_shown = 0;
    for (int index = 0; index < int(m_entries.size()); ++index) {
        const Entry& entry = m_entries[std::size_t(index)];
        if (!passes(entry))
            continue;
        m_groups[std::size_t(entry.group)].clips.push_back(index);
        ++m_shown;
    }
    makeRows();
}

void ClipListModel::makeRows()
{
    m_rows.clear();
    m_rows.reserve(std::size_t(m_shown) + m_groups.size());
    const auto isShown = [](const Group& group) {
        return !group.clips.empty();
    };
    const bool nameless = m_groups.empty() || (std::ranges::count_if(m_groups, isShown) == 1 &&
                                               std::ranges::find_if(m_groups, isShown)->name.isEmpty());
    const bool headed = m_grouping != Grouping::None && !nameless;
    for (int group = 0; group < int(m_groups.size()); ++group) {
        const Group& here = m_groups[std::size_t(group)];
        if (!isShown(here))
            continue;
        if (headed)
            m_rows.push_back({group, -1});
        if (headed && m_folded.contains(here.name) && m_filter.isEmpty())
            continue;
        for (const int clip : here.clips)
            m_rows.push_back({group, clip});
    }
}

ClipId ClipListModel::clipAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    const int clip = m_rows[std::size_t(row)].clip;
    return clip < 0 ? 0 : m_entries[std::size_t(clip)].id;
}

/// Rows go by group, and in a group by clip.
int ClipListModel::rowOf(ClipId clip) const
{
    const auto entry = std::ranges::lower_bound(m_entries, clip, {}, &Entry::id);
    if (entry == m_entries.end() || entry->id != clip)
        return -1;
    const std::pair wanted{entry->group, int(entry - m_entries.begin())};
    const auto placeOf = [](const Row& row) {
        return std::pair{row.group, row.clip};
    };
    const auto row = std::ranges::lower_bound(m_rows, wanted, {}, placeOf);
    return row != m_rows.end() && placeOf(*row) == wanted ? int(row - m_rows.begin()) : -1;
}

const Clip* ClipListModel::clip(const Entry& entry) const
{
    return m_project != nullptr ? m_project->clip(entry.id) : nullptr;
}

QString ClipListModel::errorOf(const Clip& clip) const
{
    return !clip.isReadable()            ? coreText(clip.error, clip.errorArguments)
           : m_missing.contains(clip.id) ? tr("The file is not where it was.")
                                         : QString();
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
                        : clipData(m_entries[std::size_t(row.clip)], role);
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
    const Clip* shown = clip(entry);
    if (shown == nullptr)
        return role == IsGroupRole ? QVariant(false) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return QString::fromStdString(shown->name);
    case Qt::AccessibleTextRole: {
        const QString error = clipData(entry, ErrorRole).toString();
        return QStringList{QString::fromStdString(shown->name), QString::fromStdString(shown->label),
                           error.isEmpty() ? formatLength(shown->seconds()) : error,
                           clipData(entry, WarningRole).toString()}
            .filter(QRegularExpression(QStringLiteral(".")))
            .join(QStringLiteral(", "));
    }
    case Qt::ToolTipRole: {
        const QString error = clipData(entry, ErrorRole).toString();
        return error.isEmpty() ? clipData(entry, WarningRole) : error;
    }
    case WarningRole:
        return m_cut.contains(entry.id) && errorOf(*shown).isEmpty()
                   ? tr("Its end is missing: the file is shorter than its header says. Get the whole file if you can.")
                   : QString();
    case IsGroupRole:
        return false;
    case ClipRole:
        return QVariant::fromValue(entry.id);
    case ClassRole:
        return entry.classIndex;
    case SecondsRole:
        return shown->seconds();
    case ReasonRole:
        return errorOf(*shown);
    case ReasonWordRole:
        return !shown->isReadable() ? tr("Unreadable") : m_missing.contains(shown->id) ? tr("Gone") : QString();
    case ErrorRole: {
        const QString reason = errorOf(*shown);
        return reason.isEmpty() ? QString() : tr("Error reading file: %1").arg(reason);
    }
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
            files.append(QUrl::fromLocalFile(fromPath(m_project->absolutePath(*clip))));
    auto* data = new QMimeData;
    data->setUrls(files);
    return data;
}

} // namespace suara
