#include "core/retrieval/Index.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

using namespace suara;

namespace {

Eigen::MatrixXd randomRows(Eigen::Index rows, Eigen::Index columns)
{
    std::uint32_t state = 1;
    return Eigen::MatrixXd::NullaryExpr(rows, columns, [&] {
        state = state * 1664525U + 1013904223U;
        return double(state >> 8) / double(1 << 24);
    });
}

/// Milliseconds of the median of several searches for the nearest ten.
double medianSearch(const Index& index, const Eigen::MatrixXd& rows)
{
    constexpr int searches = 15;
    std::vector<double> times;
    for (int i = 0; i < searches; ++i) {
        const Eigen::VectorXd query = rows.row(i * 101).transpose();
        const auto started = std::chrono::steady_clock::now();
        if (index.nearest(query, 10).front().row != std::size_t(i) * 101)
            std::fprintf(stderr, "a row is not nearest to itself\n");
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - started;
        times.push_back(passed.count());
    }
    std::ranges::sort(times);
    return times[searches / 2];
}

} // namespace

/// Looks for neighbours among random rows and says in JSON what one search took, for each distance.
///
/// usage: find_neighbours [ROWS [COLUMNS]]
int main(int argc, char** argv)
{
    try {
        const Eigen::MatrixXd rows =
            randomRows(argc > 1 ? std::stol(argv[1]) : 100'000, argc > 2 ? std::stol(argv[2]) : 128);
        for (std::size_t kind = 0; kind < kDistanceNames.size(); ++kind)
            std::printf("{\"distance\": \"%s\", \"rows\": %ld, \"columns\": %ld, \"milliseconds\": %.2f}\n",
                        kDistanceNames[kind], long(rows.rows()), long(rows.cols()),
                        medianSearch(Index(rows, Distance(kind)), rows));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
