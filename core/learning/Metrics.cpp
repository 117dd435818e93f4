#include "core/learning/Metrics.h"

#include "core/annotation/Agreement.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/PairwiseSum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>

namespace suara {

namespace {

using Values = std::vector<double>;

/// scikit-learn's _nanaverage: values that are not a number do not count; weights of zero altogether do not either.
double average(const Values& values, const Values& weights)
{
    Values kept;
    Values products;
    Values keptWeights;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        kept.push_back(values[i]);
        keptWeights.push_back(weights.empty() ? 1.0 : weights[i]);
        products.push_back(kept.back() * keptWeights.back());
    }
    if (kept.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double total = pairwiseSum(keptWeights);
    return total == 0.0 ? pairwiseSum(kept) / double(kept.size()) : pairwiseSum(products) / total;
}

struct Counts {
    Values hits;
    Values predicted;
    Values truth;
};

Counts countsOf(const ConfusionMatrix& matrix, const std::vector<std::size_t>& labels)
{
    Counts counts;
    for (const std::size_t label : labels) {
        double truth = 0.0;
        double predicted = 0.0;
        for (std::size_t other = 0; other < matrix.classes.size(); ++other) {
            truth += double(matrix.at(label, other));
            predicted += double(matrix.at(other, label));
        }
        counts.hits.push_back(double(matrix.at(label, label)));
        counts.truth.push_back(truth);
        counts.predicted.push_back(predicted);
    }
    return counts;
}

/// Divides, and knows what to do with a division by zero.
class Divider {
public:
    Divider(ZeroDivision zero, std::vector<std::string>& warnings) : m_zero(zero), m_warnings(warnings) {}

    double divide(double part, double whole, const char* measure, const char* missing) const
    {
        if (whole != 0.0)
            return part / whole;
        if (m_zero == ZeroDivision::Warn)
            warn(std::string(measure) + " is ill-defined and being set to 0.0 in labels with no " + missing +
                 " samples. Use `zero_division` parameter to control this behavior.");
        return m_zero == ZeroDivision::One   ? 1.0
               : m_zero == ZeroDivision::NaN ? std::numeric_limits<double>::quiet_NaN()
                                             : 0.0;
    }

    ReportRow row(std::string name, double hits, double predicted, double truth) const
    {
        ReportRow row{std::move(name), 0.0, 0.0, 0.0, std::int64_t(truth)};
        row.precision = divide(hits, predicted, "Precision", "predicted");
        row.recall = divide(hits, truth, "Recall", "true");
        row.f1 = divide(2.0 * hits, truth + predicted, "F-score", "true nor predicted");
        return row;
    }

private:
    void warn(const std::string& sentence) const
    {
        if (std::find(m_warnings.begin(), m_warnings.end(), sentence) == m_warnings.end())
            m_warnings.push_back(sentence);
    }

    ZeroDivision m_zero;
    std::vector<std::string>& m_warnings;
};

ReportRow averageRow(std::string name, const std::vector<ReportRow>& rows, const Values& weights, std::int64_t support)
{
    const auto of = [&](double ReportRow::*measure) {
        Values values;
        for (const ReportRow& row : rows)
            values.push_back(row.*measure);
        return average(values, weights);
    };
    return {std::move(name), of(&ReportRow::precision), of(&ReportRow::recall), of(&ReportRow::f1), support};
}

bool occurs(const ConfusionMatrix& matrix, std::size_t label)
{
    for (std::size_t other = 0; other < matrix.classes.size(); ++other)
        if (matrix.at(label, other) != 0 || matrix.at(other, label) != 0)
            return true;
    return false;
}

std::vector<std::size_t> occurringLabels(const ConfusionMatrix& matrix)
{
    std::vector<std::size_t> labels;
    for (std::size_t i = 0; i < matrix.classes.size(); ++i)
        if (occurs(matrix, i))
            labels.push_back(i);
    return labels;
}

/// Number of characters, not bytes: what Python's len() counts.
std::size_t characters(const std::string& text)
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string rightAligned(const std::string& text, std::size_t width)
{
    return std::string(width - std::min(width, characters(text)), ' ') + text;
}

std::string decimal(double value, int digits)
{
    if (std::isnan(value))
        return "nan"; // without the sign that printf would show
    std::array<char, 64> buffer;
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    return {buffer.data(), std::size_t(length)};
}

constexpr std::size_t kColumn = 9; // width of scikit-learn's columns

std::string line(const std::string& name, std::size_t width, const std::vector<std::string>& cells)
{
    std::string text = rightAligned(name, width) + " ";
    for (const std::string& cell : cells)
        text += " " + rightAligned(cell, kColumn);
    return text + "\n";
}

/// A square of cells with names before the rows and over the columns.
std::string squareText(const std::vector<std::string>& classes, const std::vector<std::string>& cells)
{
    std::size_t names = 0;
    for (const std::string& name : classes)
        names = std::max(names, characters(name));
    std::size_t width = names;
    for (const std::string& cell : cells)
        width = std::max(width, cell.size());
    std::string text(names, ' ');
    for (const std::string& name : classes)
        text += " " + rightAligned(name, width);
    text += "\n";
    for (std::size_t row = 0; row < classes.size(); ++row) {
        text += rightAligned(classes[row], names);
        for (std::size_t column = 0; column < classes.size(); ++column)
            text += " " + rightAligned(cells[row * classes.size() + column], width);
        text += "\n";
    }
    return text;
}

} // namespace

std::int64_t ConfusionMatrix::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
}

std::int64_t ConfusionMatrix::correct() const
{
    std::int64_t hits = 0;
    for (std::size_t i = 0; i < classes.size(); ++i)
        hits += at(i, i);
    return hits;
}

ConfusionMatrix confusionMatrix(const std::vector<int>& truth, const std::vector<int>& predicted,
                                std::vector<std::string> classes)
{
    if (truth.size() != predicted.size())
        throw ParameterError(SUARA_TEXT("Core", "There are %1 true classes and %2 predictions; both must be as many."),
                             {std::to_string(truth.size()), std::to_string(predicted.size())});
    if (truth.empty())
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    ConfusionMatrix matrix{std::move(classes), {}};
    const std::size_t size = matrix.classes.size();
    matrix.counts.resize(size * size);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (truth[i] < 0 || predicted[i] < 0 || std::size_t(std::max(truth[i], predicted[i])) >= size)
            throw ParameterError(SUARA_TEXT("Core", "Class number %1 is not one of the %2 classes."),
                                 {std::to_string(std::max(truth[i], predicted[i])), std::to_string(size)});
        ++matrix.counts[std::size_t(truth[i]) * size + std::size_t(predicted[i])];
    }
    return matrix;
}

std::vector<double> normalised(const ConfusionMatrix& matrix, Normalisation by)
{
    const std::size_t size = matrix.classes.size();
    std::vector<std::size_t> all(size);
    std::iota(all.begin(), all.end(), std::size_t(0));
    const Counts counts = countsOf(matrix, all);
    const auto total = double(matrix.total());
    std::vector<double> shares;
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            const double whole = by == Normalisation::True        ? counts.truth[row]
                                 : by == Normalisation::Predicted ? counts.predicted[column]
                                                                  : total;
            shares.push_back(whole == 0.0 ? 0.0 : double(matrix.at(row, column)) / whole);
        }
    }
    return shares;
}

ClassificationReport classificationReport(const ConfusionMatrix& matrix,
                                          const std::optional<std::vector<std::size_t>>& wanted,
                                          ZeroDivision zeroDivision)
{
    if (matrix.total() == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    const std::vector<std::size_t> occurring = occurringLabels(matrix);
    const std::vector<std::size_t> labels = wanted.value_or(occurring);
    const Counts counts = countsOf(matrix, labels);

    ClassificationReport report;
    report.supportAsDecimal = matrix.correct() == 0;
    report.coversAll = std::all_of(occurring.begin(), occurring.end(), [&](std::size_t label) {
        return std::find(labels.begin(), labels.end(), label) != labels.end();
    });
    const Divider divider(zeroDivision, report.warnings);
    for (std::size_t i = 0; i < labels.size(); ++i)
        report.rows.push_back(
            divider.row(matrix.classes[labels[i]], counts.hits[i], counts.predicted[i], counts.truth[i]));
    report.micro = divider.row(report.coversAll ? "accuracy" : "micro avg", pairwiseSum(counts.hits),
                               pairwiseSum(counts.predicted), pairwiseSum(counts.truth));
    report.macro = averageRow("macro avg", report.rows, {}, report.micro.support);
    report.weighted = averageRow("weighted avg", report.rows, counts.truth, report.micro.support);
    return report;
}

ClassificationReport fullReport(const ConfusionMatrix& matrix)
{
    std::vector<std::size_t> all(matrix.classes.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    return classificationReport(matrix, all);
}

std::string reportText(const ClassificationReport& report, int digits)
{
    std::size_t width = std::max(characters(report.weighted.name), std::size_t(digits));
    for (const ReportRow& row : report.rows)
        width = std::max(width, characters(row.name));
    const auto support = [&](const ReportRow& row) {
        return std::to_string(row.support) + (report.supportAsDecimal ? ".0" : "");
    };
    const auto full = [&](const ReportRow& row) {
        return line(
            row.name, width,
            {decimal(row.precision, digits), decimal(row.recall, digits), decimal(row.f1, digits), support(row)});
    };
    std::string text = line("", width, {"precision", "recall", "f1-score", "support"}) + "\n";
    for (const ReportRow& row : report.rows)
        text += full(row);
    text += "\n";
    text += report.coversAll
                ? line(report.micro.name, width, {"", "", decimal(report.micro.f1, digits), support(report.micro)})
                : full(report.micro);
    return text + full(report.macro) + full(report.weighted);
}

MatrixScores scoresOf(const ConfusionMatrix& matrix)
{
    const std::size_t size = matrix.classes.size();
    const auto total = double(matrix.total());
    if (total == 0.0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    std::vector<std::size_t> all(size);
    std::iota(all.begin(), all.end(), std::size_t(0));
    const Counts counts = countsOf(matrix, all);
    const auto dot = [](const Values& one, const Values& other) {
        return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
    };
    Values recalls;
    for (std::size_t i = 0; i < size; ++i)
        if (counts.truth[i] > 0.0)
            recalls.push_back(counts.hits[i] / counts.truth[i]);
    const double spread =
        (total * total - dot(counts.predicted, counts.predicted)) * (total * total - dot(counts.truth, counts.truth));
    const double shared = double(matrix.correct()) * total - dot(counts.truth, counts.predicted);
    AgreementTable table{matrix.classes, std::vector<std::vector<double>>(size)};
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column)
            table.counts[row].push_back(double(matrix.at(row, column)));
    return {double(matrix.correct()) / total, pairwiseSum(recalls) / double(recalls.size()),
            spread == 0.0 ? 0.0 : shared / std::sqrt(spread), cohenKappa(table).value};
}

std::string scoresText(const MatrixScores& scores, int digits)
{
    const double kappa = scores.kappa.value_or(std::numeric_limits<double>::quiet_NaN());
    return "accuracy " + decimal(scores.accuracy, digits) + "\nunweighted average recall (UAR) " +
           decimal(scores.averageRecall, digits) + "\nMatthews correlation (MCC) " + decimal(scores.matthews, digits) +
           "\nCohen's kappa " + decimal(kappa, digits) + "\n";
}

std::string matrixText(const ConfusionMatrix& matrix)
{
    std::vector<std::string> cells;
    for (const std::int64_t count : matrix.counts)
        cells.push_back(std::to_string(count));
    return squareText(matrix.classes, cells);
}

std::string matrixText(const ConfusionMatrix& matrix, Normalisation by)
{
    std::vector<std::string> cells;
    for (const double share : normalised(matrix, by))
        cells.push_back(decimal(share, 4));
    return squareText(matrix.classes, cells);
}

} // namespace suara
