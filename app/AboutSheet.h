#pragma once

#include "widgets/common/controls/Sheet.h"

namespace suara {

/// What Suara is, its version and licence, and the licences of what it stands on.
class AboutSheet : public Sheet {
    Q_OBJECT

public:
    explicit AboutSheet(QWidget* window);
};

} // namespace suara
