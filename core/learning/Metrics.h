#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// How often each class was taken for each other: rows are what is true, columns what was predicted.
struct ConfusionMatrix {
    std::vector<std::string> classes;
    std::vector<std::int64_t> counts; ///< classes x classes, row by row

    std::int64_t at(std::size_t truth, std::size_t predicted) const
    {
        return counts[truth * classes.size() + predicted];
    }
    std::int64_t total() const;
    std::int64_t correct() const;
};

/// @param truth, predicted  class numbers below classes.size(), of equal length
/// @throws ParameterError if the lengths differ, there is no row, or a number is no class
ConfusionMatrix confusionMatrix(const std::vector<int>& truth, const std::vector<int>& predicted,
                                std::vector<std::string> classes);

enum class Normalisation { True, Predicted, All };

/// Shares of each row (True, the diagonal is recall), column (Predicted, the diagonal is precision) or of all, in
/// [0, 1], shape as counts. An empty row or column gives zeros, as scikit-learn's confusion_matrix(normalize=…).
std::vector<double> normalised(const ConfusionMatrix& matrix, Normalisation by);

/// What a measure is when it would be a division by zero: 0 with a warning, or a value without one.
enum class ZeroDivision { Warn, Zero, One, NaN };

struct ReportRow {
    std::string name;
    double precision = 0.0;
    double recall = 0.0;
    double f1 = 0.0;
    std::int64_t support = 0; ///< rows that truly are of this class
};

/// scikit-learn's classification_report as values.
struct ClassificationReport {
    std::vector<ReportRow> rows;
    bool coversAll = true; ///< then micro stands as the line "accuracy", else as "micro avg"
    ReportRow micro;
    ReportRow macro;
    ReportRow weighted;
    std::vector<std::string> warnings; ///< in scikit-learn's words
    bool supportAsDecimal = false;     ///< scikit-learn prints 2.0 instead of 2 when nothing at all was right
};

/// @param labels  the classes to report, by number; empty: those that occur as truth or prediction
/// @throws ParameterError if the matrix is empty
ClassificationReport classificationReport(const ConfusionMatrix& matrix,
                                          const std::optional<std::vector<std::size_t>>& labels = std::nullopt,
                                          ZeroDivision zeroDivision = ZeroDivision::Warn);

/// The report with a row for every class of the matrix, also for those that do not occur.
ClassificationReport fullReport(const ConfusionMatrix& matrix);

/// The measures of a whole matrix in one number each, as scikit-learn defines them; empty where it says nan.
struct MatrixScores {
    double accuracy = 0.0;
    double averageRecall = 0.0;  ///< unweighted (UAR), of the classes that truly occur: balanced_accuracy_score
    double matthews = 0.0;       ///< matthews_corrcoef; 0 if only one class was true or predicted
    std::optional<double> kappa; ///< cohen_kappa_score
};

/// @throws ParameterError if the matrix is empty
MatrixScores scoresOf(const ConfusionMatrix& matrix);

/// Them as text, a line each, with so many digits.
std::string scoresText(const MatrixScores& scores, int digits = 4);

/// The very text of scikit-learn's classification_report(digits=…), with the line end behind each line.
std::string reportText(const ClassificationReport& report, int digits = 2);

/// The matrix as text: names of the classes before the rows and over the columns, right-aligned.
std::string matrixText(const ConfusionMatrix& matrix);

/// The same of its shares, with four decimals.
std::string matrixText(const ConfusionMatrix& matrix, Normalisation by);

} // namespace suara
