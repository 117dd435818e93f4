#include "app/cli/SimilarCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/Inputs.h"
#include "app/cli/ModelInputs.h"
#include "app/cli/Output.h"
#include "app/cli/TableOptions.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/InnerLayer.h"
#include "core/retrieval/Index.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamed = 3; // columns that are named as having brought two clips together

/// Where to look, what for, and how the values are called.
struct Search {
    Dataset dataset;
    Eigen::MatrixXd rows;             ///< (rows, columns)
    std::vector<std::string> columns; ///< none of a network's inner layer
    Eigen::VectorXd query;
    std::optional<std::size_t> self; ///< the row that is looked for itself
};

Eigen::MatrixXd valuesOf(const Dataset& dataset)
{
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(dataset.table.data(), Eigen::Index(dataset.rows.size()),
                                      Eigen::Index(dataset.columns.size()));
}

/// The row of this file: named the same, else the only one with the same bare name.
std::optional<std::size_t> rowOf(const Dataset& dataset, const std::string& file)
{
    const auto& rows = dataset.rows;
    const auto same = std::ranges::find(rows, file, &DatasetRow::file);
    if (same != rows.end())
        return std::size_t(same - rows.begin());
    const auto isNamedSo = [&](const DatasetRow& row) {
        return fs::path(row.file).filename() == file;
    };
    const auto named = std::ranges::find_if(rows, isNamedSo);
    if (named == rows.end() || std::ranges::count_if(rows, isNamedSo) > 1)
        return std::nullopt;
    return std::size_t(named - rows.begin());
}

FeatureInput clipInput(const fs::path& file)
{
    FeatureInput input;
    input.path = file;
    input.row.file = file.string();
    return input;
}

std::vector<FeatureInput> clipInputs(const std::vector<fs::path>& files)
{
    std::vector<FeatureInput> inputs;
    std::ranges::transform(files, std::back_inserter(inputs), clipInput);
    return inputs;
}

/// A clip that the table does not have, measured like its rows.
Eigen::VectorXd measuredQuery(const Dataset& dataset, const std::string& table, const std::string& query,
                              const Measuring& measuring, Console& console)
{
    if (!fs::is_regular_file(query))
        throw IoError(query, "There is no such clip in the table, nor such a file.");
    const FeatureTable measured = computeFeatureTable({clipInput(query)}, measuring.options, console);
    for (const FeatureFailure& failure : measured.failures)
        throw IoError(query, "%1", {filledPacked(failure.text, failure.arguments)});
    CutWarnings(console).tell(query, query);
    if (measured.columns != dataset.columns)
        throw IoError(table,
                      "Its columns are not those that clips are measured to; say with --set and --summary how the "
                      "table was made.");
    return measured.values.row(0).matrix().transpose();
}

Search inTable(const std::string& table, const std::string& query, const Measuring& measuring, Console& console)
{
    Search search;
    TableColumns columns;
    columns.rows = RowChoice::All;
    search.dataset = datasetFromCsv(table, columns);
    search.columns = search.dataset.columns;
    search.rows = valuesOf(search.dataset);
    search.self = rowOf(search.dataset, query);
    search.query = search.self ? Eigen::VectorXd(search.rows.row(Eigen::Index(*search.self)).transpose())
                               : measuredQuery(search.dataset, table, query, measuring, console);
    return search;
}

/// By the inner layer of a model, among clips or the rows of a table.
Search byModel(const std::string& file, const std::string& query, const std::vector<std::string>& places,
               const Measuring& measuring, Console& console)
{
    const TrainedModel model = readModel(file);
    Search search;
    if (places.size() == 1 && endingOf(places.front()) == ".csv") {
        search.dataset = tableDataset(model, places.front());
    } else {
        const bool ofPictures = readsPictureFiles(model);
        std::vector<fs::path> files = expandInputs(places, console, ofPictures ? FileKind::Picture : FileKind::Sound);
        if (std::ranges::find(files, fs::path(query)) == files.end())
            files.emplace_back(query);
        search.dataset = ofPictures ? pictureDataset(model, files, console)
                                    : measuredDataset(model, file, clipInputs(files), measuring, console);
    }
    search.self = rowOf(search.dataset, query);
    if (!search.self)
        throw IoError(query, "It is not among the clips.");
    search.rows = innerLayer(model, search.dataset, console.jobs());
    search.query = search.rows.row(Eigen::Index(*search.self)).transpose();
    return search;
}

/// The columns that bring the row near, the strongest first, parted by spaces.
std::string reasons(const Search& search, const Index& index, std::size_t row)
{
    const Eigen::VectorXd nearness = index.nearness(row, search.query);
    std::vector<std::size_t> order(search.columns.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [&](std::size_t column) { return nearness(Eigen::Index(column)); });
    std::string text;
    for (std::size_t i = 0; i < std::min(kNamed, order.size()); ++i)
        if (nearness(Eigen::Index(order[i])) > 0.0)
            text += (text.empty() ? "" : " ") + search.columns[order[i]];
    return text;
}

std::string csv(const Search& search, Distance distance, std::size_t top, int jobs)
{
    const Index index(search.rows, distance);
    std::ostringstream out;
    CsvWriter writer(out);
    const bool hasReasons = !search.columns.empty();
    writer.text("file").text("label").text("distance");
    if (hasReasons)
        writer.text("near_in");
    writer.endRow();
    std::size_t written = 0;
    for (const Neighbour& neighbour : index.nearest(search.query, top + 1, jobs)) {
        if (neighbour.row == search.self || written == top)
            continue;
        const DatasetRow& row = search.dataset.rows[neighbour.row];
        writer.text(row.file).text(row.label).number(neighbour.distance);
        if (hasReasons)
            writer.text(reasons(search, index, neighbour.row));
        writer.endRow();
        ++written;
    }
    return std::move(out).str();
}

void run(Arguments& arguments, Console& console)
{
    const std::vector<std::string> names(kDistanceNames.begin(), kDistanceNames.end());
    const std::string name = arguments.choice("--distance", names, "scaled");
    const auto distance = Distance(std::ranges::find(names, name) - names.begin());
    const auto top = std::size_t(arguments.integer("--top", 10, 1, 1'000'000));
    const auto out = arguments.output("--out");
    const Measuring measuring = takeMeasuring(arguments, console);
    const std::vector<std::string> words = arguments.positionals("M_OR_CSV and QUERY", 2);
    const bool isTable = endingOf(words[0]) == ".csv";
    if (isTable && words.size() > 2)
        throw UsageError("\"" + words[2] + "\" is one too many");
    if (!isTable && words.size() < 3)
        throw UsageError("say after QUERY where to look: clips, folders, or a table");
    const Search search = isTable ? inTable(words[0], words[1], measuring, console)
                                  : byModel(words[0], words[1], {words.begin() + 2, words.end()}, measuring, console);
    Output output(out);
    output.write(csv(search, distance, top, console.jobs()));
    output.close();
}

} // namespace

Command similarCommand()
{
    static const std::string options =
        std::string(
            "  F.csv is a table that extract wrote; QUERY one of its files, or any clip, which is then measured "
            "likewise.\n"
            "  M is a model that `train --out` wrote: nearest by its inner layer among the clips in PATH (files, "
            "folders) or\n"
            "  the rows of a table with its columns. Columns: file, label, distance, and the features that brought it "
            "near.\n"
            "  --top N              how many (default 10)\n"
            "  --distance NAME      scaled (each column by its spread; default), euclidean, cosine or mahalanobis\n"
            "  --out F.csv          where it goes; without it, to standard output\n"
            "how QUERY is measured, if the table was not made with extract's defaults:\n") +
        tableOptionsHelp;
    return {"similar",
            "finds the clips nearest to another",
            "F.csv QUERY [--top N] [--distance NAME]\n       suara-cli similar M QUERY PATH… [options]",
            options,
            "  suara-cli similar drums.csv kick01.wav --top 5",
            run};
}

} // namespace suara
