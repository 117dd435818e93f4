#pragma once

#include <QString>

namespace suara {

struct TrainSetup;

// Words that the setup panel and the list of runs share, in the user's language.

QString modelTitle(const QString& modelId);     ///< "Dense network"
QString splitText(const TrainSetup& setup);     ///< "stratified 0.1", "speaker unseen 0.1"
QString sourceText(const TrainSetup& setup);    ///< "Feature table", "voice.csv"
QString optimizerText(const TrainSetup& setup); ///< "Adam 0.001"
QString epochProgress(int epoch, int epochs);   ///< "Epoch 48 of 60"
QString timeLeftText(double seconds);           ///< "0:06 left"; "" while unknown (negative)

} // namespace suara
