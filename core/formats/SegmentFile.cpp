#include "core/formats/SegmentFile.h"

#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/formats/AudacityLabels.h"
#include "core/formats/SegmentTiers.h"
#include "core/formats/TextGrid.h"

#include <string>

namespace suara {

namespace {

/// "talk.SET@ANNOTATOR" is the clip "talk", and its tier's name.
std::vector<SegmentRecord> labelTrack(const std::filesystem::path& file)
{
    std::string clip = file.stem().string();
    std::string tier = "label";
    const std::size_t dot = clip.rfind('.');
    if (dot != std::string::npos && clip.find('@', dot) != std::string::npos) {
        tier = clip.substr(dot + 1);
        clip.resize(dot);
    }
    return recordsOf(clip, {{tier, readAudacityLabels(file)}});
}

} // namespace

SegmentFormat segmentFormat(const std::filesystem::path& file)
{
    const std::string ending = endingOf(file);
    return ending == ".textgrid" ? SegmentFormat::TextGrid
           : ending == ".txt"    ? SegmentFormat::Audacity
                                 : SegmentFormat::Csv;
}

std::vector<SegmentRecord> readSegments(const std::filesystem::path& file)
{
    try {
        switch (segmentFormat(file)) {
        case SegmentFormat::TextGrid:
            return recordsOf(file.stem().string(), readTextGrid(file));
        case SegmentFormat::Audacity:
            return labelTrack(file);
        case SegmentFormat::Csv:
            break;
        }
        return readSegmentCsv(file);
    } catch (const ParameterError& error) { // a judgement that is none
        throw IoError(file, error.text(), error.arguments());
    }
}

} // namespace suara
