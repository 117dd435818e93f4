#include "widgets/common/Page.h"

namespace suara {

Page::Page(Workbench& workbench, QWidget* parent) : QWidget(parent), m_workbench(workbench) {}

Page::~Page() = default;

} // namespace suara
