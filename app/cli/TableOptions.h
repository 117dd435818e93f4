#pragma once

#include "core/features/FeatureTable.h"

namespace suara {

class Arguments;
class Console;

/// What the options say of a table's columns: `--set`, `--features`, `--summary`, `--percentiles`, `--seewave` and the
/// shared parameters of features. Takes them. @throws UsageError, ParameterError
FeatureTableOptions takeTableOptions(Arguments& arguments, const Console& console);

/// The lines of the first five in --help.
extern const char tableOptionsHelp[];

} // namespace suara
