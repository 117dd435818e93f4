#include "core/learning/KerasScript.h"

#include "core/base/Join.h"
#include "core/base/Shortest.h"
#include "core/learning/Dataset.h"
#include "core/learning/ModelFile.h"
#include "core/learning/layers/Catalog.h"

#include <map>
#include <nlohmann/json.hpp>

namespace suara {

namespace {

/// A string as Python writes it; JSON's form is one of them.
std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string quotedList(const std::vector<std::string>& texts)
{
    return "[" + joined(texts, ", ", quoted) + "]";
}

bool isFromClips(const TrainedModel& model)
{
    return model.inputOptions.find("\"from\":\"clips\"") != std::string::npos;
}

std::string headText(const TrainedModel& model, const std::string& data)
{
    const bool isTensor = isFromTensors(model.inputOptions);
    std::string head =
        model.input == InputKind::Table ? "import csv\nimport sys\n\n" : "import sys\nfrom pathlib import Path\n\n";
    if (model.input == InputKind::Picture && !isTensor)
        head += "import cv2\n";
    head += "import keras\n";
    if (model.input == InputKind::Picture && (isFromClips(model) || isTensor))
        head += "import librosa\n";
    if (model.input == InputKind::Picture && isFromClips(model))
        head += "import matplotlib\n";
    head += "import numpy as np\n";
    return head +
           "from sklearn import preprocessing\nfrom sklearn.metrics import classification_report, confusion_matrix\n"
           "from sklearn.model_selection import GroupShuffleSplit, train_test_split\n\nDATA = sys.argv[1] if "
           "len(sys.argv) > 1 else " +
           quoted(data) + "\nSEED = " + std::to_string(model.training.seed) + "\n\n";
}

std::string tableText(const TrainedModel& model)
{
    std::string text;
    if (isFromClips(model))
        text = "# the table that `suara-cli extract … --labels folder --summary " +
               std::string(model.inputOptions.find("\"mean\"") != std::string::npos ? "mean" : "first") + "` writes\n";
    text += "with open(DATA, newline=\"\", encoding=\"utf-8-sig\") as file:\n    table = list(csv.DictReader(file))\n";
    text += model.labelColumn.empty() || isFromClips(model)
                ? "label = \"label\" if \"label\" in table[0] else list(table[0])[-1]\n"
                : "label = " + quoted(model.labelColumn) + "\n";
    text += "table = [row for row in table if row[label]]\ncolumns = " + quotedList(model.columns) + "\n";
    text += "x = np.array([[float(row[name]) for name in columns] for row in table])\n";
    text += "labels = np.array([row[label] for row in table])\n";
    if (model.split.kind == SplitKind::Grouped)
        text += "group = " +
                (model.groupColumn.empty() || isFromClips(model)
                     ? std::string("\"group\" if \"group\" in table[0] else \"speaker\"")
                     : quoted(model.groupColumn)) +
                "\ngroups = np.array([row[group] for row in table])\n";
    return text;
}

std::string tensorText()
{
    return "files, x = [], []\n"
           "for file in sorted(p for p in Path(DATA).rglob(\"*.*\") if p.parent != Path(DATA)):\n"
           "    y, sr = librosa.load(file, sr=16000)\n"
           "    for start in range(0, max(1, len(y)), 48000):  # 3 s each\n"
           "        part = np.zeros(48000, np.float32)\n"
           "        part[:len(y[start:start + 48000])] = y[start:start + 48000]\n"
           "        mel = librosa.feature.melspectrogram(y=part, sr=sr, n_fft=1024, win_length=400, hop_length=80,\n"
           "                                             n_mels=128, fmax=8000)[:, :600]\n"
           "        x.append(1 + np.log(np.maximum(mel, 1e-10)).T[..., None] / 23.025851)\n"
           "        files.append(file)\n"
           "labels = np.array([file.parent.name for file in files])\nx = np.stack(x)\n"
           "groups = np.array(files, dtype=str)  # say here which recordings belong together\n";
}

std::string pictureText(const TrainedModel& model)
{
    const PictureOptions options = pictureOptionsOf(model.inputOptions, model.network.input);
    const bool isBgr = options.channels == ChannelOrder::Bgr;
    const std::string sides = std::to_string(options.width) + ", " + std::to_string(options.height);
    std::string text = "files = sorted(p for p in Path(DATA).rglob(\"*.*\") if p.parent != Path(DATA))\n"
                       "labels = np.array([file.parent.name for file in files])\n\n\ndef picture(file):\n";
    if (isFromClips(model))
        text += "    y, sr = librosa.load(file, sr=22050)\n"
                "    mel = librosa.feature.melspectrogram(y=y, sr=sr, n_mels=128, fmax=8000)\n"
                "    decibels = librosa.power_to_db(mel, ref=np.max)[::-1]\n"
                "    colours = matplotlib.colormaps[\"magma\"](decibels / 80 + 1, bytes=True)" +
                std::string(isBgr ? "[..., 2::-1]\n" : "[..., :3]\n");
    else
        text += std::string("    # as the file has its pixels: Suara and Keras do not turn pictures by their EXIF\n"
                            "    colours = cv2.imread(str(file), cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)\n") +
                (isBgr ? "" : "    colours = cv2.cvtColor(colours, cv2.COLOR_BGR2RGB)\n");
    text += "    return cv2.resize(np.ascontiguousarray(colours), (" + sides + ")) / np.float32(255)\n\n\n";
    text += "x = np.stack([picture(file) for file in files])\n";
    if (model.split.kind == SplitKind::Grouped)
        text += "groups = labels  # say here which recordings belong together\n";
    return text;
}

std::string splitText(const TrainedModel& model)
{
    const std::string options =
        "test_size=" + shortest(model.split.testSize) + ", random_state=" + std::to_string(model.split.seed);
    switch (model.split.kind) {
    case SplitKind::Whole:
        return "train, test = np.arange(len(y)), np.arange(0)\n";
    case SplitKind::Shuffled:
        return "train, test = train_test_split(np.arange(len(y)), " + options + ")\n";
    case SplitKind::Stratified:
        return "train, test = train_test_split(np.arange(len(y)), " + options + ", stratify=y)\n";
    case SplitKind::Grouped:
        break;
    }
    return "train, test = next(GroupShuffleSplit(1, " + options + ").split(x, y, groups))\n";
}

std::string scalerText(const Scaler& scaler)
{
    const std::map<ScalerKind, std::string> makers{
        {ScalerKind::Standard, "StandardScaler()"},
        {ScalerKind::MinMax,
         "MinMaxScaler(feature_range=(" + shortest(scaler.low) + ", " + shortest(scaler.high) + "))"},
        {ScalerKind::Robust, "RobustScaler()"}};
    const auto maker = makers.find(scaler.kind);
    if (maker == makers.end())
        return "x = x.astype(np.float32)\n";
    return "scaler = preprocessing." + maker->second +
           ".fit(x[train])  # the training part only\nx = scaler.transform(x).astype(np.float32)\n";
}

std::string kernelText(const LayerSpec& layer)
{
    const LayerSpec usual;
    std::string text;
    if (layer.initializer != usual.initializer)
        text += ", kernel_initializer=" + quoted(layer.initializer);
    if (layer.l2 != usual.l2)
        text += ", kernel_regularizer=keras.regularizers.L2(" + shortest(layer.l2) + ")";
    return text;
}

/// A layer's call in keras.layers. One-dimensional layers read a picture's lines as steps: they are preceded by a
/// Reshape where the picture still has a width.
std::string layerCall(const LayerSpec& layer, const Shape& input)
{
    const std::string size = std::to_string(layer.size);
    const LayerKind& kind = layerKind(layer.kind);
    const bool isPicture = !input.isFlat();
    const std::string dimension = isPicture ? "2D" : "1D";
    if (layer.kind == "dense")
        return "Dense(" + std::to_string(layer.units) + ", activation=" + quoted(layer.activation) + kernelText(layer) +
               ")";
    if (kind.hasUnits)
        return std::string(kind.title) + "(" + std::to_string(layer.units) + ", " + size +
               ", activation=" + quoted(layer.activation) + kernelText(layer) + ")";
    if (kind.sides > 0)
        return (layer.kind.starts_with("max") ? "MaxPooling" : "AveragePooling") + std::to_string(kind.sides) + "D(" +
               size + ")";
    if (layer.kind == "globalmaxpool" || layer.kind == "globalaveragepool")
        return std::string(kind.title) + dimension + "()";
    if (kind.hasRate)
        return "Dropout(" + shortest(layer.rate) + ")";
    if (kind.hasActivation)
        return "Activation(" + quoted(layer.activation) + ")";
    return std::string(kind.title) + "()";
}

std::string sidesText(const Shape& shape)
{
    return shape.isFlat() ? "(" + std::to_string(shape.channels) + ",)"
                          : "(" + std::to_string(shape.height) + ", " + std::to_string(shape.width) + ", " +
                                std::to_string(shape.channels) + ")";
}

std::string networkText(const NetworkSpec& network)
{
    std::string text = "network = keras.Sequential([\n    keras.layers.Input(" + sidesText(network.input) + "),\n";
    const std::vector<LayerSummary> lines = summarised(network);
    Shape input = network.input;
    bool isSequence = false; // (steps, channels), without a width
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const LayerSpec& layer = network.layers[i];
        const int sides = layerKind(layer.kind).sides;
        if (sides == 1 && !isSequence) {
            text += "    keras.layers.Reshape((" + std::to_string(input.height) + ", " +
                    std::to_string(input.width * input.channels) + ")),\n";
            isSequence = true;
        } else if (sides == 2 && isSequence) {
            text += "    keras.layers.Reshape(" + sidesText(input) + "),\n";
            isSequence = false;
        }
        std::string call = layerCall(layer, input);
        if (isSequence && layer.kind.starts_with("global"))
            call.replace(call.find("2D"), 2, "1D");
        text += "    keras.layers." + call + ",\n";
        input = lines[i].output;
        isSequence = isSequence && layer.kind != "flatten" && !layer.kind.starts_with("global");
    }
    return text + "])\n";
}

/// Whether learning rates were set by hand where Keras follows a schedule, which it does not let anybody change.
bool leavesSchedule(const TrainingOptions& training)
{
    return !training.rateChanges.empty() && training.schedule.kind != ScheduleKind::Constant;
}

/// The planned learning rate: a number or a schedule.
std::string rateText(const TrainingOptions& training)
{
    const LearningRateSchedule& schedule = training.schedule;
    std::string rate = shortest(training.optimizer.learningRate);
    const std::string steps = std::to_string(schedule.decaySteps);
    const std::string fall = shortest(schedule.rate);
    const std::string head = "keras.optimizers.schedules.";
    switch (schedule.kind) {
    case ScheduleKind::Constant:
        return rate;
    case ScheduleKind::Exponential:
        return head + "ExponentialDecay(" + rate + ", " + steps + ", " + fall + ")";
    case ScheduleKind::Step:
        return head + "ExponentialDecay(" + rate + ", " + steps + ", " + fall + ", staircase=True)";
    case ScheduleKind::Cosine:
        return head + "CosineDecay(" + rate + ", " + steps + ", alpha=" + fall + ")";
    case ScheduleKind::InverseTime:
        break;
    }
    return head + "InverseTimeDecay(" + rate + ", " + steps + ", " + fall + ")";
}

std::string optimizerText(const TrainingOptions& training)
{
    const OptimizerOptions& options = training.optimizer;
    const std::string rate =
        "learning_rate=" + (leavesSchedule(training) ? shortest(options.learningRate) : rateText(training));
    const std::string adam = rate + ", beta_1=" + shortest(options.beta1) + ", beta_2=" + shortest(options.beta2) +
                             ", epsilon=" + shortest(options.epsilon);
    switch (options.kind) {
    case OptimizerKind::Adam:
        return "Adam(" + adam + ")";
    case OptimizerKind::AdamW:
        return "AdamW(" + adam + ", weight_decay=" + shortest(options.weightDecay) + ")";
    case OptimizerKind::Sgd:
        return "SGD(" + rate + ", momentum=" + shortest(options.momentum) + ")";
    case OptimizerKind::RmsProp:
        break;
    }
    return "RMSprop(" + rate + ", rho=" + shortest(options.rho) + ", epsilon=" + shortest(options.epsilon) + ")";
}

/// Rows changed anew in every epoch, one draw for each row.
std::string augmentationText(const AugmentationOptions& options, const Shape& input)
{
    const std::string axis = options.isTimeDown ? "0" : "1";
    const std::string other = options.isTimeDown ? "1" : "0";
    std::string text = "\n\ndef augmented(row, random):\n    row = row.copy()\n";
    if (!input.isFlat() && options.shift > 0.0)
        text += "    most = int(" + shortest(options.shift) + " * row.shape[" + axis +
                "])\n    by = random.integers(-most, most + 1)\n    row = np.roll(row, by, " + axis +
                ")\n    new = slice(0, by) if by > 0 else slice(row.shape[" + axis + "] + by, None)\n    row[" +
                (options.isTimeDown ? "new" : ":, new") + "] = 0\n";
    if (options.gain > 0.0)
        text += "    row *= 1 + random.uniform(-" + shortest(options.gain) + ", " + shortest(options.gain) + ")\n";
    if (options.noise > 0.0)
        text += "    row += random.normal(0, " + shortest(options.noise) + ", row.shape).astype(np.float32)\n";
    if (!input.isFlat() && (options.timeMasks > 0 || options.frequencyMasks > 0))
        text += "    for axis, count in ((" + axis + ", " + std::to_string(options.timeMasks) + "), (" + other + ", " +
                std::to_string(options.frequencyMasks) +
                ")):\n        for _ in range(count):\n            width = random.integers(0, int(" +
                shortest(options.maskShare) +
                " * row.shape[axis]) + 1)\n            first = random.integers(0, row.shape[axis] - width + 1)\n"
                "            np.moveaxis(row, axis, 0)[first:first + width] = 0\n";
    return text + "    return row\n\n\n"
                  "class Batches(keras.utils.PyDataset):\n"
                  "    def __init__(self):\n"
                  "        super().__init__()\n"
                  "        self.random = np.random.default_rng(SEED)\n"
                  "        self.order = self.random.permutation(train)\n\n"
                  "    def __len__(self):\n"
                  "        return -(-len(train) // BATCH)\n\n"
                  "    def __getitem__(self, index):\n"
                  "        rows = self.order[index * BATCH:(index + 1) * BATCH]\n"
                  "        weights = np.array([CLASS_WEIGHT[k] for k in y[rows]], np.float32)\n"
                  "        return np.stack([augmented(x[row], self.random) for row in rows]), y[rows], weights\n\n"
                  "    def on_epoch_end(self):\n"
                  "        self.order = self.random.permutation(train)\n\n\n";
}

/// The learning rates that were set by hand, from the batch on at which each was.
std::string handRatesText(const TrainingOptions& training)
{
    const std::string rates = joined(training.rateChanges, ", ", [](const RateChange& change) {
        return std::to_string(change.step) + ": " + shortest(change.rate);
    });
    std::string text = "RATES = {" + rates + "}  # learning rates set by hand, by batches learned before\n";
    if (leavesSchedule(training))
        text += "PLAN = " + rateText(training) + "\n";
    text += "\n\nclass HandRates(keras.callbacks.Callback):\n"
            "    step = 0\n\n"
            "    def on_train_batch_begin(self, batch, logs=None):\n"
            "        if self.step in RATES:\n"
            "            self.model.optimizer.learning_rate = RATES[self.step]\n";
    if (leavesSchedule(training))
        text += "        elif self.step < min(RATES):\n"
                "            self.model.optimizer.learning_rate = float(PLAN(self.step))\n";
    return text + "        self.step += 1\n\n\n";
}

std::string callbacksText(const TrainingOptions& training, bool isValidated)
{
    const std::string monitor = isValidated ? "\"val_loss\"" : "\"loss\"";
    std::string text = training.rateChanges.empty() ? "" : "    HandRates(),\n";
    if (training.patience > 0)
        text += "    keras.callbacks.EarlyStopping(monitor=" + monitor +
                ", patience=" + std::to_string(training.patience) + ", restore_best_weights=True),\n";
    if (training.plateauPatience > 0 &&
        training.schedule.kind == ScheduleKind::Constant) // Keras wants one or the other
        text += "    keras.callbacks.ReduceLROnPlateau(monitor=" + monitor +
                ", factor=0.1, patience=" + std::to_string(training.plateauPatience) + "),\n";
    return "callbacks = [\n" + text + "]\n";
}

std::string weightsText(const TrainedModel& model)
{
    std::string text;
    for (std::size_t i = 0; i < model.classes.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(i) + ": " +
                (model.training.classWeights.empty() ? "1.0" : shortest(model.training.classWeights[i]));
    return "CLASS_WEIGHT = {" + text + "}\nBATCH = " + std::to_string(model.training.batchSize) + "\n";
}

std::string fitText(const TrainedModel& model)
{
    const bool isValidated = model.split.kind != SplitKind::Whole;
    const bool isAugmented = model.training.augmentation.isOn();
    std::string text = isAugmented ? "history = network.fit(\n    Batches(), shuffle=False"
                                   : "history = network.fit(\n    x[train], y[train], batch_size=BATCH, "
                                     "class_weight=CLASS_WEIGHT";
    text += ", epochs=" + std::to_string(model.training.epochs) + ", verbose=2, callbacks=callbacks";
    if (isValidated)
        text += ",\n    validation_data=(x[test], y[test])";
    text += ")\n";
    if (isValidated)
        text += "\npredicted = network.predict(x[test], verbose=0).argmax(axis=1)\n"
                "print(confusion_matrix(y[test], predicted, labels=range(len(classes))))\n"
                "print(classification_report(y[test], predicted, labels=range(len(classes)), target_names=classes))\n";
    return text;
}

} // namespace

std::string kerasScript(const TrainedModel& model, const std::filesystem::path& data)
{
    const bool isTable = model.input == InputKind::Table;
    const std::string name = !data.empty() ? data.string() : isTable ? "data.csv" : "data";
    std::string text = headText(model, name) + (isTable                             ? tableText(model)
                                                : isFromTensors(model.inputOptions) ? tensorText()
                                                                                    : pictureText(model));
    text += "classes, y = np.unique(labels, return_inverse=True)\n" + splitText(model) +
            (isTable ? scalerText(model.scaler) : "") + weightsText(model);
    if (model.training.augmentation.isOn())
        text += augmentationText(model.training.augmentation, model.network.input);
    if (!model.training.rateChanges.empty())
        text += handRatesText(model.training);
    return text + "keras.utils.set_random_seed(SEED)\n" + networkText(model.network) +
           "network.compile(optimizer=keras.optimizers." + optimizerText(model.training) +
           ",\n                loss=\"sparse_categorical_crossentropy\", metrics=[\"accuracy\"])\n" +
           callbacksText(model.training, model.split.kind != SplitKind::Whole) + fitText(model);
}

} // namespace suara
