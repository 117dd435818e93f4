#include "widgets/learning/TrainSetupPanel.h"

#include "core/base/Error.h"
#include "core/learning/ModelCatalog.h"
#include "core/project/Project.h"
#include "widgets/common/Actions.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/FileDialogs.h"
#include "widgets/common/FormRow.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/common/Section.h"
#include "widgets/learning/LayerList.h"
#include "widgets/learning/RunFooter.h"
#include "widgets/learning/TrainTexts.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <set>

namespace suara {

namespace {

constexpr int labelWidth = 104;
constexpr int compactLabelWidth = 72;

/// Shows 0.001 as "0.001" and 0.00005 as "0.00005", not with all its decimals.
class RateBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        QString text = locale().toString(value, 'f', decimals());
        while (text.endsWith(locale().zeroDigit()))
            text.chop(1);
        return text.endsWith(locale().decimalPoint()) ? text + locale().zeroDigit() : text;
    }
};

QSpinBox* whole(int lowest, int highest)
{
    auto* box = new QSpinBox;
    box->setRange(lowest, highest);
    return box;
}

/// Fills a combo box with texts in the new language and keeps the choice.
void setItems(QComboBox* box, const QStringList& texts)
{
    const int current = std::max(0, box->currentIndex());
    box->clear();
    box->addItems(texts);
    box->setCurrentIndex(current);
}

/// A field with a button behind it.
QWidget* withButton(QWidget* field, QWidget* button)
{
    auto* both = new QWidget;
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(field, 1);
    row->addWidget(button);
    return both;
}

} // namespace

TrainSetupPanel::TrainSetupPanel(QWidget* parent)
    : QWidget(parent)
    , m_source(new QComboBox)
    , m_frames(new QComboBox)
    , m_file(new QLineEdit)
    , m_labels(new QComboBox)
    , m_holdOut(new QComboBox)
    , m_testSize(new RateBox)
    , m_splitSeed(whole(0, std::numeric_limits<int>::max()))
    , m_scaler(new QComboBox)
    , m_model(new QComboBox)
    , m_layers(new LayerList)
    , m_optimizer(new QComboBox)
    , m_rate(new RateBox)
    , m_epochs(whole(1, 100000))
    , m_batch(whole(1, 65536))
    , m_seed(whole(0, std::numeric_limits<int>::max()))
    , m_footer(new RunFooter)
{
    auto* header = new PanelHeader;
    onLanguage(header, [header] { header->setTitle(tr("Setup")); });
    header->addAction(makeAction(
        this, "reset_setup", [] { return tr("Back to the lecture's setup"); },
        [this] {
            setSetup({});
            Q_EMIT changed();
        },
        QStringLiteral("reset")));
    auto* content = new QWidget;
    auto* sections = plainColumn(content);
    buildData(sections);
    buildSplit(sections);
    buildModel(sections);
    buildRun(sections);
    sections->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = plainColumn(this);
    column->addWidget(header);
    column->addWidget(scroll, 1);
    column->addWidget(m_footer);
    setAutoFillBackground(true);
    onLanguage(this, [this] { setTexts(); });
    setSetup({});
    connectFields();
}

void TrainSetupPanel::buildData(QVBoxLayout* column)
{
    m_dataSection = new Section;
    auto* browse = new IconButton(QStringLiteral("folder"));
    connect(browse, &IconButton::clicked, this, &TrainSetupPanel::chooseFile);
    FormRow* source = m_dataSection->addRow(m_source);
    m_summaryRow = m_dataSection->addRow(m_frames);
    m_fileRow = m_dataSection->addRow(withButton(m_file, browse));
    m_labelsRow = m_dataSection->addRow(m_labels);
    onLanguage(m_dataSection, [this, source, browse] {
        m_dataSection->setTitle(tr("Data"));
        source->setLabel(tr("Source"));
        m_summaryRow->setLabel(tr("Value"), tr("What one number of each feature is taken from"));
        m_fileRow->setLabel(tr("File"),
                            tr("A table with a header line; its last column or the one named label is the class"));
        m_file->setAccessibleName(tr("CSV file"));
        browse->setHint(tr("Choose a CSV file"));
        m_labelsRow->setLabel(tr("Labels"));
    });
    column->addWidget(m_dataSection);
}

void TrainSetupPanel::buildSplit(QVBoxLayout* column)
{
    m_splitSection = new Section;
    m_testSize->setRange(0.01, 0.99);
    m_testSize->setDecimals(3);
    m_testSize->setSingleStep(0.05);
    FormRow* holdOut = m_splitSection->addRow(m_holdOut);
    FormRow* testSize = m_splitSection->addRow(m_testSize);
    FormRow* seed = m_splitSection->addRow(m_splitSeed);
    m_scalerRow = m_splitSection->addRow(m_scaler);
    onLanguage(m_splitSection, [this, holdOut, testSize, seed] {
        m_splitSection->setTitle(tr("Split and scale"));
        holdOut->setLabel(tr("Hold out"), tr("How the rows for testing are drawn"));
        testSize->setLabel(tr("Test size"), tr("Share of the rows that is held out for testing (test_size)"));
        seed->setLabel(tr("Seed"), tr("The same seed draws the same rows (random_state)"));
        m_scalerRow->setLabel(tr("Scaler"), tr("Fitted on the training part only"));
    });
    column->addWidget(m_splitSection);
}

void TrainSetupPanel::buildModel(QVBoxLayout* column)
{
    m_modelSection = new Section;
    FormRow* model = m_modelSection->addRow(m_model);
    m_modelSection->addWidget(m_layers);
    onLanguage(m_modelSection, [this, model] {
        m_modelSection->setTitle(tr("Model"));
        model->setLabel(tr("Start from"));
    });
    column->addWidget(m_modelSection);
}

void TrainSetupPanel::buildRun(QVBoxLayout* column)
{
    m_runSection = new Section;
    m_rate->setDecimals(6);
    m_rate->setRange(0.000001, 10.0);
    m_rate->setSingleStep(0.001);
    FormRow* optimizer = m_runSection->addRow(m_optimizer);
    FormRow* rate = m_runSection->addRow(m_rate);
    FormRow* epochs = m_runSection->addRow(m_epochs);
    FormRow* batch = m_runSection->addRow(m_batch);
    FormRow* seed = m_runSection->addRow(m_seed);
    onLanguage(m_runSection, [this, optimizer, rate, epochs, batch, seed] {
        m_runSection->setTitle(tr("Run"));
        optimizer->setLabel(tr("Optimizer"));
        rate->setLabel(tr("Rate", "of learning"), tr("Learning rate: how far one step goes (learning_rate)"));
        epochs->setLabel(tr("Epochs"));
        batch->setLabel(tr("Batch size"));
        seed->setLabel(tr("Seed"), tr("Of weights, order and dropout; the same seed gives the same run"));
    });
    column->addWidget(m_runSection);
}

void TrainSetupPanel::connectFields()
{
    for (QComboBox* box : findChildren<QComboBox*>()) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // as narrow as the panel
        box->setMinimumContentsLength(6);
    }
    for (QComboBox* box : {m_source, m_frames, m_labels, m_holdOut, m_scaler, m_model, m_optimizer})
        connect(box, &QComboBox::currentIndexChanged, this, &TrainSetupPanel::fieldChanged);
    for (QSpinBox* box : {m_splitSeed, m_epochs, m_batch, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &TrainSetupPanel::fieldChanged);
    for (QDoubleSpinBox* box : {m_testSize, m_rate})
        connect(box, &QDoubleSpinBox::valueChanged, this, &TrainSetupPanel::fieldChanged);
    connect(m_file, &QLineEdit::editingFinished, this, &TrainSetupPanel::fieldChanged);
    connect(m_footer, &RunFooter::trainRequested, this, &TrainSetupPanel::trainRequested);
    connect(m_footer, &RunFooter::stopRequested, this, &TrainSetupPanel::stopRequested);
}

void TrainSetupPanel::setTexts()
{
    const QScopedValueRollback filling(m_isFilling, true);
    setItems(m_source, {tr("Feature table"), tr("Mel pictures %1 × %1").arg(kPictureSide), tr("CSV file")});
    setItems(m_frames, {tr("First frame"), tr("Mean of the frames")});
    setItems(m_holdOut, {tr("Stratified"), tr("Random"), tr("Speakers, unseen"), tr("Episodes, unseen")});
    setItems(m_scaler, {tr("None"), tr("Standard"), tr("Min–max")});
    setItems(m_optimizer, {QStringLiteral("Adam"), QStringLiteral("SGD"), QStringLiteral("RMSprop")});
    m_file->setPlaceholderText(tr("voice.csv"));
    for (QAbstractSpinBox* box : findChildren<QAbstractSpinBox*>()) {
        QLocale locale;
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
        box->setLocale(locale);
    }
    if (m_labels->count() > 0)
        m_labels->setItemText(0, tr("Class of the clip"));
    fillModels();
    showFields();
}

/// The models that read what the source gives; keeps the choice if it is among them.
void TrainSetupPanel::fillModels()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const QString current = m_model->currentData().toString();
    const InputKind kind =
        m_source->currentIndex() == int(TrainSetup::Source::MelPictures) ? InputKind::Picture : InputKind::Table;
    m_model->clear();
    for (const ModelPlan& plan : modelCatalog())
        if (plan.input == kind)
            m_model->addItem(modelTitle(QString::fromStdString(plan.id)), QString::fromStdString(plan.id));
    m_model->setCurrentIndex(std::max(0, m_model->findData(current)));
}

QString TrainSetupPanel::labelsText(const Project& project, const QString& set, AnnotatorId annotator) const
{
    const Annotator* who = project.annotator(annotator);
    return who != nullptr ? set + QStringLiteral(" · ") + QString::fromStdString(who->name) : set;
}

void TrainSetupPanel::setLabelChoices(const Project& project)
{
    std::set<std::pair<std::string, AnnotatorId>> used;
    for (const Clip& clip : project.clips())
        for (const Segment& segment : project.segments(clip.id))
            for (const auto& [set, category] : segment.labels)
                used.emplace(set, segment.annotator);
    const TrainSetup kept = setup();
    const QScopedValueRollback filling(m_isFilling, true);
    m_labels->clear();
    m_labels->addItem(tr("Class of the clip"), QVariantList{QString(), 0});
    for (const auto& [set, annotator] : used) {
        const QString name = QString::fromStdString(set);
        m_labels->addItem(labelsText(project, name, annotator), QVariantList{name, qint64(annotator)});
    }
    m_labels->setCurrentIndex(std::max(0, m_labels->findData(QVariantList{kept.labelSet, qint64(kept.annotator)})));
}

TrainSetup TrainSetupPanel::setup() const
{
    TrainSetup setup;
    setup.source = TrainSetup::Source(std::max(0, m_source->currentIndex()));
    setup.isMean = m_frames->currentIndex() == 1;
    setup.csvFile = m_file->text().trimmed();
    const QVariantList labels = m_labels->currentData().toList();
    setup.labelSet = labels.value(0).toString();
    setup.annotator = labels.value(1).toLongLong();
    setup.holdOut = TrainSetup::HoldOut(std::max(0, m_holdOut->currentIndex()));
    setup.testSize = m_testSize->value();
    setup.splitSeed = std::uint32_t(m_splitSeed->value());
    setup.scaler = ScalerKind(std::max(0, m_scaler->currentIndex()));
    setup.model = m_model->currentData().toString();
    setup.optimizer = OptimizerKind(std::max(0, m_optimizer->currentIndex()));
    setup.learningRate = m_rate->value();
    setup.epochs = m_epochs->value();
    setup.batchSize = m_batch->value();
    setup.seed = std::uint32_t(m_seed->value());
    return setup;
}

void TrainSetupPanel::setSetup(const TrainSetup& setup)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_source->setCurrentIndex(int(setup.source));
    m_frames->setCurrentIndex(setup.isMean ? 1 : 0);
    m_file->setText(setup.csvFile);
    m_labels->setCurrentIndex(std::max(0, m_labels->findData(QVariantList{setup.labelSet, qint64(setup.annotator)})));
    m_holdOut->setCurrentIndex(int(setup.holdOut));
    m_testSize->setValue(setup.testSize);
    m_splitSeed->setValue(int(setup.splitSeed));
    m_scaler->setCurrentIndex(int(setup.scaler));
    fillModels();
    m_model->setCurrentIndex(std::max(0, m_model->findData(setup.model)));
    m_optimizer->setCurrentIndex(int(setup.optimizer));
    m_rate->setValue(setup.learningRate);
    m_epochs->setValue(setup.epochs);
    m_batch->setValue(setup.batchSize);
    m_seed->setValue(int(setup.seed));
    showFields();
}

void TrainSetupPanel::fieldChanged()
{
    if (m_isFilling)
        return;
    fillModels();
    showFields();
    Q_EMIT changed();
}

/// Only what counts for the source is shown.
void TrainSetupPanel::showFields()
{
    const auto source = TrainSetup::Source(m_source->currentIndex());
    m_summaryRow->setVisible(source == TrainSetup::Source::FeatureTable);
    m_fileRow->setVisible(source == TrainSetup::Source::CsvFile);
    m_labelsRow->setVisible(source != TrainSetup::Source::CsvFile);
    m_scalerRow->setVisible(source != TrainSetup::Source::MelPictures);
    showLayers();
}

void TrainSetupPanel::setSummary(const DataSummary& summary)
{
    m_summary = summary;
    showLayers();
}

void TrainSetupPanel::showLayers()
{
    const QString rows = formatInteger(m_summary.rows);
    m_dataSection->setDetail(m_summary.rows == 0
                                 ? tr("no rows yet")
                                 : tr("%1 rows, %2 classes").arg(rows, formatInteger(m_summary.classes.size())));
    m_modelSection->setDetail({});
    if (m_summary.input.size() == 0 || m_summary.classes.size() < 2) {
        m_layers->setHint(tr("The layers are known when the data has two classes."));
        return;
    }
    try {
        const std::string id = m_model->currentData().toString().toStdString();
        const ModelPlan& plan = modelPlan(id);
        const auto layers = summarised(networkSpec(plan, m_summary.input, int(m_summary.classes.size())));
        std::size_t parameters = 0;
        for (const LayerSummary& layer : layers)
            parameters += layer.parameters;
        m_modelSection->setDetail(tr("%1 parameters").arg(formatInteger(qint64(parameters))));
        m_layers->setLayers(m_summary.input, layers);
    } catch (const Error& error) {
        m_layers->setHint(errorText(error));
    }
}

void TrainSetupPanel::chooseFile()
{
    const auto take = [this](const QString& file) {
        m_file->setText(file);
        fieldChanged();
    };
    ::suara::chooseFile(*this, tr("Choose a CSV file"), tr("Tables (*.csv);;All files (*)"), take);
}

void TrainSetupPanel::showRun(const LiveRun& run)
{
    m_footer->showRun(run);
}

void TrainSetupPanel::setCompact(bool compact)
{
    for (FormRow* row : findChildren<FormRow*>())
        row->setLabelWidth(compact ? compactLabelWidth : labelWidth);
}

} // namespace suara
