#include "widgets/common/look/ComboLabel.h"

#include "widgets/common/text/Language.h"

#include <QComboBox>
#include <QLabel>
#include <QTimer>
#include <algorithm>

namespace suara {

void giveLabel(QComboBox& combo)
{
    QWidget* place = combo.parentWidget();
    if (place == nullptr)
        return;
    const QList<QLabel*> labels = place->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly);
    if (std::ranges::any_of(labels, [&](const QLabel* label) { return label->buddy() == &combo; }))
        return;
    auto* label = new QLabel(place);
    label->hide();
    label->setBuddy(&combo);
    const auto follow = [label] {
        if (label->buddy() != nullptr)
            label->setText(label->buddy()->accessibleName());
    };
    // The combo box may get its name in the new language after the label has been told of it.
    onLanguage(label, [label, follow] { QTimer::singleShot(0, label, follow); });
    follow();
}

} // namespace suara
