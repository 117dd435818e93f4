#pragma once

class QDoubleSpinBox;

namespace suara {

/// A field for a number with as many decimals as it needs: 0.001 as "0.001", 12 as "12". Whole numbers with decimals 0.
QDoubleSpinBox* numberBox(double lowest, double highest, int decimals, double step);

} // namespace suara
