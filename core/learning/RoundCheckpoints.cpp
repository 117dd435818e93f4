#include "core/learning/RoundCheckpoints.h"

#include <array>
#include <cstdio>
#include <string>
#include <string_view>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "round-";

fs::path folderOf(const fs::path& folder, int round)
{
    std::array<char, 16> digits;
    const int length = std::snprintf(digits.data(), digits.size(), "%04d", round + 1);
    return folder / (std::string(kPrefix) + std::string(digits.data(), std::size_t(length)));
}

/// The folder itself and those of rounds in it.
std::vector<fs::path> allFolders(const fs::path& folder)
{
    std::vector<fs::path> all{folder};
    std::error_code error; // a folder that is not there holds none
    for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (entries->path().filename().string().starts_with(kPrefix))
            all.push_back(entries->path());
    return all;
}

} // namespace

RoundCheckpoints::RoundCheckpoints(const fs::path& folder, int rounds, std::uint64_t limit)
{
    for (int round = 0; round < rounds; ++round)
        m_rounds.emplace_back(rounds == 1 ? folder : folderOf(folder, round), limit / std::uint64_t(rounds));
}

TrainingSteering RoundCheckpoints::steering(int round, bool goesOn, TrainingControl* control)
{
    const auto newest = goesOn ? of(round).newest() : std::nullopt;
    return {control, &of(round), newest ? newest->epoch() : 0};
}

int RoundCheckpoints::learned(const fs::path& folder)
{
    int epochs = 0;
    for (const fs::path& round : allFolders(folder))
        if (const std::vector<int> kept = CheckpointFolder(round).epochs(); !kept.empty())
            epochs += kept.back();
    return epochs;
}

void RoundCheckpoints::clear(const fs::path& folder)
{
    std::vector<fs::path> all = allFolders(folder);
    for (auto round = all.rbegin(); round != all.rend(); ++round) // the folder itself last
        CheckpointFolder(*round).clear();
}

} // namespace suara
