#include "widgets/explore/SpectrumPane.h"

#include "core/dsp/Stft.h"
#include "core/project/Project.h"
#include "widgets/common/Language.h"
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

namespace suara {

namespace {

constexpr int spectrumRate = 22050;
constexpr std::size_t mostSamples = std::size_t(1) << 23;
constexpr int settleTime = 60; // ms without a further change of the selection

} // namespace

struct SpectrumPane::Result {
    std::shared_ptr<const Audio> audio;
    std::vector<float> magnitudes;
    double binHertz = 1.0;
    std::size_t samples = 0;
};

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
    connect(&workbench.cursor(), &TimeCursor::clipChanged, this, &SpectrumPane::outdate);
    connect(&workbench.cursor(), &TimeCursor::selectionChanged, this, &SpectrumPane::outdate);
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
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
    if (clip == nullptr || !clip->isReadable() || clip->frames == 0) {
        m_samples = 0;
        m_audio.reset();
        m_audioOf = 0;
        m_plot->clear();
        return retranslate();
    }
    const TimeRange selection = m_workbench.cursor().selection();
    m_wholeClip = selection.isEmpty();
    m_shown = m_wholeClip ? TimeRange{0, clip->frames} : selection;
    if (m_audioOf != id)
        m_audio.reset();
    m_audioOf = id;
    const double ratio = double(spectrumRate) / clip->sampleRate;
    m_job = m_workbench.jobs().start(
        tr("Spectrum of %1").arg(QString::fromStdString(clip->name)), this,
        [audio = m_audio, file = project->absolutePath(*clip), range = m_shown, ratio](Task& task) {
            Result result;
            result.audio =
                audio != nullptr ? audio : std::make_shared<const Audio>(loadMono(file, spectrumRate, &task));
            const std::size_t all = result.audio->samples.size();
            const std::size_t first = std::min(all, std::size_t(std::llround(double(range.start) * ratio)));
            const auto wanted = std::max<std::size_t>(1, std::size_t(std::ceil(double(range.length()) * ratio)));
            result.samples = std::min({wanted, all - first, mostSamples});
            task.checkpoint(0.5);
            const Eigen::ArrayXf magnitudes =
                fftMagnitude(std::span(result.audio->samples).subspan(first, result.samples));
            result.magnitudes.assign(magnitudes.begin(), magnitudes.end());
            result.binHertz = double(spectrumRate) / double(std::max<std::size_t>(1, result.samples));
            return result;
        },
        [this](const Result& result) { present(result); });
    connect(m_job, &Job::failed, this, [this](const QString& reason) { Q_EMIT m_workbench.problemFound(reason); });
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
