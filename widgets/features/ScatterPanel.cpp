#include "widgets/features/ScatterPanel.h"

#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/plots/ScatterPlot.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace suara {

ScatterPanel::ScatterPanel(QWidget* parent)
    : QWidget(parent), m_header(new PanelHeader), m_x(new QComboBox), m_y(new QComboBox), m_plot(new ScatterPlot)
{
    m_header->addWidget(m_x);
    m_header->addWidget(new QLabel(QStringLiteral("×")));
    m_header->addWidget(m_y);
    auto* layout = plainColumn(this);
    layout->addWidget(m_header);
    layout->addWidget(m_plot, 1);
    connect(m_x, &QComboBox::activated, this, &ScatterPanel::refresh);
    connect(m_y, &QComboBox::activated, this, &ScatterPanel::refresh);
    connect(m_plot, &ScatterPlot::pointClicked, this, &ScatterPanel::rowClicked);
    onLanguage(this, [this] {
        m_header->setTitle(tr("Scatter"));
        m_x->setAccessibleName(tr("Feature along the scatter's horizontal axis"));
        m_y->setAccessibleName(tr("Feature along the scatter's vertical axis"));
        m_plot->setAccessibleName(tr("Scatter of two features"));
        refresh();
    });
}

void ScatterPanel::setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes)
{
    m_measured = std::move(measured);
    m_classes = classes;
    fillColumns();
    refresh();
}

void ScatterPanel::setScaling(const Scaling& scaling)
{
    m_scaling = scaling;
    refresh();
}

void ScatterPanel::setSelectedRows(const std::vector<int>& rows)
{
    m_plot->setSelected(rows);
}

void ScatterPanel::fillColumns()
{
    const QString x = m_x->count() > 0 ? m_x->currentText() : QStringLiteral("ZCR");
    const QString y = m_y->count() > 0 ? m_y->currentText() : QStringLiteral("SC");
    fillColumns(m_x, x);
    fillColumns(m_y, y);
}

void ScatterPanel::fillColumns(QComboBox* box, const QString& wanted)
{
    const QSignalBlocker blocker(box);
    box->clear();
    for (const std::string& column : m_measured->table.columns)
        box->addItem(QString::fromStdString(column));
    box->setCurrentIndex(m_measured->columnLike(wanted.toStdString()));
}

std::vector<double> ScatterPanel::scaledColumn(int column) const
{
    std::vector<double> values = m_measured->columnValues(column);
    std::vector<std::size_t> finite; // a value that could not be measured must not decide the scale
    for (std::size_t row = 0; row < values.size(); ++row)
        if (std::isfinite(values[row]))
            finite.push_back(row);
    if (finite.empty())
        return values;
    const Scaler scaler = fittedScaler(m_scaling.kind, values, 1, finite, m_scaling.low, m_scaling.high);
    for (double& value : values)
        value = scaler.scaled(value, 0);
    return values;
}

QString ScatterPanel::axisTitle(int column) const
{
    if (m_scaling.kind == ScalerKind::None)
        return m_measured->columnTitle(column);
    return tr("%1, scaled").arg(QString::fromStdString(m_measured->table.columns[std::size_t(column)]));
}

void ScatterPanel::refresh()
{
    const int x = m_measured ? m_measured->columnOf(m_x->currentText().toStdString()) : -1;
    const int y = m_measured ? m_measured->columnOf(m_y->currentText().toStdString()) : -1;
    if (x < 0 || y < 0)
        return;
    m_plot->setTitles(axisTitle(x), axisTitle(y));
    m_plot->setData(scaledColumn(x), scaledColumn(y), m_measured->classes, m_classes, m_measured->names);
}

} // namespace suara
