#pragma once

#include "core/annotation/Agreement.h"
#include "core/annotation/LabelSet.h"

#include <QWidget>

namespace suara {

/// How often the first annotator's row met the second's column. What both called alike is in the accent colour, what
/// they called differently in the colour of disagreement; the more, the deeper.
class AgreementMatrix : public QWidget {
    Q_OBJECT

public:
    explicit AgreementMatrix(QWidget* parent = nullptr);
    void setTable(const AgreementTable& table, const LabelSet& set, const QString& first, const QString& second);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF cell(int row, int column) const;
    void paintHeads(QPainter& painter) const;
    void paintCell(QPainter& painter, int row, int column, double largest) const;
    QString sentence(int row, int column) const;
    int size() const { return int(m_table.categories.size()); }
    double count(int row, int column) const { return m_table.counts[std::size_t(row)][std::size_t(column)]; }
    QString word(int index) const;
    int colour(int index) const;

    AgreementTable m_table;
    LabelSet m_set;
    QString m_first;
    QString m_second;
};

} // namespace suara
