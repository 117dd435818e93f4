#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace suara {

/// Mean, smallest and largest value of a few features over a stretch: rows of figures, aligned at the right.
class StatisticsTable : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        double mean = 0.0;
        double lowest = 0.0;
        double highest = 0.0;
        int decimals = 0;
    };

    explicit StatisticsTable(QWidget* parent = nullptr);
    void setRows(QList<Row> rows);
    const QList<Row>& rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<Row> m_rows;
};

} // namespace suara
