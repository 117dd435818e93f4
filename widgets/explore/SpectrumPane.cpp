#include "widgets/explore/SpectrumPane.h"

#include "core/audio/AudioReader.h"
#include "core/dsp/Stft.h"
#include "core/project/Project.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Workbench.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr int spectrumRate = 22050;
constexpr std::size_t mostSamples = std::size_t(1) << 23;
constexpr int settleTime = 60; // ms without a further change of the selection

} // namespace

struct SpectrumPane::Result {
    std::shared_ptr<const Audio> audio; ///< to be kept
    std::vector<float> magnitudes;
    double binHertz = 1.0;
    std::size_t samples = 0;
};

/// What is to be transformed: a stretch of a file, in its own samples.
struct SpectrumPane::Source {
    std::filesystem::path file;
    TimeRange range;
    int sampleRate = 0;
    std::int64_t frames = 0; ///< of the whole file

    bool isLong() const { return double(frames) * spectrumRate / sampleRate > double(mostSamples); }
    std::size_t samples(std::int64_t own) const
    {
        return std::size_t(std::ceil(double(own) * spectrumRate / sampleRate));
    }
};

SpectrumPane::Result SpectrumPane::transformed(const Source& source, std::shared_ptr<const Audio> audio, Task& task)
{
    Result result;
    std::size_t first = 0;
    if (source.isLong()) {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(source.file);
        reader->seek(source.range.start);
        const auto most = std::int64_t(double(mostSamples) * source.sampleRate / spectrumRate);
        audio = std::make_shared<const Audio>(
            loadMono(source.file, *reader, std::min(source.range.length(), most), spectrumRate, &task));
    } else {
        if (audio == nullptr)
            audio = std::make_shared<const Audio>(loadMono(source.file, spectrumRate, &task));
        result.audio = audio;
        const double start = double(source.range.start) * spectrumRate / source.sampleRate;
        first = std::min(audio->samples.size(), std::size_t(std::llround(start)));
    }
    const std::size_t wanted = std::max<std::size_t>(1, source.samples(source.range.length()));
    result.samples = std::min({wanted, audio->samples.size() - first, mostSamples});
    task.checkpoint(0.5);
    const Eigen::ArrayXf magnitudes = fftMagnitude(std::span(audio->samples).subspan(first, result.samples));
    result.magnitudes.assign(magnitudes.begin(), magnitudes.end());
    result.binHertz = double(spectrumRate) / double(std::max<std::size_t>(1, result.samples));
    return result;
}

SpectrumPane::SpectrumPane(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_header(new PanelHeader)
    , m_plot(new SpectrumPlot)
    , m_scale(new SegmentedControl(2))
    , m_axis(new SegmentedControl(2))
    , m_firstBins(new QSpinBox)
    , m_later(new QTimer(this))
{
    build();
    m_later->setSingleShot(true);
    m_later->setInterval(settleTime);
    connect(m_later, &QTimer::timeout, this, &SpectrumPane::compute);
    connect(&workbench.cursor(), &TimeCursor::clipChanged, this, &SpectrumPane::forget);
    connect(&workbench.cursor(), &TimeCursor::selectionChanged, this, &SpectrumPane::outdate);
    connect(&workbench, &Workbench::projectChanged, this, &SpectrumPane::forget);
    onLanguage(this, [this] { retranslate(); });
}

void SpectrumPane::build()
{
    m_firstBins->setRange(0, 100'000'000);
    m_firstBins->setSingleStep(1000);
    m_firstBins->setKeyboardTracking(false);
    m_firstBins->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_firstBins->setMaximumWidth(110);
    m_scale->setCurrent(1);
    m_axis->setCurrent(0);
    m_header->addWidget(m_firstBins);
    m_header->addWidget(m_scale);
    m_header->addWidget(m_axis);
    auto* column = plainColumn(this);
    column->addWidget(m_header);
    column->addWidget(m_plot, 1);
    connect(m_scale, &SegmentedControl::currentChanged, this, [this](int index) { m_plot->setDecibels(index == 1); });
    connect(m_axis, &SegmentedControl::currentChanged, this, [this](int index) { m_plot->setLogarithmic(index == 1); });
    connect(m_firstBins, &QSpinBox::valueChanged, this,
            [this](int bins) { bins > 0 ? m_plot->showFirstBins(bins) : m_plot->resetZoom(); });
}

void SpectrumPane::retranslate()
{
    m_header->setTitle(tr("Spectrum"));
    m_scale->setTexts({tr("Linear"), tr("dB")});
    m_scale->setAccessibleName(tr("Scale of the magnitude"));
    m_axis->setTexts({tr("Lin"), tr("Log")});
    m_axis->setAccessibleName(tr("Scale of the frequency"));
    m_firstBins->setSpecialValueText(tr("all bins"));
    m_firstBins->setPrefix(tr("first "));
    m_firstBins->setAccessibleName(tr("First bins shown"));
    m_firstBins->setToolTip(tr("Zoom to the first bins; 0 shows all"));
    m_plot->setAccessibleName(tr("Spectrum"));
    const int rate = m_workbench.cursor().sampleRate();
    if (m_samples == 0 || rate <= 0)
        return m_header->setDetail({});
    const QString count = tr("%1 samples").arg(formatInteger(qint64(m_samples)));
    const QString range = QStringLiteral("%1 – %2").arg(formatNumber(double(m_shown.start) / rate, 3),
                                                        formatSeconds(double(m_shown.end) / rate, 3));
    m_header->setDetail(m_wholeClip ? tr("Clip") + QStringLiteral(" · ") + count
                                    : tr("Selection") + QStringLiteral(" · ") + range + QStringLiteral(" · ") + count);
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
    m_samples = 0;
    m_plot->clear();
    retranslate();
    outdate();
}

void SpectrumPane::outdate()
{
    m_outdated = true;
    if (isVisible())
        m_later->start();
}

void SpectrumPane::compute()
{
    m_outdated = false;
    if (m_job)
        m_job->cancel();
    const ClipId id = m_workbench.selection().currentClip();
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable() || clip->frames == 0)
        return m_audio.reset();
    const TimeRange selection = m_workbench.cursor().selection();
    m_wholeClip = selection.isEmpty();
    m_shown = m_wholeClip ? TimeRange{0, clip->frames} : selection;
    const Source source{project->absolutePath(*clip), m_shown, clip->sampleRate, clip->frames};
    const std::string name = source.file.string() + ' ' + clip->contentHash; // ids are the same in other projects
    if (std::exchange(m_audioOf, name) != name)
        m_audio.reset();
    m_job = m_workbench.jobs().start(
        tr("Spectrum of %1").arg(QString::fromStdString(clip->name)), this,
        [source, audio = m_audio](Task& task) { return transformed(source, audio, task); },
        [this](const Result& result) { present(result); });
}

void SpectrumPane::present(const Result& result)
{
    m_audio = result.audio;
    m_samples = result.samples;
    m_plot->setSpectrum(result.magnitudes, result.binHertz);
    if (m_firstBins->value() > 0)
        m_plot->showFirstBins(m_firstBins->value());
    retranslate();
}

} // namespace suara
