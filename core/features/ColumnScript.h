#pragma once

#include "core/features/FeatureTable.h"

namespace suara {

/// A Python script (as of PythonScript.h) that prints the value a feature table has in one column for one input; a
/// stretch of a file is read as librosa reads it, by offset and duration.
/// @param column  one of tableColumns(options), of features and not of voice
/// @param sampleRate  the file's own, in which the input's stretch is counted
/// @throws ParameterError if the table has no such column
std::string columnScript(const FeatureTableOptions& options, const std::string& column, const FeatureInput& input,
                         int sampleRate);

} // namespace suara
