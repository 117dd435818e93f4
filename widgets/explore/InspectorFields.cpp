#include "widgets/explore/InspectorFields.h"

#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/SampleRateBox.h"
#include "widgets/common/controls/Section.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace suara {

namespace {

const QString none = QStringLiteral("none");

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
        hint += dot + (spec.unit == "samples" ? InspectorFields::tr("samples") : QString::fromUtf8(spec.unit));
    return hint + dot + QStringLiteral("librosa: ") + QString::fromUtf8(spec.id);
}

/// A number with as many decimals as it has, and not more.
class RealField : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        return QString::number(value, 'g', 9).replace(u'.', locale().decimalPoint());
    }
};

int stepOf(const ParameterSpec& spec)
{
    return spec.unit == "samples" ? 64 : spec.id == "n_mels" ? 8 : 1;
}

} // namespace

QSpinBox* numberField(int lowest, int highest, int step)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setSingleStep(step);
    field->setKeyboardTracking(false);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return field;
}

void InspectorFields::tell()
{
    if (!m_isQuiet)
        Q_EMIT edited();
}

FormRow* InspectorFields::addChoice(Section* section, const QString& id, QComboBox* box, const QString& initial)
{
    m_fields.push_back({id, [box] { return box->currentData().toString(); },
                        [box](const QString& text) { box->setCurrentIndex(std::max(0, box->findData(text))); },
                        initial});
    connect(box, &QComboBox::currentIndexChanged, this, &InspectorFields::tell);
    return section->addRow(box);
}

FormRow* InspectorFields::addNumber(Section* section, const QString& id, QSpinBox* box, int initial)
{
    m_fields.push_back({id, [box] { return QString::number(box->value()); },
                        [box](const QString& text) { box->setValue(text.toInt()); }, QString::number(initial)});
    connect(box, &QSpinBox::valueChanged, this, &InspectorFields::tell);
    return section->addRow(box);
}

FormRow* InspectorFields::addRate(Section* section, const QString& id)
{
    auto* box = new SampleRateBox;
    m_fields.push_back({id, [box] { return QString::number(box->rate()); },
                        [box](const QString& text) { box->setRate(text.toInt()); },
                        QString::number(SampleRateBox::usual)});
    connect(box, &QComboBox::currentIndexChanged, this, &InspectorFields::tell);
    return section->addRow(box);
}

FormRow* InspectorFields::addSlider(Section* section, const QString& id, int lowest, int highest, int initial)
{
    auto* slider = new QSlider(Qt::Horizontal);
    auto* figure = new QLabel;
    slider->setRange(lowest, highest);
    auto* both = new QWidget;
    auto* line = new QHBoxLayout(both);
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
    m_fields.push_back({id, [slider] { return QString::number(slider->value()); },
                        [slider](const QString& text) { slider->setValue(text.toInt()); }, QString::number(initial)});
    connect(slider, &QSlider::valueChanged, this, [this, show] {
        show();
        tell();
    });
    return section->addRow(both);
}

void InspectorFields::addCheck(Section* section, const QString& id, const std::function<QString()>& text, bool initial)
{
    auto* box = new QCheckBox;
    onLanguage(box, [box, text] { box->setText(text()); });
    section->addWidget(box);
    const auto word = [](bool on) {
        return on ? QStringLiteral("true") : QStringLiteral("false");
    };
    m_fields.push_back({id, [box, word] { return word(box->isChecked()); },
                        [box](const QString& value) { box->setChecked(value == u"true"); }, word(initial)});
    connect(box, &QCheckBox::toggled, this, &InspectorFields::tell);
}

// ------------------------------------------------------------------------------------------------------- parameters

void InspectorFields::addParameter(Section* section, const ParameterSpec& spec, const QString& initial, bool ofMel)
{
    FormRow* row = !spec.choices.empty()                 ? addWords(section, spec)
                   : spec.kind == ParameterKind::Integer ? addInteger(section, spec)
                                                         : addReal(section, spec);
    describe(row, spec, initial.isEmpty() ? QString::fromUtf8(spec.defaultValue) : initial, ofMel);
}

void InspectorFields::addParameter(Section* section, const ParameterSpec& spec, std::initializer_list<int> values)
{
    auto* box = new QComboBox;
    for (const int value : values)
        box->addItem(QString::number(value), QString::number(value));
    describe(addChoice(section, QString::fromUtf8(spec.key), box, {}), spec, QString::fromUtf8(spec.defaultValue),
             false);
}

FormRow* InspectorFields::addWords(Section* section, const ParameterSpec& spec)
{
    auto* box = new QComboBox;
    for (const std::string_view choice : spec.choices)
        box->addItem(QString::fromUtf8(choice), QString::fromUtf8(choice));
    if (spec.kind == ParameterKind::Real)
        box->addItem(QStringLiteral("1"), QStringLiteral("1"));
    return addChoice(section, QString::fromUtf8(spec.key), box, {});
}

FormRow* InspectorFields::addInteger(Section* section, const ParameterSpec& spec)
{
    const int least = int(spec.minimum) - (spec.optional ? 1 : 0);
    auto* box = numberField(least, int(std::min(spec.maximum, 1e8)), stepOf(spec));
    FormRow* row = addNumber(section, QString::fromUtf8(spec.key), box, 0);
    m_fields.back().text = [box, &spec] {
        return spec.optional && box->value() < int(spec.minimum) ? none : QString::number(box->value());
    };
    m_fields.back().setText = [box, &spec](const QString& text) {
        box->setValue(text == none ? int(spec.minimum) - 1 : text.toInt());
    };
    onLanguage(box, [box, &spec] {
        if (spec.unit == "samples")
            box->setSuffix(QLatin1Char(' ') + tr("samples"));
        if (spec.optional)
            box->setSpecialValueText(QStringLiteral("n_fft"));
    });
    return row;
}

FormRow* InspectorFields::addReal(Section* section, const ParameterSpec& spec)
{
    auto* box = new RealField;
    box->setDecimals(spec.unit == "Hz" ? 1 : 3);
    box->setRange(spec.minimum, std::isfinite(spec.maximum) ? spec.maximum : 192000.0);
    box->setSingleStep(spec.unit == "Hz" ? 100.0 : 0.05);
    box->setKeyboardTracking(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    if (!spec.unit.empty())
        box->setSuffix(QLatin1Char(' ') + QString::fromUtf8(spec.unit));
    if (spec.optional)
        onLanguage(box, [box] { box->setSpecialValueText(tr("half the rate")); });
    const auto exact = std::make_shared<std::pair<QString, double>>(); // as given, and as the field shows it
    m_fields.push_back({QString::fromUtf8(spec.key),
                        [box, &spec, exact] {
                            return box->value() == exact->second ? exact->first
                                   : spec.optional && box->value() <= spec.minimum
                                       ? none
                                       : QString::number(box->value(), 'g', 9);
                        },
                        [box, &spec, exact](const QString& text) {
                            box->setValue(text == none ? spec.minimum : text.toDouble());
                            *exact = {text, box->value()};
                        },
                        {}});
    connect(box, &QDoubleSpinBox::valueChanged, this, &InspectorFields::tell);
    return section->addRow(box);
}

/// The last field is that of the parameter.
void InspectorFields::describe(FormRow* row, const ParameterSpec& spec, const QString& initial, bool ofMel)
{
    Field& field = m_fields.back();
    field.initial = initial;
    field.spec = &spec;
    field.ofMel = ofMel;
    const auto isOfTheName = [&spec](const Field& other) {
        return other.spec != &spec && other.spec != nullptr && other.spec->id == spec.id;
    };
    const bool isOwn = !ofMel && std::ranges::any_of(m_fields, isOfTheName); // means something else to another feature
    const QString name = isOwn ? QString::fromUtf8(spec.key).replace(u'.', u' ') : QString::fromUtf8(spec.id);
    onLanguage(row, [row, name, &spec] { row->setLabel(name, hintOf(spec)); });
}

// ----------------------------------------------------------------------------------------------------------- values

const InspectorFields::Field& InspectorFields::field(const char* id) const
{
    return *std::ranges::find(m_fields, QLatin1String(id), &Field::id);
}

QString InspectorFields::text(const char* id) const
{
    return field(id).text();
}

void InspectorFields::setText(const char* id, const QString& text)
{
    field(id).setText(text);
}

QString InspectorFields::initial(const char* id) const
{
    return field(id).initial;
}

QVariantMap InspectorFields::changed() const
{
    QVariantMap texts;
    for (const Field& field : m_fields)
        if (const QString now = field.text(); now != field.initial)
            texts[field.id] = now;
    return texts;
}

void InspectorFields::setTexts(const QVariantMap& texts, bool others)
{
    m_isQuiet = true;
    for (const Field& field : m_fields)
        if (others || texts.contains(field.id))
            field.setText(texts.value(field.id, field.initial).toString());
    m_isQuiet = false;
}

Parameters InspectorFields::parameters(bool ofMel) const
{
    Parameters parameters;
    for (const Field& field : m_fields)
        if (field.spec != nullptr && (ofMel || !field.ofMel) &&
            field.text() != QString::fromUtf8(field.spec->defaultValue))
            parameters.set(*field.spec, field.text().toStdString());
    return parameters;
}

} // namespace suara
