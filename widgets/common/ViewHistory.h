#pragma once

#include "widgets/common/TimeCursor.h"

#include <QObject>
#include <QTimer>
#include <vector>

namespace suara {

/// The stretches of the current clip that were looked at, to go back to and forward again. A stretch counts once the
/// view has rested on it for a moment, so one turn of the wheel is one step. Another clip begins anew.
class ViewHistory : public QObject {
    Q_OBJECT

public:
    explicit ViewHistory(TimeCursor& cursor, QObject* parent = nullptr);

    void back();    ///< does nothing at the first view
    void forward(); ///< does nothing at the last view

private:
    void begin();
    void keep();
    void show(std::size_t step);

    TimeCursor& m_cursor;
    QTimer m_rest;
    std::vector<TimeRange> m_views; ///< never empty
    std::size_t m_at = 0;           ///< which of them is shown
};

} // namespace suara
