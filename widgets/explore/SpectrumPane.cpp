#include "widgets/explore/SpectrumPane.h"

#include "core/audio/AudioReader.h"
#include "core/project/Project.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr std::size_t mostSamples = std::size_t(1) << 23;
constexpr double quickSamples = 1 << 15; // are transformed at once, without a job
constexpr int settleTime = 60;           // ms between two spectra while something is dragged

} // namespace

struct SpectrumPane::Result {
    std::shared_ptr<const Audio> audio; ///< to be kept
    ClipSpectrum made;
};

/// What is to be transformed: a stretch of a file, in its own samples.
struct SpectrumPane::Source {
    std::filesystem::path file;
    TimeRange range;
    std::int64_t middle = 0; ///< of a frame
    int fileRate = 0;
    std::int64_t frames = 0; ///< of the whole file
    int rate = 0;            ///< that it is resampled to
    View view;

    double ratio() const { return double(rate) / fileRate; }
    bool isLong() const { return double(frames) * ratio() > double(mostSamples); }
};

SpectrumPane::Result SpectrumPane::transformed(const Source& source, std::shared_ptr<const Audio> audio, Task& task)
{
    Result result;
    std::int64_t start = 0; // of the audio, in the file
    if (source.isLong()) {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(source.file);
        reader->seek(source.range.start);
        start = source.range.start;
        const auto most = std::int64_t(double(mostSamples) / source.ratio());
        audio = std::make_shared<const Audio>(
            loadMono(source.file, *reader, std::min(source.range.length(), most), source.rate, &task));
    } else {
        if (audio == nullptr)
            audio = std::make_shared<const Audio>(loadMono(source.file, source.rate, &task));
        result.audio = audio;
    }
    task.checkpoint(0.5);
    View view = source.view;
    view.from = double(source.range.start - start) / source.fileRate;
    view.to = double(source.range.end - start) / source.fileRate;
    view.at = double(source.middle - start) / source.fileRate;
    result.made = clipSpectrum(audio->samples, audio->sampleRate, view, &task);
    return result;
}

SpectrumPane::SpectrumPane(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_header(new PanelHeader)
    , m_plot(new SpectrumPlot)
    , m_scale(new SegmentedControl(2))
    , m_axis(new SegmentedControl(2))
    , m_later(new QTimer(this))
{
    build();
    m_view.kind = ViewKind::Spectrum;
    m_later->setSingleShot(true);
    m_later->setInterval(settleTime);
    connect(m_later, &QTimer::timeout, this, &SpectrumPane::compute);
    connect(&workbench.cursor(), &TimeCursor::clipChanged, this, &SpectrumPane::forget);
    connect(&workbench.cursor(), &TimeCursor::selectionChanged, this, &SpectrumPane::outdate);
    connect(&workbench.cursor(), &TimeCursor::positionChanged, this, &SpectrumPane::outdateFrame);
    connect(&workbench, &Workbench::projectChanged, this, &SpectrumPane::forget);
    onLanguage(this, [this] { retranslate(); });
}

void SpectrumPane::build()
{
    m_scale->setCurrent(1);
    m_axis->setCurrent(0);
    m_header->addWidget(m_scale);
    m_header->addWidget(m_axis);
    auto* column = plainColumn(this);
    column->addWidget(m_header);
    column->addWidget(m_plot, 1);
    connect(m_scale, &SegmentedControl::currentChanged, this, [this](int index) { m_plot->setDecibels(index == 1); });
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int index) { m_plot->setLogarithmic(index == 1); });
}

void SpectrumPane::setView(const View& view, bool wholeClip)
{
    const int before = std::exchange(m_view, view).firstBins;
    m_view.kind = ViewKind::Spectrum;
    m_wholeClip = wholeClip;
    if (before != view.firstBins)
        view.firstBins > 0 ? m_plot->showFirstBins(view.firstBins) : m_plot->resetZoom();
    outdate();
}

View SpectrumPane::view() const
{
    View shown = m_view;
    const double rate = std::max(1, m_workbench.cursor().sampleRate());
    if (m_shown.length() < m_workbench.cursor().length()) {
        shown.from = double(m_shown.start) / rate;
        shown.to = double(m_shown.end) / rate;
    }
    shown.at = double(m_workbench.cursor().position()) / rate;
    shown.decibels = m_scale->current() == 1;
    shown.scale = m_axis->current() == 1 ? FrequencyScale::Logarithmic : FrequencyScale::Linear;
    return shown;
}

void SpectrumPane::retranslate()
{
    m_header->setTitle(tr("Spectrum"));
    m_scale->setTexts({tr("Linear"), tr("dB")});
    m_scale->setAccessibleName(tr("Scale of the magnitude"));
    m_axis->setTexts({tr("Lin"), tr("Log")});
    m_axis->setAccessibleName(tr("Scale of the frequency"));
    m_plot->setAccessibleName(tr("Spectrum"));
    m_header->setDetail(detail());
}

/// "Selection · 0.620 – 0.980 s · mean of 12 frames"
QString SpectrumPane::detail() const
{
    const int rate = m_workbench.cursor().sampleRate();
    if (m_made.samples == 0 || rate <= 0)
        return {};
    const QString dot = QStringLiteral(" · ");
    const QString count = tr("%1 samples").arg(formatInteger(qint64(m_made.samples)));
    if (m_view.spectrum == SpectrumKind::Frame)
        return tr("Frame at the playhead") + dot + formatMoment(m_workbench.cursor().seconds(m_shown.start)) + dot +
               count;
    const double from = double(m_shown.start) / rate;
    const double to = double(m_shown.end) / rate;
    QStringList facts;
    if (m_shown.length() == m_workbench.cursor().length())
        facts << tr("Clip");
    else
        facts << tr("Selection")
              << QStringLiteral("%1 – %2").arg(to < 60.0 ? formatNumber(from, 3) : formatMoment(from),
                                               formatMoment(to));
    facts << (m_made.frames > 0 ? tr("mean of %n frame(s)", nullptr, int(m_made.frames)) : count);
    return facts.join(dot);
}

void SpectrumPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        m_later->start();
}

void SpectrumPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const LaneGutters gutters = LaneStack::guttersFor(width());
    m_plot->setSideMargins(gutters.left, gutters.right);
}

/// Another clip: nothing of the one before may stand under its name, not even until its own spectrum is there.
void SpectrumPane::forget()
{
    if (m_job)
        m_job->cancel();
    m_made = {};
    m_plot->clear();
    retranslate();
    outdate();
}

void SpectrumPane::outdate()
{
    m_outdated = true;
    if (isVisible() && !m_later->isActive()) // while something is dragged, spectra keep coming
        m_later->start();
}

void SpectrumPane::outdateFrame()
{
    if (m_view.spectrum == SpectrumKind::Frame)
        outdate();
}

std::optional<SpectrumPane::Source> SpectrumPane::source() const
{
    const ClipId id = m_workbench.selection().currentClip();
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable() || clip->frames == 0)
        return std::nullopt;
    const TimeCursor& cursor = m_workbench.cursor();
    Source made;
    made.file = project->absolutePath(*clip);
    made.range = m_wholeClip || cursor.selection().isEmpty() ? TimeRange{0, clip->frames} : cursor.selection();
    made.middle = cursor.position();
    made.fileRate = clip->sampleRate;
    made.frames = clip->frames;
    made.rate = m_view.sampleRate.value_or(clip->sampleRate);
    made.view = m_view;
    if (m_view.spectrum == SpectrumKind::Frame && made.isLong()) {
        const auto reach = std::int64_t(m_view.parameters.integer(parameter::nFft) / made.ratio()) + 64;
        made.range = {std::max<std::int64_t>(0, made.middle - reach), std::min(clip->frames, made.middle + reach)};
    }
    if (m_view.spectrum == SpectrumKind::Whole) // a longer transform would take gigabytes
        made.range.end = std::min(made.range.end, made.range.start + std::int64_t(double(mostSamples) / made.ratio()));
    return made;
}

void SpectrumPane::compute()
{
    m_outdated = false;
    if (m_job)
        m_job->cancel();
    const std::optional<Source> wanted = source();
    if (!wanted)
        return m_audio.reset();
    const TimeCursor& cursor = m_workbench.cursor();
    m_shown = m_view.spectrum == SpectrumKind::Frame        ? TimeRange{wanted->middle, wanted->middle}
              : m_wholeClip || cursor.selection().isEmpty() ? TimeRange{0, cursor.length()}
                                                            : cursor.selection();
    const Clip* clip = m_workbench.project()->clip(m_workbench.selection().currentClip());
    const std::string name = wanted->file.string() + ' ' + clip->contentHash + ' ' + std::to_string(wanted->rate);
    if (std::exchange(m_audioOf, name) != name) // ids are the same in other projects
        m_audio.reset();
    const bool isQuick = m_view.spectrum == SpectrumKind::Frame || double(wanted->range.length()) < quickSamples;
    if (m_audio != nullptr && isQuick && !wanted->isLong() && presentAtOnce(*wanted))
        return;
    m_job = m_workbench.jobs().start(
        [name = QString::fromStdString(clip->name)] { return tr("Spectrum of %1").arg(name); }, this,
        [source = *wanted, audio = m_audio](Task& task) { return transformed(source, audio, task); },
        [this](const Result& result) { present(result); });
    m_job->setTold(); // the plot says it
    connect(m_job, &Job::failed, m_plot, [this](const QString& reason) { m_plot->clear(reason); });
}

bool SpectrumPane::presentAtOnce(const Source& wanted)
{
    try {
        SilentTask task;
        present(transformed(wanted, m_audio, task));
        return true;
    } catch (const Error&) {
        return false; // the job will say why
    }
}

void SpectrumPane::present(const Result& result)
{
    m_audio = result.audio;
    m_made = result.made;
    m_plot->setSpectrum({m_made.magnitudes.begin(), m_made.magnitudes.end()}, m_made.binHertz);
    m_made.magnitudes.resize(0);
    if (m_view.firstBins > 0)
        m_plot->showFirstBins(m_view.firstBins);
    retranslate();
}

} // namespace suara
