// What the interface thread does with very many clips, in the real library of clips on no screen:
//
//     many_clips FOLDER COUNT
//
// The naive way beside it: the same words in a QStandardItemModel, filtered by a QSortFilterProxyModel.

#include "FrameTimes.h"
#include "core/project/Project.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/workbench/Workbench.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <cstdio>

using namespace suara;

namespace {

constexpr QSize librarySize{264, 1000};

std::string name(int number)
{
    return "utterance_" + std::to_string(number * 7919 % 1'000'003);
}

/// Rows of clips whose files are nowhere: only the list is looked at.
std::vector<Clip> clips(int count)
{
    std::vector<Clip> made(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        Clip& clip = made[std::size_t(i)];
        clip.name = name(i);
        clip.path = "/corpus/speaker" + std::to_string(i % 211) + "/" + clip.name + ".wav";
        clip.label = "class" + std::to_string(i % 5);
        clip.speaker = "speaker " + std::to_string(i % 211);
        clip.episode = "episode " + std::to_string(i % 37);
        clip.contentHash = std::string(32, char('a' + i % 16));
        clip.sampleRate = 16000;
        clip.channels = 1;
        clip.frames = 48000;
    }
    return made;
}

std::vector<Segment> segments(const Project& project, std::size_t count)
{
    std::vector<Segment> made;
    const std::vector<Clip>& all = project.clips();
    for (std::size_t i = 0; i < count; ++i) {
        Segment segment;
        segment.clip = all[i % all.size()].id;
        segment.annotator = project.annotators().front().id;
        segment.start = std::int64_t(i / all.size()) * 100;
        segment.end = segment.start + 90;
        made.push_back(std::move(segment));
    }
    return made;
}

/// The words a user types, letter by letter, and takes away again.
QStringList keystrokes()
{
    QStringList texts;
    for (const QString& word : {QStringLiteral("speaker 17 class3"), QStringLiteral("utterance_4 episode")}) {
        for (qsizetype length = 1; length <= word.size(); ++length)
            texts << word.left(length);
        for (qsizetype length = word.size(); length-- > 0;)
            texts << word.left(length);
    }
    return texts;
}

class Desk {
public:
    Desk(const std::filesystem::path& folder, int count) : m_count(count)
    {
        const std::filesystem::path file = folder / "many.suara";
        std::filesystem::remove(file);
        m_workbench.setProject(Project::create(file));
        m_library = std::make_unique<ClipLibrary>(m_workbench, new QAction(&m_parent), new QAction(&m_parent));
        m_library->resize(librarySize);
        m_library->show();
        QCoreApplication::processEvents();
    }

    void addClips()
    {
        ClipAdding adding{clips(m_count), 0, {}, 0};
        JobTask task;
        FrameTimes pieces;
        for (bool goesOn = true; goesOn;)
            pieces.measure([&] { goesOn = project().addSomeClips(adding, task); });
        pieces.print("add them, a piece");
        once("the list, after that");
    }

    void filter()
    {
        QLineEdit* field = nullptr;
        for (auto* line : m_library->findChildren<QLineEdit*>())
            if (line->accessibleName() == u"Filter clips")
                field = line;
        FrameTimes own;
        for (const QString& text : keystrokes())
            own.measure([&] {
                field->setText(text);
                m_library->repaint();
            });
        FrameTimes naive = naiveFilter();
        own.print("filter, a keystroke with its frame", &naive);
    }

    void group()
    {
        for (const char* id :
             {"group_by_class", "group_by_speaker", "group_by_episode", "group_none", "group_by_folder"}) {
            auto* action = m_library->findChild<QAction*>(QLatin1String(id));
            FrameTimes times;
            for (int i = 0; i < 3; ++i)
                times.measure([&] {
                    action->trigger();
                    m_library->repaint();
                });
            times.print(std::string(id) + " with its frame");
        }
    }

    void scroll()
    {
        auto* list = m_library->findChild<QListView*>();
        QScrollBar* bar = list->verticalScrollBar();
        FrameTimes times;
        for (int i = 0; i < 200; ++i)
            times.measure([&] {
                bar->setValue(i < 100 ? i * 84 : int(std::int64_t(bar->maximum()) * i / 200));
                m_library->repaint();
            });
        times.print("scroll, a frame");
    }

    void choose()
    {
        auto* list = m_library->findChild<QListView*>();
        FrameTimes one;
        FrameTimes all;
        for (int i = 0; i < 5; ++i) {
            all.measure([&] { list->selectAll(); });
            once("");
            one.measure([&] { list->setCurrentIndex(list->model()->index(5 + i, 0)); });
            once("");
        }
        one.print("choose one clip");
        all.print("choose all clips");
        m_workbench.selection().setCurrentClip(0);
    }

    void undo()
    {
        turns("undo adding them", [&] { return project().undo(); });
        turns("redo", [&] { return project().redo(); });
        std::vector<ClipId> half;
        for (std::size_t i = 0; i < project().clips().size() / 2; ++i)
            half.push_back(project().clips()[2 * i].id);
        turns("set the class of every other one", [&] { return project().setClipLabel(half, "kept"); });
        turns("undo that", [&] { return project().undo(); });
    }

    void annotate()
    {
        const std::vector<Segment> made = segments(project(), std::size_t(m_count));
        turns("add as many segments", [&] { return !project().addSegments(made).empty(); });
        turns("undo that", [&] { return project().undo(); });
        turns("redo", [&] { return project().redo(); });
    }

private:
    class JobTask final : public Task {
        bool isCancelled() const override { return false; }
        void report(double) override {}
    };

    Project& project() { return *m_workbench.project(); }

    template<typename Work>
    void turns(const std::string& what, const Work& work)
    {
        bool isTold = false;
        const auto told = QObject::connect(&project(), &Project::historyChanged, [&isTold] { isTold = true; });
        FrameTimes times;
        times.measure(work);
        times.print(what);
        FrameTimes after;
        while (!isTold) // it is written aside
            after.measure([] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
        QObject::disconnect(told);
        after.measure([&] {
            QCoreApplication::processEvents();
            m_library->repaint();
        });
        after.print("the event loop, after that");
    }

    /// Everything that waits in the event loop, in one turn.
    void once(const std::string& what)
    {
        FrameTimes times;
        times.measure([&] {
            QCoreApplication::processEvents();
            m_library->repaint();
        });
        if (!what.empty())
            times.print(what);
    }

    FrameTimes naiveFilter()
    {
        QStandardItemModel words;
        for (const Clip& clip : project().clips())
            words.appendRow(new QStandardItem(
                QString::fromStdString(clip.name + ' ' + clip.label + ' ' + clip.speaker + ' ' + clip.episode)));
        QSortFilterProxyModel proxy;
        proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
        proxy.setSourceModel(&words);
        QListView list;
        list.setUniformItemSizes(true);
        list.setModel(&proxy);
        list.resize(librarySize);
        list.show();
        QCoreApplication::processEvents();
        FrameTimes times;
        for (const QString& text : keystrokes())
            times.measure([&] {
                proxy.setFilterFixedString(text);
                list.repaint();
            });
        return times;
    }

    int m_count;
    QObject m_parent;
    Workbench m_workbench;
    std::unique_ptr<ClipLibrary> m_library;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    Theme::instance().install(application);
    std::filesystem::create_directories(argv[1]);
    Desk desk(argv[1], std::atoi(argv[2]));
    FrameTimes::printHead(std::string(argv[2]) + " clips");
    desk.addClips();
    desk.filter();
    desk.group();
    desk.scroll();
    desk.choose();
    desk.undo();
    desk.annotate();
    std::printf("memory: %.0f MB now, %.0f MB at most\n", memoryNow(), memoryPeak());
    return 0;
}
