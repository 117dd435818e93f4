#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace suara {

/// A shard's table F.csv has a small file F.csv.order beside it: the place that each of its rows has among the inputs
/// of all shards, one a line. Inputs that failed have no row, so the rows alone do not tell.
void writeShardOrder(const std::filesystem::path& table, const std::vector<std::size_t>& places);

/// None if there is no such file or it does not fit so many rows.
std::optional<std::vector<std::size_t>> readShardOrder(const std::filesystem::path& table, std::size_t rows);

} // namespace suara
