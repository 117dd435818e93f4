#include "core/learning/LabelEncoder.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>

namespace suara {

LabelEncoder::LabelEncoder(const std::vector<std::string>& labels) : m_classes(labels)
{
    std::sort(m_classes.begin(), m_classes.end()); // bytes of UTF-8 sort as code points do
    m_classes.erase(std::unique(m_classes.begin(), m_classes.end()), m_classes.end());
}

std::optional<int> LabelEncoder::indexOf(const std::string& label) const
{
    const auto found = std::lower_bound(m_classes.begin(), m_classes.end(), label);
    if (found == m_classes.end() || *found != label)
        return std::nullopt;
    return int(found - m_classes.begin());
}

std::vector<int> LabelEncoder::encode(const std::vector<std::string>& labels) const
{
    std::vector<int> indices;
    indices.reserve(labels.size());
    for (const std::string& label : labels) {
        const auto index = indexOf(label);
        if (!index)
            throw ParameterError(SUARA_TEXT("Core", "The class “%1” is not one of those that were learned. Take its "
                                                    "rows out, or train with it."),
                                 {label});
        indices.push_back(*index);
    }
    return indices;
}

} // namespace suara
