#include "widgets/features/HistogramPanel.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/plots/HistogramPlot.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

HistogramPanel::HistogramPanel(HistogramStart start, QWidget* parent)
    : QWidget(parent)
    , m_start(std::move(start))
    , m_header(new PanelHeader)
    , m_column(new QComboBox)
    , m_bins(new QComboBox)
    , m_lectureRange(new QAction(this))
    , m_plot(new HistogramPlot)
    , m_chosen(m_start.column)
{
    buildHeader();
    auto* layout = plainColumn(this);
    layout->addWidget(m_header);
    layout->addWidget(m_plot, 1);
    connect(m_plot, &HistogramPlot::valuesClicked, this, &HistogramPanel::rowsClicked);
    connect(m_column, &QComboBox::activated, this, [this] {
        m_chosen = m_column->currentData().toString().toStdString();
        refresh();
    });
    connect(m_bins, &QComboBox::activated, this, &HistogramPanel::refresh);
    connect(m_lectureRange, &QAction::toggled, this, &HistogramPanel::refresh);
}

void HistogramPanel::buildHeader()
{
    for (const int bins : {10, 20, 30, 50, 100})
        m_bins->addItem(QString(), bins);
    m_bins->setCurrentIndex(m_bins->findData(m_start.bins));
    m_lectureRange->setCheckable(true);
    m_lectureRange->setChecked(m_start.upper > m_start.lower);
    auto* menu = new QMenu(this);
    menu->addAction(m_lectureRange);
    auto* more = new IconButton(QStringLiteral("more"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    m_header->addWidget(m_column);
    m_header->addWidget(m_bins);
    m_header->addWidget(more);
    onLanguage(this, [this, more] {
        m_header->setTitle(tr("By class"));
        m_column->setAccessibleName(tr("Feature of the histogram"));
        m_bins->setAccessibleName(tr("Number of bins"));
        m_plot->setAccessibleName(tr("Histogram by class"));
        more->setHint(tr("Range of the histogram"));
        m_lectureRange->setText(
            tr("Lecture's range, %1 to %2")
                .arg(formatNumber(m_start.lower, 0), formatNumber(m_start.upper, m_start.upper < 1)));
        for (int i = 0; i < m_bins->count(); ++i)
            m_bins->setItemText(i, tr("%n bin(s)", nullptr, m_bins->itemData(i).toInt()));
        refresh();
    });
}

void HistogramPanel::setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes)
{
    m_measured = std::move(measured);
    m_classes = classes;
    fillColumns();
    refresh();
}

void HistogramPanel::fillColumns()
{
    const QSignalBlocker blocker(m_column);
    m_column->clear();
    for (const std::string& column : m_measured->table.columns)
        m_column->addItem(QString::fromStdString(column), QString::fromStdString(column));
    m_column->setCurrentIndex(m_measured->columnLike(m_chosen));
}

bool HistogramPanel::usesLectureRange() const
{
    return m_lectureRange->isChecked() && m_column->currentData().toString().toStdString() == m_start.column;
}

int HistogramPanel::outside(const std::vector<double>& values) const
{
    return int(std::ranges::count_if(values, [this](double v) { return v < m_start.lower || v > m_start.upper; }));
}

void HistogramPanel::refresh()
{
    const int column = m_measured ? m_measured->columnOf(m_column->currentData().toString().toStdString()) : -1;
    if (column < 0)
        return;
    std::vector<double> values = m_measured->columnValues(column);
    const bool lecture = usesLectureRange();
    m_lectureRange->setEnabled(m_column->currentData().toString().toStdString() == m_start.column);
    const int hidden = lecture ? outside(values) : 0;
    m_header->setDetail(hidden > 0 ? tr("%n outside the range", nullptr, hidden) : QString());
    m_plot->setBins(m_bins->currentData().toInt(), lecture ? m_start.lower : 0.0, lecture ? m_start.upper : 0.0);
    m_plot->setTitle(m_column->currentText(), QString::fromStdString(m_measured->table.units[std::size_t(column)]));
    m_plot->setData(std::move(values), m_measured->classes, m_classes);
}

void HistogramPanel::setSelectedRows(const std::vector<int>& rows)
{
    m_plot->setSelected(rows);
}

} // namespace suara
