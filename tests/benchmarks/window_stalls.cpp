// The longest that the window does not answer while somebody works in it, by name of what was done:
//
//     window_stalls FOLDER CLIPS MINUTES
//     window_stalls --start FOLDER           only starts the window, and ends when it has been painted
//
// FOLDER keeps CLIPS short files and a sound of MINUTES. The real window, on no screen. Every event that the interface
// thread handles is timed; the longest of each step is printed with what it was.

#include "FrameTimes.h"
#include "LongSound.h"
#include "app/MainWindow.h"
#include "core/audio/AudioWriter.h"
#include "core/base/NumberLocale.h"
#include "core/project/Project.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

using namespace suara;

namespace {

/// Times every event that is handled from the event loop.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QObject* parent = receiver->parent();
        const QByteArray who = QByteArray(receiver->metaObject()->className()) + ' ' +
                               receiver->objectName().toLatin1() + " in " +
                               (parent != nullptr ? parent->metaObject()->className() : "nothing");
        const int type = event->type();
        bool result = false;
        ++m_depth;
        FrameTimes times;
        times.measure([&] { result = QApplication::notify(receiver, event); });
        --m_depth;
        if (times.median() > m_longest.median()) {
            m_longest = times;
            m_what = who + " event " + QByteArray::number(type);
        }
        return result;
    }

    void begin()
    {
        m_longest = FrameTimes();
        m_what.clear();
    }
    const FrameTimes& longest() const { return m_longest; }
    QByteArray what() const { return m_what; }

private:
    int m_depth = 0;
    FrameTimes m_longest;
    QByteArray m_what;
};

/// Makes the files unless they are there.
QString manyFiles(const QString& folder, int count)
{
    const QDir place(folder + QStringLiteral("/files-%1").arg(count));
    for (int i = 0; i < count; ++i) {
        const QString name = place.filePath(QStringLiteral("speaker%1/u%2.wav").arg(i % 50).arg(i));
        if (i < 50)
            place.mkpath(QStringLiteral("speaker%1").arg(i));
        if (!QFile::exists(name))
            writeWav(name.toStdString(), std::vector<float>(std::size_t(400 + i % 1000), 0.1f), 16000);
    }
    return place.path();
}

class Desk {
public:
    Desk(TimedApplication& application, QString folder) : m_application(application), m_folder(std::move(folder)) {}

    void start(const QStringList& arguments)
    {
        m_workbench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_workbench);
        m_window->openAtStart(arguments);
        m_window->resize(1920, 1080);
        m_window->show();
        QCoreApplication::processEvents();
    }

    /// Does it as an event of the loop, waits until nothing is under way, prints the longest event meanwhile.
    void step(const QString& name, const std::function<void()>& work)
    {
        m_application.begin();
        QTimer::singleShot(0, m_window.get(), work);
        QElapsedTimer quiet;
        QElapsedTimer all;
        all.start();
        quiet.start();
        while (quiet.elapsed() < 300 && all.elapsed() < 600'000) {
            QCoreApplication::processEvents();
            if (!m_workbench->jobs().jobs().isEmpty() || project().isWritingAside())
                quiet.restart();
            QThread::msleep(1);
        }
        m_application.longest().print(name.toStdString());
        m_steps.emplace_back(m_application.longest().median(), name);
        std::printf("    %s\n", m_application.what().constData());
    }

    /// The ten steps that held the interface thread up the longest, in ms of its processor time.
    void printLongest()
    {
        std::ranges::sort(m_steps, std::greater());
        std::printf("\nthe longest of all (50 ms are the most that may be)\n");
        for (std::size_t i = 0; i < std::min<std::size_t>(10, m_steps.size()); ++i)
            std::printf("%-58s %7.1f%s\n", qPrintable(m_steps[i].second), m_steps[i].first,
                        m_steps[i].first > 50.0 ? "   too long" : "");
    }

    void trigger(const char* id) const { m_window->findChild<QAction*>(QLatin1String(id))->trigger(); }
    void show(const char* icon) const { trigger((QByteArray("workspace_") + icon).constData()); }

    void drop(const QString& path) const
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &event);
    }

    QLineEdit* filter() const
    {
        for (auto* line : m_window->findChildren<QLineEdit*>())
            if (line->placeholderText() == u"Filter clips")
                return line;
        return nullptr;
    }

    /// The answer to the dialog that is open.
    void choose(const QString& name) const
    {
        auto* dialog = m_window->findChild<QFileDialog*>();
        if (dialog == nullptr)
            return;
        Q_EMIT dialog->filesSelected({m_folder + u'/' + name});
        delete dialog;
    }

    Project& project() const { return *m_workbench->project(); }
    Workbench& workbench() const { return *m_workbench; }
    MainWindow& window() const { return *m_window; }
    void close()
    {
        m_window.reset();
        m_workbench.reset();
    }

private:
    TimedApplication& m_application;
    QString m_folder;
    std::vector<std::pair<double, QString>> m_steps;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
};

/// From the start of a process to its painted window, three times: the first fills caches.
void timeStarts(const QString& program, const QString& folder)
{
    for (const char* name : {"start to window, first", "second", "third"}) {
        QElapsedTimer clock;
        clock.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, {QStringLiteral("--start"), folder});
        process.waitForFinished();
        std::printf("%-58s %s ms of the processor, %lld ms by the clock\n", name,
                    process.readAllStandardOutput().trimmed().constData(), static_cast<long long>(clock.elapsed()));
    }
}

void startOnly(TimedApplication& application, const QString& folder)
{
    Desk desk(application, folder);
    desk.start({folder + QStringLiteral("/start.suara")});
    std::printf("%.0f\n", 1000.0 * double(std::clock()) / CLOCKS_PER_SEC);
    std::fflush(stdout);
    std::_Exit(0); // as it stands: closing is not starting
}

/// A hundred thousand labelled segments on the first clip, and what they hang on; all of it undone again.
void manySegments(Desk& desk)
{
    constexpr int count = 100'000;
    Project& project = desk.project();
    desk.show("annotate");
    const AnnotatorId annotator = project.addAnnotator("Somebody");
    const Clip& clip = project.clips().front();
    std::vector<Segment> segments(count);
    for (int i = 0; i < count; ++i) {
        Segment& segment = segments[std::size_t(i)];
        segment.clip = clip.id;
        segment.annotator = annotator;
        segment.start = i * (clip.frames / count);
        segment.end = segment.start + clip.frames / count;
        segment.labels["emotion"] = "happy";
    }
    desk.step(QStringLiteral("add %1 segments").arg(count), [&] { project.addSegments(std::move(segments)); });
    desk.step(QStringLiteral("rename their label set"), [&] {
        LabelSet set = *project.labelSet("emotion");
        set.name = "feeling";
        project.updateLabelSet(set);
    });
    desk.step(QStringLiteral("undo that"), [&] { desk.trigger("undo"); });
    desk.step(QStringLiteral("remove their annotator"), [&] { project.removeAnnotator(annotator); });
    desk.step(QStringLiteral("undo that twice at once"), [&] {
        desk.trigger("undo");
        desk.trigger("undo");
    });
    desk.step(QStringLiteral("undo the annotator"), [&] { desk.trigger("undo"); });
    desk.show("explore");
}

void work(TimedApplication& application, const QString& folder, int clips, int minutes)
{
    const QString files = manyFiles(folder, clips);
    const std::filesystem::path sound = longSound(folder.toStdString(), minutes);
    userCache().clear();
    for (const char* name : {"start", "stalls"}) {
        const QString file = folder + QStringLiteral("/%1.suara").arg(QLatin1String(name));
        QFile::remove(file);
        Project::create(file.toStdString());
    }
    timeStarts(QCoreApplication::applicationFilePath(), folder);
    FrameTimes::printHead("the longest event");
    Desk desk(application, folder);
    desk.start({folder + QStringLiteral("/stalls.suara")});
    desk.step(QStringLiteral("nothing"), [] {});
    desk.step(QStringLiteral("add a sound of %1 min").arg(minutes),
              [&] { desk.drop(QString::fromStdString(sound.string())); });
    for (const char* page : {"annotate", "features", "train", "explore"})
        desk.step(QStringLiteral("with it to ") + QLatin1String(page), [&] { desk.show(page); });
    desk.step(QStringLiteral("zoom out and in"), [&] {
        desk.trigger("zoom_in");
        desk.trigger("zoom_in");
        desk.trigger("zoom_whole");
    });
    for (const char* name : {"explore.png", "explore.pdf"}) {
        desk.step(QStringLiteral("ask where to save a picture"), [&] { desk.trigger("explore.picture"); });
        desk.step(QStringLiteral("write ") + QLatin1String(name), [&] { desk.choose(QLatin1String(name)); });
    }
    desk.step(QStringLiteral("ask where to save the values"), [&] { desk.trigger("explore.csv"); });
    desk.step(QStringLiteral("write explore.csv"), [&] { desk.choose(QStringLiteral("explore.csv")); });
    desk.step(QStringLiteral("add %1 files").arg(clips), [&] { desk.drop(files); });
    for (const char* page : {"annotate", "features", "train", "explore"})
        desk.step(QStringLiteral("with all to ") + QLatin1String(page), [&] { desk.show(page); });
    for (const char* text : {"u1", "u12", "u123", "speaker", ""})
        desk.step(QStringLiteral("filter '%1'").arg(QLatin1String(text)),
                  [&] { desk.filter()->setText(QLatin1String(text)); });
    for (const char* id : {"group_by_class", "group_none", "group_by_folder", "select_all"})
        desk.step(QLatin1String(id), [&] { desk.trigger(id); });
    desk.step(QStringLiteral("choose one"),
              [&] { desk.workbench().selection().setCurrentClip(desk.project().clips().back().id); });
    desk.step(QStringLiteral("set the class of all"), [&] {
        std::vector<ClipId> ids;
        for (const Clip& clip : desk.project().clips())
            ids.push_back(clip.id);
        desk.project().setClipLabel(ids, "kept");
    });
    desk.step(QStringLiteral("undo that"), [&] { desk.trigger("undo"); });
    manySegments(desk);
    desk.step(QStringLiteral("undo adding the files"), [&] { desk.trigger("undo"); });
    desk.step(QStringLiteral("redo"), [&] { desk.trigger("redo"); });
    desk.step(QStringLiteral("select all again"), [&] { desk.trigger("select_all"); });
    desk.step(QStringLiteral("remove them"), [&] { desk.trigger("remove_clips"); });
    desk.step(QStringLiteral("undo that"), [&] { desk.trigger("undo"); });
    desk.step(QStringLiteral("switch the theme"), [&] { desk.trigger("switch_theme"); });
    for (const char* code : {"id", "en"})
        desk.step(QStringLiteral("language ") + QLatin1String(code),
                  [&] { Language::instance().set(QLatin1String(code)); });
    for (const char* id : {"settings", "key_sheet", "about", "command_palette"})
        desk.step(QStringLiteral("open ") + QLatin1String(id), [&] { desk.trigger(id); });
    desk.step(QStringLiteral("another project"), [&] { desk.drop(folder + QStringLiteral("/start.suara")); });
    desk.step(QStringLiteral("this project again"), [&] { desk.drop(folder + QStringLiteral("/stalls.suara")); });
    std::printf("memory: %.0f MB now, %.0f MB at most\n", memoryNow(), memoryPeak());
    desk.printLongest();
    desk.close();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setAttribute(Qt::AA_DontShowIconsInMenus);
    TimedApplication application(argc, argv);
    useNumbersWithPoints();
    QApplication::setOrganizationName(QStringLiteral("suara"));
    QApplication::setApplicationName(QStringLiteral("window_stalls"));
    Theme::instance().install(application);
    if (qstrcmp(argv[1], "--start") == 0)
        startOnly(application, QString::fromLocal8Bit(argv[2]));
    else
        work(application, QString::fromLocal8Bit(argv[1]), std::atoi(argv[2]), argc > 3 ? std::atoi(argv[3]) : 5);
    return 0;
}
