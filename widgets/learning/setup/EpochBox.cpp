#include "widgets/learning/setup/EpochBox.h"

#include <algorithm>

namespace suara {

EpochBox::EpochBox(QWidget* parent) : QDoubleSpinBox(parent)
{
    setDecimals(0);
    setRange(0, 1'000'000);
    setKeyboardTracking(false);
    connect(this, &QDoubleSpinBox::editingFinished, this, [this] {
        const std::vector<int> kept = choices();
        setValue(*std::prev(std::ranges::upper_bound(kept, int(value()))));
    });
}

std::vector<int> EpochBox::choices() const
{
    std::vector<int> kept{0};
    if (m_kept)
        std::ranges::copy(m_kept(), std::back_inserter(kept));
    return kept;
}

void EpochBox::stepBy(int steps)
{
    const std::vector<int> kept = choices();
    const auto here = std::ranges::lower_bound(kept, int(value()));
    const std::ptrdiff_t between = here == kept.end() || *here != int(value()) ? 1 : 0; // the next up is here already
    const std::ptrdiff_t place = here - kept.begin() + steps - (steps > 0 ? between : 0);
    setValue(kept[std::size_t(std::clamp<std::ptrdiff_t>(place, 0, std::ssize(kept) - 1))]);
}

} // namespace suara
