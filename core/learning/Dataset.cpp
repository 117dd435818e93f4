#include "core/learning/Dataset.h"

#include "core/base/Error.h"
#include "core/base/FolderFiles.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/features/RowOptions.h"
#include "core/formats/Csv.h"
#include "core/formats/FeatureCsv.h"
#include "core/learning/MeasuredOptions.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace suara {

namespace {

namespace fs = std::filesystem;

/// The first of them.
std::string columnsText(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + ", …" : text;
}

std::size_t columnOf(const CsvTable& table, const std::string& name, const fs::path& file, bool isLearned = false)
{
    const auto column = table.column(name);
    if (!column && isLearned)
        throw IoError(file,
                      SUARA_TEXT("Core",
                                 "There is no column “%1”, which the model learned from; make the table with the "
                                 "same features."),
                      {name});
    if (!column)
        throw IoError(file, SUARA_TEXT("Core", "There is no column “%1”; the table has %2."),
                      {name, columnsText(table.header)});
    return *column;
}

/// None only if none is needed.
std::optional<std::size_t> labelColumn(const CsvTable& table, const TableColumns& columns, const fs::path& file)
{
    const bool isNeeded = columns.rows == RowChoice::Labelled;
    if (!columns.label.empty())
        return isNeeded ? columnOf(table, columns.label, file) : table.column(columns.label);
    const auto named = table.column("label");
    return named || !isNeeded ? named : table.header.size() - 1;
}

std::optional<std::size_t> groupColumn(const CsvTable& table, const TableColumns& columns, const fs::path& file)
{
    if (!columns.group.empty())
        return columnOf(table, columns.group, file);
    const auto group = table.column("group");
    return group ? group : table.column("speaker");
}

std::vector<std::size_t> inputColumns(const CsvTable& table, const TableColumns& columns,
                                      const std::optional<std::size_t>& label, const fs::path& file)
{
    std::vector<std::size_t> inputs;
    if (!columns.inputs.empty()) {
        for (const std::string& name : columns.inputs)
            inputs.push_back(columnOf(table, name, file, columns.areLearned));
        return inputs;
    }
    for (std::size_t i = 0; i < table.header.size(); ++i)
        if (i != label && !isNameColumn(table.header[i]) && table.header[i] != columns.group)
            inputs.push_back(i);
    if (inputs.empty())
        throw IoError(file, SUARA_TEXT("Core", "There is no column of numbers to learn from."));
    return inputs;
}

bool isVisibleFolder(const fs::directory_entry& entry)
{
    std::error_code error; // what cannot be looked at does not count
    return !entry.path().filename().string().starts_with('.') && entry.is_directory(error);
}

/// Appends what a folder holds at any depth, or that it cannot be read; false if that is nothing.
bool collect(const fs::path& folder, bool (*accepts)(const fs::path&), ClassFolders& folders)
{
    try {
        FolderFiles found = filesIn(folder, accepts);
        for (const fs::path& path : found.files)
            folders.files.push_back({path, path.parent_path().filename().string()});
        std::ranges::move(found.unreadable, std::back_inserter(folders.unreadable));
        return !found.files.empty();
    } catch (const IoError& error) {
        folders.unreadable.push_back(error);
        return true;
    }
}

/// As float, which ends at 3.4e38.
float scaledInput(const Dataset& dataset, std::size_t place, std::size_t column, const Scaler& scaler)
{
    const auto value = float(scaler.scaled(dataset.table[place], column));
    if (!std::isfinite(value))
        throw ParameterError(SUARA_TEXT("Core", "The column “%1” holds numbers too large to learn from; leave it out."),
                             {dataset.columns[column]});
    return value;
}

} // namespace

std::vector<std::string> Dataset::labels() const
{
    std::vector<std::string> labels;
    for (const DatasetRow& row : rows)
        labels.push_back(row.label);
    return labels;
}

std::vector<std::string> Dataset::groups() const
{
    std::vector<std::string> groups;
    for (const DatasetRow& row : rows)
        groups.push_back(row.group);
    return groups;
}

Dataset datasetFromCsv(const fs::path& file, const TableColumns& columns)
{
    const CsvTable table = readCsv(file);
    const auto label = labelColumn(table, columns, file);
    const auto group = groupColumn(table, columns, file);
    const auto name = table.column("file");
    const std::vector<std::size_t> inputs = inputColumns(table, columns, label, file);

    Dataset dataset;
    if (const auto measured = readRowOptions(file))
        dataset.options = measuredOptions(*measured);
    dataset.input = {1, 1, int(inputs.size())};
    for (const std::size_t column : inputs)
        dataset.columns.push_back(table.header[column]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto& cells = table.rows[row];
        const std::string className = label ? cells[*label] : "";
        if (className.empty() && columns.rows == RowChoice::Labelled) {
            ++dataset.unlabelled;
            continue;
        }
        for (const std::size_t column : inputs)
            dataset.table.push_back(numberIn(table, row, column, file));
        dataset.rows.push_back({0, 0, name ? cells[*name] : "", className, group ? cells[*group] : "", {}});
    }
    if (table.rows.empty())
        throw IoError(file, SUARA_TEXT("Core", "The table has a header but no rows."));
    if (dataset.rows.empty())
        throw IoError(file, SUARA_TEXT("Core", "No row has a label in column “%1”."), {table.header[*label]});
    return dataset;
}

Dataset datasetFromTable(const FeatureTable& table, RowChoice choice)
{
    Dataset dataset;
    dataset.columns = table.columns;
    dataset.input = {1, 1, int(table.columns.size())};
    const auto entryOf = [](const FeatureRow& row) {
        return DatasetRow{row.clip, row.segment, row.file, row.label, row.group, row.stretch};
    };
    for (const FeatureFailure& failure : table.failures)
        dataset.failures.push_back({entryOf(failure.row), failure.text, unpackedArguments(failure.arguments)});
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FeatureRow& row = table.rows[i];
        if (row.label.empty() && choice == RowChoice::Labelled)
            continue;
        const DatasetRow entry = entryOf(row);
        const auto values = table.values.row(Eigen::Index(i));
        const auto wrong =
            std::find_if(values.begin(), values.end(), [](double value) { return !std::isfinite(value); });
        if (wrong != values.end()) {
            dataset.failures.push_back({entry,
                                        SUARA_TEXT("Core", "Its %1 is not a finite number."),
                                        {table.columns[std::size_t(wrong - values.begin())]}});
            continue;
        }
        dataset.table.insert(dataset.table.end(), values.begin(), values.end());
        dataset.rows.push_back(entry);
    }
    return dataset;
}

void takeColumns(Dataset& dataset, const std::vector<std::size_t>& places)
{
    const std::size_t before = dataset.columns.size();
    std::vector<double> table;
    table.reserve(dataset.rows.size() * places.size());
    for (std::size_t row = 0; row < dataset.rows.size(); ++row)
        for (const std::size_t place : places)
            table.push_back(dataset.table[row * before + place]);
    std::vector<std::string> columns;
    columns.reserve(places.size());
    for (const std::size_t place : places)
        columns.push_back(dataset.columns[place]);
    dataset.columns = std::move(columns);
    dataset.table = std::move(table);
    dataset.input = {1, 1, int(places.size())};
}

ClassFolders classFolders(const fs::path& folder, bool (*accepts)(const fs::path&))
{
    std::error_code error;
    ClassFolders result;
    for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (isVisibleFolder(*entries) && !collect(entries->path(), accepts, result))
            result.emptyFolders.push_back(entries->path().filename().string());
    if (error)
        throw IoError(folder, SUARA_TEXT("Core", "The folder cannot be read."));
    if (result.files.empty() && !result.unreadable.empty())
        throw result.unreadable.front();
    if (result.files.empty())
        throw IoError(folder, SUARA_TEXT("Core", "There is no file to learn from in its class folders."));
    std::ranges::sort(result.files, {}, &ClassFile::path);
    std::ranges::sort(result.emptyFolders);
    return result;
}

Examples examples(const Dataset& dataset, const std::vector<std::size_t>& rows, const Scaler& scaler,
                  const std::vector<int>& classes)
{
    Examples chosen;
    chosen.size = dataset.input.size();
    chosen.inputs.resize(rows.size() * chosen.size);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        float* target = chosen.inputs.data() + i * chosen.size;
        const std::size_t first = rows[i] * chosen.size;
        if (dataset.kind == InputKind::Picture)
            std::copy_n(dataset.pictures.data() + first, chosen.size, target);
        else
            for (std::size_t column = 0; column < chosen.size; ++column)
                target[column] = scaledInput(dataset, first + column, column, scaler);
        chosen.classes.push_back(classes[rows[i]]);
    }
    return chosen;
}

} // namespace suara
