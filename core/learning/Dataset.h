#pragma once

#include "core/annotation/Segment.h"
#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/Scaler.h"
#include "core/learning/Trainer.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace suara {

struct FeatureInput;
struct FeatureTable;

/// Who a row of a data set is.
struct DatasetRow {
    ClipId clip = 0;
    SegmentId segment = 0;                             ///< 0: the whole clip
    std::string file;                                  ///< as given; "" if the table does not say
    std::string label;                                 ///< class
    std::string group;                                 ///< speaker, episode …; "" for none
    std::optional<std::array<double, 2>> stretch = {}; ///< seconds, when it is a part of the file only
};

/// An input that gave no row, and why.
struct DatasetFailure {
    DatasetRow row;
    std::string text;                   ///< English template (Text.h)
    std::vector<std::string> arguments; ///< of the template
};

/// Labelled rows to learn from or to evaluate on.
struct Dataset {
    InputKind kind = InputKind::Table;
    Shape input;                      ///< of one row
    std::vector<std::string> columns; ///< of a table
    std::vector<double> table;        ///< row by row, finite (Table)
    std::vector<float> pictures;      ///< row by row, height x width x 3, in [0, 1] (Picture)
    std::vector<DatasetRow> rows;
    std::vector<DatasetFailure> failures; ///< inputs that could not be read
    std::size_t unlabelled = 0;           ///< rows of a table file that have no label and were left out
    std::string options;                  ///< how the inputs were made, JSON; kept in the model

    std::vector<std::string> labels() const;
    std::vector<std::string> groups() const; ///< of every row
};

/// Whether rows without a label count: only to learn from or to evaluate on is a label needed.
enum class RowChoice { Labelled, All };

/// Which columns of a table are what.
struct TableColumns {
    std::string label = {};               ///< "": the one named label, else the last
    std::string group = {};               ///< "": the one named group, else speaker, else none
    std::vector<std::string> inputs = {}; ///< exactly these, in this order; empty: all that are left
    bool areLearned = false;              ///< the inputs are those of a model, as is said where one is missing
    RowChoice rows = RowChoice::Labelled; ///< All: there may be no column of labels at all
};

/// From a feature table such as voice.csv or what `extract` writes. Columns named file, group, speaker, start and end
/// are never inputs; every other one but the label is, and must be numbers.
/// Rows without a label are left out and counted. What was measured is known where F.csv.options beside it tells
/// (core/features/RowOptions.h).
/// @throws IoError naming line and column: text, nothing, NaN or infinity where a number belongs; a column that does
///         not exist; no number column at all; no row, or none with a label
Dataset datasetFromCsv(const std::filesystem::path& file, const TableColumns& columns = {});

/// From measured clips or segments. Rows without a label are left out; a row with a value that is not finite becomes a
/// failure, as does what could not be measured.
Dataset datasetFromTable(const FeatureTable& table, RowChoice choice = RowChoice::Labelled);

/// Keeps these columns of a table only, in this order. @param places  of columns, by number
void takeColumns(Dataset& dataset, const std::vector<std::size_t>& places);

/// A file and its class.
struct ClassFile {
    std::filesystem::path path;
    std::string label;
};

/// What stands in class folders.
struct ClassFolders {
    std::vector<ClassFile> files;          ///< by path; the class is the name of the folder a file is in
    std::vector<std::string> emptyFolders; ///< names of folders directly below without any file that counts
    std::vector<IoError> unreadable;       ///< folders that could not be read, and why
};

/// The files in the folders below a folder, down to any depth; files that lie beside those folders have no class and do
/// not count, nor do hidden ones.
/// @param accepts  which files count
/// @throws IoError if the folder cannot be read or holds no file that counts
ClassFolders classFolders(const std::filesystem::path& folder, bool (*accepts)(const std::filesystem::path&));

/// In which order a pixel's colours stand: as most programs have them, or as OpenCV reads pictures.
enum class ChannelOrder { Rgb, Bgr };

/// How pictures become rows.
struct PictureOptions {
    PictureOptions(int side = kPictureSide) : width(side), height(side) {} // NOLINT: a side alone is a square picture
    PictureOptions(int pictureWidth, int pictureHeight, ChannelOrder order = ChannelOrder::Rgb)
        : width(pictureWidth), height(pictureHeight), channels(order)
    {
    }

    int width; ///< 8 … 1024
    int height;
    ChannelOrder channels = ChannelOrder::Rgb;
};

/// From pictures (PNG, JPEG), resized as OpenCV does, divided by 255.
/// @param jobs  threads; the result does not depend on it
/// @throws ParameterError if a side is not in 8 … 1024, or there is no memory for all of them; Cancelled
Dataset datasetFromPictures(const std::vector<ClassFile>& files, const PictureOptions& options, int jobs, Task& task);

/// From clips or segments, each as a picture of its mel-spectrogram: 128 mels up to 8000 Hz, power to dB with the
/// maximum as reference, low frequencies at the bottom, through the magma table to colours, resized as above.
Dataset datasetFromClips(const std::vector<FeatureInput>& inputs, const PictureOptions& options, int jobs, Task& task,
                         RowChoice choice = RowChoice::Labelled);

/// From clips or segments, each 3 s of them as a 600 x 128 x 1 picture of log-mel power (core/features/LogMelTensor.h),
/// a row for each; the last one zero-filled. ln(1e-10) becomes 0 and ln(1) becomes 1, so that networks learn as quickly
/// as from pictures. Time runs down.
Dataset datasetFromTensors(const std::vector<FeatureInput>& inputs, int jobs, Task& task,
                           RowChoice choice = RowChoice::Labelled);

/// Whether the rows were made by datasetFromTensors(), as Dataset::options and TrainedModel::inputOptions tell; and how
/// pictures were made.
bool isFromTensors(const std::string& options);
PictureOptions pictureOptionsOf(const std::string& options, const Shape& input);

/// The chosen rows, scaled and with class numbers, for train() and predict().
/// @param classes  per row of the data set its class number
/// @throws ParameterError if a scaled number does not fit into a float
Examples examples(const Dataset& dataset, const std::vector<std::size_t>& rows, const Scaler& scaler,
                  const std::vector<int>& classes);

} // namespace suara
