#pragma once

#include "core/features/FeatureTable.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace suara {

class Arguments;
class Console;

/// What `extract` measures, and the place of each among all inputs: with --shard some are left out.
struct ExtractInputs {
    std::vector<FeatureInput> inputs;
    std::vector<std::size_t> places; ///< from 1, rising
    bool hasGroups = false;          ///< the table has a column group
    bool hasStretches = false;       ///< … and start and end
};

/// The options that choose inputs: PATHs or `--project P [--annotator NAME] [--label SET]`, `--labels`, `--every
/// SECONDS [--window SECONDS]` and `--shard I/N`.
class ExtractSource {
public:
    explicit ExtractSource(Arguments& arguments); ///< takes all but the paths. @throws UsageError

    /// Finds the inputs; what cannot be is told to the console. @throws IoError, UsageError, Cancelled
    ExtractInputs find(const std::vector<std::string>& paths, Console& console) const;
    bool wantsPaths() const { return !m_project; }
    bool isSharded() const { return m_shards > 1; }

private:
    std::vector<FeatureInput> fromPaths(const std::vector<std::string>& paths, Console& console) const;
    std::vector<FeatureInput> fromProject() const;
    bool holds(std::size_t place) const { return int(place % std::size_t(m_shards)) == m_shard % m_shards; }

    std::optional<std::string> m_project;
    std::string m_annotator;
    std::string m_labelSet;
    std::optional<std::string> m_labels;
    double m_every = 0.0;  ///< seconds; 0: whole inputs
    double m_window = 0.0; ///< seconds that a stretch has, m_every unless it is said
    int m_shard = 1;
    int m_shards = 1;
};

} // namespace suara
