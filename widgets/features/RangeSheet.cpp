#include "widgets/features/RangeSheet.h"

#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/NumberBox.h"
#include "widgets/common/text/Language.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr double largest = 1e9;

} // namespace

RangeSheet::RangeSheet(QWidget* window, int bins, double lower, double upper, Take take)
    : Sheet(window)
    , m_take(std::move(take))
    , m_bins(new QSpinBox)
    , m_lower(numberBox(-largest, largest, 6, 1.0))
    , m_upper(numberBox(-largest, largest, 6, 1.0))
{
    build(bins, lower, upper);
    setPanel(Place::Middle, {360, 224});
    connect(this, &Sheet::dismissed, this, &QObject::deleteLater);
}

void RangeSheet::build(int bins, double lower, double upper)
{
    m_bins->setRange(1, 1000);
    m_bins->setValue(bins);
    for (QDoubleSpinBox* end : {m_lower, m_upper})
        end->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_lower->setValue(lower);
    m_upper->setValue(upper);
    auto* done = new QPushButton;
    done->setProperty("primary", true);
    const auto check = [this, done] {
        done->setEnabled(m_lower->value() < m_upper->value());
    };
    connect(m_lower, &QDoubleSpinBox::valueChanged, done, check);
    connect(m_upper, &QDoubleSpinBox::valueChanged, done, check);
    connect(done, &QPushButton::clicked, this, [this] {
        m_take(m_bins->value(), m_lower->value(), m_upper->value());
        dismiss();
    });
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(20, 4, 20, 20);
    rows->setSpacing(8);
    auto* binsRow = new FormRow(m_bins);
    auto* lowerRow = new FormRow(m_lower);
    auto* upperRow = new FormRow(m_upper);
    for (FormRow* row : {binsRow, lowerRow, upperRow})
        rows->addWidget(row);
    rows->addStretch();
    rows->addWidget(done, 0, Qt::AlignRight);
    body()->addLayout(rows);
    onLanguage(this, [=, this] {
        setTitle(tr("Bins and range"));
        binsRow->setLabel(tr("Bins"));
        lowerRow->setLabel(tr("From"));
        upperRow->setLabel(tr("To"));
        done->setText(tr("Show"));
    });
}

} // namespace suara
