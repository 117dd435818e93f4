#pragma once

#include <QDoubleSpinBox>
#include <functional>
#include <vector>

namespace suara {

/// A number box for an epoch to go back to: its arrows step from one that is kept to the next, and what is typed
/// becomes the last that is kept before it.
class EpochBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit EpochBox(QWidget* parent = nullptr);

    /// @param kept  rising; asked when the user turns to the box. The start, 0, is always there
    void setKept(std::function<std::vector<int>()> kept) { m_kept = std::move(kept); }
    void stepBy(int steps) override;

private:
    std::vector<int> choices() const;

    std::function<std::vector<int>()> m_kept;
};

} // namespace suara
