#pragma once

class QComboBox;

namespace suara {

/// Tells assistive technology a combo box's accessible name. On Linux Qt gives a combo box's choice as its name and
/// leaves the name to a label that belongs to it; where none is seen, this makes one that is never shown.
void giveLabel(QComboBox& combo);

} // namespace suara
