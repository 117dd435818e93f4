#include "widgets/learning/plan/TrainTexts.h"

#include "core/base/Error.h"
#include "core/learning/ModelCatalog.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace suara {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("TrainTexts", text);
}

} // namespace

QString modelTitle(const QString& modelId)
{
    for (const ModelPlan& plan : modelCatalog())
        if (plan.id == modelId.toStdString())
            return coreText(plan.title.c_str());
    return modelId;
}

QString splitText(const TrainSetup& setup)
{
    static const char* const names[] = {
        QT_TRANSLATE_NOOP("TrainTexts", "stratified"), QT_TRANSLATE_NOOP("TrainTexts", "random"),
        QT_TRANSLATE_NOOP("TrainTexts", "speakers unseen"), QT_TRANSLATE_NOOP("TrainTexts", "episodes unseen"),
        QT_TRANSLATE_NOOP("TrainTexts", "recordings unseen")};
    const QString name = words(names[int(setup.holdOut)]);
    switch (setup.rounds) {
    case TrainSetup::Rounds::Once:
        return QStringLiteral("%1 %2").arg(name, formatNumber(setup.testSize, 2));
    case TrainSetup::Rounds::Folds:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "%1, %2 folds")).arg(name, formatInteger(setup.folds));
    case TrainSetup::Rounds::EachGroup:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "%1, each once")).arg(name);
    }
    return {};
}

QString sourceText(const TrainSetup& setup)
{
    switch (setup.source) {
    case TrainSetup::Source::FeatureTable:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "Feature table"));
    case TrainSetup::Source::MelPictures:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "Mel pictures"));
    case TrainSetup::Source::LogMelTensors:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "Log-mel tensors"));
    case TrainSetup::Source::CsvFile:
        return QFileInfo(setup.csvFile).fileName();
    case TrainSetup::Source::ClassFolder:
        return QFileInfo(setup.folder).fileName();
    }
    return {};
}

QString optimizerText(const TrainSetup& setup)
{
    static const char* const names[] = {"Adam", "SGD", "RMSprop", "AdamW"};
    QString rate = formatNumber(setup.optimizer.learningRate, 6);
    while (rate.endsWith(u'0'))
        rate.chop(1);
    return QString::fromLatin1(names[int(setup.optimizer.kind)]) + u' ' + rate;
}

QString epochProgress(int epoch, int epochs)
{
    return words(QT_TRANSLATE_NOOP("TrainTexts", "Epoch %1 of %2")).arg(formatInteger(epoch), formatInteger(epochs));
}

QString timeLeftText(double seconds)
{
    return seconds < 0.0 ? QString() : words(QT_TRANSLATE_NOOP("TrainTexts", "%1 left")).arg(formatClock(seconds, 0));
}

} // namespace suara
