#include "core/base/NumberLocale.h"

#include <clocale>

namespace suara {

void useNumbersWithPoints()
{
    std::setlocale(LC_NUMERIC, "C"); // NOLINT(concurrency-mt-unsafe): no other thread runs yet
}

} // namespace suara
