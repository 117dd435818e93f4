#pragma once

#include "core/project/Contents.h"

namespace suara {

class ProjectFile;
struct Touched;

// How a project comes from its file into memory. All throw IoError.

/// Everything, for a project that is empty in memory.
Replacement readAll(const ProjectFile& file);

/// What a step has touched.
/// @param clipsWithSegments  of the project: above a quarter of them, reading all segments anew is the shorter way
Replacement readTouched(const ProjectFile& file, const Touched& touched, std::size_t clipsWithSegments);

} // namespace suara
