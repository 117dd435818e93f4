#pragma once

#include "core/base/Aligned.h"
#include "core/learning/EpochLog.h"
#include "core/learning/LearningRate.h"
#include "core/learning/TrainingHistory.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace suara {

/// Where a training stands after one of its epochs. With the weights, the optimizer's moments and the epochs until then
/// that is all it needs to go on to the very same bits: order, dropout and augmentation are drawn from seed, step and
/// epoch.
struct TrainingState {
    std::string recipe; ///< fingerprint of network, options and rows; of another recipe it is refused
    std::vector<RateChange> rateChanges;
    std::uint64_t step = 0; ///< batches learned
    Plateau::State plateau;
};

struct Checkpoint {
    TrainingState state;
    std::vector<EpochRecord> epochs; ///< up to here
    AlignedFloats weights;           ///< Network::parameters()
    AlignedFloats firstMoment;       ///< of the optimizer; empty where it has none
    AlignedFloats secondMoment;

    int epoch() const { return int(epochs.size()); }
};

/// Where a training keeps a checkpoint after every epoch: files of its own in one folder, each whole or not there, with
/// a checksum, and one of all epochs' records. Safe to be looked at while another thread writes.
///
/// Of a long training not every epoch stays: once there are more than kMost, or they take more room than they may,
/// every second of the older ones leaves, then every second of those that are left, and so on. The latest ten stay, and
/// for each that stays the best epoch until then.
class CheckpointFolder {
public:
    static constexpr std::uint64_t kUsualLimit = std::uint64_t(4) << 30;
    static constexpr std::size_t kMost = 200;
    static constexpr int kLatest = 10;

    /// @param folder  made when needed; only files named epoch-….suaracheckpoint and epochs.suarahistory in it are ever
    ///                touched, and .epoch-….suaracheckpoint, which a crash leaves of one being written
    /// @param limit   bytes that all may take; when thinning does not help the oldest leave, but for the newest and the
    ///                best
    explicit CheckpointFolder(std::filesystem::path folder, std::uint64_t limit = kUsualLimit);

    const std::filesystem::path& folder() const { return m_folder; }

    std::vector<int> epochs() const;  ///< that one can go back to, rising
    Checkpoint read(int epoch) const; ///< @throws IoError if it is not there, damaged or of a newer Suara

    /// The newest that is whole; others are passed over. Empty if there are no checkpoints.
    /// @throws IoError as read() of the newest, if none of them can be read
    std::optional<Checkpoint> newest() const;

    /// @param epochs  up to here
    /// @param weights, firstMoment, secondMoment  as a Checkpoint has them
    /// @throws IoError, e.g. when the disk is full
    void write(const TrainingState& state, const std::vector<EpochRecord>& epochs, std::span<const float> weights,
               std::span<const float> firstMoment, std::span<const float> secondMoment);
    void removeAfter(int epoch); ///< those of later epochs, and what a crash has left
    void clear();                ///< all of them, and the folder if nothing else is in it

private:
    std::filesystem::path fileOf(int epoch) const;
    bool isTooMuch() const;
    void measure();
    void remove(int epoch);
    void trim(const std::vector<EpochRecord>& epochs);

    std::filesystem::path m_folder;
    std::uint64_t m_limit;
    EpochLog m_log;
    std::optional<std::map<int, std::uint64_t>> m_sizes; ///< bytes by epoch; empty until they are measured
    std::uint64_t m_size = 0;                            ///< of them all
};

} // namespace suara
