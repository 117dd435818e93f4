#pragma once

#include <QHeaderView>

namespace suara {

/// Heads of the feature table: name over unit, an arrow at the column that sorts.
class FeatureTableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit FeatureTableHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace suara
