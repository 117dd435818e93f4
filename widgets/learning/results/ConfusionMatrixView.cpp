#include "widgets/learning/results/ConfusionMatrixView.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/results/PlainHeader.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace suara {

namespace {

constexpr int headHeight = 28;
constexpr int smallestCell = 24;
constexpr int tallestCell = 46;
constexpr int widestNames = 112;

/// Paints one cell: fill with a gap around, number, and a ring where the cell is chosen.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const double strength = index.data(ConfusionMatrixModel::StrengthRole).toDouble();
        const QColor fill = ConfusionMatrixView::cellFill(strength);
        const QRect cell = option.rect.adjusted(1, 1, -1, -1);
        painter->fillRect(cell, fill);
        painter->setPen(strength > 0.0 ? textOn(fill) : tokens.muted);
        painter->setFont(Theme::font(Theme::Role::Secondary));
        painter->drawText(cell, Qt::AlignCenter, index.data().toString());
        if ((option.state & QStyle::State_Selected) != 0)
            drawRing(*painter, cell, tokens.text);
    }

private:
    static void drawRing(QPainter& painter, const QRect& cell, const QColor& colour)
    {
        painter.setBrush(Qt::NoBrush);
        QPen pen(colour, 2);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
        painter.drawRect(cell.adjusted(1, 1, -1, -1));
    }
};

} // namespace

QColor ConfusionMatrixView::cellFill(double strength)
{
    const Tokens& tokens = Theme::instance().tokens();
    return strength > 0.0 ? mixed(tokens.accent, tokens.canvas, 0.12 + 0.78 * std::min(strength, 1.0)) : tokens.grid;
}

ConfusionMatrixView::ConfusionMatrixView(QWidget* parent)
    : QTableView(parent), m_model(new ConfusionMatrixModel(this)), m_corner(new QLabel(this))
{
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setUpHeaders();
    m_corner->setProperty("role", QStringLiteral("caption"));
    m_corner->setAutoFillBackground(true); // over the table's own corner
    m_corner->setBackgroundRole(QPalette::Base);
    makeAction(
        this, "play", [] { return tr("Play the clips of the cell"); }, [this] { Q_EMIT playRequested(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Confusion matrix"));
        m_corner->setText(tr("True ↓"));
        m_model->retranslate();
        fitHeaders();
        updateGeometries();
    });
    onTheme(this, [this] { viewport()->update(); });
}

void ConfusionMatrixView::setUpHeaders()
{
    for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
        auto* header = new PlainHeader(orientation, this);
        header->setSectionResizeMode(QHeaderView::Stretch);
        header->setMinimumSectionSize(smallestCell);
        header->setHighlightSections(false);
        header->setSectionsClickable(orientation == Qt::Vertical);
        if (orientation == Qt::Horizontal)
            setHorizontalHeader(header);
        else
            setVerticalHeader(header);
    }
    connect(verticalHeader(), &QHeaderView::sectionClicked, this, &ConfusionMatrixView::rowChosen);
    horizontalHeader()->setFixedHeight(headHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setCornerButtonEnabled(false);
}

void ConfusionMatrixView::setMatrix(ConfusionMatrix matrix)
{
    m_model->setMatrix(std::move(matrix));
    fitHeaders();
    updateGeometry();
}

void ConfusionMatrixView::setMeasure(ConfusionMatrixModel::Measure measure)
{
    m_model->setMeasure(measure);
}

/// Columns take what there is, rows are as high as they are wide within limits; names over the columns are whole where
/// they fit.
void ConfusionMatrixView::fitHeaders()
{
    const int classes = m_model->rowCount();
    if (classes == 0)
        return;
    const QFontMetrics rowNames(Theme::font(Theme::Role::Secondary));
    const QFontMetrics columnNames(Theme::font(Theme::Role::Tick));
    int rowNameWidth = m_corner->sizeHint().width();
    int columnNameWidth = 0;
    for (int section = 0; section < classes; ++section) {
        const QString name = m_model->headerData(section, Qt::Vertical, ConfusionMatrixModel::FullNameRole).toString();
        rowNameWidth = std::max(rowNameWidth, rowNames.horizontalAdvance(name));
        columnNameWidth = std::max(columnNameWidth, columnNames.horizontalAdvance(name));
    }
    verticalHeader()->setFixedWidth(std::min(rowNameWidth, widestNames) + 8);
    m_corner->setGeometry(0, 0, verticalHeader()->width(), headHeight);
    const int cellWidth = std::max(smallestCell, (width() - verticalHeader()->width()) / classes);
    m_model->setShortNames(columnNameWidth > cellWidth - 4);
    verticalHeader()->setDefaultSectionSize(std::clamp(cellWidth, smallestCell, tallestCell));
}

QSize ConfusionMatrixView::sizeHint() const
{
    const int classes = std::max(2, m_model->rowCount());
    return {verticalHeader()->width() + classes * tallestCell,
            headHeight + classes * verticalHeader()->defaultSectionSize() + 2};
}

QSize ConfusionMatrixView::minimumSizeHint() const
{
    return {160, headHeight + 3 * smallestCell};
}

void ConfusionMatrixView::resizeEvent(QResizeEvent* event)
{
    fitHeaders();
    QTableView::resizeEvent(event);
    updateGeometry();
}

void ConfusionMatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT cellChosen(current.row(), current.column());
}

void ConfusionMatrixView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(tableText());
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
        Q_EMIT rowChosen(currentIndex().row());
    else
        QTableView::keyPressEvent(event);
}

QString ConfusionMatrixView::tableText() const
{
    QString text;
    for (int column = 0; column < m_model->columnCount(); ++column)
        text += u'\t' + m_model->headerData(column, Qt::Horizontal, ConfusionMatrixModel::FullNameRole).toString();
    text += u'\n';
    for (int row = 0; row < m_model->rowCount(); ++row) {
        text += m_model->headerData(row, Qt::Vertical, ConfusionMatrixModel::FullNameRole).toString();
        for (int column = 0; column < m_model->columnCount(); ++column)
            text += u'\t' + m_model->cellText(m_model->index(row, column));
        text += u'\n';
    }
    return text;
}

} // namespace suara
