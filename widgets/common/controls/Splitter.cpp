#include "widgets/common/controls/Splitter.h"

#include "widgets/common/settings/Settings.h"

namespace suara {

Splitter::Splitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent)
{
    setHandleWidth(1); // Qt widens the area that takes the mouse
    setChildrenCollapsible(false);
}

void Splitter::remember(const QString& name)
{
    const QString key = QStringLiteral("layout/%1").arg(name);
    const QByteArray usual = saveState();
    restoreState(Settings::instance().layout(key));
    connect(&Settings::instance(), &Settings::wasReset, this, [this, usual] { restoreState(usual); });
    connect(this, &QSplitter::splitterMoved, this, [this, key] { Settings::instance().setLayout(key, saveState()); });
}

} // namespace suara
