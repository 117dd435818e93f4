#pragma once

#include "core/annotation/Agreement.h"

#include <QWidget>

namespace suara {

/// Kappa as a dot with its interval on a scale from 0, or from -1 where it lies below, to 1. Colours judge nothing.
class KappaBar : public QWidget {
    Q_OBJECT

public:
    explicit KappaBar(QWidget* parent = nullptr);
    void setKappa(const Kappa& kappa);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kappa m_kappa;
};

} // namespace suara
