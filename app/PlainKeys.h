#pragma once

#include <QObject>

namespace suara {

/// Keeps plain keys where they belong: Space presses a focused button, arrows move in a focused list or slider, and a
/// check box in a list is ticked; shortcuts of lanes and lists do not take them there. Where a view and the window both
/// have an action for a key, the one nearest to the focus acts: Qt would find the key ambiguous and do neither.
class PlainKeys : public QObject {
    Q_OBJECT

public:
    explicit PlainKeys(QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace suara
