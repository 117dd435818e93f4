#include "widgets/explore/ExploreInspector.h"

#include "core/dsp/Window.h"
#include "core/features/Catalog.h"
#include "core/features/Mel.h"
#include "widgets/common/FormRow.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Section.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrameCurve.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace suara {

/// A set of values that is chosen as one.
struct ExploreInspector::Preset {
    int nFft;
    int hop;
    int nMels;
    int fmin;
    int fmax; ///< 0: half the sample rate
};

namespace {

constexpr int customPreset = 3;
constexpr int lectureDepth = 80;

QSpinBox* numberField(int lowest, int highest, int value, int step)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setSingleStep(step);
    field->setValue(value);
    field->setKeyboardTracking(false);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return field;
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

} // namespace

const ExploreInspector::Preset* ExploreInspector::presets()
{
    static constexpr Preset table[] = {
        {2048, 512, 128, 0, 8000}, // the lecture
        {1024, 128, 128, 0, 8000}, // fine in time
        {2048, 512, 128, 0, 0},    // librosa's defaults
    };
    return table;
}

ExploreInspector::ExploreInspector(QWidget* parent)
    : QScrollArea(parent)
    , m_melSection(new Section)
    , m_overlaySection(new Section)
    , m_statisticsSection(new Section)
    , m_gridSection(new Section)
    , m_preset(new QComboBox)
    , m_nFft(new QComboBox)
    , m_hop(numberField(1, 65536, 512, 64))
    , m_window(new QComboBox)
    , m_nMels(numberField(1, 512, 128, 8))
    , m_fmin(numberField(0, 96000, 0, 100))
    , m_fmax(numberField(0, 192000, 8000, 500))
    , m_ref(new QComboBox)
    , m_depth(new QSlider(Qt::Horizontal))
    , m_depthText(new QLabel)
    , m_axis(new QComboBox)
    , m_overlay(new QComboBox)
    , m_normalise(new QCheckBox)
    , m_gridColumns(numberField(0, 20, 5, 1))
    , m_gridSamples(numberField(0, 100'000'000, 10000, 1000))
    , m_statistics(new StatisticsTable)
{
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    buildMel(layout);
    buildOverlay(layout);
    m_statisticsSection->addWidget(m_statistics);
    layout->addWidget(m_statisticsSection);
    buildGrid(layout);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    onLanguage(this, [this] { retranslate(); });
}

void ExploreInspector::buildMel(QVBoxLayout* layout)
{
    for (int i = 0; i <= customPreset; ++i)
        m_preset->addItem(QString());
    for (const int size : {256, 512, 1024, 2048, 4096, 8192})
        m_nFft->addItem(QString::number(size), size);
    m_nFft->setCurrentIndex(m_nFft->findData(2048));
    for (const std::string_view name : windowNames())
        m_window->addItem(QString::fromUtf8(name.data(), qsizetype(name.size())));
    for (const char* reference : {"max", "1"})
        m_ref->addItem(QString::fromLatin1(reference));
    m_fmin->setSuffix(QStringLiteral(" Hz"));
    m_fmax->setSuffix(QStringLiteral(" Hz"));
    m_depth->setRange(20, lectureDepth);
    m_depth->setValue(lectureDepth);
    auto* depth = new QWidget;
    auto* line = new QHBoxLayout(depth);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_depth, 1);
    line->addWidget(m_depthText);

    m_presetRow = m_melSection->addRow(m_preset);
    const QList<QPair<QWidget*, QByteArray>> fields{{m_nFft, "n_fft"},   {m_hop, "hop_length"}, {m_window, "window"},
                                                    {m_nMels, "n_mels"}, {m_fmin, "fmin"},      {m_fmax, "fmax"},
                                                    {m_ref, "ref"}};
    for (const auto& [field, name] : fields)
        m_parameterRows.append({m_melSection->addRow(field), name});
    m_depthRow = m_melSection->addRow(depth);
    m_axis->addItems({QString(), QString()});
    m_axisRow = m_melSection->addRow(m_axis);
    layout->addWidget(m_melSection);

    connect(m_preset, &QComboBox::activated, this, &ExploreInspector::applyPreset);
    for (QComboBox* box : {m_nFft, m_window, m_ref})
        connect(box, &QComboBox::currentIndexChanged, this, &ExploreInspector::parameterEdited);
    for (QSpinBox* box : {m_hop, m_nMels, m_fmin, m_fmax})
        connect(box, &QSpinBox::valueChanged, this, &ExploreInspector::parameterEdited);
    connect(m_depth, &QSlider::valueChanged, this, [this](int decibels) {
        m_depthText->setText(formatDecibel(decibels).remove(QLatin1Char('+')));
        Q_EMIT depthChanged();
    });
    connect(m_axis, &QComboBox::currentIndexChanged, this, &ExploreInspector::axisChanged);
}

void ExploreInspector::buildOverlay(QVBoxLayout* layout)
{
    m_overlay->addItem(QString());
    for (const std::string& id : overlayFeatures())
        m_overlay->addItem(QString(), QString::fromStdString(id));
    m_overlay->setCurrentIndex(m_overlay->findData(QStringLiteral("spectral_centroid")));
    m_normalise->setChecked(true);
    m_overlayRow = m_overlaySection->addRow(m_overlay);
    m_overlaySection->addWidget(m_normalise);
    layout->addWidget(m_overlaySection);
    connect(m_overlay, &QComboBox::currentIndexChanged, this, &ExploreInspector::overlayChanged);
    connect(m_normalise, &QCheckBox::toggled, this, &ExploreInspector::overlayChanged);
}

void ExploreInspector::buildGrid(QVBoxLayout* layout)
{
    m_gridColumnsRow = m_gridSection->addRow(m_gridColumns);
    m_gridSamplesRow = m_gridSection->addRow(m_gridSamples);
    m_gridSection->setExpanded(false);
    layout->addWidget(m_gridSection);
    for (QSpinBox* box : {m_gridColumns, m_gridSamples})
        connect(box, &QSpinBox::valueChanged, this, &ExploreInspector::gridChanged);
}

void ExploreInspector::retranslate()
{
    m_melSection->setTitle(tr("Spectrograms"));
    m_overlaySection->setTitle(tr("Overlay"));
    m_statisticsSection->setTitle(tr("Selection statistics"));
    m_gridSection->setTitle(tr("Grid of waveforms"));
    const QStringList presetNames{tr("Lecture"), tr("Fine in time"), tr("librosa"), tr("Own")};
    for (int i = 0; i < presetNames.size(); ++i)
        m_preset->setItemText(i, presetNames[i]);
    m_presetRow->setLabel(tr("Preset"));
    for (const auto& [row, name] : m_parameterRows)
        row->setLabel(QString::fromLatin1(name), QStringLiteral("librosa: %1").arg(QString::fromLatin1(name)));
    m_fmax->setSpecialValueText(tr("half the rate"));
    m_hop->setSuffix(QLatin1Char(' ') + tr("samples"));
    m_depthRow->setLabel(tr("Range"));
    m_depth->setAccessibleName(tr("Range"));
    m_depthText->setText(formatDecibel(m_depth->value()).remove(QLatin1Char('+')));
    m_axisRow->setLabel(tr("Axis"), tr("Frequency axis of the spectrogram; the mel-spectrogram's is always mel"));
    m_axis->setItemText(0, tr("Linear"));
    m_axis->setItemText(1, tr("Logarithmic"));
    m_overlayRow->setLabel(tr("Feature"));
    m_overlay->setItemText(0, tr("None"));
    for (int i = 1; i < m_overlay->count(); ++i)
        m_overlay->setItemText(i, featureTitle(m_overlay->itemData(i).toString().toStdString()));
    m_normalise->setText(tr("Normalise min–max"));
    m_gridColumnsRow->setLabel(tr("Columns"));
    m_gridColumns->setSpecialValueText(tr("what fits"));
    m_gridSamplesRow->setLabel(tr("Samples"), tr("The first samples of each clip, as the lecture's x[:10000]"));
    m_gridSamples->setSpecialValueText(tr("whole clips"));
}

void ExploreInspector::applyPreset(int index)
{
    if (index >= customPreset)
        return;
    const Preset& preset = presets()[index];
    {
        const QSignalBlocker a(m_nFft), b(m_hop), c(m_nMels), d(m_fmin), e(m_fmax), f(m_window), g(m_ref);
        m_nFft->setCurrentIndex(m_nFft->findData(preset.nFft));
        m_hop->setValue(preset.hop);
        m_nMels->setValue(preset.nMels);
        m_fmin->setValue(preset.fmin);
        m_fmax->setValue(preset.fmax);
        m_window->setCurrentIndex(0);
        m_ref->setCurrentIndex(0);
    }
    m_preset->setCurrentIndex(index);
    Q_EMIT framesChanged();
}

void ExploreInspector::parameterEdited()
{
    const auto matches = [this](const Preset& preset) {
        return m_nFft->currentData().toInt() == preset.nFft && m_hop->value() == preset.hop &&
               m_nMels->value() == preset.nMels && m_fmin->value() == preset.fmin && m_fmax->value() == preset.fmax &&
               m_window->currentIndex() == 0 && m_ref->currentIndex() == 0;
    };
    int index = 0;
    while (index < customPreset && !matches(presets()[index]))
        ++index;
    m_preset->setCurrentIndex(index);
    Q_EMIT framesChanged();
}

void ExploreInspector::reset()
{
    applyPreset(0);
    m_depth->setValue(lectureDepth);
    m_axis->setCurrentIndex(0);
    m_overlay->setCurrentIndex(m_overlay->findData(QStringLiteral("spectral_centroid")));
    m_normalise->setChecked(true);
    m_gridColumns->setValue(5);
    m_gridSamples->setValue(10000);
}

FrameOptions ExploreInspector::frameOptions() const
{
    FrameOptions options;
    options.parameters.set(parameter::nFft, m_nFft->currentData().toInt());
    options.parameters.set(parameter::hopLength, m_hop->value());
    options.parameters.set(parameter::window, m_window->currentText().toStdString());
    return options;
}

FrameOptions ExploreInspector::melOptions() const
{
    FrameOptions options = frameOptions();
    options.parameters.set(parameter::nMels, m_nMels->value());
    options.parameters.set(parameter::fmin, m_fmin->value());
    if (m_fmax->value() > 0)
        options.parameters.set(parameter::fmax, m_fmax->value());
    options.parameters.set(parameter::melRef, m_ref->currentText().toStdString());
    return options;
}

bool ExploreInspector::isLogarithmic() const
{
    return m_axis->currentIndex() == 1;
}

double ExploreInspector::depth() const
{
    return m_depth->value();
}

std::optional<std::string> ExploreInspector::overlay() const
{
    const QString id = m_overlay->currentData().toString();
    return id.isEmpty() ? std::nullopt : std::optional(id.toStdString());
}

bool ExploreInspector::isNormalised() const
{
    return m_normalise->isChecked();
}

int ExploreInspector::gridColumns() const
{
    return m_gridColumns->value();
}

int ExploreInspector::gridSamples() const
{
    return m_gridSamples->value();
}

void ExploreInspector::setStatisticsDetail(const QString& text)
{
    m_statisticsSection->setDetail(text);
}

} // namespace suara
