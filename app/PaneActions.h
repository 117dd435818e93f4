#pragma once

#include <QList>

class QWidget;

namespace suara {

/// Finding one's way in the window: F6 and Shift+F6 move the focus from pane to pane, F1 says what is under the
/// pointer.
void makePaneActions(QWidget& window, const QList<QWidget*>& panes);

} // namespace suara
