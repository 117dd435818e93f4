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
#include <set>
#include <utility>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr SealedKind kKind{
    "SUARACKP", 2, SUARA_TEXT("Core", "This is not a checkpoint that Suara has written."),
    SUARA_TEXT("Core", "The checkpoint was written by another version of Suara; this one cannot read it."),
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

OrderedJson stateJson(const TrainingState& state, int epoch, std::size_t firstMoments, std::size_t secondMoments)
{
    return {
        {"recipe", state.recipe},
        {"epoch", epoch},
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
    const auto moments = json.at("moments").get<std::array<std::size_t, 2>>();
    reader.take(checkpoint.firstMoment, moments[0]);
    reader.take(checkpoint.secondMoment, moments[1]);
    reader.take(checkpoint.weights, reader.left());
    return checkpoint;
}

/// For each epoch the best one until then, both from 1.
std::vector<int> bestUntil(const std::vector<EpochRecord>& epochs)
{
    std::vector<int> bests{0};
    double lowest = std::numeric_limits<double>::infinity();
    for (const EpochRecord& record : epochs) {
        const bool isBest = lossOf(record) < lowest;
        lowest = isBest ? lossOf(record) : lowest;
        bests.push_back(isBest ? record.epoch : bests.back());
    }
    return bests;
}

} // namespace

CheckpointFolder::CheckpointFolder(fs::path folder, std::uint64_t limit)
    : m_folder(std::move(folder)), m_limit(limit), m_log(m_folder / "epochs.suarahistory")
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
        const Json json = Json::parse(parts.json);
        Checkpoint checkpoint = checkpointFrom(json, parts);
        if (json.at("epoch").get<int>() == epoch) {
            checkpoint.epochs = m_log.read(epoch);
            return checkpoint;
        }
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

void CheckpointFolder::write(const TrainingState& state, const std::vector<EpochRecord>& epochs,
                             std::span<const float> weights, std::span<const float> firstMoment,
                             std::span<const float> secondMoment)
{
    std::error_code error; // a folder that could not be made is told by the file that cannot be written
    fs::create_directories(m_folder, error);
    measure();
    m_log.write(epochs);
    const auto epoch = int(epochs.size());
    const std::string json = stateJson(state, epoch, firstMoment.size(), secondMoment.size()).dump();
    AtomicFile file(fileOf(epoch));
    std::uint64_t& size = (*m_sizes)[epoch];
    m_size -= std::exchange(size, 0);
    seal(kKind, json, {firstMoment, secondMoment, weights}, [&](std::string_view piece) {
        file.write(piece);
        size += piece.size();
    });
    file.commitUnflushed();
    m_size += size;
    if (isTooMuch())
        trim(epochs);
}

bool CheckpointFolder::isTooMuch() const
{
    return m_sizes->size() > kMost || m_size + m_log.size() > m_limit;
}

void CheckpointFolder::measure()
{
    if (m_sizes)
        return;
    m_sizes.emplace();
    m_size = 0;
    std::error_code error; // what is gone meanwhile takes no room
    for (const int epoch : epochs())
        if (const auto size = fs::file_size(fileOf(epoch), error); !error)
            m_size += (*m_sizes)[epoch] = size;
}

void CheckpointFolder::remove(int epoch)
{
    std::error_code error; // what cannot be removed stays
    if (!fs::remove(fileOf(epoch), error))
        return;
    m_size -= (*m_sizes)[epoch];
    m_sizes->erase(epoch);
}

void CheckpointFolder::trim(const std::vector<EpochRecord>& epochs)
{
    const auto newest = int(epochs.size());
    const std::vector<int> bests = bestUntil(epochs);
    const auto dropAllBut = [&](const std::set<int>& kept) {
        const std::map<int, std::uint64_t> all = *m_sizes;
        for (const auto& [epoch, size] : all)
            if (!kept.contains(epoch))
                remove(epoch);
    };
    for (int step = 2; isTooMuch() && step <= 2 * newest; step *= 2) {
        std::set<int> kept;
        for (const auto& [epoch, size] : *m_sizes)
            if (epoch <= newest && (epoch % step == 0 || epoch > newest - kLatest))
                kept.insert({epoch, bests[std::size_t(epoch)]});
        dropAllBut(kept);
    }
    const std::map<int, std::uint64_t> left = *m_sizes;
    for (auto oldest = left.begin(); oldest != left.end() && m_size + m_log.size() > m_limit; ++oldest)
        if (oldest->first != newest && oldest->first != bests.back())
            remove(oldest->first);
}

void CheckpointFolder::removeAfter(int epoch)
{
    m_sizes.reset();
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
    m_log.keep(std::max(epoch, 0));
}

void CheckpointFolder::clear()
{
    removeAfter(-1);
    std::error_code error;
    fs::remove(m_folder, error); // only if it is empty
}

} // namespace suara
