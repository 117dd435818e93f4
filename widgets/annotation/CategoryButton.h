#pragma once

#include "core/annotation/LabelSet.h"

#include <QAbstractButton>

class QPainter;

namespace suara {

/// One category of a label set: its mark, its word, its key. Checked while it is the current segment's label.
class CategoryButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit CategoryButton(Category category, QWidget* parent = nullptr);
    const Category& category() const { return m_category; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {88, 32}; }

protected:
    void nextCheckState() override {} // what is checked follows the segment, not the click
    void paintEvent(QPaintEvent* event) override;

private:
    Category m_category;
};

/// The cap of a key, as the palette and its hints show it.
void paintKeyCap(QPainter& painter, const QRectF& place, const QString& key);

} // namespace suara
