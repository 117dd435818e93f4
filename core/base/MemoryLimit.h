#pragma once

namespace suara {

/// Refuses before starting what this machine's memory cannot hold.
/// @param sentence  marked with SUARA_TEXT: %1 is how much is needed, %2 how much there is, in MB
/// @param share     of the memory that may be taken
/// @throws ParameterError of that sentence
void checkMemory(double bytes, const char* sentence, double share = 0.8);

} // namespace suara
