#include "widgets/explore/ExploreInspector.h"

#include "core/features/Catalog.h"
#include "core/features/Energy.h"
#include "core/features/Formants.h"
#include "core/features/Mel.h"
#include "core/features/Mfcc.h"
#include "core/features/SpectralShape.h"
#include "core/features/Yin.h"
#include "core/project/Run.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/SampleRateBox.h"
#include "widgets/common/controls/Section.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/explore/InspectorFields.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrameCurve.h"

#include <QComboBox>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <ranges>

namespace suara {

namespace {

enum Presets { Lecture, Fine, Speech, Librosa, Own };

constexpr int shallowest = 20; // dB
constexpr int deepest = 120;
constexpr int lectureDepth = 80;
const QString none = QStringLiteral("none");
const QString usual = QStringLiteral("usual");
const QString newestRun = QStringLiteral("0");

/// Features that make sense as one line over the waveform.
QList<std::string> overlayFeatures()
{
    QList<std::string> ids;
    for (const FeatureSpec& spec : featureCatalog())
        if (spec.axis == FrameAxis::Time && spec.tabulated && spec.rows(Parameters{}) == 1)
            ids.append(std::string(spec.id));
    return ids;
}

/// The smallest power of two that is at least this.
int powerOfTwo(int least)
{
    int power = 1;
    while (power < least)
        power *= 2;
    return power;
}

} // namespace

ExploreInspector::ExploreInspector(QWidget* parent)
    : QScrollArea(parent), m_fields(new InspectorFields(this)), m_statistics(new StatisticsTable)
{
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    buildAnalysis(layout);
    buildSpectrograms(layout);
    buildOverlay(layout);
    buildFormants(layout);
    buildSpectrum(layout);
    buildStatistics(layout);
    buildPredictions(layout);
    buildGrid(layout);
    buildMore(layout);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setState({});
    connect(m_fields, &InspectorFields::edited, this, [this] {
        showPresets();
        Q_EMIT changed();
    });
}

namespace {

Section* addSection(QVBoxLayout* layout, const char* title, bool expanded = true)
{
    auto* section = new Section;
    onLanguage(section, [section, title] { section->setTitle(ExploreInspector::tr(title)); });
    section->setExpanded(expanded);
    layout->addWidget(section);
    return section;
}

void label(FormRow* row, const char* text, const char* hint = "")
{
    onLanguage(row, [=] {
        row->setLabel(ExploreInspector::tr(text), *hint != '\0' ? ExploreInspector::tr(hint) : QString());
    });
}

/// A choice whose items have ids for data and these words, in the same order.
QComboBox* choiceOf(const QStringList& ids, const std::vector<const char*>& texts)
{
    auto* box = new QComboBox;
    for (const QString& id : ids)
        box->addItem(QString(), id);
    onLanguage(box, [=] {
        for (std::size_t i = 0; i < texts.size(); ++i)
            box->setItemText(int(i), ExploreInspector::tr(texts[i]));
    });
    return box;
}

} // namespace

namespace {

constexpr QSize swatchSize{20, 12};

/// From the smallest value at the left to the largest.
QIcon swatchOf(ColourMap map)
{
    const ColourTable& table = colourTable(map);
    QImage image(int(table.size()), 1, QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x)
        image.setPixel(x, 0, qRgb(table[std::size_t(x)].red, table[std::size_t(x)].green, table[std::size_t(x)].blue));
    QPixmap swatch(swatchSize * 2);
    QPainter painter(&swatch);
    painter.drawImage(swatch.rect(), image);
    painter.setPen(Theme::instance().tokens().border); // or white would have no edge
    painter.drawRect(swatch.rect().adjusted(0, 0, -1, -1));
    return QIcon(swatch);
}

QComboBox* colourChoice()
{
    auto* box = new QComboBox;
    box->setIconSize(swatchSize);
    box->addItem(QString(), usual);
    for (const ColourMapSpec& spec : colourMaps()) {
        const QString id = QString::fromUtf8(spec.id);
        box->addItem(swatchOf(spec.map), QString(), id);
        box->setItemData(box->count() - 1, QStringLiteral("matplotlib: ") + id, Qt::ToolTipRole);
    }
    onLanguage(box, [box] {
        box->setItemText(0, ExploreInspector::tr("As usual"));
        for (int i = 1; i < box->count(); ++i)
            box->setItemText(i, coreText(colourMaps()[std::size_t(i - 1)].title));
    });
    return box;
}

} // namespace

void ExploreInspector::buildAnalysis(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Analysis"));
    m_preset = choiceOf({u"0"_qs, u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs},
                        {QT_TR_NOOP("Lecture"), QT_TR_NOOP("Fine in time"), QT_TR_NOOP("Speech, 25/10 ms"),
                         QT_TR_NOOP("librosa"), QT_TR_NOOP("Own")});
    label(section->addRow(m_preset), QT_TR_NOOP("Preset"));
    connect(m_preset, &QComboBox::activated, this, &ExploreInspector::applyPreset);

    FormRow* rateRow = m_fields->addRate(section, QStringLiteral("sr"));
    onLanguage(rateRow, [rateRow] {
        rateRow->setLabel(QStringLiteral("sr"),
                          tr("Sample rate that all is measured at") + QStringLiteral(" · librosa: sr"));
    });
    m_fields->addParameter(section, parameter::nFft, {256, 512, 1024, 2048, 4096, 8192, 16384});
    m_fields->addParameter(section, parameter::hopLength);
    m_fields->addParameter(section, parameter::winLength);
    m_fields->addParameter(section, parameter::window);
}

void ExploreInspector::buildSpectrograms(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Spectrograms"));
    m_fields->addParameter(section, parameter::nMels, {}, true);
    m_fields->addParameter(section, parameter::fmin, {}, true);
    m_fields->addParameter(section, parameter::fmax, QStringLiteral("8000"), true);
    m_fields->addParameter(section, parameter::melRef, {}, true);
    label(m_fields->addSlider(section, QStringLiteral("depth"), shallowest, deepest, lectureDepth), QT_TR_NOOP("Range"),
          QT_TR_NOOP("dB shown below the largest value"));
    QComboBox* axis = choiceOf({u"linear"_qs, u"log"_qs, u"mel"_qs},
                               {QT_TR_NOOP("Linear"), QT_TR_NOOP("Logarithmic"), QT_TR_NOOP("Mel")});
    label(m_fields->addChoice(section, QStringLiteral("axis"), axis, QStringLiteral("linear")), QT_TR_NOOP("Axis"),
          QT_TR_NOOP("Frequency axis of the spectrogram; the mel-spectrogram's is always mel"));
    label(m_fields->addChoice(section, QStringLiteral("colours"), colourChoice(), usual), QT_TR_NOOP("Colours"),
          QT_TR_NOOP("Colour map of the pictures; as usual is magma for spectrograms, viridis for MFCC and chroma"));
    QSpinBox* top = numberField(0, 192'000, 500);
    top->setSuffix(QStringLiteral(" Hz"));
    onLanguage(top, [top] { top->setSpecialValueText(tr("half the rate")); });
    label(m_fields->addNumber(section, QStringLiteral("top"), top, 0), QT_TR_NOOP("Up to"),
          QT_TR_NOOP("Highest frequency that the spectrogram shows; the mel-spectrogram's is fmax"));
}

void ExploreInspector::buildOverlay(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Overlay"));
    auto* feature = new QComboBox;
    feature->addItem(QString(), QString());
    for (const std::string& id : overlayFeatures())
        feature->addItem(QString(), QString::fromStdString(id));
    onLanguage(feature, [feature] {
        feature->setItemText(0, tr("None"));
        for (int i = 1; i < feature->count(); ++i)
            feature->setItemText(i, featureTitle(feature->itemData(i).toString().toStdString()));
    });
    label(m_fields->addChoice(section, QStringLiteral("overlay"), feature, QStringLiteral("spectral_centroid")),
          QT_TR_NOOP("Feature"), QT_TR_NOOP("What is laid over the waveform"));
    m_fields->addCheck(
        section, QStringLiteral("normalise"), [] { return tr("Normalise min–max"); }, true);
    m_fields->addCheck(
        section, QStringLiteral("on_spectrograms"), [] { return tr("In Hz: on spectrograms too"); }, false);
}

void ExploreInspector::buildFormants(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Formants"));
    m_fields->addCheck(
        section, QStringLiteral("formants"), [] { return tr("As dots on spectrograms"); }, false);
    m_voice = choiceOf(
        {u"5000"_qs, u"5500"_qs, u"8000"_qs, u""_qs},
        {QT_TR_NOOP("Man, 5000 Hz"), QT_TR_NOOP("Woman, 5500 Hz"), QT_TR_NOOP("Child, 8000 Hz"), QT_TR_NOOP("Own")});
    label(section->addRow(m_voice), QT_TR_NOOP("Voice"),
          QT_TR_NOOP("How high five formants reach: the shorter the vocal tract, the higher"));
    connect(m_voice, &QComboBox::activated, this, [this] {
        if (const QString top = m_voice->currentData().toString(); !top.isEmpty())
            m_fields->setText("max_formant", top);
    });
    for (const ParameterSpec* spec : {&parameter::maxFormant, &parameter::formantCount, &parameter::formantWindow})
        m_fields->addParameter(section, *spec);
}

void ExploreInspector::buildSpectrum(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Spectrum"));
    QComboBox* of =
        choiceOf({u"selection"_qs, u"clip"_qs, u"frame"_qs},
                 {QT_TR_NOOP("Selection, or clip"), QT_TR_NOOP("Whole clip"), QT_TR_NOOP("Frame at the playhead")});
    label(m_fields->addChoice(section, QStringLiteral("spectrum"), of, QStringLiteral("selection")), QT_TR_NOOP("Of"),
          QT_TR_NOOP("What the spectrum is made of"));
    QComboBox* how = choiceOf({u"whole"_qs, u"mean"_qs}, {QT_TR_NOOP("One transform"), QT_TR_NOOP("Mean of frames")});
    label(m_fields->addChoice(section, QStringLiteral("transform"), how, QStringLiteral("whole")), QT_TR_NOOP("How"),
          QT_TR_NOOP("One transform of all samples, as the lecture has it, or the root of the mean power of frames of "
                     "n_fft, as Welch has it"));
    QSpinBox* bins = numberField(0, 100'000'000, 1000);
    onLanguage(bins, [bins] { bins->setSpecialValueText(tr("all bins")); });
    label(m_fields->addNumber(section, QStringLiteral("first_bins"), bins, 0), QT_TR_NOOP("First bins"),
          QT_TR_NOOP("Zoom to the first bins; 0 shows all"));
}

void ExploreInspector::buildStatistics(QVBoxLayout* layout)
{
    m_statisticsSection = addSection(layout, QT_TR_NOOP("Selection statistics"));
    m_statisticsSection->addWidget(m_statistics);
}

void ExploreInspector::buildPredictions(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Predictions"), false);
    m_run = choiceOf({newestRun}, {QT_TR_NOOP("Newest")});
    label(m_fields->addChoice(section, QStringLiteral("run"), m_run, newestRun), QT_TR_NOOP("Run"),
          QT_TR_NOOP("Whose network is asked"));
    const auto addTime = [&](const char* id, int initial) {
        QSpinBox* field = numberField(10, 3'600'000, 100);
        field->setSuffix(QStringLiteral(" ms"));
        return m_fields->addNumber(section, QString::fromLatin1(id), field, initial);
    };
    label(addTime("prediction_every", 1000), QT_TR_NOOP("Every"), QT_TR_NOOP("From one stretch to the next"));
    label(addTime("prediction_length", 3000), QT_TR_NOOP("Length"), QT_TR_NOOP("Length of a stretch that is judged"));
}

void ExploreInspector::setRuns(const std::vector<Run>& runs)
{
    const QSignalBlocker blocker(m_run);
    const QString chosen = m_run->currentData().toString();
    while (m_run->count() > 1)
        m_run->removeItem(1);
    for (const Run& run : std::views::reverse(runs))
        m_run->addItem(runTitle(run.name), QString::number(run.id));
    m_run->setCurrentIndex(std::max(0, m_run->findData(chosen)));
}

void ExploreInspector::setPredictedRun(RunId run)
{
    m_fields->setText("run", QString::number(run));
}

ClipPredictions::Choice ExploreInspector::predictions() const
{
    return {m_fields->text("run").toLongLong(), m_fields->text("prediction_every").toInt() / 1000.0,
            m_fields->text("prediction_length").toInt() / 1000.0};
}

void ExploreInspector::buildGrid(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Grid of clips"), false);
    QComboBox* show = choiceOf({u"waveform"_qs, u"mel"_qs}, {QT_TR_NOOP("Waveforms"), QT_TR_NOOP("Mel-spectrograms")});
    label(m_fields->addChoice(section, QStringLiteral("grid"), show, QStringLiteral("waveform")), QT_TR_NOOP("Show"));
    QSpinBox* columns = numberField(0, 20, 1);
    onLanguage(columns, [columns] { columns->setSpecialValueText(tr("what fits")); });
    label(m_fields->addNumber(section, QStringLiteral("grid_columns"), columns, 5), QT_TR_NOOP("Columns"));
    QSpinBox* samples = numberField(0, 100'000'000, 1000);
    onLanguage(samples, [samples] { samples->setSpecialValueText(tr("whole clips")); });
    label(m_fields->addNumber(section, QStringLiteral("grid_samples"), samples, 10000), QT_TR_NOOP("Samples"),
          QT_TR_NOOP("The first samples of each waveform, as the lecture's x[:10000]"));
    m_fields->addCheck(
        section, QStringLiteral("same_times"), [] { return tr("One scale of time for all"); }, true);
    m_fields->addCheck(
        section, QStringLiteral("same_values"), [] { return tr("One scale of values for all"); }, true);
}

void ExploreInspector::buildMore(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Parameters of single features"), false);
    for (const ParameterSpec* spec :
         {&parameter::frameLength, &parameter::energyFrameLength, &parameter::energyHopLength, &parameter::rollPercent,
          &parameter::nMfcc, &parameter::pitchFmin, &parameter::pitchFmax})
        m_fields->addParameter(section, *spec);
}

void ExploreInspector::setGridKind(ViewKind kind)
{
    m_fields->setText("grid", kind == ViewKind::MelGrid ? QStringLiteral("mel") : QStringLiteral("waveform"));
}

QVariantMap ExploreInspector::presetValues(int index) const
{
    QVariantMap values;
    for (const char* id : {"n_fft", "hop_length", "win_length", "window", "n_mels", "fmin", "fmax",
                           "melspectrogram_db.ref", "pitch.fmin", "pitch.fmax"})
        values[QLatin1String(id)] = m_fields->initial(id);
    const auto set = [&](const char* id, int value) {
        values[QLatin1String(id)] = QString::number(value);
    };
    if (index == Fine) {
        set("n_fft", 1024);
        set("hop_length", 128);
    } else if (index == Speech) {
        const int rate = m_fields->text("sr").toInt() > 0 ? m_fields->text("sr").toInt() : SampleRateBox::usual;
        const int window = int(0.025 * rate);
        set("win_length", window);
        set("n_fft", powerOfTwo(window));
        set("hop_length", int(0.010 * rate));
        set("n_mels", 80);
        set("pitch.fmin", 75);
        set("pitch.fmax", 600);
    } else if (index == Librosa) {
        values[QStringLiteral("fmax")] = none;
    }
    return values;
}

void ExploreInspector::applyPreset(int index)
{
    if (index >= Own)
        return;
    setTexts(presetValues(index), false);
    Q_EMIT changed();
}

int ExploreInspector::presetNow() const
{
    const auto stands = [this](int index) {
        const QVariantMap values = presetValues(index);
        return std::all_of(values.keyValueBegin(), values.keyValueEnd(), [this](const auto& entry) {
            return m_fields->text(entry.first.toLatin1().constData()) == entry.second.toString();
        });
    };
    int index = 0;
    while (index < Own && !stands(index))
        ++index;
    return index;
}

/// Without changed(). @param others  whether what is not named gets its first value
void ExploreInspector::setTexts(const QVariantMap& texts, bool others)
{
    m_fields->setTexts(texts, others);
    showPresets();
}

void ExploreInspector::showPresets()
{
    m_preset->setCurrentIndex(presetNow());
    const int known = m_voice->findData(m_fields->text("max_formant"));
    m_voice->setCurrentIndex(known < 0 ? m_voice->count() - 1 : known);
}

QVariantMap ExploreInspector::state() const
{
    return m_fields->changed();
}

void ExploreInspector::setState(const QVariantMap& state)
{
    setTexts(state, true);
}

void ExploreInspector::reset()
{
    setState({});
    Q_EMIT changed();
}

View ExploreInspector::viewWith(bool mel) const
{
    View view;
    view.parameters = m_fields->parameters(mel);
    const int rate = m_fields->text("sr").toInt();
    view.sampleRate = rate > 0 ? std::optional(rate) : std::nullopt;
    view.depth = m_fields->text("depth").toInt();
    if (const ColourMapSpec* colours = findColourMap(m_fields->text("colours").toStdString()))
        view.colours = colours->map;
    const QString axis = m_fields->text("axis");
    view.scale = axis == u"mel"   ? FrequencyScale::Mel
                 : axis == u"log" ? FrequencyScale::Logarithmic
                                  : FrequencyScale::Linear;
    view.top = m_fields->text("top").toInt();
    view.normalised = m_fields->text("normalise") == u"true";
    view.spectrum = m_fields->text("spectrum") == u"frame"   ? SpectrumKind::Frame
                    : m_fields->text("transform") == u"mean" ? SpectrumKind::Mean
                                                             : SpectrumKind::Whole;
    view.firstBins = m_fields->text("first_bins").toInt();
    view.columns = m_fields->text("grid_columns").toInt();
    view.sameTimes = m_fields->text("same_times") == u"true";
    view.sameValues = m_fields->text("same_values") == u"true";
    view.firstSamples = m_fields->text("grid_samples").toInt();
    return view;
}

View ExploreInspector::view() const
{
    return viewWith(false);
}

View ExploreInspector::melView() const
{
    return viewWith(true);
}

View ExploreInspector::gridView() const
{
    View view = melView();
    view.kind = m_fields->text("grid") == u"mel" ? ViewKind::MelGrid : ViewKind::WaveGrid;
    view.features = {"melspectrogram_db"};
    return view;
}

std::optional<std::string> ExploreInspector::overlay() const
{
    const QString id = m_fields->text("overlay");
    return id.isEmpty() ? std::nullopt : std::optional(id.toStdString());
}

std::vector<std::string> ExploreInspector::onSpectrograms() const
{
    std::vector<std::string> features;
    const std::optional<std::string> chosen = overlay();
    if (chosen && m_fields->text("on_spectrograms") == u"true" && featureUnit(*chosen) == u"Hz")
        features.push_back(*chosen);
    if (m_fields->text("formants") == u"true")
        features.emplace_back("formants");
    return features;
}

bool ExploreInspector::spectrumOfWholeClip() const
{
    return m_fields->text("spectrum") == u"clip";
}

void ExploreInspector::setStatisticsDetail(const QString& text)
{
    m_statisticsSection->setDetail(text);
}

} // namespace suara
