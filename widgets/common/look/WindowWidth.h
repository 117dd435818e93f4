#pragma once

namespace suara {

/// From this width on, in pixels, a window has room for everything side by side; below it is compact.
inline constexpr int kWideWindow = 1500;

} // namespace suara
