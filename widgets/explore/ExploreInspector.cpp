#include "widgets/explore/ExploreInspector.h"

#include "core/dsp/Window.h"
#include "core/features/Catalog.h"
#include "core/features/Energy.h"
#include "core/features/Mel.h"
#include "core/features/Mfcc.h"
#include "core/features/SpectralShape.h"
#include "core/features/Yin.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/FormRow.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Section.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrameCurve.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

enum Presets { Lecture, Fine, Speech, Librosa, Own };

constexpr int usualRate = 22050;
constexpr int deepest = 120; // dB
constexpr int lectureDepth = 80;
const QString none = QStringLiteral("none");

QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Features that make sense as one line over the waveform.
QList<std::string> overlayFeatures()
{
    QList<std::string> ids;
    for (const FeatureSpec& spec : featureCatalog())
        if (spec.axis == FrameAxis::Time && spec.tabulated && spec.rows(Parameters{}) == 1)
            ids.append(std::string(spec.id));
    return ids;
}

/// "FFT length, samples · 2 … 4 194 304 · librosa: n_fft"
QString hintOf(const ParameterSpec& spec)
{
    QString hint = coreText(spec.title);
    const QString dot = QStringLiteral(" · ");
    if (spec.maximum > spec.minimum) {
        const auto shown = [](double limit) {
            return std::isfinite(limit) && limit < 1e9 ? QLocale().toString(limit, 'g', 8) : QStringLiteral("∞");
        };
        hint += dot + shown(spec.minimum) + QStringLiteral(" … ") + shown(spec.maximum);
    }
    if (!spec.unit.empty())
        hint += dot + (spec.unit == "samples" ? ExploreInspector::tr("samples") : words(spec.unit));
    return hint + dot + QStringLiteral("librosa: ") + words(spec.id);
}

/// A number with as many decimals as it has, and not more.
class RealField : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        return QString::number(value, 'g', 9).replace(u'.', locale().decimalPoint());
    }
};

QSpinBox* numberField(int lowest, int highest, int step)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setSingleStep(step);
    field->setKeyboardTracking(false);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return field;
}

int stepOf(const ParameterSpec& spec)
{
    return spec.unit == "samples" ? 64 : spec.id == "n_mels" ? 8 : 1;
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

ExploreInspector::ExploreInspector(QWidget* parent) : QScrollArea(parent), m_statistics(new StatisticsTable)
{
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    buildAnalysis(layout);
    buildSpectrograms(layout);
    buildOverlay(layout);
    buildSpectrum(layout);
    buildStatistics(layout);
    buildGrid(layout);
    buildMore(layout);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setState({});
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

void ExploreInspector::addField(Field field)
{
    m_fields.push_back(std::move(field));
}

FormRow* ExploreInspector::addChoice(Section* section, const QString& id, QComboBox* box, const QString& initial)
{
    addField({id, [box] { return box->currentData().toString(); },
              [box](const QString& text) { box->setCurrentIndex(std::max(0, box->findData(text))); }, initial});
    connect(box, &QComboBox::currentIndexChanged, this, &ExploreInspector::edited);
    return section->addRow(box);
}

FormRow* ExploreInspector::addNumber(Section* section, const QString& id, QSpinBox* box, int initial)
{
    addField({id, [box] { return QString::number(box->value()); },
              [box](const QString& text) { box->setValue(text.toInt()); }, QString::number(initial)});
    connect(box, &QSpinBox::valueChanged, this, &ExploreInspector::edited);
    return section->addRow(box);
}

void ExploreInspector::addCheck(Section* section, const QString& id, const char* text, bool initial)
{
    auto* box = new QCheckBox;
    onLanguage(box, [box, text] { box->setText(tr(text)); });
    section->addWidget(box);
    const auto word = [](bool on) {
        return on ? QStringLiteral("true") : QStringLiteral("false");
    };
    addField({id, [box, word] { return word(box->isChecked()); },
              [box](const QString& value) { box->setChecked(value == u"true"); }, word(initial)});
    connect(box, &QCheckBox::toggled, this, &ExploreInspector::edited);
}

/// A field for a feature's parameter, by its kind; "none" stands below the least number.
void ExploreInspector::addParameter(Section* section, const ParameterSpec& spec, const QString& initial, bool ofMel)
{
    const QString id = words(spec.key);
    const QString first = initial.isEmpty() ? words(spec.defaultValue) : initial;
    FormRow* row = nullptr;
    if (!spec.choices.empty()) {
        auto* box = new QComboBox;
        for (const std::string_view choice : spec.choices)
            box->addItem(words(choice), words(choice));
        if (spec.kind == ParameterKind::Real)
            box->addItem(QStringLiteral("1"), QStringLiteral("1"));
        row = addChoice(section, id, box, first);
    } else if (spec.kind == ParameterKind::Integer) {
        const int least = int(spec.minimum) - (spec.optional ? 1 : 0);
        auto* box = numberField(least, int(std::min(spec.maximum, 1e8)), stepOf(spec));
        addNumber(section, id, box, 0);
        m_fields.back().text = [box, &spec] {
            return spec.optional && box->value() < int(spec.minimum) ? none : QString::number(box->value());
        };
        m_fields.back().setText = [box, &spec](const QString& text) {
            box->setValue(text == none ? int(spec.minimum) - 1 : text.toInt());
        };
        row = qobject_cast<FormRow*>(box->parentWidget());
        onLanguage(box, [box, &spec] {
            if (spec.unit == "samples")
                box->setSuffix(QLatin1Char(' ') + tr("samples"));
            if (spec.optional)
                box->setSpecialValueText(QStringLiteral("n_fft"));
        });
    } else {
        auto* box = new RealField;
        box->setDecimals(spec.unit == "Hz" ? 1 : 3);
        box->setRange(spec.minimum, std::isfinite(spec.maximum) ? spec.maximum : 192000.0);
        box->setSingleStep(spec.unit == "Hz" ? 100.0 : 0.05);
        box->setKeyboardTracking(false);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        if (!spec.unit.empty())
            box->setSuffix(QLatin1Char(' ') + words(spec.unit));
        const auto exact = std::make_shared<QPair<QString, double>>(); // as given, and as the field shows it
        addField({id,
                  [box, &spec, exact] {
                      return box->value() == exact->second                   ? exact->first
                             : spec.optional && box->value() <= spec.minimum ? none
                                                                             : QString::number(box->value(), 'g', 9);
                  },
                  [box, &spec, exact](const QString& text) {
                      box->setValue(text == none ? spec.minimum : text.toDouble());
                      *exact = {text, box->value()};
                  },
                  {}});
        connect(box, &QDoubleSpinBox::valueChanged, this, &ExploreInspector::edited);
        if (spec.optional)
            onLanguage(box, [box] { box->setSpecialValueText(tr("half the rate")); });
        row = section->addRow(box);
    }
    Field& field = m_fields.back();
    field.initial = first;
    field.spec = &spec;
    field.ofMel = ofMel;
    const bool isOwn = spec.key != spec.id && !ofMel; // means something else to another feature
    const QString name = isOwn ? words(spec.key).replace(u'.', u' ') : words(spec.id);
    onLanguage(row, [row, name, &spec] { row->setLabel(name, hintOf(spec)); });
}

void ExploreInspector::buildAnalysis(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Analysis"));
    m_preset = choiceOf({u"0"_qs, u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs},
                        {QT_TR_NOOP("Lecture"), QT_TR_NOOP("Fine in time"), QT_TR_NOOP("Speech, 25/10 ms"),
                         QT_TR_NOOP("librosa"), QT_TR_NOOP("Own")});
    label(section->addRow(m_preset), QT_TR_NOOP("Preset"));
    connect(m_preset, &QComboBox::activated, this, &ExploreInspector::applyPreset);

    auto* rate = new QComboBox;
    for (const int each : {8000, 16000, usualRate, 44100, 48000, 0})
        rate->addItem(QString(), QString::number(each));
    onLanguage(rate, [rate] {
        for (int i = 0; i < rate->count(); ++i) {
            const int each = rate->itemData(i).toInt();
            rate->setItemText(i, each > 0 ? formatHertz(each) : tr("each file’s own"));
        }
    });
    FormRow* rateRow = addChoice(section, QStringLiteral("sr"), rate, QString::number(usualRate));
    onLanguage(rateRow, [rateRow] {
        rateRow->setLabel(QStringLiteral("sr"),
                          tr("Sample rate that all is measured at") + QStringLiteral(" · librosa: sr"));
    });

    auto* nFft = new QComboBox;
    for (const int size : {256, 512, 1024, 2048, 4096, 8192, 16384})
        nFft->addItem(QString::number(size), QString::number(size));
    addChoice(section, words(parameter::nFft.key), nFft, QStringLiteral("2048"));
    m_fields.back().spec = &parameter::nFft;
    auto* nFftRow = qobject_cast<FormRow*>(nFft->parentWidget());
    onLanguage(nFftRow, [nFftRow] { nFftRow->setLabel(QStringLiteral("n_fft"), hintOf(parameter::nFft)); });
    addParameter(section, parameter::hopLength);
    addParameter(section, parameter::winLength);
    addParameter(section, parameter::window);
}

QWidget* ExploreInspector::depthField()
{
    auto* slider = new QSlider(Qt::Horizontal);
    auto* figure = new QLabel;
    slider->setRange(20, deepest);
    auto* field = new QWidget;
    auto* line = new QHBoxLayout(field);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(slider, 1);
    line->addWidget(figure);
    const auto show = [slider, figure] {
        figure->setText(formatDecibel(slider->value()).remove(QLatin1Char('+')));
    };
    onLanguage(slider, [slider, show] {
        slider->setAccessibleName(tr("Range in dB below the largest value"));
        show();
    });
    addField({QStringLiteral("depth"), [slider] { return QString::number(slider->value()); },
              [slider](const QString& text) { slider->setValue(text.toInt()); }, QString::number(lectureDepth)});
    connect(slider, &QSlider::valueChanged, this, [this, show] {
        show();
        edited();
    });
    return field;
}

void ExploreInspector::buildSpectrograms(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Spectrograms"));
    addParameter(section, parameter::nMels, {}, true);
    addParameter(section, parameter::fmin, {}, true);
    addParameter(section, parameter::fmax, QStringLiteral("8000"), true);
    addParameter(section, parameter::melRef, {}, true);
    label(section->addRow(depthField()), QT_TR_NOOP("Range"), QT_TR_NOOP("dB shown below the largest value"));
    QComboBox* axis = choiceOf({u"linear"_qs, u"log"_qs, u"mel"_qs},
                               {QT_TR_NOOP("Linear"), QT_TR_NOOP("Logarithmic"), QT_TR_NOOP("Mel")});
    label(addChoice(section, QStringLiteral("axis"), axis, QStringLiteral("linear")), QT_TR_NOOP("Axis"),
          QT_TR_NOOP("Frequency axis of the spectrogram; the mel-spectrogram's is always mel"));
    QSpinBox* top = numberField(0, 192'000, 500);
    top->setSuffix(QStringLiteral(" Hz"));
    onLanguage(top, [top] { top->setSpecialValueText(tr("half the rate")); });
    label(addNumber(section, QStringLiteral("top"), top, 0), QT_TR_NOOP("Up to"),
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
    label(addChoice(section, QStringLiteral("overlay"), feature, QStringLiteral("spectral_centroid")),
          QT_TR_NOOP("Feature"), QT_TR_NOOP("What is laid over the waveform"));
    addCheck(section, QStringLiteral("normalise"), QT_TR_NOOP("Normalise min–max"), true);
    addCheck(section, QStringLiteral("on_spectrograms"), QT_TR_NOOP("In Hz: on spectrograms too"), false);
}

void ExploreInspector::buildSpectrum(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Spectrum"));
    QComboBox* of =
        choiceOf({u"selection"_qs, u"clip"_qs, u"frame"_qs},
                 {QT_TR_NOOP("Selection, or clip"), QT_TR_NOOP("Whole clip"), QT_TR_NOOP("Frame at the playhead")});
    label(addChoice(section, QStringLiteral("spectrum"), of, QStringLiteral("selection")), QT_TR_NOOP("Of"),
          QT_TR_NOOP("What the spectrum is made of"));
    QComboBox* how = choiceOf({u"whole"_qs, u"mean"_qs}, {QT_TR_NOOP("One transform"), QT_TR_NOOP("Mean of frames")});
    label(addChoice(section, QStringLiteral("transform"), how, QStringLiteral("whole")), QT_TR_NOOP("How"),
          QT_TR_NOOP("One transform of all samples, as the lecture has it, or the root of the mean power of frames of "
                     "n_fft, as Welch has it"));
    QSpinBox* bins = numberField(0, 100'000'000, 1000);
    onLanguage(bins, [bins] { bins->setSpecialValueText(tr("all bins")); });
    label(addNumber(section, QStringLiteral("first_bins"), bins, 0), QT_TR_NOOP("First bins"),
          QT_TR_NOOP("Zoom to the first bins; 0 shows all"));
}

void ExploreInspector::buildStatistics(QVBoxLayout* layout)
{
    m_statisticsSection = addSection(layout, QT_TR_NOOP("Selection statistics"));
    m_statisticsSection->addWidget(m_statistics);
}

void ExploreInspector::buildGrid(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Grid of clips"), false);
    QComboBox* show = choiceOf({u"waveform"_qs, u"mel"_qs}, {QT_TR_NOOP("Waveforms"), QT_TR_NOOP("Mel-spectrograms")});
    label(addChoice(section, QStringLiteral("grid"), show, QStringLiteral("waveform")), QT_TR_NOOP("Show"));
    QSpinBox* columns = numberField(0, 20, 1);
    onLanguage(columns, [columns] { columns->setSpecialValueText(tr("what fits")); });
    label(addNumber(section, QStringLiteral("grid_columns"), columns, 5), QT_TR_NOOP("Columns"));
    QSpinBox* samples = numberField(0, 100'000'000, 1000);
    onLanguage(samples, [samples] { samples->setSpecialValueText(tr("whole clips")); });
    label(addNumber(section, QStringLiteral("grid_samples"), samples, 10000), QT_TR_NOOP("Samples"),
          QT_TR_NOOP("The first samples of each waveform, as the lecture's x[:10000]"));
}

void ExploreInspector::buildMore(QVBoxLayout* layout)
{
    Section* section = addSection(layout, QT_TR_NOOP("Parameters of single features"), false);
    for (const ParameterSpec* spec :
         {&parameter::frameLength, &parameter::energyFrameLength, &parameter::energyHopLength, &parameter::rollPercent,
          &parameter::nMfcc, &parameter::pitchFmin, &parameter::pitchFmax})
        addParameter(section, *spec);
}

const ExploreInspector::Field& ExploreInspector::field(const char* id) const
{
    return *std::ranges::find(m_fields, QLatin1String(id), &Field::id);
}

QString ExploreInspector::text(const char* id) const
{
    return field(id).text();
}

void ExploreInspector::setGridKind(ViewKind kind)
{
    field("grid").setText(kind == ViewKind::MelGrid ? QStringLiteral("mel") : QStringLiteral("waveform"));
}

QVariantMap ExploreInspector::presetValues(int index) const
{
    QVariantMap values;
    for (const char* id : {"n_fft", "hop_length", "win_length", "window", "n_mels", "fmin", "fmax",
                           "melspectrogram_db.ref", "pitch.fmin", "pitch.fmax"})
        values[QLatin1String(id)] = field(id).initial;
    const auto set = [&](const char* id, int value) {
        values[QLatin1String(id)] = QString::number(value);
    };
    if (index == Fine) {
        set("n_fft", 1024);
        set("hop_length", 128);
    } else if (index == Speech) {
        const int rate = text("sr").toInt() > 0 ? text("sr").toInt() : usualRate;
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
    edited();
}

int ExploreInspector::presetNow() const
{
    const auto stands = [this](int index) {
        const QVariantMap values = presetValues(index);
        return std::all_of(values.keyValueBegin(), values.keyValueEnd(), [this](const auto& entry) {
            return text(entry.first.toLatin1().constData()) == entry.second.toString();
        });
    };
    int index = 0;
    while (index < Own && !stands(index))
        ++index;
    return index;
}

void ExploreInspector::edited()
{
    if (m_quiet)
        return;
    m_preset->setCurrentIndex(presetNow());
    Q_EMIT changed();
}

/// @param others  what is not named gets its first value
void ExploreInspector::setTexts(const QVariantMap& texts, bool others)
{
    m_quiet = true;
    for (const Field& field : m_fields)
        if (others || texts.contains(field.id))
            field.setText(texts.value(field.id, field.initial).toString());
    m_quiet = false;
    m_preset->setCurrentIndex(presetNow());
}

QVariantMap ExploreInspector::state() const
{
    QVariantMap state;
    for (const Field& field : m_fields)
        if (const QString now = field.text(); now != field.initial)
            state[field.id] = now;
    return state;
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
    for (const Field& field : m_fields)
        if (field.spec != nullptr && (mel || !field.ofMel) && field.text() != words(field.spec->defaultValue))
            view.parameters.set(*field.spec, field.text().toStdString());
    const int rate = text("sr").toInt();
    view.sampleRate = rate > 0 ? std::optional(rate) : std::nullopt;
    view.depth = text("depth").toInt();
    const QString axis = text("axis");
    view.scale = axis == u"mel"   ? FrequencyScale::Mel
                 : axis == u"log" ? FrequencyScale::Logarithmic
                                  : FrequencyScale::Linear;
    view.top = text("top").toInt();
    view.normalised = text("normalise") == u"true";
    view.spectrum = text("spectrum") == u"frame"   ? SpectrumKind::Frame
                    : text("transform") == u"mean" ? SpectrumKind::Mean
                                                   : SpectrumKind::Whole;
    view.firstBins = text("first_bins").toInt();
    view.columns = text("grid_columns").toInt();
    view.firstSamples = text("grid_samples").toInt();
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
    view.kind = text("grid") == u"mel" ? ViewKind::MelGrid : ViewKind::WaveGrid;
    view.features = {"melspectrogram_db"};
    return view;
}

std::optional<std::string> ExploreInspector::overlay() const
{
    const QString id = text("overlay");
    return id.isEmpty() ? std::nullopt : std::optional(id.toStdString());
}

bool ExploreInspector::isOnSpectrograms() const
{
    return text("on_spectrograms") == u"true";
}

bool ExploreInspector::spectrumOfWholeClip() const
{
    return text("spectrum") == u"clip";
}

void ExploreInspector::setStatisticsDetail(const QString& text)
{
    m_statisticsSection->setDetail(text);
}

} // namespace suara
