#include "widgets/features/SummarySection.h"

#include "widgets/common/text/Language.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <utility>

namespace suara {

SummarySection::SummarySection(QWidget* parent)
    : Section(parent)
    , m_summary(new QComboBox)
    , m_percentileField(new QLineEdit)
    , m_summaryRow(addRow(m_summary))
    , m_percentileRow(addRow(m_percentileField))
{
    m_summary->setObjectName(QStringLiteral("summary"));
    m_percentileField->setObjectName(QStringLiteral("percentiles"));
    for (const Summary summary : {Summary::First, Summary::Mean, Summary::Stats})
        m_summary->addItem(QString(), int(summary));
    connect(m_summary, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    connect(m_percentileField, &QLineEdit::editingFinished, this, &SummarySection::takePercentiles);
    showFields();
    onLanguage(this, [this] { retranslate(); });
}

/// Only what counts.
void SummarySection::showFields()
{
    m_percentileRow->setVisible(summary() == Summary::Stats);
}

/// "5 50 95", also parted by semicolons.
void SummarySection::takePercentiles()
{
    static const QRegularExpression gap(QStringLiteral("[\\s;]+"));
    std::vector<double> percentiles;
    for (const QString& word : m_percentileField->text().split(gap, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        percentiles.push_back(QLocale().toDouble(word, &isNumber));
        if (!isNumber || percentiles.back() < 0.0 || percentiles.back() > 100.0) {
            Q_EMIT refused(tr("“%1” is no percentile; allowed are numbers from 0 to 100, such as 5 50 95.").arg(word));
            return;
        }
    }
    if (std::exchange(m_percentiles, percentiles) != percentiles)
        Q_EMIT changed();
}

Summary SummarySection::summary() const
{
    return Summary(m_summary->currentData().toInt());
}

QString SummarySection::text() const
{
    return m_summary->currentText().toLower();
}

std::vector<double> SummarySection::percentiles() const
{
    return summary() == Summary::Stats ? m_percentiles : std::vector<double>();
}

void SummarySection::keep(QJsonObject& choices) const
{
    choices[QStringLiteral("summary")] = m_summary->currentIndex();
    choices[QStringLiteral("percentiles")] = m_percentileField->text();
}

void SummarySection::take(const QJsonObject& choices)
{
    m_summary->setCurrentIndex(std::clamp(choices[QStringLiteral("summary")].toInt(), 0, m_summary->count() - 1));
    m_percentileField->setText(choices[QStringLiteral("percentiles")].toString());
    m_percentiles.clear();
    takePercentiles();
}

void SummarySection::retranslate()
{
    setTitle(tr("Value per row"));
    m_summaryRow->setLabel(tr("Frames"), tr("What becomes of the frames of a row"));
    m_summary->setItemText(0, tr("First frame"));
    m_summary->setItemText(1, tr("Frame mean"));
    m_summary->setItemText(2, tr("Statistics"));
    m_summary->setItemData(2, tr("Mean, standard deviation, lowest, highest and median"), Qt::ToolTipRole);
    m_percentileRow->setLabel(tr("Percentiles"), tr("Further columns: numbers from 0 to 100, such as 5 50 95"));
    m_percentileField->setPlaceholderText(QStringLiteral("5 50 95"));
}

} // namespace suara
