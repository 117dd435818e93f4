#include "widgets/common/commands/Page.h"

namespace suara {

Page::Page(Workbench& workbench, QWidget* parent) : QWidget(parent), m_workbench(workbench) {}

Page::~Page() = default;

Page* Page::of(QObject* part)
{
    for (; part != nullptr; part = part->parent())
        if (auto* page = qobject_cast<Page*>(part))
            return page;
    return nullptr;
}

} // namespace suara
