#include "widgets/explore/ExploreCsv.h"

#include <algorithm>

namespace suara {

namespace {

QByteArray number(float value)
{
    return QByteArray::number(double(value), 'g', 9); // nine digits read back to the same float
}

} // namespace

QByteArray framesAsCsv(const std::vector<CsvFrames>& features)
{
    QByteArray text("time");
    std::int64_t longest = 0;
    for (const CsvFrames& feature : features) {
        longest = std::max(longest, feature.frames->frames);
        for (int row = 0; row < feature.frames->rows; ++row)
            text += ',' + QByteArray::fromStdString(feature.name) +
                    (feature.frames->rows > 1 ? QByteArray::number(row + 1) : QByteArray());
    }
    text += "\r\n";
    for (std::int64_t frame = 0; frame < longest; ++frame) {
        const ClipFrames& first = *features.front().frames;
        text += QByteArray::number(first.firstSecond + double(frame) * first.secondsPerFrame, 'g', 17);
        for (const CsvFrames& feature : features)
            for (int row = 0; row < feature.frames->rows; ++row)
                text += ',' + (frame < feature.frames->frames ? number(feature.frames->at(row, frame)) : QByteArray());
        text += "\r\n";
    }
    return text;
}

} // namespace suara
