#include "widgets/learning/TrainTexts.h"

#include "core/base/Error.h"
#include "core/learning/ModelCatalog.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Numbers.h"
#include "widgets/learning/TrainSetup.h"

#include <QCoreApplication>

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
    const QString share = formatNumber(setup.testSize, 2);
    switch (setup.holdOut) {
    case TrainSetup::HoldOut::Stratified:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "stratified %1")).arg(share);
    case TrainSetup::HoldOut::Random:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "random %1")).arg(share);
    case TrainSetup::HoldOut::Speaker:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "speakers unseen %1")).arg(share);
    case TrainSetup::HoldOut::Episode:
        return words(QT_TRANSLATE_NOOP("TrainTexts", "episodes unseen %1")).arg(share);
    }
    return {};
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
