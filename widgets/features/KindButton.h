#pragma once

#include "core/learning/TableChart.h"

#include <QAbstractButton>

class QMenu;

namespace suara {

/// The title of a chart's panel, which is its kind and opens the choice of kinds. Where there is no room for the word
/// its icon stands alone.
class KindButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit KindButton(QWidget* parent = nullptr);

    ChartKind kind() const { return m_kind; }
    void setKind(ChartKind kind); ///< without chosen()
    void setCompact(bool compact);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(suara::ChartKind kind);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QMenu* m_menu;
    ChartKind m_kind = ChartKind::Histogram;
    bool m_compact = false;
};

} // namespace suara
