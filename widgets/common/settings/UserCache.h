#pragma once

#include "core/base/DiskCache.h"

namespace suara {

/// The one cache of peaks and features in the user's cache folder, with the size limit of the settings. Safe in any
/// thread; first called in the user-interface thread.
DiskCache& userCache();

} // namespace suara
