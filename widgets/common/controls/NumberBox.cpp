#include "widgets/common/controls/NumberBox.h"

#include "widgets/common/text/Language.h"

#include <QDoubleSpinBox>
#include <QLocale>

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

} // namespace suara
