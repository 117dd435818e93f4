#pragma once

namespace suara {

/// Refuses before starting what this machine's memory cannot hold: more than four fifths of it.
/// @throws ParameterError that says how much is needed and how much there is
void checkMemory(double bytes);

} // namespace suara
