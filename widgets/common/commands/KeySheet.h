#pragma once

#include "widgets/common/controls/Sheet.h"

namespace suara {

/// Ctrl+/: all keys, read from the key table.
class KeySheet : public Sheet {
    Q_OBJECT

public:
    explicit KeySheet(QWidget* window);
};

} // namespace suara
