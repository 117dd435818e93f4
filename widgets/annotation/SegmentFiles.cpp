#include "widgets/annotation/SegmentFiles.h"

#include "core/project/Project.h"
#include "core/project/SegmentExchange.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/Actions.h"
#include "widgets/common/FileDialogs.h"
#include "widgets/common/FilePath.h"
#include "widgets/common/Workbench.h"

#include <QDir>
#include <QWidget>
#include <algorithm>

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
    chooseFile(*m_page.window(), tr("Import segments"), tr("CSV table (*.csv)"),
               [this](const QString& file) { importFrom(file); });
}

void SegmentFiles::chooseExport()
{
    chooseToSave(*m_page.window(), tr("Export segments"), tr("CSV table (*.csv)"), QStringLiteral("segments.csv"),
                 [this](const QString& file) { exportTo(file); });
}

void SegmentFiles::importFrom(const QString& file)
{
    Workbench& workbench = m_desk.workbench();
    workbench.jobs().start(
        tr("Reading segments"), this, [path = toPath(file)](Task&) { return readSegmentCsv(path); },
        [this, asked = workbench.project()](const std::vector<SegmentRecord>& records) {
            if (asked != m_desk.project())
                return; // another one is open by now
            Project& project = *m_desk.project();
            const Annotator* annotator = project.annotator(m_desk.annotator());
            const auto done = importSegments(project, records, annotator != nullptr ? annotator->name : std::string());
            if (done)
                Q_EMIT m_desk.workbench().workDone(sentence(*done));
        });
}

void SegmentFiles::exportTo(const QString& file)
{
    Workbench& workbench = m_desk.workbench();
    std::vector<SegmentRecord> records = segmentRecords(*workbench.project());
    const auto count = int(records.size());
    workbench.jobs().start(
        tr("Writing segments"), this,
        [records = std::move(records), path = toPath(file)](Task&) { exportSegmentCsv(records, path); },
        [&workbench, file, count] {
            Q_EMIT workbench.workDone(
                tr("%n segment(s) stand in %1.", nullptr, count).arg(QDir::toNativeSeparators(file)));
        });
}

/// "12 segments taken. 3 were there already. 2 files are not in the project: a.wav, b.wav."
QString SegmentFiles::sentence(const SegmentImport& import)
{
    QStringList said{tr("%n segment(s) taken.", nullptr, int(import.added))};
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
