#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
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

std::string countedRunName(int number); ///< "Run 7": what a run is called until someone names it, in every file
/// What a run is called on screen: the counted name in the user's language, any other as it is.
QString runTitle(const std::string& name);

} // namespace suara
