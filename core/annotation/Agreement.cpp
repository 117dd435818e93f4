#include "core/annotation/Agreement.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace suara {
namespace {

constexpr double normalQuantile975 = 1.959963984540054;

using Matrix = std::vector<std::vector<double>>;

void checkTable(const AgreementTable& table)
{
    const std::size_t size = table.categories.size();
    bool good = table.counts.size() == size;
    for (const std::vector<double>& row : table.counts) {
        good = good && row.size() == size;
        good = good && std::ranges::all_of(row, [](double count) { return count >= 0.0; });
    }
    if (!good)
        throw ParameterError(SUARA_TEXT("Core", "An agreement table needs one row and one column per category, and no "
                                                "negative counts."));
}

/// How alike two categories are: 1 on the diagonal, 0 for the farthest.
double alike(std::size_t row, std::size_t column, std::size_t size, KappaWeights weights)
{
    if (weights == KappaWeights::None || size < 2)
        return row == column ? 1.0 : 0.0;
    const double distance = std::abs(double(row) - double(column)) / double(size - 1);
    return 1.0 - (weights == KappaWeights::Linear ? distance : distance * distance);
}

/// Shares of the whole: cells and both margins.
struct Shares {
    Matrix cells;
    std::vector<double> rows;
    std::vector<double> columns;
};

Shares sharesOf(const AgreementTable& table, double total)
{
    const std::size_t size = table.categories.size();
    Shares shares{table.counts, std::vector<double>(size), std::vector<double>(size)};
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column) {
            double& cell = shares.cells[row][column];
            cell /= total;
            shares.rows[row] += cell;
            shares.columns[column] += cell;
        }
    return shares;
}

bool usedOneCategory(const AgreementTable& table)
{
    std::size_t used = 0;
    for (std::size_t index = 0; index < table.categories.size(); ++index) {
        double margin = -table.counts[index][index];
        for (std::size_t other = 0; other < table.categories.size(); ++other)
            margin += table.counts[index][other] + table.counts[other][index];
        used += margin > 0.0 ? 1 : 0;
    }
    return used < 2;
}

/// Fleiss, Cohen & Everitt (1969), eq. 13 for any weights; with those of plain kappa it is their eq. 8.
double standardErrorOf(const Shares& shares, double total, double kappa, double chance, KappaWeights weights)
{
    const std::size_t size = shares.rows.size();
    std::vector<double> rowMeans(size);
    std::vector<double> columnMeans(size);
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column) {
            rowMeans[row] += alike(row, column, size, weights) * shares.columns[column];
            columnMeans[column] += alike(row, column, size, weights) * shares.rows[row];
        }
    double sum = 0.0;
    for (std::size_t row = 0; row < size; ++row)
        for (std::size_t column = 0; column < size; ++column) {
            const double term =
                alike(row, column, size, weights) - (rowMeans[row] + columnMeans[column]) * (1.0 - kappa);
            sum += shares.cells[row][column] * term * term;
        }
    const double centre = kappa - chance * (1.0 - kappa);
    return std::sqrt(std::max(0.0, sum - centre * centre) / total) / (1.0 - chance);
}

struct Candidate {
    std::size_t first;
    std::size_t second;
    double overlap;
    std::int64_t common;
};

std::vector<Candidate> candidates(const std::vector<Segment>& first, const std::vector<Segment>& second,
                                  double threshold)
{
    std::vector<Candidate> pairs;
    std::size_t from = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        while (from < second.size() && second[from].end <= first[i].start)
            ++from;
        for (std::size_t j = from; j < second.size() && second[j].start < first[i].end; ++j) {
            const std::int64_t common =
                std::min(first[i].end, second[j].end) - std::max(first[i].start, second[j].start);
            const double overlap = double(common) / double(std::max(first[i].length(), second[j].length()));
            if (overlap >= threshold)
                pairs.push_back({i, j, overlap, common});
        }
    }
    return pairs;
}

} // namespace

double AgreementTable::total() const
{
    double sum = 0.0;
    for (const std::vector<double>& row : counts)
        for (const double count : row)
            sum += count;
    return sum;
}

AgreementTable agreementTable(const std::vector<std::string>& first, const std::vector<std::string>& second,
                              const std::vector<std::string>& categories)
{
    if (first.size() != second.size())
        throw ParameterError(
            SUARA_TEXT("Core", "Two annotators must have judged the same things: %1 and %2 were given."),
            {std::to_string(first.size()), std::to_string(second.size())});
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t index = 0; index < categories.size(); ++index)
        places.emplace(categories[index], index);
    AgreementTable table{categories, Matrix(categories.size(), std::vector<double>(categories.size()))};
    for (std::size_t index = 0; index < first.size(); ++index) {
        const auto row = places.find(first[index]);
        const auto column = places.find(second[index]);
        if (row != places.end() && column != places.end())
            table.counts[row->second][column->second] += 1.0;
    }
    return table;
}

Kappa cohenKappa(const AgreementTable& table, KappaWeights weights)
{
    checkTable(table);
    Kappa kappa;
    const double total = table.total();
    if (total <= 0.0)
        return kappa;
    const std::size_t size = table.categories.size();
    const Shares shares = sharesOf(table, total);
    double observed = 0.0;
    double chance = 0.0;
    double allowed = 0.0;
    for (std::size_t row = 0; row < size; ++row) {
        allowed += std::min(shares.rows[row], shares.columns[row]);
        for (std::size_t column = 0; column < size; ++column) {
            const double weight = alike(row, column, size, weights);
            observed += weight * shares.cells[row][column];
            chance += weight * shares.rows[row] * shares.columns[column];
        }
    }
    kappa.observed = observed;
    kappa.chance = chance;
    if (usedOneCategory(table))
        return kappa;
    const double value = (observed - chance) / (1.0 - chance);
    kappa.value = value;
    if (weights == KappaWeights::None)
        kappa.highest = (allowed - chance) / (1.0 - chance);
    kappa.standardError = standardErrorOf(shares, total, value, chance, weights);
    kappa.low = std::max(-1.0, value - normalQuantile975 * *kappa.standardError);
    kappa.high = std::min(1.0, value + normalQuantile975 * *kappa.standardError);
    return kappa;
}

std::vector<CategoryAgreement> agreementByCategory(const AgreementTable& table)
{
    checkTable(table);
    std::vector<CategoryAgreement> result;
    for (std::size_t index = 0; index < table.categories.size(); ++index) {
        CategoryAgreement category{table.categories[index], 0, 0, table.counts[index][index], std::nullopt};
        for (std::size_t other = 0; other < table.categories.size(); ++other) {
            category.first += table.counts[index][other];
            category.second += table.counts[other][index];
        }
        if (category.first + category.second > 0.0)
            category.agreement = 2.0 * category.both / (category.first + category.second);
        result.push_back(std::move(category));
    }
    return result;
}

std::vector<SegmentLink> linkSegments(const std::vector<Segment>& first, const std::vector<Segment>& second,
                                      double threshold)
{
    if (!(threshold > 0.0 && threshold <= 1.0))
        throw ParameterError(SUARA_TEXT("Core", "The overlap is %1; allowed is more than 0, up to 1."),
                             {std::to_string(threshold)});
    std::vector<Candidate> pairs = candidates(first, second, threshold);
    std::ranges::stable_sort(pairs, [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.overlap, -a.common) < std::tuple(-b.overlap, -b.common);
    });
    std::vector<bool> firstTaken(first.size());
    std::vector<bool> secondTaken(second.size());
    std::vector<SegmentLink> links;
    for (const Candidate& pair : pairs) {
        if (firstTaken[pair.first] || secondTaken[pair.second])
            continue;
        firstTaken[pair.first] = secondTaken[pair.second] = true;
        links.push_back({pair.first, pair.second, pair.overlap});
    }
    std::ranges::sort(links, {}, &SegmentLink::first);
    return links;
}

} // namespace suara
