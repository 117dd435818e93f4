#pragma once

#include <optional>
#include <string>
#include <vector>

namespace suara {

/// Classes as numbers, as scikit-learn's LabelEncoder: the distinct labels sorted by code point, numbered from 0.
class LabelEncoder {
public:
    LabelEncoder() = default;
    explicit LabelEncoder(const std::vector<std::string>& labels); ///< any labels, in any order and number

    const std::vector<std::string>& classes() const { return m_classes; }
    std::optional<int> indexOf(const std::string& label) const; ///< empty for a label it was not made from

    /// @throws ParameterError naming the first label that is not among classes()
    std::vector<int> encode(const std::vector<std::string>& labels) const;

private:
    std::vector<std::string> m_classes;
};

} // namespace suara
