#pragma once

namespace suara {

/// Lets the library of C write and read numbers with a point in every language. Qt's applications take the user's
/// locale for it, in which an Indonesian log would have commas. To be called once an application is made, before there
/// are further threads.
void useNumbersWithPoints();

} // namespace suara
