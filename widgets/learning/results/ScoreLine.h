#pragma once

#include "core/learning/Metrics.h"

#include <QLabel>
#include <optional>
#include <vector>

namespace suara {

/// "UAR 0.49 · MCC 0.41 · κ 0.39", and of folds how their accuracies lie.
class ScoreLine : public QLabel {
    Q_OBJECT

public:
    explicit ScoreLine(QWidget* parent = nullptr);

    void setScores(std::optional<MatrixScores> scores, std::vector<double> foldAccuracies = {});

private:
    void showTexts();

    std::optional<MatrixScores> m_scores;
    std::vector<double> m_folds;
};

} // namespace suara
