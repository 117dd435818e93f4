#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/ClipFrames.h"

#include <QByteArray>
#include <memory>
#include <string>
#include <vector>

namespace suara {

/// One named feature whose frames become columns.
struct CsvFrames {
    std::string name;
    std::shared_ptr<const ClipFrames> frames;
};

/// Frames as a table: a column of seconds, then one column a row of each feature. All have the same frames; shorter
/// ones leave cells empty. Numbers read back to the same bits.
QByteArray framesAsCsv(const std::vector<CsvFrames>& features);

} // namespace suara
