#include "widgets/annotation/SegmentTable.h"

#include "widgets/annotation/SegmentDelegate.h"
#include "widgets/annotation/SegmentTableModel.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <array>

namespace suara {

namespace {

constexpr int rowPixels = 32;
constexpr int headPixels = 36;
constexpr int allColumnsFrom = 620; // px of width

constexpr std::array<int, SegmentTableModel::ColumnCount> columnWidths{44, 76, 72, 116, 38, 38, 0};

} // namespace

SegmentTable::SegmentTable(SegmentTableModel& model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new SegmentDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(rowPixels);
    verticalHeader()->setMinimumSectionSize(rowPixels);
    horizontalHeader()->setFixedHeight(headPixels);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setStretchLastSection(true);
    setColumns();
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != SegmentTableModel::Transcript)
            Q_EMIT playRequested();
    });
    onTheme(this, [this] { viewport()->update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Segments"));
        m_model.retranslate();
    });
}

void SegmentTable::setColumns()
{
    for (int column = 0; column < SegmentTableModel::Transcript; ++column)
        setColumnWidth(column, columnWidths[std::size_t(column)]);
}

void SegmentTable::setTrack(const SegmentTrack& track, int sampleRate, SegmentId current)
{
    const QScopedValueRollback following(m_following, true);
    m_model.setTrack(track, sampleRate);
    setCurrent(current);
}

void SegmentTable::setCurrent(SegmentId id)
{
    const QScopedValueRollback following(m_following, true);
    const int row = m_model.rowOf(id);
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    if (currentIndex().row() != row || !selectionModel()->isRowSelected(row)) {
        selectRow(row);
        scrollTo(m_model.index(row, 0));
    }
}

void SegmentTable::editTranscript()
{
    if (currentIndex().isValid())
        edit(currentIndex().siblingAtColumn(SegmentTableModel::Transcript));
}

void SegmentTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_following && current.isValid() && current.row() != previous.row())
        Q_EMIT segmentChosen(m_model.segmentAt(current.row()));
}

void SegmentTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    for (const int column : {SegmentTableModel::Length, SegmentTableModel::Valence, SegmentTableModel::Arousal})
        setColumnHidden(column, width() < allColumnsFrom);
}

/// Before the first segment: how to make one.
void SegmentTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Drag over the waveform, then press a label’s key."));
}

} // namespace suara
