#pragma once

namespace suara::mp3 {

/// Thrown where a stream is not as encoders write it (damaged, cut, or of a rare kind): what then follows is left to
/// libmpg123, which knows all kinds.
struct Odd {};

} // namespace suara::mp3
