#include "core/learning/TrainingHistory.h"

#include "core/formats/Csv.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <sstream>

namespace suara {

namespace {

std::string fourDigits(double value)
{
    if (std::isnan(value))
        return "nan"; // some have a sign
    std::array<char, 400> buffer;
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.4f", value);
    return {buffer.data(), std::size_t(length)};
}

} // namespace

double lossOf(const EpochRecord& record)
{
    return record.validationLoss.value_or(record.loss);
}

int bestEpochOf(const std::vector<EpochRecord>& epochs)
{
    int best = 0;
    double lowest = std::numeric_limits<double>::infinity();
    for (const EpochRecord& record : epochs)
        if (lossOf(record) < lowest) {
            lowest = lossOf(record);
            best = record.epoch;
        }
    return best;
}

std::string epochText(const EpochRecord& record, int epochs)
{
    std::string text = "Epoch " + std::to_string(record.epoch) + "/" + std::to_string(epochs) +
                       " - loss: " + fourDigits(record.loss) + " - acc: " + fourDigits(record.accuracy);
    if (record.validationLoss && record.validationAccuracy)
        text += " - val_loss: " + fourDigits(*record.validationLoss) +
                " - val_acc: " + fourDigits(*record.validationAccuracy);
    return text;
}

std::string historyCsv(const std::vector<EpochRecord>& epochs)
{
    std::ostringstream out;
    CsvWriter writer(out);
    writer.row({"epoch", "loss", "acc", "val_loss", "val_acc"});
    for (const EpochRecord& record : epochs) {
        writer.integer(record.epoch).number(record.loss).number(record.accuracy);
        if (record.validationLoss && record.validationAccuracy)
            writer.number(*record.validationLoss).number(*record.validationAccuracy);
        else
            writer.empty().empty();
        writer.endRow();
    }
    return out.str();
}

} // namespace suara
