#pragma once

#include "core/learning/Checkpoint.h"
#include "core/learning/Trainer.h"

#include <filesystem>
#include <vector>

namespace suara {

/// The checkpoints of a training in rounds, its folds and the model of all rows: each round has a folder of its own in
/// one, and all may take so many bytes. A training of one round has that folder itself.
class RoundCheckpoints {
public:
    RoundCheckpoints(const std::filesystem::path& folder, int rounds,
                     std::uint64_t limit = CheckpointFolder::kUsualLimit);

    CheckpointFolder& of(int round) { return m_rounds.at(std::size_t(round)); }

    /// For train(): goes on after the newest that is kept of the round, or begins it anew.
    /// @throws IoError as CheckpointFolder::newest()
    TrainingSteering steering(int round, bool goesOn, TrainingControl* control = nullptr);

    static int learned(const std::filesystem::path& folder); ///< epochs of all rounds that can be gone on after
    static void clear(const std::filesystem::path& folder);  ///< all rounds, and the folder if nothing else is in it

private:
    std::vector<CheckpointFolder> m_rounds;
};

} // namespace suara
