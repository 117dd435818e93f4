#include "widgets/features/ParameterForm.h"

#include "core/base/Error.h"
#include "core/features/Catalog.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/SampleRateBox.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

namespace {

/// "0,85" where the language has a decimal comma; words as they are.
QString shown(const QString& value)
{
    return QString(value).replace(u'.', QLocale().decimalPoint());
}

QString typed(const QString& value)
{
    return value.trimmed().replace(QLocale().decimalPoint(), QStringLiteral("."));
}

} // namespace

ParameterForm::ParameterForm(QWidget* parent)
    : QWidget(parent), m_sampleRate(new SampleRateBox), m_rateRow(new FormRow(m_sampleRate))
{
    auto* column = plainColumn(this);
    column->setSpacing(4);
    column->addWidget(m_rateRow);
    connect(m_sampleRate, &QComboBox::activated, this, &ParameterForm::changed);
    onLanguage(this, [this] { retranslate(); });
}

void ParameterForm::retranslate()
{
    m_rateRow->setLabel(QStringLiteral("sr"), tr("Sample rate that everything is computed at"));
    for (const Line& line : m_lines) {
        line.row->setLabel(line.row->objectName(),
                           coreText(line.spec->title) + QStringLiteral(" · ") + QString::fromUtf8(line.spec->key));
        line.show();
    }
}

std::optional<int> ParameterForm::sampleRate() const
{
    const int rate = m_sampleRate->rate();
    return rate > 0 ? std::optional(rate) : std::nullopt;
}

void ParameterForm::setFeatures(const std::vector<TableFeature>& features)
{
    std::vector<const ParameterSpec*> wanted;
    QStringList labels;
    for (const TableFeature& feature : features) {
        const FeatureSpec& spec = featureSpec(feature.id);
        for (const ParameterSpec* parameter : spec.parameters) {
            if (std::ranges::find(wanted, parameter) != wanted.end())
                continue;
            wanted.push_back(parameter);
            const bool isOwn = parameter->key != parameter->id; // means something else to another feature
            labels.append(isOwn ? QString::fromUtf8(spec.column) + u' ' + QString::fromUtf8(parameter->id)
                                : QString::fromUtf8(parameter->id));
        }
    }
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    for (const Line& line : m_lines)
        delete line.row;
    m_lines.clear();
    for (std::size_t i = 0; i < wanted.size(); ++i)
        addLine(*wanted[i], labels[qsizetype(i)]);
    retranslate();
}

void ParameterForm::addLine(const ParameterSpec& spec, const QString& label)
{
    Line line{&spec, nullptr, {}};
    QWidget* field = spec.kind == ParameterKind::Flag ? checkField(line)
                     : spec.choices.empty()           ? textField(line)
                                                      : choiceField(line);
    line.row = new FormRow(field, this);
    line.row->setObjectName(label);
    line.row->setLabelWidth(m_labelWidth);
    layout()->addWidget(line.row);
    m_lines.push_back(std::move(line));
}

QWidget* ParameterForm::checkField(Line& line)
{
    auto* box = new QCheckBox;
    connect(box, &QCheckBox::clicked, this,
            [this, spec = line.spec](bool on) { set(*spec, on ? QStringLiteral("true") : QStringLiteral("false")); });
    line.show = [this, box, spec = line.spec] {
        box->setChecked(m_parameters.flag(*spec));
    };
    return box;
}

QWidget* ParameterForm::choiceField(Line& line)
{
    auto* box = new QComboBox;
    for (const std::string_view choice : line.spec->choices)
        box->addItem(QString::fromUtf8(choice));
    if (line.spec->optional)
        box->addItem(QStringLiteral("none"));
    connect(box, &QComboBox::textActivated, this,
            [this, spec = line.spec](const QString& choice) { set(*spec, choice); });
    const bool isNumber = line.spec->kind != ParameterKind::Choice;
    if (line.spec->spelling != nullptr || isNumber) { // others can be typed
        box->setEditable(true);
        box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 24); // their names are longer than the field
        box->setInsertPolicy(QComboBox::NoInsert);
        connect(box->lineEdit(), &QLineEdit::editingFinished, this, [this, box, isNumber, spec = line.spec] {
            set(*spec, isNumber ? typed(box->currentText()) : box->currentText().trimmed());
        });
    }
    line.show = [this, box, isNumber, spec = line.spec] {
        const QString value = QString::fromStdString(m_parameters.text(*spec));
        box->setCurrentText(isNumber ? shown(value) : value); // a window's numbers stay as they are
    };
    return box;
}

QWidget* ParameterForm::textField(Line& line)
{
    auto* field = new QLineEdit;
    connect(field, &QLineEdit::editingFinished, this, [this, field, spec = line.spec] {
        set(*spec, field->text().trimmed().isEmpty() ? QString::fromUtf8(spec->defaultValue) : typed(field->text()));
    });
    line.show = [this, field, spec = line.spec] {
        field->setText(shown(QString::fromStdString(m_parameters.text(*spec))));
    };
    return field;
}

void ParameterForm::set(const ParameterSpec& spec, const QString& value)
{
    Parameters next = m_parameters;
    try {
        next.set(spec, value.toStdString());
        checkParameters(next);
    } catch (const ParameterError& error) {
        Q_EMIT refused(errorText(error));
        next = m_parameters;
    }
    const bool isNew = next.text(spec) != m_parameters.text(spec);
    m_parameters = std::move(next);
    for (const Line& line : m_lines)
        line.show();
    if (isNew)
        Q_EMIT changed();
}

void ParameterForm::setLabelWidth(int pixels)
{
    m_labelWidth = pixels;
    for (FormRow* row : findChildren<FormRow*>())
        row->setLabelWidth(pixels);
}

void ParameterForm::setParameters(const Parameters& parameters, std::optional<int> sampleRate)
{
    m_parameters = parameters;
    m_sampleRate->setRate(sampleRate.value_or(0));
    for (const Line& line : m_lines)
        line.show();
}

int ParameterForm::changes() const
{
    const auto isChanged = [this](const ParameterSpec* spec) {
        return m_parameters.text(*spec) != spec->checked(spec->defaultValue);
    };
    return int(std::ranges::count_if(m_shown, isChanged)) + (sampleRate() == SampleRateBox::usual ? 0 : 1);
}

void ParameterForm::reset()
{
    setParameters({}, SampleRateBox::usual);
}

} // namespace suara
