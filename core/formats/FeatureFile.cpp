#include "core/formats/FeatureFile.h"

#include "core/base/Ending.h"
#include "core/features/FeatureTable.h"
#include "core/formats/Arff.h"
#include "core/formats/FeatureCsv.h"
#include "core/formats/Npy.h"

#include <sstream>

namespace suara {

std::string featureFile(const FeatureTable& table, const std::filesystem::path& file)
{
    const std::string ending = endingOf(file);
    std::ostringstream bytes;
    if (ending == ".arff")
        writeArff(table, bytes);
    else if (ending == ".npy")
        writeNpy(bytes, table.values.cast<float>());
    else
        writeFeatureCsv(table, bytes);
    return std::move(bytes).str();
}

} // namespace suara
