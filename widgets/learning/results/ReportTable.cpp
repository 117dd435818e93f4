#include "widgets/learning/results/ReportTable.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/results/PlainHeader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace suara {

namespace {

constexpr int lineHeight = 24;
constexpr int headHeight = 28;
constexpr int scoreWidth = 72;

class ReportDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        if ((option.state & QStyle::State_Selected) != 0)
            painter->fillRect(option.rect, tokens.accentSoft);
        if (isFirstAverage(index))
            painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), tokens.border);
        painter->setFont(Theme::font(isAccuracy(index) ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
        painter->setPen(colourOf(index));
        const int right = index.column() == ReportModel::Support ? -2 : 0;
        painter->drawText(option.rect.adjusted(0, 0, right, 0),
                          index.data(Qt::TextAlignmentRole).value<Qt::Alignment>(), index.data().toString());
    }

private:
    static bool isFirstAverage(const QModelIndex& index)
    {
        return index.data(ReportModel::AverageRole).toBool() &&
               !index.siblingAtRow(index.row() - 1).data(ReportModel::AverageRole).toBool();
    }

    static bool isAccuracy(const QModelIndex& index)
    {
        return isFirstAverage(index) && index.column() != ReportModel::Support;
    }

    static QColor colourOf(const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        if (index.column() == ReportModel::Support)
            return tokens.muted;
        return index.data(ReportModel::ZeroRole).toBool() ? tokens.danger : tokens.text;
    }
};

} // namespace

ReportTable::ReportTable(QWidget* parent) : QTableView(parent), m_model(new ReportModel(this))
{
    setModel(m_model);
    setItemDelegate(new ReportDelegate(this));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalHeader(new PlainHeader(Qt::Horizontal, this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(lineHeight);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    horizontalHeader()->setFixedHeight(headHeight);
    horizontalHeader()->setDefaultSectionSize(scoreWidth);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(ReportModel::Name, QHeaderView::Stretch);
    onLanguage(this, [this] {
        setAccessibleName(tr("Classification report"));
        m_model->retranslate();
    });
    onTheme(this, [this] { viewport()->update(); });
}

void ReportTable::setReport(ClassificationReport report)
{
    m_model->setReport(std::move(report));
    updateGeometry();
}

QString ReportTable::copiedText() const
{
    return m_model->rowCount() > 0 ? QString::fromStdString(reportText(m_model->report())) : QString();
}

QSize ReportTable::sizeHint() const
{
    return {4 * scoreWidth + 100, headHeight + m_model->rowCount() * lineHeight + 2};
}

QSize ReportTable::minimumSizeHint() const
{
    return {4 * scoreWidth, headHeight + 3 * lineHeight};
}

void ReportTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(copiedText());
    else
        QTableView::keyPressEvent(event);
}

} // namespace suara
