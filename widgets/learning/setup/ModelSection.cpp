#include "widgets/learning/setup/ModelSection.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/layers/Catalog.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/plan/TrainSetup.h"
#include "widgets/learning/plan/TrainTexts.h"
#include "widgets/learning/setup/LayerFields.h"
#include "widgets/learning/setup/LayerView.h"

#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <algorithm>

namespace suara {

namespace {

/// What a layer of a kind begins as, behind these.
LayerSpec startOf(const LayerKind& kind)
{
    LayerSpec spec = kind.example;
    if (kind.hasUnits)
        spec.units = 32;
    if (kind.hasActivation)
        spec.activation = "relu";
    if (kind.hasRate)
        spec.rate = 0.25;
    return spec;
}

ModelPlan planFrom(const QString& name)
{
    QFile file(name);
    const std::filesystem::path path = toPath(name);
    if (!file.open(QIODevice::ReadOnly))
        throw IoError(path, SUARA_TEXT("Core", "The file cannot be read."));
    return parseModelPlan(file.readAll().toStdString(), path.string());
}

} // namespace

ModelSection::ModelSection(QWidget* parent)
    : SetupSection(parent)
    , m_start(choiceBox())
    , m_layers(new LayersModel(this))
    , m_view(new LayerView(*m_layers))
    , m_fields(new LayerFields)
    , m_add(new QPushButton)
{
    FormRow* start = addRow(m_start);
    addWidget(m_view);
    addWidget(buttonRow());
    addWidget(m_fields);
    connect(m_start, &QComboBox::activated, this, &ModelSection::start); // not when it is filled
    connect(m_layers, &LayersModel::edited, this, &ModelSection::tell);
    connect(m_layers, &QAbstractItemModel::dataChanged, this, &ModelSection::showDetail);
    connect(m_layers, &QAbstractItemModel::modelReset, this, [this] { m_fields->setLayer(nullptr, false); });
    connect(m_view, &LayerView::chosen, this,
            [this](int row) { m_fields->setLayer(m_layers->layer(row), m_layers->isFixed(row)); });
    connect(m_fields, &LayerFields::changed, this,
            [this](const LayerSpec& layer) { m_layers->change(m_view->currentIndex().row(), layer); });
    onLanguage(this, [this, start] {
        setTitle(tr("Model"));
        start->setLabel(tr("Start from"), tr("The layers to begin with; every one can be changed below"));
        fillModels(m_kind);
        m_layers->retranslate();
    });
}

QWidget* ModelSection::buttonRow()
{
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 4);
    row->setSpacing(0);
    auto* menu = new QMenu(m_add);
    for (const LayerKind& kind : layerCatalog())
        menu->addAction(QString::fromUtf8(kind.title), this, [this, &kind] { addLayer(startOf(kind)); });
    m_add->setMenu(menu);
    m_add->setIcon(Theme::instance().icon(QStringLiteral("add")));
    m_add->setObjectName(QStringLiteral("addLayer"));
    onLanguage(m_add, [this] {
        m_add->setText(tr("Layer"));
        m_add->setToolTip(tr("Add a layer behind the chosen one"));
    });
    row->addWidget(m_add);
    row->addStretch(1);
    for (QAction* action : {m_view->upAction(), m_view->downAction(), m_view->removeAction()})
        row->addWidget(new IconButton(action));
    row->addWidget(fileButton());
    return buttons;
}

/// Plans as files, which the command line reads too.
QWidget* ModelSection::fileButton()
{
    auto* button = new IconButton(QStringLiteral("more"));
    auto* menu = new QMenu(button);
    menu->addAction(makeAction(
        this, "open_plan", [] { return tr("Open layers from a file…"); }, [this] { openPlan(); },
        QStringLiteral("import")));
    menu->addAction(makeAction(
        this, "save_plan", [] { return tr("Save the layers as a file…"); }, [this] { savePlan(); },
        QStringLiteral("export")));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    onLanguage(button, [button] { button->setHint(tr("Layers as a file")); });
    return button;
}

/// The models that read what the source gives; keeps the choice if it is among them.
void ModelSection::fillModels(InputKind kind)
{
    quietly([&] {
        const QString current = m_start->currentData().toString();
        m_start->clear();
        for (const ModelPlan& plan : modelCatalog())
            if (plan.input == kind)
                m_start->addItem(modelTitle(QString::fromStdString(plan.id)), QString::fromStdString(plan.id));
        m_start->setCurrentIndex(std::max(0, m_start->findData(current)));
    });
}

void ModelSection::follow(const TrainSetup& setup)
{
    const InputKind kind = setup.isPictures() ? InputKind::Picture : InputKind::Table;
    if (std::exchange(m_kind, kind) == kind)
        return;
    fillModels(kind);
    m_layers->setPlan(modelPlan(m_start->currentData().toString().toStdString()));
}

void ModelSection::fill(const TrainSetup& setup)
{
    m_kind = setup.isPictures() ? InputKind::Picture : InputKind::Table;
    fillModels(m_kind);
    m_start->setCurrentIndex(std::max(0, m_start->findData(setup.model)));
    ModelPlan plan = modelPlan(m_start->currentData().toString().toStdString());
    if (!setup.layers.empty())
        plan.layers = setup.layers;
    m_layers->setPlan(std::move(plan));
    showDetail();
}

void ModelSection::take(TrainSetup& setup) const
{
    setup.model = m_start->currentData().toString();
    const std::vector<LayerSpec>& layers = m_layers->plan().layers;
    if (layers != modelPlan(setup.model.toStdString()).layers)
        setup.layers = layers;
}

void ModelSection::start()
{
    if (m_start->currentIndex() < 0)
        return;
    m_layers->setPlan(modelPlan(m_start->currentData().toString().toStdString()));
    showDetail();
    tell();
}

void ModelSection::addLayer(const LayerSpec& layer)
{
    const int last = m_layers->rowCount() - 1;
    const int row = m_layers->add(m_view->currentIndex().isValid() ? m_view->currentIndex().row() : last, layer);
    m_view->setCurrentIndex(m_layers->index(row));
    m_view->setFocus();
}

void ModelSection::setSummary(const DataSummary& summary)
{
    m_layers->setInput(summary.input, int(summary.classes.size()));
    showDetail();
}

void ModelSection::showDetail()
{
    setDetail(m_layers->isWhole() ? tr("%1 parameters").arg(formatInteger(m_layers->parameters())) : QString());
}

void ModelSection::openPlan()
{
    const auto take = [this](const QString& file) {
        try {
            takePlan(planFrom(file), file);
        } catch (const Error& error) {
            Q_EMIT problemFound(errorText(error));
        }
    };
    chooseFile(*this, tr("Open layers from a file"), tr("Plans of layers (*.json);;All files (*)"), take);
}

void ModelSection::takePlan(ModelPlan plan, const QString& file)
{
    if (plan.input != m_kind) {
        Q_EMIT problemFound(plan.input == InputKind::Table
                                ? tr("%1 is made for tables of numbers; choose such a source first.").arg(file)
                                : tr("%1 is made for pictures; choose such a source first.").arg(file));
        return;
    }
    m_layers->setPlan(std::move(plan));
    showDetail();
    tell();
}

void ModelSection::savePlan()
{
    const auto take = [this](const QString& name) {
        QSaveFile file(name);
        const QByteArray json = QByteArray::fromStdString(modelPlanJson(m_layers->plan())) + '\n';
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
            Q_EMIT problemFound(tr("%1 could not be written: %2.").arg(name, file.errorString()));
    };
    chooseToSave(*this, tr("Save the layers as a file"), tr("Plans of layers (*.json)"), QStringLiteral("layers.json"),
                 take);
}

} // namespace suara
