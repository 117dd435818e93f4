#include "widgets/learning/data/TrainData.h"

#include "core/audio/AudioFiles.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/features/LogMelTensor.h"
#include "core/formats/Picture.h"
#include "core/learning/Dataset.h"
#include "core/learning/MeasuredOptions.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/learning/data/TrainRows.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <algorithm>
#include <cstdio>
#include <map>

namespace suara {

namespace fs = std::filesystem;

namespace {

constexpr int thumbnailSide = 72;
constexpr qsizetype mostSentences = 4; // of what is passed over
constexpr qsizetype mostNames = 3;

std::vector<FeatureInput> inputsOf(const Project& project, const TrainSetup& setup)
{
    std::vector<FeatureInput> inputs;
    forEachRow(project, setup, [&](const Clip& clip, const Segment* segment, const std::string& label) {
        FeatureInput& input = inputs.emplace_back();
        input.row = {clip.id, 0, clip.path, label, groupOf(clip, setup.holdOut)};
        input.path = project.absolutePath(clip);
        input.contentHash = clip.contentHash;
        if (segment == nullptr)
            return;
        input.row.segment = segment->id;
        input.start = segment->start;
        input.end = segment->end;
    });
    return inputs;
}

FeatureTableOptions tableOptions(const TrainSetup& setup)
{
    FeatureTableOptions options;
    options.summary = setup.isMean ? Summary::Mean : Summary::First;
    return options;
}

PictureOptions pictureOptions(const TrainSetup& setup)
{
    return {setup.side, setup.side, setup.isBgr ? ChannelOrder::Bgr : ChannelOrder::Rgb};
}

/// The table with the chosen columns only, in the table's order; with all of them when none is chosen.
Dataset withColumns(Dataset dataset, const QStringList& chosen)
{
    if (chosen.isEmpty())
        return dataset;
    std::vector<std::size_t> places;
    for (std::size_t column = 0; column < dataset.columns.size(); ++column)
        if (chosen.contains(QString::fromStdString(dataset.columns[column])))
            places.push_back(column);
    if (places.empty())
        throw ParameterError(SUARA_TEXT("Core", "None of the chosen columns is in the table; choose others."));
    takeColumns(dataset, places);
    return dataset;
}

Dataset fromProject(const std::vector<FeatureInput>& inputs, const TrainSetup& setup, DiskCache& cache, Task& task)
{
    if (inputs.empty())
        throw ParameterError(
            setup.labelSet.isEmpty()
                ? SUARA_TEXT("Core", "No clip has a class yet. Add clips with their folders' names as classes.")
                : SUARA_TEXT("Core", "No segment has a label of this set yet. Label segments on the Annotate page."));
    if (setup.isTensors())
        return datasetFromTensors(inputs, 0, task);
    if (setup.isPictures())
        return datasetFromClips(inputs, pictureOptions(setup), 0, task);
    FeatureTableOptions options = tableOptions(setup);
    options.cache = &cache;
    Dataset dataset = withColumns(datasetFromTable(computeFeatureTable(inputs, options, task)), setup.columns);
    dataset.options = measuredOptions(options.summary);
    return dataset;
}

Dataset fromCsv(const TrainSetup& setup)
{
    if (setup.csvFile.isEmpty())
        throw ParameterError(SUARA_TEXT("Core", "Choose a CSV file to learn from."));
    TableColumns columns;
    columns.label = setup.labelColumn.toStdString();
    if (setup.holdOut == TrainSetup::HoldOut::Episode)
        columns.group = "episode";
    else if (setup.holdOut == TrainSetup::HoldOut::Recording)
        columns.group = "file";
    return withColumns(datasetFromCsv(toPath(setup.csvFile), columns), setup.columns);
}

/// What stands in the class folders: pictures if there is one, else clips.
/// @param sounds  gets how many clips are left out beside pictures, unless null
ClassFolders foldersOf(const TrainSetup& setup, int* sounds = nullptr)
{
    if (setup.folder.isEmpty())
        throw ParameterError(SUARA_TEXT("Core", "Choose a folder whose folders are classes."));
    ClassFolders folders = classFolders(toPath(setup.folder),
                                        [](const fs::path& file) { return isPictureFile(file) || isAudioName(file); });
    const auto isPicture = [](const ClassFile& file) {
        return isPictureFile(file.path);
    };
    const bool hasPictures = std::ranges::any_of(folders.files, isPicture);
    const std::size_t leftOut = hasPictures ? std::erase_if(folders.files, std::not_fn(isPicture)) : 0;
    if (sounds != nullptr)
        *sounds = int(leftOut);
    return folders;
}

Dataset fromFolder(const TrainSetup& setup, Task& task)
{
    const ClassFolders folders = foldersOf(setup);
    if (isPictureFile(folders.files.front().path))
        return datasetFromPictures(folders.files, pictureOptions(setup), 0, task);
    std::vector<FeatureInput> inputs;
    for (const ClassFile& file : folders.files) {
        FeatureInput& input = inputs.emplace_back();
        input.path = file.path;
        input.row.file = file.path.string();
        input.row.label = file.label;
    }
    return datasetFromClips(inputs, pictureOptions(setup), 0, task);
}

/// Counts rows by class, and keeps of each class the first, the middle and the last of those it is shown.
class ClassCounter {
public:
    void add(const std::string& label, ClassSample sample) { m_rows[label].append(std::move(sample)); }

    void addTo(DataSummary& summary) const
    {
        for (const auto& [label, rows] : m_rows) {
            ClassSummary of{QString::fromStdString(label), int(rows.size()), {}};
            for (const qsizetype place : {qsizetype(0), rows.size() / 2, rows.size() - 1})
                if (of.samples.size() < std::min<qsizetype>(rows.size(), 3))
                    of.samples.append(rows[place]);
            summary.rows += of.rows;
            summary.classes.append(of);
        }
    }

private:
    std::map<std::string, QList<ClassSample>> m_rows;
};

DataSummary summaryOfCsv(const TrainSetup& setup)
{
    TrainSetup whole = setup;
    whole.columns.clear();
    const Dataset dataset = fromCsv(whole);
    DataSummary summary;
    ClassCounter counter;
    for (const DatasetRow& row : dataset.rows)
        counter.add(row.label, {0, 0, QFileInfo(QString::fromStdString(row.file)).fileName(), {}});
    counter.addTo(summary);
    for (const std::string& column : dataset.columns)
        summary.columns.append(QString::fromStdString(column));
    summary.input = withColumns(dataset, setup.columns).input;
    return summary;
}

QImage thumbnailOf(const QString& file)
{
    QImageReader reader(file);
    const QSize size = reader.size();
    if (size.isValid())
        reader.setScaledSize(size.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio));
    return reader.read();
}

/// Whether a file may be learned from; of a picture, whether it begins like one. Opened by the bytes of its name.
bool looksWhole(const fs::path& path)
{
    if (!isPictureFile(path))
        return true;
    std::FILE* const opened = std::fopen(path.c_str(), "rb");
    QFile file;
    return opened != nullptr && file.open(opened, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) &&
           QImageReader(&file).size().isValid();
}

/// What of class folders is not learned from, in the user's language; "" for nothing.
QString passedOver(const ClassFolders& folders, const QStringList& unreadable, int sounds)
{
    QStringList sentences;
    if (!unreadable.isEmpty())
        sentences.append(QCoreApplication::translate("TrainData", "Left out because they cannot be read: %1.")
                             .arg(unreadable.mid(0, mostNames).join(QStringLiteral(", ")) +
                                  (unreadable.size() > mostNames ? QStringLiteral(" …") : QString())));
    for (const IoError& error : folders.unreadable)
        sentences.append(errorText(error));
    for (const std::string& name : folders.emptyFolders)
        sentences.append(QCoreApplication::translate("TrainData", "The class folder “%1” holds nothing to learn from.")
                             .arg(QString::fromStdString(name)));
    if (sounds > 0)
        sentences.append(QCoreApplication::translate("TrainData", "%n sound file(s) beside the pictures are left out.",
                                                     nullptr, sounds));
    if (sentences.size() > mostSentences)
        sentences = sentences.first(mostSentences) << QStringLiteral("…");
    return sentences.join(u' ');
}

DataSummary summaryOfFolder(const TrainSetup& setup, Task& task)
{
    int sounds = 0;
    const ClassFolders folders = foldersOf(setup, &sounds);
    DataSummary summary;
    ClassCounter counter;
    QStringList unreadable;
    for (std::size_t done = 0; const ClassFile& file : folders.files) {
        task.checkpoint(double(done++) / double(folders.files.size()));
        if (looksWhole(file.path))
            counter.add(file.label, {0, 0, fromPath(file.path), {}});
        else
            unreadable.append(fromPath(file.path.filename()));
    }
    counter.addTo(summary);
    for (ClassSummary& of : summary.classes)
        for (ClassSample& sample : of.samples) {
            sample.picture = thumbnailOf(sample.name);
            sample.name = QFileInfo(sample.name).fileName();
        }
    summary.warning = passedOver(folders, unreadable, sounds);
    summary.input = {setup.side, setup.side, 3};
    return summary;
}

} // namespace

QString sizeText(const DataSummary& summary)
{
    return QCoreApplication::translate("TrainData", "%n row(s)", nullptr, summary.rows) + QStringLiteral(", ") +
           QCoreApplication::translate("TrainData", "%n class(es)", nullptr, int(summary.classes.size()));
}

DataSummary summaryOf(const Project& project, const TrainSetup& setup)
{
    if (!setup.isProject())
        return {};
    DataSummary summary;
    ClassCounter counter;
    forEachRow(project, setup, [&](const Clip& clip, const Segment* segment, const std::string& label) {
        counter.add(label, {clip.id, segment != nullptr ? segment->id : 0, QString::fromStdString(clip.name), {}});
    });
    counter.addTo(summary);
    if (setup.isPictures()) {
        summary.input = setup.isTensors() ? Shape{LogMel::frames, LogMel::bands, 1} : Shape{setup.side, setup.side, 3};
        return summary;
    }
    for (const std::string& column : tableColumns(tableOptions(setup)))
        summary.columns.append(QString::fromStdString(column));
    const auto isChosen = [&](const QString& column) {
        return setup.columns.isEmpty() || setup.columns.contains(column);
    };
    summary.input = {1, 1, int(std::ranges::count_if(summary.columns, isChosen))};
    return summary;
}

std::function<DataSummary(Task&)> summaryMaker(const TrainSetup& setup)
{
    return [setup](Task& task) {
        task.checkpoint(0.0);
        return setup.source == TrainSetup::Source::CsvFile ? summaryOfCsv(setup) : summaryOfFolder(setup, task);
    };
}

std::function<Dataset(Task&)> datasetMaker(const Project& project, const TrainSetup& setup)
{
    if (setup.isProject())
        return [inputs = inputsOf(project, setup), setup, &cache = userCache()](Task& task) {
            return fromProject(inputs, setup, cache, task);
        };
    return [setup](Task& task) {
        task.checkpoint(0.0);
        return setup.source == TrainSetup::Source::CsvFile ? fromCsv(setup) : fromFolder(setup, task);
    };
}

} // namespace suara
