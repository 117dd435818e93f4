#include "core/learning/Checkpoint.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/RecipeJson.h"
#include "core/learning/SealedFile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <limits>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr SealedKind kKind{"SUARACKP", 1, SUARA_TEXT("Core", "This is not a checkpoint that Suara has written."),
                           SUARA_TEXT("Core", "The checkpoint was written by a newer Suara; this one cannot read it."),
                           SUARA_TEXT("Core", "The checkpoint is damaged: it was cut or changed.")};

constexpr std::string_view kPrefix = "epoch-";
constexpr std::string_view kEnding = ".suaracheckpoint";

std::optional<int> epochOf(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (!name.starts_with(kPrefix) || !name.ends_with(kEnding) || name.size() <= kPrefix.size() + kEnding.size())
        return {};
    int epoch = 0;
    const char* end = name.data() + name.size() - kEnding.size();
    const auto read = std::from_chars(name.data() + kPrefix.size(), end, epoch);
    return read.ec == std::errc() && read.ptr == end && epoch >= 0 ? std::optional(epoch) : std::nullopt;
}

/// Whether AtomicFile was writing a checkpoint here when the program ended.
bool isLeftByCrash(const fs::path& file)
{
    const std::string name = file.filename().string();
    return name.starts_with("." + std::string(kPrefix)) && name.ends_with(kEnding);
}

/// The first epoch whose rows' losses are kept: as many as fit.
std::size_t firstWithRows(const std::vector<EpochRecord>& epochs)
{
    constexpr std::size_t most = 1 << 16;
    std::size_t floats = 0;
    std::size_t first = epochs.size();
    while (first > 0 && (floats += epochs[first - 1].validationLosses.size()) <= most)
        --first;
    return first;
}

OrderedJson stateJson(const TrainingState& state, std::size_t firstMoments, std::size_t secondMoments)
{
    OrderedJson epochs = historyJson(state.epochs);
    for (std::size_t i = 0; i < state.epochs.size(); ++i)
        epochs[i]["seconds"] = state.epochs[i].seconds;
    for (std::size_t i = firstWithRows(state.epochs); i < state.epochs.size(); ++i)
        epochs[i]["rows"] = state.epochs[i].validationLosses.size();
    return {
        {"recipe", state.recipe},
        {"epochs", epochs},
        {"rate_changes", rateChangesJson(state.rateChanges)},
        {"step", state.step},
        {"plateau", {{"best", state.plateau.best}, {"waited", state.plateau.waited}, {"factor", state.plateau.factor}}},
        {"moments", {firstMoments, secondMoments}}};
}

/// Takes one run of floats after another; they must be there.
class FloatReader {
public:
    explicit FloatReader(const Unsealed& parts) : m_parts(parts) {}

    std::size_t left() const { return m_parts.count() - m_next; }

    template<typename Floats>
    void take(Floats& floats, std::size_t count)
    {
        if (count > left())
            throw ParameterError(kKind.damaged);
        floats.resize(count);
        m_parts.copy(m_next, floats);
        m_next += count;
    }

private:
    const Unsealed& m_parts;
    std::size_t m_next = 0;
};

TrainingState stateFrom(const Json& json)
{
    TrainingState state;
    state.recipe = json.at("recipe").get<std::string>();
    state.epochs = historyFrom(json.at("epochs"));
    state.rateChanges = rateChangesFrom(json.at("rate_changes"));
    state.step = json.at("step").get<std::uint64_t>();
    const Json& plateau = json.at("plateau");
    state.plateau = {numberOr(plateau, "best", std::numeric_limits<double>::infinity()),
                     plateau.at("waited").get<int>(), plateau.at("factor").get<double>()};
    return state;
}

Checkpoint checkpointFrom(const Json& json, const Unsealed& parts)
{
    Checkpoint checkpoint;
    checkpoint.state = stateFrom(json);
    FloatReader reader(parts);
    for (std::size_t i = 0; i < checkpoint.state.epochs.size(); ++i) {
        const Json& epoch = json.at("epochs").at(i);
        checkpoint.state.epochs[i].seconds = epoch.at("seconds").get<double>();
        reader.take(checkpoint.state.epochs[i].validationLosses, epoch.value("rows", std::size_t(0)));
    }
    const auto moments = json.at("moments").get<std::array<std::size_t, 2>>();
    reader.take(checkpoint.firstMoment, moments[0]);
    reader.take(checkpoint.secondMoment, moments[1]);
    reader.take(checkpoint.weights, reader.left());
    return checkpoint;
}

} // namespace

CheckpointFolder::CheckpointFolder(fs::path folder, std::uint64_t limit) : m_folder(std::move(folder)), m_limit(limit)
{
}

fs::path CheckpointFolder::fileOf(int epoch) const
{
    std::array<char, 16> digits;
    const int length = std::snprintf(digits.data(), digits.size(), "%05d", epoch);
    return m_folder / (std::string(kPrefix) + std::string(digits.data(), std::size_t(length)) + std::string(kEnding));
}

std::vector<int> CheckpointFolder::epochs() const
{
    std::vector<int> epochs;
    std::error_code error; // a folder that is not there holds none
    for (fs::directory_iterator entries(m_folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (const auto epoch = epochOf(entries->path()))
            epochs.push_back(*epoch);
    std::ranges::sort(epochs);
    return epochs;
}

Checkpoint CheckpointFolder::read(int epoch) const
{
    const fs::path file = fileOf(epoch);
    const std::string bytes = bytesOf(file);
    const Unsealed parts = unsealed(kKind, bytes, file);
    try {
        Checkpoint checkpoint = checkpointFrom(Json::parse(parts.json), parts);
        if (checkpoint.state.epoch() == epoch)
            return checkpoint;
    } catch (const Json::exception&) { // falls through to what is said of damaged ones
    } catch (const ParameterError&) {
    }
    throw IoError(file, kKind.damaged);
}

std::optional<Checkpoint> CheckpointFolder::newest() const
{
    std::exception_ptr problem;
    std::vector<int> candidates = epochs();
    for (; !candidates.empty(); candidates.pop_back()) {
        try {
            return read(candidates.back());
        } catch (const IoError&) { // an older one may be whole
            if (!problem)
                problem = std::current_exception();
        }
    }
    if (problem)
        std::rethrow_exception(problem);
    return {};
}

void CheckpointFolder::write(const TrainingState& state, std::span<const float> weights,
                             std::span<const float> firstMoment, std::span<const float> secondMoment)
{
    std::error_code error; // a folder that could not be made is told by the file that cannot be written
    fs::create_directories(m_folder, error);
    if (!m_size)
        m_size = measured();
    const std::string json = stateJson(state, firstMoment.size(), secondMoment.size()).dump();
    std::vector<std::span<const float>> floats;
    for (std::size_t i = firstWithRows(state.epochs); i < state.epochs.size(); ++i)
        floats.emplace_back(state.epochs[i].validationLosses);
    floats.insert(floats.end(), {firstMoment, secondMoment, weights});
    AtomicFile file(fileOf(state.epoch()));
    seal(kKind, json, floats, [&](std::string_view piece) {
        file.write(piece);
        *m_size += piece.size();
    });
    file.commitUnflushed();
    if (*m_size > m_limit)
        trim(state.epoch(), bestEpochOf(state.epochs));
}

std::uint64_t CheckpointFolder::measured() const
{
    std::uint64_t total = 0;
    std::error_code error; // what is gone meanwhile takes no room
    for (const int epoch : epochs())
        if (const auto size = fs::file_size(fileOf(epoch), error); !error)
            total += size;
    return total;
}

void CheckpointFolder::trim(int newest, int best)
{
    m_size = measured();
    for (const int epoch : epochs()) {
        if (*m_size <= m_limit)
            return;
        if (epoch == newest || epoch == best)
            continue;
        std::error_code error; // what cannot be removed stays
        const auto size = fs::file_size(fileOf(epoch), error);
        if (!error && fs::remove(fileOf(epoch), error))
            *m_size -= size;
    }
}

void CheckpointFolder::removeAfter(int epoch)
{
    std::error_code error; // what stays is overwritten when its epoch comes
    for (const int later : epochs())
        if (later > epoch)
            fs::remove(fileOf(later), error);
    std::vector<fs::path> left;
    for (fs::directory_iterator entries(m_folder, error); !error && entries != fs::directory_iterator();
         entries.increment(error))
        if (isLeftByCrash(entries->path()))
            left.push_back(entries->path());
    for (const fs::path& file : left)
        fs::remove(file, error);
}

void CheckpointFolder::clear()
{
    removeAfter(-1);
    std::error_code error;
    fs::remove(m_folder, error); // only if it is empty
}

} // namespace suara
