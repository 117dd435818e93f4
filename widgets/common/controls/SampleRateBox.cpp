#include "widgets/common/controls/SampleRateBox.h"

#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

namespace suara {

SampleRateBox::SampleRateBox(QWidget* parent) : QComboBox(parent)
{
    for (const int rate : {8000, 16000, usual, 44100, 48000, 0})
        addItem(QString(), rate);
    setRate(usual);
    onLanguage(this, [this] {
        for (int i = 0; i < count(); ++i) {
            const int rate = itemData(i).toInt();
            setItemText(i, rate > 0 ? formatHertz(rate) : tr("each file’s own"));
        }
    });
}

int SampleRateBox::rate() const
{
    return currentData().toInt();
}

void SampleRateBox::setRate(int rate)
{
    const int index = findData(rate);
    setCurrentIndex(index >= 0 ? index : findData(usual));
}

} // namespace suara
