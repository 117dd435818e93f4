#pragma once

#include <QString>
#include <optional>
#include <string>

namespace suara {

struct LabelSet;

/// A category or a label set as the user reads it: the built-in words are translated, own words stay as they are.
QString labelText(const std::string& name);

/// The same as a heading: with a capital first letter.
QString labelTitle(const std::string& name);

/// The place of a category's colour and mark; nullopt for a category that the set does not have.
std::optional<int> labelColour(const LabelSet& set, const std::string& category);

/// Valence and arousal are kept in [-1, 1] and shown on the nine points of the self-assessment manikin, 1 to 9.
inline double toPoints(double judgement)
{
    return 4.0 * judgement + 5.0;
}
QString pointsText(std::optional<double> judgement); ///< "7", "6.5"; "" when not judged

} // namespace suara
