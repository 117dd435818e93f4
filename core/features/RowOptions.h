#pragma once

#include "core/features/FeatureTable.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace suara {

/// What the rows of a table depend on besides their inputs, by name: features, summary, sample rate, every parameter
/// that is not at its default. They stand in the file `TABLE.options`, a line "name=value" each.
using RowOptions = std::map<std::string, std::string, std::less<>>;

RowOptions rowOptions(const FeatureTableOptions& options);

/// The way back: how such rows are measured. Which program measured them is not asked.
/// @throws ParameterError if this program does not know one of them
FeatureTableOptions tableOptionsOf(const RowOptions& rows);

/// What differs, in no language: "hop_length=256, sr=22050" there, and the same names here; a name without value is
/// "name=–". Both "" if nothing differs.
struct OptionDifference {
    std::string there;
    std::string here;

    bool isEmpty() const { return there.empty(); }
};

OptionDifference optionDifference(const RowOptions& there, const RowOptions& here);

std::filesystem::path rowOptionsFile(const std::filesystem::path& table);
void writeRowOptions(const std::filesystem::path& table, const RowOptions& options); ///< @throws IoError
std::optional<RowOptions> readRowOptions(const std::filesystem::path& table);        ///< none if there are none
void removeRowOptions(const std::filesystem::path& table);

} // namespace suara
