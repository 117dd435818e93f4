#include "core/learning/LearnedRows.h"

#include "core/base/Hash.h"

#include <algorithm>
#include <string_view>

namespace suara {

namespace {

constexpr std::size_t kDigits = 12; // of the hash: of 100,000 rows against as many, no two meet by chance
constexpr std::size_t kMost = 100'000;

std::string fingerprint(const Dataset& dataset, std::size_t row)
{
    Hash hash;
    const std::size_t size = dataset.input.size();
    if (dataset.kind == InputKind::Table)
        hash.add(dataset.table.data() + row * size, size * sizeof(double));
    else
        hash.add(dataset.pictures.data() + row * size, size * sizeof(float));
    return hash.hex().substr(0, kDigits);
}

template<typename Value>
void takeRows(std::vector<Value>& values, std::size_t size, const std::vector<std::size_t>& places)
{
    if (values.empty())
        return;
    std::vector<Value> taken;
    taken.reserve(places.size() * size);
    for (const std::size_t place : places)
        taken.insert(taken.end(), values.begin() + std::ptrdiff_t(place * size),
                     values.begin() + std::ptrdiff_t((place + 1) * size));
    values = std::move(taken);
}

} // namespace

std::string fingerprints(const Dataset& dataset, const std::vector<std::size_t>& rows)
{
    if (rows.size() > kMost)
        return {};
    std::vector<std::string> all;
    all.reserve(rows.size());
    for (const std::size_t row : rows)
        all.push_back(fingerprint(dataset, row));
    std::ranges::sort(all);
    std::string text;
    for (const std::string& one : all)
        text += one;
    return text;
}

std::optional<std::vector<bool>> learnedAmong(const TrainedModel& model, const Dataset& dataset)
{
    const std::string_view text = model.learnedRows;
    if (text.empty())
        return std::nullopt;
    std::vector<std::string_view> learned;
    learned.reserve(text.size() / kDigits + 1);
    for (std::size_t begin = 0; begin < text.size(); begin += kDigits)
        learned.push_back(text.substr(begin, kDigits));
    std::vector<bool> among;
    for (std::size_t row = 0; row < dataset.rows.size(); ++row)
        among.push_back(std::ranges::binary_search(learned, fingerprint(dataset, row)));
    return among;
}

void takeRows(Dataset& dataset, const std::vector<std::size_t>& places)
{
    takeRows(dataset.table, dataset.input.size(), places);
    takeRows(dataset.pictures, dataset.input.size(), places);
    takeRows(dataset.rows, 1, places);
}

} // namespace suara
