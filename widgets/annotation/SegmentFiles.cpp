#include "widgets/annotation/SegmentFiles.h"

#include "core/base/AtomicFile.h"
#include "core/project/Project.h"
#include "core/project/SegmentExchange.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"

#include <QDir>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

constexpr std::size_t namedFiles = 3; // that are not in the project

} // namespace

SegmentFiles::SegmentFiles(AnnotationDesk& desk, QWidget& page)
    : QObject(&page)
    , m_desk(desk)
    , m_page(page)
    , m_export(makeAction(
          &page, "export_segments", [] { return tr("Export segments…"); }, [this] { chooseExport(); },
          QStringLiteral("export")))
{
    makeAction(
        &page, "import_segments", [] { return tr("Import segments…"); }, [this] { chooseImport(); },
        QStringLiteral("import"));
}

void SegmentFiles::chooseImport()
{
    chooseFile(*m_page.window(), tr("Import segments"), tr("Segments") + QStringLiteral(" (*.csv *.TextGrid *.txt)"),
               [this](const QString& file) { importFrom(file); });
}

void SegmentFiles::chooseExport()
{
    const QStringList kinds{tr("CSV table (*.csv)"), tr("TextGrid of this clip (*.TextGrid)"),
                            tr("Audacity labels of this tier (*.txt)")};
    chooseToSave(*m_page.window(), tr("Export segments"), kinds.join(QStringLiteral(";;")),
                 QStringLiteral("segments.csv"), [this](const QString& file) { exportTo(file); });
}

void SegmentFiles::importFrom(const QString& file)
{
    Workbench& workbench = m_desk.workbench();
    workbench.jobs().start(
        [] { return tr("Reading segments"); }, this, [path = toPath(file)](Task&) { return readSegments(path); },
        [this, asked = workbench.project()](const std::vector<SegmentRecord>& records) {
            if (asked != m_desk.project())
                return; // another one is open by now
            Project& project = *m_desk.project();
            const Annotator* annotator = project.annotator(m_desk.annotator());
            const auto done = importSegments(project, records, annotator != nullptr ? annotator->name : std::string());
            if (done)
                tellWhenWritten(sentence(*done));
        });
}

/// Very many segments are on their way to the disk yet.
void SegmentFiles::tellWhenWritten(const QString& sentence)
{
    Workbench& workbench = m_desk.workbench();
    if (!workbench.project()->isWritingAside()) {
        Q_EMIT workbench.workDone(sentence);
        return;
    }
    auto* waiting = new QObject(workbench.project());
    connect(workbench.project(), &Project::failed, waiting, &QObject::deleteLater);
    connect(workbench.project(), &Project::historyChanged, waiting, [waiting, &workbench, sentence] {
        waiting->deleteLater();
        Q_EMIT workbench.workDone(sentence);
    });
}

void SegmentFiles::exportTo(const QString& file)
{
    std::vector<SegmentRecord> records = segmentRecords(*m_desk.project());
    switch (segmentFormat(toPath(file))) {
    case SegmentFormat::Csv: {
        const std::size_t count = records.size();
        write(file, count,
              [records = std::move(records)](const std::filesystem::path& path) { exportSegmentCsv(records, path); });
        return;
    }
    case SegmentFormat::TextGrid:
        keepCurrentClip(records);
        writeText(file, records.size() - countSilent(records), textGridOf(*m_desk.project(), records));
        return;
    case SegmentFormat::Audacity:
        keepCurrentClip(records);
        const SegmentTier tier = currentTier(records);
        writeText(file, tier.stretches.size(), labelTrackOf(tier));
    }
}

void SegmentFiles::keepCurrentClip(std::vector<SegmentRecord>& records) const
{
    const Clip* clip = m_desk.project()->clip(m_desk.workbench().selection().currentClip());
    const std::string file = clip != nullptr ? clip->path : std::string();
    std::erase_if(records, [&](const SegmentRecord& record) { return record.file != file; });
}

/// What the chosen annotator has said in the words of the chosen label set.
SegmentTier SegmentFiles::currentTier(const std::vector<SegmentRecord>& records) const
{
    const Annotator* annotator = m_desk.project()->annotator(m_desk.annotator());
    const std::string name = m_desk.labelSet().name + '@' + (annotator != nullptr ? annotator->name : std::string());
    const std::vector<SegmentTier> tiers = tiersOf(records);
    const auto found = std::ranges::find(tiers, name, &SegmentTier::name);
    return found != tiers.end() ? *found : SegmentTier{name, {}};
}

void SegmentFiles::writeText(const QString& file, std::size_t count, std::string text)
{
    write(file, count, [text = std::move(text)](const std::filesystem::path& path) { writeFile(path, text); });
}

void SegmentFiles::write(const QString& file, std::size_t count, std::function<void(const std::filesystem::path&)> work)
{
    Workbench& workbench = m_desk.workbench();
    workbench.jobs().start(
        [] { return tr("Writing segments"); }, this,
        [work = std::move(work), path = toPath(file)](Task&) { work(path); },
        [&workbench, file, count] {
            Q_EMIT workbench.workDone(
                tr("%n segment(s) stand in %1.", nullptr, int(count)).arg(QDir::toNativeSeparators(file)));
        });
}

/// "12 segments taken. 3 were there already. 2 files are not in the project: a.wav, b.wav."
QString SegmentFiles::sentence(const SegmentImport& import)
{
    QStringList said{tr("%n segment(s) taken.", nullptr, int(import.added))};
    if (import.completed > 0)
        said << tr("%n completed.", nullptr, int(import.completed));
    if (import.alreadyThere > 0)
        said << tr("%n were there already.", nullptr, int(import.alreadyThere));
    if (!import.noRoom.empty())
        said << tr("%n left out: others of the same annotator stand there, or the clip is shorter.", nullptr,
                   int(import.noRoom.size()));
    if (!import.unknownFiles.empty()) {
        QStringList names;
        for (std::size_t at = 0; at < std::min(namedFiles, import.unknownFiles.size()); ++at)
            names << QString::fromStdString(import.unknownFiles[at]);
        if (import.unknownFiles.size() > namedFiles)
            names << QStringLiteral("…");
        said << tr("%n file(s) are not in the project: %1", nullptr, int(import.unknownFiles.size()))
                    .arg(names.join(QStringLiteral(", ")));
    }
    return said.join(u' ');
}

} // namespace suara
