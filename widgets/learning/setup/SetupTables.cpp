#include "widgets/learning/plan/TrainSetup.h"
#include "widgets/learning/setup/FieldSection.h"

#include <QtGlobal>
#include <array>

// The choices of the setup as rows of the page. Words are spelt as scikit-learn and Keras spell them in the hints.

namespace suara {

namespace {

using Setup = TrainSetup;

constexpr double mostSeeds = 4294967295.0;
constexpr double mostEpochs = 1'000'000;
constexpr double wide = 1e9; // of numbers that may be anything

bool isOnce(const Setup& setup)
{
    return setup.rounds == Setup::Rounds::Once;
}

bool isInFolds(const Setup& setup)
{
    return setup.rounds == Setup::Rounds::Folds;
}

bool isScaled(const Setup& setup)
{
    return !setup.isPictures();
}

bool isMinMax(const Setup& setup)
{
    return isScaled(setup) && setup.scaler == ScalerKind::MinMax;
}

bool isSgd(const Setup& setup)
{
    return setup.optimizer.kind == OptimizerKind::Sgd;
}

bool isNotSgd(const Setup& setup)
{
    return !isSgd(setup);
}

bool isRmsProp(const Setup& setup)
{
    return setup.optimizer.kind == OptimizerKind::RmsProp;
}

bool isAdamW(const Setup& setup)
{
    return setup.optimizer.kind == OptimizerKind::AdamW;
}

bool isAdam(const Setup& setup)
{
    return setup.optimizer.kind == OptimizerKind::Adam || isAdamW(setup);
}

bool falls(const Setup& setup)
{
    return setup.schedule.kind != ScheduleKind::Constant;
}

bool arePictures(const Setup& setup)
{
    return setup.isPictures();
}

bool areMasked(const Setup& setup)
{
    return setup.isPictures() && setup.augmentation.timeMasks + setup.augmentation.frequencyMasks > 0;
}

// clang-format off
#define GET(member) [](const Setup& setup) { return double(setup.member); }
#define SET(member) [](Setup& setup, double value) { setup.member = decltype(setup.member)(value); }
#define FIELD(member) .get = GET(member), .set = SET(member)
// clang-format on

const std::array splitTable{
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Hold out"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How the rows for testing are drawn"),
               FIELD(holdOut),
               .choices = {QT_TRANSLATE_NOOP("SetupTables", "Stratified"), QT_TRANSLATE_NOOP("SetupTables", "Random"),
                           QT_TRANSLATE_NOOP("SetupTables", "Speakers, unseen"),
                           QT_TRANSLATE_NOOP("SetupTables", "Episodes, unseen"),
                           QT_TRANSLATE_NOOP("SetupTables", "Recordings, unseen")}},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Rounds"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How often a part is held out: once, or until every row was"),
               FIELD(rounds),
               .choices = {QT_TRANSLATE_NOOP("SetupTables", "One"), QT_TRANSLATE_NOOP("SetupTables", "k folds"),
                           QT_TRANSLATE_NOOP("SetupTables", "Each group once")}},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Test size"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Share of the rows that is held out for testing (test_size)"),
               FIELD(testSize),
               .lowest = 0.01,
               .highest = 0.99,
               .decimals = 3,
               .step = 0.05,
               .counts = isOnce},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Folds"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Into how many parts the rows are cut (n_splits)"),
               FIELD(folds),
               .lowest = 2,
               .highest = 1000,
               .counts = isInFolds},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Seed"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "The same seed draws the same rows (random_state)"),
               FIELD(splitSeed),
               .highest = mostSeeds},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Scaler"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Fitted on the training part only"),
               FIELD(scaler),
               .choices = {QT_TRANSLATE_NOOP("SetupTables", "None"), QT_TRANSLATE_NOOP("SetupTables", "Standard"),
                           QT_TRANSLATE_NOOP("SetupTables", "Min–max"), QT_TRANSLATE_NOOP("SetupTables", "Robust")},
               .counts = isScaled},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Lowest"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "What the smallest value becomes (feature_range)"),
               FIELD(low),
               .lowest = -wide,
               .highest = wide,
               .decimals = 3,
               .counts = isMinMax},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Highest"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "What the largest value becomes (feature_range)"),
               FIELD(high),
               .lowest = -wide,
               .highest = wide,
               .decimals = 3,
               .counts = isMinMax},
};

const std::array runTable{
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Optimizer"),
               .hint = "",
               FIELD(optimizer.kind),
               .choices = {"Adam", "SGD", "RMSprop", "AdamW"}},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Rate"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Learning rate: how far one step goes (learning_rate)"),
               FIELD(optimizer.learningRate),
               .lowest = 0.000001,
               .highest = 10.0,
               .decimals = 6,
               .step = 0.001},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Epochs"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How often every row is learned from (epochs)"),
               FIELD(epochs),
               .lowest = 1,
               .highest = mostEpochs},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Batch size"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Rows that make one step together (batch_size)"),
               FIELD(batchSize),
               .lowest = 1,
               .highest = 65536},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Seed"),
               .hint =
                   QT_TRANSLATE_NOOP("SetupTables", "Of weights, order and dropout; the same seed gives the same run"),
               FIELD(seed),
               .highest = mostSeeds},
};

const std::array moreTable{
    SetupField{
        .label = QT_TRANSLATE_NOOP("SetupTables", "Weights"),
        .hint =
            QT_TRANSLATE_NOOP("SetupTables", "Class weights: balanced lets small classes count as much as large ones "
                                             "(class_weight)"),
        FIELD(isBalanced),
        .choices = {QT_TRANSLATE_NOOP("SetupTables", "Every row alike"), QT_TRANSLATE_NOOP("SetupTables", "Balanced")}},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Patience"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Stops when the validation loss has not improved for so many epochs, and "
                                         "takes the best weights (EarlyStopping); 0: never"),
               FIELD(patience),
               .highest = mostEpochs},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Plateau"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Divides the rate by 10 when the validation loss has not improved for so "
                                         "many epochs (ReduceLROnPlateau); 0: never"),
               FIELD(plateauPatience),
               .highest = mostEpochs},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Schedule"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How the learning rate falls from step to step"),
               FIELD(schedule.kind),
               .choices = {QT_TRANSLATE_NOOP("SetupTables", "Constant"),
                           QT_TRANSLATE_NOOP("SetupTables", "Exponential"),
                           QT_TRANSLATE_NOOP("SetupTables", "In steps"), QT_TRANSLATE_NOOP("SetupTables", "Cosine"),
                           QT_TRANSLATE_NOOP("SetupTables", "Inverse time")}},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Steps"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Batches of the schedule's span (decay_steps)"),
               FIELD(schedule.decaySteps),
               .lowest = 1,
               .highest = wide,
               .step = 100,
               .counts = falls},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Falls to"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Share of the rate that is left after the span (decay_rate; of cosine alpha)"),
               FIELD(schedule.rate),
               .highest = wide,
               .decimals = 4,
               .step = 0.1,
               .counts = falls},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Momentum"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How much of the last step the next one keeps (momentum)"),
               FIELD(optimizer.momentum),
               .highest = 0.9999,
               .decimals = 4,
               .step = 0.1,
               .counts = isSgd},
    SetupField{.label = "Beta 1",
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How slowly the mean gradient follows (beta_1)"),
               FIELD(optimizer.beta1),
               .highest = 0.999999,
               .decimals = 6,
               .step = 0.01,
               .counts = isAdam},
    SetupField{.label = "Beta 2",
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How slowly the mean squared gradient follows (beta_2)"),
               FIELD(optimizer.beta2),
               .highest = 0.999999,
               .decimals = 6,
               .step = 0.001,
               .counts = isAdam},
    SetupField{.label = "Rho",
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How slowly the mean squared gradient follows (rho)"),
               FIELD(optimizer.rho),
               .highest = 0.999999,
               .decimals = 6,
               .step = 0.01,
               .counts = isRmsProp},
    SetupField{.label = "Epsilon",
               .hint = QT_TRANSLATE_NOOP("SetupTables", "Keeps the division from becoming too large (epsilon)"),
               FIELD(optimizer.epsilon),
               .highest = 1.0,
               .decimals = 9,
               .step = 0.0000001,
               .counts = isNotSgd},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Decay"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "How much of every weight a step takes off (weight_decay)"),
               FIELD(optimizer.weightDecay),
               .highest = 1000.0,
               .decimals = 6,
               .step = 0.001,
               .counts = isAdamW},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Noise"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Augmentation: in every epoch noise of this standard deviation is added to "
                                         "the scaled values"),
               FIELD(augmentation.noise),
               .highest = wide,
               .decimals = 4,
               .step = 0.01},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Gain"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Augmentation: in every epoch each row is multiplied by up to this more or "
                                         "less than 1"),
               FIELD(augmentation.gain),
               .highest = 0.999,
               .decimals = 3,
               .step = 0.05},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Shift"),
               .hint = QT_TRANSLATE_NOOP("SetupTables",
                                         "Augmentation: pictures move along time by up to this share of their length"),
               FIELD(augmentation.shift),
               .highest = 0.999,
               .decimals = 3,
               .step = 0.05,
               .counts = arePictures},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Time cuts"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "SpecAugment: how many stretches of time are blanked"),
               FIELD(augmentation.timeMasks),
               .highest = 100,
               .counts = arePictures},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Band cuts"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "SpecAugment: how many bands of frequency are blanked"),
               FIELD(augmentation.frequencyMasks),
               .highest = 100,
               .counts = arePictures},
    SetupField{.label = QT_TRANSLATE_NOOP("SetupTables", "Cut width"),
               .hint = QT_TRANSLATE_NOOP("SetupTables", "SpecAugment: the widest cut as a share of the length"),
               FIELD(augmentation.maskShare),
               .highest = 1.0,
               .decimals = 3,
               .step = 0.05,
               .counts = areMasked},
};

#undef FIELD
#undef SET
#undef GET

} // namespace

std::span<const SetupField> splitFields()
{
    return splitTable;
}

std::span<const SetupField> runFields()
{
    return runTable;
}

std::span<const SetupField> moreFields()
{
    return moreTable;
}

} // namespace suara
