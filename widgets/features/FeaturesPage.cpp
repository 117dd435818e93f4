#include "widgets/features/FeaturesPage.h"

#include "core/features/ColumnScript.h"
#include "core/formats/FeatureFile.h"
#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/features/ChartRow.h"
#include "widgets/features/FeatureInspector.h"
#include "widgets/features/FeatureTableView.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr int inspectorWidth = 296;
const QString choicesKey = QStringLiteral("features/choices"); // of the project's settings
const QString stoppedCause = QStringLiteral("stopped");        // a note that a new measurement solves
constexpr int settleTime = 150;                                // ms without a further change before measuring begins

} // namespace

FeaturesPage::FeaturesPage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_header(new PanelHeader)
    , m_note(new Note)
    , m_table(new FeatureTableView(workbench.selection()))
    , m_charts(new ChartRow(workbench))
    , m_inspector(new FeatureInspector)
    , m_empty(new EmptyState(QStringLiteral("features")))
    , m_stack(new QStackedWidget)
    , m_later(new QTimer(this))
{
    buildActions();
    build();
    connectParts();
    connectWorkbench();
    onLanguage(this, [this] { retranslate(); });
}

void FeaturesPage::build()
{
    auto* upper = new QWidget;
    auto* upperColumn = plainColumn(upper);
    upperColumn->addWidget(m_header);
    upperColumn->addWidget(m_note);
    upperColumn->addWidget(m_table, 1);

    auto* lanes = new Splitter(Qt::Vertical);
    lanes->addWidget(upper);
    lanes->addWidget(m_charts);
    lanes->setSizes({530, 470});
    lanes->remember(QStringLiteral("features/table"));

    auto* across = new Splitter(Qt::Horizontal);
    across->addWidget(lanes);
    across->addWidget(buildInspector());
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1000, inspectorWidth});
    across->remember(QStringLiteral("features/inspector"));

    m_stack->addWidget(across);
    m_stack->addWidget(m_empty);
    plainColumn(this)->addWidget(m_stack);
}

QWidget* FeaturesPage::buildInspector()
{
    auto* panel = new QWidget;
    panel->setMinimumWidth(248);
    auto* header = new PanelHeader;
    header->addAction(makeAction(
        this, "features.reset", [] { return tr("Reset the feature choices"); }, [this] { m_inspector->reset(); },
        QStringLiteral("reset")));
    auto* column = plainColumn(panel);
    column->addWidget(header);
    column->addWidget(m_inspector, 1);
    onLanguage(header, [header] { header->setTitle(tr("Inspector")); });
    return panel;
}

void FeaturesPage::buildActions()
{
    m_train = makeAction(
        this, "features.train", [] { return tr("Train on this"); }, [this] { Q_EMIT trainRequested(); },
        QStringLiteral("train"));
    m_export = makeAction(
        this, "features.export", [] { return tr("Export…"); }, [this] { exportTable(); }, QStringLiteral("export"));
    m_python = makeAction(
        this, "features.python", [] { return tr("Copy the value as Python"); }, [this] { m_table->requestPython(); },
        QStringLiteral("code"));
    for (QAction* action : {m_train, m_export}) {
        auto* button = new QPushButton;
        const auto show = [button, action] {
            button->setText(action->text());
            button->setIcon(action->icon());
            button->setEnabled(action->isEnabled());
        };
        show();
        connect(action, &QAction::changed, button, show);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_header->addWidget(button);
    }
    m_header->addAction(m_python);
}

void FeaturesPage::connectParts()
{
    connect(m_table, &FeatureTableView::rowActivated, this, &FeaturesPage::playRow);
    connect(m_table, &FeatureTableView::pythonRequested, this, &FeaturesPage::copyPython);
    connect(m_inspector, &FeatureInspector::refused, this,
            [this](const QString& sentence) { m_note->say(Note::Kind::Error, sentence); });
    connect(m_inspector, &FeatureInspector::tableChanged, this, &FeaturesPage::outdate);
    connect(m_inspector, &FeatureInspector::tableChanged, this, &FeaturesPage::keepChoices);
    connect(m_inspector, &FeatureInspector::scalingChanged, this, &FeaturesPage::keepChoices);
    connect(m_inspector, &FeatureInspector::scalingChanged, m_charts,
            [this] { m_charts->setScaling(m_inspector->scaling()); });
    connect(m_charts, &ChartRow::classToggled, m_inspector, &FeatureInspector::toggleClass);
    connect(m_inspector, &FeatureInspector::classesChanged, this, &FeaturesPage::showCharts);
    for (QWidget* view : QList<QWidget*>{m_table} + m_charts->views())
        makeAction(
            view, "play", [] { return tr("Play the chosen clips"); }, [this] { playSelection(); },
            QStringLiteral("play"));
}

void FeaturesPage::connectWorkbench()
{
    m_later->setSingleShot(true);
    m_later->setInterval(settleTime);
    connect(m_later, &QTimer::timeout, this, &FeaturesPage::measure);
    const auto follow = [this] {
        if (m_job)
            std::exchange(m_job, nullptr)->cancel(); // its clips are those of the other project
        forgetMeasured();
        m_charts->restore();
        if (Project* project = m_workbench.project()) {
            const QByteArray kept = project->setting(choicesKey).toString().toUtf8();
            m_inspector->setChoices(QJsonDocument::fromJson(kept).object());
            connect(project, &Project::clipsChanged, this, &FeaturesPage::outdate);
            connect(project, &Project::segmentsChanged, this, [this] {
                if (m_inspector->rows().kind == TableRows::Kind::Segments)
                    outdate();
            });
        }
        outdate();
    };
    connect(&m_workbench, &Workbench::projectChanged, this, follow);
    follow();
}

QList<QAction*> FeaturesPage::pageActions() const
{
    return QList<QAction*>{m_train, m_export, m_python} + m_charts->chartActions();
}

void FeaturesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_outdated)
        m_later->start();
}

void FeaturesPage::outdate()
{
    m_outdated = true;
    if (isVisible())
        m_later->start();
}

void FeaturesPage::keepChoices()
{
    if (Project* project = m_workbench.project()) {
        const QByteArray json = QJsonDocument(m_inspector->choices()).toJson(QJsonDocument::Compact);
        project->setSetting(choicesKey, QString::fromUtf8(json));
    }
}

void FeaturesPage::measure()
{
    if (m_job)
        std::exchange(m_job, nullptr)->cancel();
    const Project* project = m_workbench.project();
    if (project == nullptr || project->clips().empty())
        return showNothing({});
    m_inspector->setLabelSets(project->labelSets());
    FeatureTableOptions options = m_inspector->options();
    options.cache = &userCache();
    if (options.features.empty())
        return showNothing(tr("Tick at least one feature in the inspector."));
    auto inputs = inputMaker(*project, m_inspector->rows());
    if (!inputs)
        return showNothing(m_inspector->rows().kind == TableRows::Kind::Segments
                               ? tr("There is no segment yet. Label stretches in Annotate, or choose other rows.")
                               : tr("No clip can be read."));
    m_note->solved(stoppedCause);
    m_job = m_workbench.jobs().start(
        [] { return tr("Measuring features"); }, this,
        [inputs = std::move(inputs), options](Task& task) { return computeFeatureTable(inputs(task), options, task); },
        [this, options](FeatureTable table) { present(std::move(table), options); });
    m_job->setTold();
    connect(m_job, &Job::failed, this, [this](const QString& reason) { m_note->say(Note::Kind::Error, reason); });
    connect(m_job, &Job::cancelled, this, [this, job = m_job.data()] {
        if (job == m_job)
            showStopped();
    });
}

/// What stands on the page is no longer what was asked for.
void FeaturesPage::showStopped()
{
    m_note->say(
        Note::Kind::Warning, [] { return tr("Measuring was stopped; what stands here is from before."); },
        stoppedCause);
    m_note->addAction([] { return tr("Measure again"); }, [this] { measure(); });
}

void FeaturesPage::present(FeatureTable table, const FeatureTableOptions& options)
{
    m_outdated = false;
    m_options = options;
    m_measured = measuredClips(std::move(table), *m_workbench.project());
    m_stack->setCurrentIndex(0);
    m_inspector->setClasses(m_measured->classNames, m_measured->classes);
    m_table->setMeasured(m_measured);
    m_charts->setScaling(m_inspector->scaling());
    showCharts();
    showFailures();
    retranslate();
}

/// @param reason  why nothing is measured though there are clips; "" if there are none
void FeaturesPage::showNothing(const QString& reason)
{
    m_outdated = false;
    m_stack->setCurrentIndex(reason.isEmpty() ? 1 : 0);
    if (!reason.isEmpty())
        m_note->say(Note::Kind::Info, reason);
    forgetMeasured();
}

/// What stood here is of another project, or no longer asked for.
void FeaturesPage::forgetMeasured()
{
    m_measured.reset();
    m_table->setMeasured(nullptr);
    m_charts->clear();
    retranslate();
}

void FeaturesPage::showFailures()
{
    const std::vector<FeatureFailure>& failures = m_measured->table.failures;
    if (failures.empty())
        return m_note->clear();
    m_note->say(Note::Kind::Warning, [failure = failures.front(), count = int(failures.size())] {
        const QString first =
            QString::fromStdString(failure.row.file) + QStringLiteral(": ") + coreText(failure.text, failure.arguments);
        return count == 1 ? first : tr("%n clip(s) could not be measured. %1", nullptr, count).arg(first);
    });
    m_note->addAction([] { return tr("Show in list"); },
                      [this] {
                          QList<ClipId> clips;
                          if (!m_measured)
                              return;
                          for (const FeatureFailure& failure : m_measured->table.failures)
                              clips.append(failure.row.clip);
                          m_workbench.selection().setClips(clips);
                      });
}

void FeaturesPage::showCharts()
{
    if (m_measured)
        m_charts->setMeasured(m_measured, m_inspector->classes());
}

void FeaturesPage::playSelection()
{
    if (!m_workbench.selection().clips().isEmpty())
        Q_EMIT m_workbench.playClipsRequested(m_workbench.selection().clips());
}

void FeaturesPage::playRow(int row)
{
    if (!m_measured)
        return;
    const FeatureRow& played = m_measured->table.rows[std::size_t(row)];
    const Clip* clip = m_workbench.project()->clip(played.clip);
    if (clip == nullptr || !played.stretch) {
        Q_EMIT m_workbench.playClipsRequested({played.clip});
        return;
    }
    const auto sample = [clip](double seconds) {
        return std::llround(seconds * clip->sampleRate);
    };
    m_workbench.selection().setCurrentClip(played.clip);
    m_workbench.selection().setCurrentSegment(played.segment);
    Q_EMIT m_workbench.playRangeRequested({sample((*played.stretch)[0]), sample((*played.stretch)[1])});
}

void FeaturesPage::copyPython(int row, int column)
{
    if (!m_measured || row >= int(m_measured->table.rows.size()) || column >= int(m_measured->table.columns.size()))
        return;
    const FeatureRow& source = m_measured->table.rows[std::size_t(row)];
    const Clip* clip = m_workbench.project()->clip(source.clip);
    if (clip == nullptr)
        return;
    FeatureInput input;
    input.path = m_workbench.project()->absolutePath(*clip);
    if (source.stretch) {
        input.start = std::llround((*source.stretch)[0] * clip->sampleRate);
        input.end = std::llround((*source.stretch)[1] * clip->sampleRate);
    }
    const std::string& name = m_measured->table.columns[std::size_t(column)];
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(columnScript(m_options, name, input, clip->sampleRate)));
    Q_EMIT m_workbench.workDone(tr("Python that gives %1 of %2 is on the clipboard.")
                                    .arg(QString::fromStdString(name), m_measured->names.value(row)));
}

void FeaturesPage::exportTable()
{
    if (!m_measured)
        return;
    saveAs(m_workbench, *this, tr("Export the feature table"),
           tr("CSV (*.csv)") + QStringLiteral(";;NumPy (*.npy);;Weka ARFF (*.arff)"), QStringLiteral("features.csv"),
           [measured = m_measured](const std::filesystem::path& file) { return featureFile(measured->table, file); });
}

void FeaturesPage::retranslate()
{
    m_header->setTitle(tr("Feature table"));
    m_empty->setTexts(tr("No clips to measure yet"), tr("Add clips or a folder, and their features stand here."));
    m_empty->setAction(window()->findChild<QAction*>(QStringLiteral("open_files")));
    m_train->setEnabled(m_measured != nullptr);
    m_export->setEnabled(m_measured != nullptr);
    m_python->setEnabled(m_measured != nullptr);
    if (!m_measured)
        return m_header->setDetail({});
    const QStringList facts{tr("%n row(s)", nullptr, int(m_measured->table.rows.size())),
                            tr("%n feature(s)", nullptr, int(m_measured->table.columns.size())),
                            m_inspector->summaryText()};
    m_header->setDetail(facts.join(QStringLiteral(" · ")));
}

} // namespace suara
