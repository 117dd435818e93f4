#pragma once

#include "core/learning/Metrics.h"

#include <QString>

namespace suara {

/// A confusion matrix that was typed or pasted: lines of whole numbers parted by blanks, commas, semicolons or tabs,
/// with or without brackets as NumPy and Python print them. A first line of words names the classes, as does a word at
/// the start of each line; else they are numbered from 1.
/// @throws ParameterError in one sentence naming the line: something that is no count, or no square
ConfusionMatrix matrixFromText(const QString& text);

} // namespace suara
