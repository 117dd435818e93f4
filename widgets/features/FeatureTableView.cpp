#include "widgets/features/FeatureTableView.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Selection.h"
#include "widgets/features/FeatureTableDelegate.h"
#include "widgets/features/FeatureTableHeader.h"
#include "widgets/features/FeatureTableModel.h"

#include <QMenu>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <algorithm>
#include <utility>

namespace suara {

namespace {
constexpr int lineHeight = 26;
constexpr int nameWidth = 150;
constexpr int classWidth = 116;
constexpr int valueWidth = 88;
} // namespace

FeatureTableView::FeatureTableView(Selection& selection, QWidget* parent)
    : QTableView(parent)
    , m_selection(selection)
    , m_model(new FeatureTableModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(FeatureTableModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_sorted);
    setItemDelegate(new FeatureTableDelegate(this));
    setHorizontalHeader(new FeatureTableHeader(this));
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder); // in the project's order until a head is clicked
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    onTheme(this, [this] { setFont(Theme::font(Theme::Role::Secondary)); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Feature table"));
        m_model->retranslate();
    });
    connect(&m_selection, &Selection::clipsChanged, this, &FeatureTableView::showSelection);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT rowActivated(m_sorted->mapToSource(index).row()); });
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QTableView::customContextMenuRequested, this,
            [this](const QPoint& at) { offerPython(viewport()->mapToGlobal(at), indexAt(at)); });
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint& at) {
        const int row = std::max(0, currentIndex().row());
        offerPython(horizontalHeader()->mapToGlobal(at), m_sorted->index(row, horizontalHeader()->logicalIndexAt(at)));
    });
}

void FeatureTableView::offerPython(const QPoint& at, const QModelIndex& value)
{
    if (!value.isValid() || value.column() < FeatureTableModel::FirstValueColumn)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex source = m_sorted->mapToSource(value);
    menu->addAction(Theme::instance().icon(QStringLiteral("code")), tr("Copy as Python"), this, [this, source] {
        Q_EMIT pythonRequested(source.row(), source.column() - FeatureTableModel::FirstValueColumn);
    });
    menu->popup(at);
}

void FeatureTableView::requestPython()
{
    const QModelIndex source = m_sorted->mapToSource(currentIndex());
    Q_EMIT pythonRequested(std::max(0, source.row()),
                           std::max(0, source.column() - FeatureTableModel::FirstValueColumn));
}

void FeatureTableView::setMeasured(MeasuredClipsPtr measured)
{
    const int columns = m_model->columnCount();
    const bool hasSpeakers =
        measured && std::ranges::any_of(measured->table.rows, [](const FeatureRow& row) { return !row.group.empty(); });
    {
        const QScopedValueRollback showing(m_showing, true);
        m_model->setMeasured(std::move(measured));
    }
    if (m_model->columnCount() != columns)
        fitColumns();
    setColumnHidden(FeatureTableModel::SpeakerColumn, !hasSpeakers);
    showSelection();
}

void FeatureTableView::fitColumns()
{
    for (int column = 0; column < m_model->columnCount(); ++column)
        setColumnWidth(column, column == FeatureTableModel::ClipColumn        ? nameWidth
                               : column < FeatureTableModel::FirstValueColumn ? classWidth
                                                                              : valueWidth);
}

ClipId FeatureTableView::clipAt(const QModelIndex& index) const
{
    return index.data(FeatureTableModel::ClipRole).value<ClipId>();
}

void FeatureTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (m_showing)
        return;
    QList<ClipId> clips;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        clips.append(clipAt(index));
    const QScopedValueRollback showing(m_showing, true);
    m_selection.setClips(clips);
}

void FeatureTableView::showSelection()
{
    if (m_showing || model() == nullptr)
        return;
    const QScopedValueRollback showing(m_showing, true);
    const QSet<ClipId> clips(m_selection.clips().begin(), m_selection.clips().end());
    QItemSelection rows;
    QModelIndex current;
    int first = -1; // of the run of chosen rows that ends above this one: one range each, for ranges are costly
    for (int row = 0; row <= m_sorted->rowCount() && !clips.isEmpty(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        const ClipId clip = clipAt(index);
        const bool isChosen = index.isValid() && clips.contains(clip);
        if (isChosen && first < 0)
            first = row;
        if (!isChosen && first >= 0)
            rows.select(m_sorted->index(std::exchange(first, -1), 0),
                        m_sorted->index(row - 1, m_sorted->columnCount() - 1));
        if (index.isValid() && clip == m_selection.currentClip())
            current = index;
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (current.isValid()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    }
}

} // namespace suara
