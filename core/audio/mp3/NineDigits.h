#pragma once

namespace suara::mp3 {

/// A number rounded to nine decimal digits and then to float: the tables of libmpg123 stand in its sources with so
/// many, and what is rounded twice is at times another float.
float nineDigits(double value);

} // namespace suara::mp3
