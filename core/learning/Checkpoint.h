#pragma once

#include "core/base/Aligned.h"
#include "core/learning/LearningRate.h"
#include "core/learning/TrainingHistory.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace suara {

/// Where a training stands after one of its epochs. With the weights and the optimizer's moments that is all it needs
/// to go on to the very same bits: order, dropout and augmentation are drawn from seed, step and epoch.
struct TrainingState {
    std::string recipe;              ///< fingerprint of network, options and rows; of another recipe it is refused
    std::vector<EpochRecord> epochs; ///< up to here; in a file the losses of single rows are kept of the latest only
    std::vector<RateChange> rateChanges;
    std::uint64_t step = 0; ///< batches learned
    Plateau::State plateau;

    int epoch() const { return int(epochs.size()); }
};

struct Checkpoint {
    TrainingState state;
    AlignedFloats weights;     ///< Network::parameters()
    AlignedFloats firstMoment; ///< of the optimizer; empty where it has none
    AlignedFloats secondMoment;
};

/// Where a training keeps a checkpoint after every epoch: files of its own in one folder, each whole or not there, with
/// a checksum. Safe to be looked at while another thread writes.
class CheckpointFolder {
public:
    static constexpr std::uint64_t kUsualLimit = std::uint64_t(4) << 30;

    /// @param folder  made when needed; only files named epoch-….suaracheckpoint in it are ever touched, and
    ///                .epoch-….suaracheckpoint, which a crash leaves of one being written
    /// @param limit   bytes that all may take: when it is passed the oldest leave, but for the newest and the best
    explicit CheckpointFolder(std::filesystem::path folder, std::uint64_t limit = kUsualLimit);

    const std::filesystem::path& folder() const { return m_folder; }

    std::vector<int> epochs() const;  ///< that one can go back to, rising
    Checkpoint read(int epoch) const; ///< @throws IoError if it is not there, damaged or of a newer Suara

    /// The newest that is whole; others are passed over. Empty if there are no checkpoints.
    /// @throws IoError as read() of the newest, if none of them can be read
    std::optional<Checkpoint> newest() const;

    /// @param weights, firstMoment, secondMoment  as a Checkpoint has them
    /// @throws IoError, e.g. when the disk is full
    void write(const TrainingState& state, std::span<const float> weights, std::span<const float> firstMoment,
               std::span<const float> secondMoment);
    void removeAfter(int epoch); ///< those of later epochs, and what a crash has left
    void clear();                ///< all of them, and the folder if nothing else is in it

private:
    std::filesystem::path fileOf(int epoch) const;
    std::uint64_t measured() const;
    void trim(int newest, int best);

    std::filesystem::path m_folder;
    std::uint64_t m_limit;
    std::optional<std::uint64_t> m_size; ///< bytes of all, as far as they were written here; empty before the first
};

} // namespace suara
