#include "app/HelpTexts.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QWidget>
#include <algorithm>
#include <iterator>

namespace suara {

namespace {

struct Row {
    const char* className; ///< without the namespace
    const char* name;      ///< the widget's object name; "" for any
    const char* text;
};

// The nearest widget with a row answers, upwards from the pointer; of one class the rows with a name come first.
constexpr Row rows[] = {
    {"WaveformLane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The sound itself: pressure over time, between -1 and 1. From far away the pale shape shows the "
                       "highest and lowest samples and the dark core the RMS; from near, each sample is a dot. A curve "
                       "over it is a feature, drawn from its smallest to its largest value.")},
    {"SpectrogramLane", "melspectrogram_db",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "How strong each band of frequencies is over time, in dB below the strongest. The bands are "
                       "spaced on the mel scale, as the ear hears pitch: narrow below, wide above.")},
    {"SpectrogramLane", "mfcc",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Mel-frequency cepstral coefficients: the shape of the mel-spectrum in few numbers. The first "
                       "ones tell its broad shape, the later ones its details. Many models of speech take them as "
                       "input.")},
    {"SpectrogramLane", "chroma_stft",
     QT_TRANSLATE_NOOP("HelpTexts", "How strong each of the twelve pitch classes is over time, whatever the octave.")},
    {"SpectrogramLane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Time goes to the right, frequency up, and colour tells the strength. A long window (n_fft) "
                       "parts frequencies better, a short one parts moments better.")},
    {"CurveLane", "energy",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "RMSE tells how loud each frame is; the zero-crossing rate how often its sign changes: low for "
                       "drums and vowels, high for hiss.")},
    {"CurveLane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "One number a frame, over time. The value at the playhead stands in the lane's head, the one "
                       "under the pointer in the read-out.")},
    {"TierLane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The segments of one annotator. Draw a stretch with the mouse and press a label's key; Enter "
                       "makes a boundary at the playhead, Delete joins or removes, Alt with the arrows goes to the "
                       "next segment and plays it.")},
    {"LaneRuler", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The time of all lanes below. A click moves the playhead; a drag plays what it passes over. The "
                       "wheel zooms.")},
    {"LaneStack", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Lanes on one time axis. Drag to select, click to move the playhead, drag with Shift to hear "
                       "what is under the pointer. The wheel scrolls, with Ctrl it zooms. Space plays, Tab plays the "
                       "selection.")},
    {"SpectrumPane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Which frequencies the clip or the selection holds: the magnitude of its Fourier transform. "
                       "Peaks are named.")},
    {"StatisticsTable", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Mean, smallest and largest value of each feature, over the selection or, without one, over the "
                       "clip.")},
    {"ExploreInspector", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The parameters of what is shown, under their names in librosa. A change is drawn at once; the "
                       "arrow above brings the usual values back.")},
    {"ClipGrid", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The waveforms or mel-spectrograms of many clips side by side, on one scale. A click "
                       "chooses a clip, a double click plays it.")},
    {"ClipLibrary", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The clips of the project. Type above to filter them by name, class, speaker or episode. Space "
                       "plays what is chosen, F2 renames it, Delete takes it out of the project; the files stay. Drag "
                       "clips out to copy their files.")},
    {"ClipDetails", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Class, speaker and episode of the chosen clips. The class is what a model learns; clips of one "
                       "speaker or episode stay on one side when data are split.")},
    {"OverviewStrip", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The whole clip, with what the lanes show as a window. Drag the window to scroll; where all is "
                       "shown, a click moves the playhead. A double click shows all.")},
    {"GainSlider", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "How much louder or softer than in the file is played. It changes nothing in the file and in no "
                       "measurement. A double click sets it to 0 dB.")},
    {"LevelMeter", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "What is heard now, left and right, in dB below full scale: the full bar is the RMS of the last "
                       "300 ms, the pale one the peak, the mark the highest peak of late. A red lamp: the sound passed "
                       "full scale and was cut; a click puts it out.")},
    {"TransportBar", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Play, repeat, speed, position, the whole clip, gain and level. Speed changes the tempo and "
                       "keeps the pitch.")},
    {"JobBar", "",
     QT_TRANSLATE_NOOP("HelpTexts", "What is worked on in the background, how far it is, and how long it still takes. "
                                    "The cross stops it.")},
    {"SegmentTable", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "All segments of the clip on the chosen tier, with their labels and words. A click goes there; "
                       "F2 edits the words.")},
    {"LabelPalette", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The labels and their keys. A click or the key gives the label to the chosen segment or makes "
                       "one of the selection.")},
    {"ValenceArousalPlane", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Feeling as two numbers: valence, from unpleasant to pleasant, and arousal, from calm to "
                       "excited. Click to give them to the chosen segment.")},
    {"AgreementPanel", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "How far two annotators agree, beyond what chance would give: 1 is always, 0 no better than "
                       "chance. Below stand the places where they do not.")},
    {"FeatureTableView", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "One row a clip or segment, one column a feature. A click on a head sorts; what is chosen here "
                       "is chosen everywhere, and Space plays it.")},
    {"HistogramPlot", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "How a feature is spread in each class. The less the shapes overlap, the better that feature "
                       "parts the classes.")},
    {"BoxPlot", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "The middle half of each class as a box, with its median; the dots lie far from the "
                       "others. A click chooses a class or a dot's clip.")},
    {"ScatterPlot", "",
     QT_TRANSLATE_NOOP("HelpTexts", "Each dot is a clip or segment, placed by two features or by the two directions in "
                                    "which all features differ most. A click chooses it, Shift and a drag choose many, "
                                    "Space plays them.")},
    {"ChartPanel", "",
     QT_TRANSLATE_NOOP("HelpTexts", "A plot of the feature table: its kind and columns stand above it, all else behind "
                                    "the three dots.")},
    {"FeatureInspector", "",
     QT_TRANSLATE_NOOP("HelpTexts", "Which features are measured, of what, and with which parameters.")},
    {"TrainSetupPanel", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "What a run is made of: the data and how they are split, the scaler, the model and how it is "
                       "trained. The same seed gives the same run again.")},
    {"RunCharts", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Loss and accuracy by epoch: solid on the training data, dashed on the validation data. Where "
                       "the dashed curve turns away, the model begins to learn by heart.")},
    {"LogPanel", "", QT_TRANSLATE_NOOP("HelpTexts", "What the run said, epoch by epoch.")},
    {"RunsPanel", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "All runs of the project with their scores. Choose one to see its charts and results; "
                       "its eye, or Space, lays its curves behind those of the run that is chosen next.")},
    {"ConfusionMatrixView", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Rows are the true classes, columns what the model said. The diagonal is right. A click on a "
                       "cell lists its clips, so that the mistakes can be heard.")},
    {"HitList", "", QT_TRANSLATE_NOOP("HelpTexts", "The clips of the chosen cell. Space plays one.")},
    {"ReportTable", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "For each class: precision (of what was called so, how much is), recall (of what is so, how "
                       "much was found), their mean F1, and the number of examples.")},
    {"ExplorePage", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Look at one clip: lanes on one time axis, its spectrum below, the parameters at the right. Or "
                       "at many: the grid.")},
    {"AnnotatePage", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Cut a recording into segments and label them, each annotator on a tier of their own; then see "
                       "how far they agree.")},
    {"FeaturesPage", "",
     QT_TRANSLATE_NOOP("HelpTexts", "Measure all clips or segments, and see which features tell the classes apart.")},
    {"TrainPage", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Train a model on the project's classes, see how well it does on data it has not seen, and "
                       "listen to its mistakes.")},
    {"CommandPalette", "",
     QT_TRANSLATE_NOOP("HelpTexts", "Type a part of an action's name, in English or in Indonesian; Enter does it.")},
    {"KeySheet", "", QT_TRANSLATE_NOOP("HelpTexts", "All keys, by where they act.")},
    {"SettingsSheet", "", QT_TRANSLATE_NOOP("HelpTexts", "What is set for the program; every change acts at once.")},
    {"WindowHeader", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Menus, the four workspaces, undo and redo, the search for actions, language and theme.")},
    {"MainWindow", "",
     QT_TRANSLATE_NOOP("HelpTexts",
                       "Clips at the left, the workspace in the middle, playing at the bottom. F6 goes from one to the "
                       "next.")},
};

/// "suara::WaveformLane" and "WaveformLane" are the same.
bool isA(const QWidget* widget, const char* className)
{
    for (const QMetaObject* type = widget->metaObject(); type != nullptr; type = type->superClass())
        if (QLatin1StringView(type->className()) == QLatin1StringView("suara::") + QLatin1StringView(className))
            return true;
    return false;
}

} // namespace

HelpText helpOn(const QWidget* widget)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        const auto found = std::ranges::find_if(rows, [widget](const Row& row) {
            return isA(widget, row.className) &&
                   (*row.name == '\0' || widget->objectName() == QLatin1StringView(row.name));
        });
        if (found == std::end(rows))
            continue;
        const QString name = widget->accessibleName();
        return {name.isEmpty() ? widget->windowTitle() : name, QCoreApplication::translate("HelpTexts", found->text)};
    }
    return {};
}

QStringList helpClasses()
{
    QStringList classes;
    for (const Row& row : rows)
        classes << QLatin1StringView(row.className);
    classes.removeDuplicates();
    return classes;
}

} // namespace suara
