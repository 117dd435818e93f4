#include "widgets/learning/results/RunExports.h"

#include "core/learning/CrossValidation.h"
#include "core/learning/KerasScript.h"
#include "core/learning/ModelFile.h"
#include "core/learning/ModelWeights.h"
#include "core/learning/Onnx.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QMenu>

namespace suara {

struct RunExports::Format {
    const char* id;
    const char* text; ///< in the menu
    const char* filter;
    const char* ending;
    std::string (*bytes)(const QByteArray& model, const RunRecord& record);
};

namespace {

TrainedModel modelOf(const QByteArray& bytes)
{
    return parseModel({bytes.data(), std::size_t(bytes.size())}, "model");
}

std::string historyOf(const RunRecord& record)
{
    if (record.folds.empty())
        return historyCsv(record.history);
    CrossValidation validation;
    validation.histories = record.folds;
    return historyCsv(validation);
}

std::string scriptOf(const QByteArray& model, const RunRecord& record)
{
    const QString data =
        record.setup.source == TrainSetup::Source::CsvFile ? record.setup.csvFile : record.setup.folder;
    return kerasScript(modelOf(model), toPath(data));
}

} // namespace

const QList<RunExports::Format>& RunExports::formats()
{
    static const QList<Format> all{
        {"save_model", QT_TR_NOOP("Save the model…"), QT_TR_NOOP("Suara models (*.suaramodel)"), ".suaramodel",
         [](const QByteArray& model, const RunRecord&) {
             return model.toStdString();
         }},
        {"save_onnx", QT_TR_NOOP("Save as ONNX, for other programs…"), QT_TR_NOOP("ONNX models (*.onnx)"), ".onnx",
         [](const QByteArray& model, const RunRecord&) {
             return onnxBytes(modelOf(model));
         }},
        {"save_npz", QT_TR_NOOP("Save the weights for NumPy and Keras…"), QT_TR_NOOP("NumPy archives (*.npz)"), ".npz",
         [](const QByteArray& model, const RunRecord&) {
             return npzBytes(weightsOf(modelOf(model)));
         }},
        {"save_history", QT_TR_NOOP("Save the history as CSV…"), QT_TR_NOOP("CSV (*.csv)"), ".csv",
         [](const QByteArray&, const RunRecord& record) {
             return historyOf(record);
         }},
        {"save_script", QT_TR_NOOP("Save as a Keras script…"), QT_TR_NOOP("Python scripts (*.py)"), ".py", scriptOf},
    };
    return all;
}

RunExports::RunExports(Workbench& workbench, QWidget& window, std::function<RunId()> chosen)
    : QObject(&window), m_workbench(workbench), m_window(window), m_chosen(std::move(chosen))
{
    for (const Format& format : formats())
        m_actions.append(makeAction(
            &window, format.id, [&format] { return tr(format.text); }, [this, &format] { save(format); },
            QStringLiteral("export")));
}

QToolButton* RunExports::button() const
{
    auto* button = new IconButton(QStringLiteral("export"));
    auto* menu = new QMenu(button);
    menu->addActions(m_actions);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    onLanguage(button, [button] { button->setHint(tr("Save the run for other programs")); });
    return button;
}

void RunExports::save(const Format& format)
{
    const Run* run = m_workbench.project()->run(m_chosen());
    if (run == nullptr)
        return;
    QString title = tr(format.text);
    title.remove(u'…');
    saveAs(m_workbench, m_window, title, tr(format.filter), runTitle(run->name) + QString::fromLatin1(format.ending),
           [bytes = format.bytes, model = m_workbench.project()->runModel(run->id), record = run->record](const auto&) {
               return bytes(model, runRecordOf(record));
           });
}

} // namespace suara
