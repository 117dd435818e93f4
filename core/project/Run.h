#pragma once

#include <QByteArray>
#include <QDateTime>
#include <cstdint>
#include <string>

namespace suara {

using RunId = std::int64_t;

/// A trained model with all that made it.
struct Run {
    RunId id = 0;
    std::string name;
    QDateTime created; ///< UTC
    QByteArray record; ///< JSON: clips by hash, labels, split, scaler, layers, seed, versions, epochs, scores
};

} // namespace suara
