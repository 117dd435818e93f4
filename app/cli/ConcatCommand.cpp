#include "app/cli/ConcatCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/ShardOrder.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <sstream>

namespace suara {

namespace {

struct Part {
    CsvTable table;
    std::optional<std::vector<std::size_t>> places;
};

/// A row of one of the tables, and where it belongs.
struct Place {
    std::size_t input;
    std::size_t part;
    std::size_t row;
};

std::vector<Part> readParts(const std::vector<std::string>& files, Console& console)
{
    std::vector<Part> parts;
    for (const std::string& file : files) {
        console.checkpoint(0.0);
        Part& part = parts.emplace_back(Part{readCsv(file), {}});
        part.places = readShardOrder(file, part.table.rows.size());
        if (part.table.header != parts.front().table.header)
            throw IoError(file, SUARA_TEXT("Core", "Its columns are not those of %1, so they cannot be joined."),
                          {files.front()});
    }
    return parts;
}

/// By the order that the shards were written with, else one row of each in turn.
std::vector<Place> ordered(const std::vector<Part>& parts)
{
    const bool isKnown = std::ranges::all_of(parts, [](const Part& part) { return part.places.has_value(); });
    std::vector<Place> order;
    for (std::size_t part = 0; part < parts.size(); ++part)
        for (std::size_t row = 0; row < parts[part].table.rows.size(); ++row)
            order.push_back({isKnown ? (*parts[part].places)[row] : row, part, row});
    std::ranges::stable_sort(order, {}, &Place::input);
    return order;
}

std::string joinedTables(const std::vector<Part>& parts, Console& console)
{
    if (std::ranges::any_of(parts, [](const Part& part) { return !part.places; }))
        console.note("Not every table has its .order file beside it: one row of each is taken in turn.");
    std::ostringstream text;
    CsvWriter csv(text);
    csv.row(parts.front().table.header);
    for (const Place& place : ordered(parts)) {
        console.checkpoint(0.0);
        csv.row(parts[place.part].table.rows[place.row]);
    }
    return std::move(text).str();
}

void run(Arguments& arguments, Console& console)
{
    const std::optional<std::string> out = arguments.output("--out");
    const std::vector<std::string> files = arguments.positionals("F.csv", 1);
    writeWhole(out, console, [&] { return joinedTables(readParts(files, console), console); });
}

} // namespace

Command concatCommand()
{
    return {"concat",
            "joins the tables of `extract --shard` in the order of the inputs",
            "F.csv… [--out F.csv]",
            "  --out F.csv          where the whole goes; without it, to standard output\n"
            "  The tables may be named in any order: each has a file F.csv.order beside it that says where its rows\n"
            "  belong. Without those files, one row of each is taken in turn, as the shards were dealt.\n",
            "  suara-cli concat part1.csv part2.csv --out whole.csv",
            run};
}

} // namespace suara
