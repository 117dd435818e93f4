#include "widgets/learning/results/ScoreLine.h"

#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QStringList>
#include <cmath>
#include <limits>
#include <numeric>

namespace suara {

namespace {

/// "0.48 ± 0.05": mean and standard deviation, as numpy.mean and numpy.std.
QString spreadText(const std::vector<double>& values)
{
    const auto count = double(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return QStringLiteral("%1 ± %2").arg(formatNumber(mean, 2), formatNumber(std::sqrt(squares / count), 2));
}

} // namespace

ScoreLine::ScoreLine(QWidget* parent) : QLabel(parent)
{
    setProperty("role", QStringLiteral("strong"));
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    onLanguage(this, [this] { showTexts(); });
}

void ScoreLine::setScores(std::optional<MatrixScores> scores, std::vector<double> foldAccuracies)
{
    m_scores = scores;
    m_folds = std::move(foldAccuracies);
    showTexts();
}

void ScoreLine::showTexts()
{
    setVisible(m_scores.has_value());
    if (!m_scores)
        return;
    const double kappa = m_scores->kappa.value_or(std::numeric_limits<double>::quiet_NaN());
    QStringList parts{QStringLiteral("UAR ") + formatNumber(m_scores->averageRecall, 2),
                      QStringLiteral("MCC ") + formatNumber(m_scores->matthews, 2),
                      QStringLiteral("κ ") + formatNumber(kappa, 2)};
    if (!m_folds.empty())
        parts.append(tr("%1 folds, accuracy %2").arg(formatInteger(qint64(m_folds.size())), spreadText(m_folds)));
    setText(parts.join(QStringLiteral(" · ")));
    setToolTip(tr("Unweighted average recall, Matthews’s correlation, Cohen’s kappa"));
}

} // namespace suara
