#include "widgets/annotation/SegmentTableModel.h"

#include "widgets/annotation/Labels.h"
#include "widgets/common/text/Numbers.h"

#include <algorithm>
#include <unordered_set>

namespace suara {

namespace {

constexpr int fewRows = 64; // more rows that come or go: showing all anew is the shorter way

bool isFigure(int column)
{
    return column != SegmentTableModel::Label && column != SegmentTableModel::Transcript;
}

} // namespace

void SegmentTableModel::setTrack(const SegmentTrack& track, int sampleRate)
{
    m_sampleRate = sampleRate;
    if (mergeRows(track.segments())) {
        m_segments = track.segments();
        updateAll();
        return;
    }
    beginResetModel();
    m_segments = track.segments();
    endResetModel();
}

/// Brings the rows to those of segments by single removals and insertions; false if that is not worth it.
bool SegmentTableModel::mergeRows(const std::vector<Segment>& segments)
{
    std::unordered_set<SegmentId> wanted;
    for (const Segment& segment : segments)
        wanted.insert(segment.id);
    std::vector<SegmentId> stay;
    std::unordered_set<SegmentId> shown;
    for (const Segment& segment : m_segments)
        if (wanted.contains(segment.id)) {
            stay.push_back(segment.id);
            shown.insert(segment.id);
        }
    const auto gone = m_segments.size() - stay.size();
    const auto fresh = segments.size() - stay.size();
    if (stay.empty() || gone + fresh > std::size_t(fewRows))
        return false;
    auto next = stay.begin();
    for (const Segment& segment : segments)
        if (shown.contains(segment.id) && *next++ != segment.id)
            return false; // their order has changed
    for (int row = int(m_segments.size()) - 1; row >= 0; --row)
        if (!wanted.contains(m_segments[std::size_t(row)].id))
            dropRow(row);
    for (int row = 0; row < int(segments.size()); ++row)
        if (!shown.contains(segments[std::size_t(row)].id))
            insertRow(row, segments[std::size_t(row)]);
    return true;
}

void SegmentTableModel::dropRow(int row)
{
    beginRemoveRows({}, row, row);
    m_segments.erase(m_segments.begin() + row);
    endRemoveRows();
}

void SegmentTableModel::insertRow(int row, const Segment& segment)
{
    beginInsertRows({}, row, row);
    m_segments.insert(m_segments.begin() + row, segment);
    endInsertRows();
}

void SegmentTableModel::updateAll()
{
    if (!m_segments.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SegmentTableModel::setLabelSet(const LabelSet& set)
{
    m_labelSet = set;
    retranslate();
}

void SegmentTableModel::retranslate()
{
    updateAll();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

SegmentId SegmentTableModel::segmentAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_segments[std::size_t(row)].id : 0;
}

int SegmentTableModel::rowOf(SegmentId id) const
{
    const auto found = std::ranges::find(m_segments, id, &Segment::id);
    return found == m_segments.end() ? -1 : int(found - m_segments.begin());
}

int SegmentTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_segments.size());
}

int SegmentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString SegmentTableModel::text(const Segment& segment, int column) const
{
    const double rate = std::max(1, m_sampleRate);
    switch (column) {
    case Number:
        return {}; // the view counts rows: what changes by itself is no data
    case Start:
        return formatClock(double(segment.start) / rate, 2);
    case Length:
        return formatSeconds(double(segment.length()) / rate, 2);
    case Label:
        return labelText(segment.label(m_labelSet.name));
    case Valence:
        return pointsText(segment.valence);
    case Arousal:
        return pointsText(segment.arousal);
    default:
        return QString::fromStdString(segment.transcript);
    }
}

QVariant SegmentTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Segment& segment = m_segments[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(segment, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isFigure(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case SegmentRole:
        return QVariant::fromValue<qlonglong>(segment.id);
    case ColourRole:
        return labelColour(m_labelSet, segment.label(m_labelSet.name)).value_or(-1);
    default:
        return {};
    }
}

QVariant SegmentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isFigure(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Valence)
        return tr("Valence, 1 to 9");
    if (role == Qt::ToolTipRole && section == Arousal)
        return tr("Arousal, 1 to 9");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return QStringLiteral("#");
    case Start:
        return tr("Start");
    case Length:
        return tr("Length");
    case Label:
        return labelTitle(m_labelSet.name);
    case Valence:
        return QStringLiteral("V");
    case Arousal:
        return QStringLiteral("A");
    default:
        return tr("Transcript");
    }
}

Qt::ItemFlags SegmentTableModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Transcript ? flags | Qt::ItemIsEditable : flags;
}

bool SegmentTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != Transcript)
        return false;
    const Segment& segment = m_segments[std::size_t(index.row())];
    const QString transcript = value.toString().simplified();
    if (transcript != QString::fromStdString(segment.transcript).simplified()) // line breaks do not count
        Q_EMIT transcriptEdited(segment.id, transcript);
    return true;
}

} // namespace suara
