#include "widgets/learning/SetupSection.h"

#include "widgets/common/Language.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <algorithm>

namespace suara {

namespace {

/// Shows 0.001 as "0.001" and 0.00005 as "0.00005", not with all its decimals.
class NumberBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        QString text = locale().toString(value, 'f', decimals());
        while (decimals() > 0 && text.endsWith(locale().zeroDigit()))
            text.chop(1);
        return text.endsWith(locale().decimalPoint()) ? text + locale().zeroDigit() : text;
    }
};

} // namespace

void SetupSection::setChoices(const TrainSetup& setup)
{
    quietly([&] { fill(setup); });
    follow(setup);
}

void SetupSection::tell()
{
    if (!m_isFilling)
        Q_EMIT changed();
}

QDoubleSpinBox* numberBox(double lowest, double highest, int decimals, double step)
{
    auto* box = new NumberBox;
    box->setDecimals(decimals);
    box->setRange(lowest, highest);
    box->setSingleStep(step);
    onLanguage(box, [box] {
        QLocale locale;
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
        box->setLocale(locale);
    });
    return box;
}

QComboBox* choiceBox()
{
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

void setItems(QComboBox* box, const QStringList& texts)
{
    const int current = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(current);
}

QWidget* withButton(QWidget* field, QWidget* button)
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(field, 1);
    row->addWidget(button);
    return both;
}

} // namespace suara
