#pragma once

#include "widgets/common/workbench/TimeCursor.h"

#include <QObject>
#include <QTimer>
#include <QVariant>
#include <functional>
#include <vector>

namespace suara {

/// The stretches of the current clip that were looked at, and how (the layout), to go back to and forward again. A view
/// counts once it has rested for a moment, so one turn of the wheel is one step. Another clip begins anew.
class ViewHistory : public QObject {
    Q_OBJECT

public:
    explicit ViewHistory(TimeCursor& cursor, QObject* parent = nullptr);

    /// What belongs to a view besides the stretch: which lanes there are, their parameters.
    /// @param take  gives it as it is now; show brings it back
    void setLayout(std::function<QVariant()> take, std::function<void(const QVariant&)> show);
    void noteLayout(); ///< it has changed

    bool isSettled() const { return !m_rest.isActive(); } ///< what is shown now has rested, and is a step

    void back();    ///< does nothing at the first view
    void forward(); ///< does nothing at the last view

private:
    struct Step {
        TimeRange view;
        QVariant layout;
        bool operator==(const Step&) const = default;
    };
    Step now() const;
    void begin();
    void keep();
    void show(std::size_t step);

    TimeCursor& m_cursor;
    QTimer m_rest;
    std::function<QVariant()> m_take;
    std::function<void(const QVariant&)> m_show;
    std::vector<Step> m_steps; ///< never empty
    std::size_t m_at = 0;      ///< which of them is shown
};

} // namespace suara
