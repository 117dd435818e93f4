#include "widgets/features/RowsSection.h"

#include "core/annotation/LabelSet.h"
#include "widgets/common/text/Language.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>

namespace suara {

RowsSection::RowsSection(QWidget* parent)
    : Section(parent)
    , m_kind(new QComboBox)
    , m_labelSet(new QComboBox)
    , m_window(new QDoubleSpinBox)
    , m_kindRow(addRow(m_kind))
    , m_labelSetRow(addRow(m_labelSet))
    , m_windowRow(addRow(m_window))
{
    m_kind->setObjectName(QStringLiteral("rows"));
    m_window->setObjectName(QStringLiteral("window"));
    for (int kind = 0; kind < 3; ++kind)
        m_kind->addItem(QString());
    m_window->setRange(0.01, 86400.0);
    m_window->setDecimals(2);
    m_window->setValue(TableRows{}.seconds);
    m_window->setSuffix(QStringLiteral(" s"));
    m_window->setKeyboardTracking(false);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        Q_EMIT changed();
    });
    connect(m_labelSet, &QComboBox::activated, this, &RowsSection::changed);
    connect(m_window, &QDoubleSpinBox::valueChanged, this, &RowsSection::changed);
    showFields();
    onLanguage(this, [this] { retranslate(); });
}

/// Only what counts.
void RowsSection::showFields()
{
    m_labelSetRow->setVisible(rows().kind == TableRows::Kind::Segments);
    m_windowRow->setVisible(rows().kind == TableRows::Kind::Windows);
}

TableRows RowsSection::rows() const
{
    return {TableRows::Kind(m_kind->currentIndex()), m_labelSet->currentText().toStdString(), m_window->value()};
}

void RowsSection::setLabelSets(const std::vector<LabelSet>& sets)
{
    const QString chosen = m_labelSet->currentText();
    m_labelSet->clear();
    for (const LabelSet& set : sets)
        m_labelSet->addItem(QString::fromStdString(set.name));
    m_labelSet->setCurrentIndex(std::max(0, m_labelSet->findText(chosen)));
}

void RowsSection::keep(QJsonObject& choices) const
{
    choices[QStringLiteral("rows")] = m_kind->currentIndex();
    choices[QStringLiteral("labelSet")] = m_labelSet->currentText();
    choices[QStringLiteral("window")] = m_window->value();
}

void RowsSection::take(const QJsonObject& choices)
{
    m_kind->setCurrentIndex(std::clamp(choices[QStringLiteral("rows")].toInt(), 0, m_kind->count() - 1));
    const QString name = choices[QStringLiteral("labelSet")].toString();
    if (!name.isEmpty() && m_labelSet->findText(name) < 0)
        m_labelSet->addItem(name); // until setLabelSets() says which there are
    m_labelSet->setCurrentIndex(std::max(0, m_labelSet->findText(name)));
    m_window->setValue(choices[QStringLiteral("window")].toDouble(TableRows{}.seconds));
}

void RowsSection::retranslate()
{
    setTitle(tr("Rows"));
    m_kindRow->setLabel(tr("One per"), tr("What the table has one row for"));
    m_kind->setItemText(0, tr("Clip"));
    m_kind->setItemText(1, tr("Segment"));
    m_kind->setItemText(2, tr("Window"));
    m_labelSetRow->setLabel(tr("Class"), tr("The label set whose labels are the classes of the segments"));
    m_windowRow->setLabel(tr("Length"), tr("Length of a window"));
    m_window->setLocale(QLocale());
}

} // namespace suara
