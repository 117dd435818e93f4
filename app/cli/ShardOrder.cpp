#include "app/cli/ShardOrder.h"

#include "core/base/AtomicFile.h"

#include <fstream>
#include <string>

namespace suara {

namespace {

std::filesystem::path orderFile(std::filesystem::path table)
{
    return table += ".order";
}

} // namespace

void writeShardOrder(const std::filesystem::path& table, const std::vector<std::size_t>& places)
{
    std::string text;
    for (const std::size_t place : places)
        text += std::to_string(place) + "\n";
    writeFile(orderFile(table), text);
}

std::optional<std::vector<std::size_t>> readShardOrder(const std::filesystem::path& table, std::size_t rows)
{
    std::ifstream stream(orderFile(table));
    std::vector<std::size_t> places;
    for (std::size_t place = 0; stream >> place;)
        places.push_back(place);
    return stream.eof() && places.size() == rows ? std::optional(places) : std::nullopt;
}

} // namespace suara
