#pragma once

#include "widgets/common/controls/Sheet.h"

#include <functional>

class QDoubleSpinBox;
class QSpinBox;

namespace suara {

/// Asks for the bins of a histogram: how many, from where to where.
class RangeSheet : public Sheet {
    Q_OBJECT

public:
    using Take = std::function<void(int bins, double lower, double upper)>;

    /// @param take  is called with lower < upper when the user is done, never when not
    RangeSheet(QWidget* window, int bins, double lower, double upper, Take take);

private:
    void build(int bins, double lower, double upper);

    Take m_take;
    QSpinBox* m_bins;
    QDoubleSpinBox* m_lower;
    QDoubleSpinBox* m_upper;
};

} // namespace suara
