#include "widgets/learning/setup/SetupSection.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <algorithm>

namespace suara {

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
