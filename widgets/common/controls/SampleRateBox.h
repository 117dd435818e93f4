#pragma once

#include <QComboBox>

namespace suara {

/// The sample rates that clips can be measured at.
class SampleRateBox : public QComboBox {
    Q_OBJECT

public:
    static constexpr int usual = 22050; ///< Hz, librosa's

    explicit SampleRateBox(QWidget* parent = nullptr);
    int rate() const;       ///< Hz; 0: each file's own
    void setRate(int rate); ///< one that is not offered becomes the usual one
};

} // namespace suara
