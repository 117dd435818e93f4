#include "app/MainWindow.h"

#include "app/MainMenus.h"
#include "app/PaneActions.h"
#include "app/PlainKeys.h"
#include "app/ProjectFiles.h"
#include "app/WindowActions.h"
#include "app/WindowHeader.h"
#include "app/WorkspaceTabs.h"
#include "core/base/Error.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotatePage.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/clips/LibraryPane.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/jobs/JobBar.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/look/WindowWidth.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/explore/ExplorePage.h"
#include "widgets/features/FeaturesPage.h"
#include "widgets/learning/TrainPage.h"
#include "widgets/playback/AudioOutput.h"
#include "widgets/playback/Player.h"
#include "widgets/playback/TransportBar.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace suara {

namespace {

constexpr int libraryWidth = 264;
constexpr int compactLibraryWidth = 216;
constexpr QSize firstSize{1440, 900};
constexpr QSize smallest{900, 480}; // a screen of 1920 x 1080 at 200 % has 960 x 540; pages that need more scroll
constexpr int keepAfterMilliseconds = 1000;
const QString geometryKey = QStringLiteral("layout/window");
const QString pageKey = QStringLiteral("layout/page");
const QString clipKey = QStringLiteral("clip");    // a setting of the project: the clip that was looked at last
const QString playing = QStringLiteral("playing"); // causes of what the note says
const QString problem = QStringLiteral("problem");

/// Where the window is smaller than a page can be, the page scrolls: nothing of it is cut.
QScrollArea* scrolled(Page* page)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

} // namespace

MainWindow::MainWindow(Workbench& workbench, std::unique_ptr<AudioOutput> output, QWidget* parent)
    : QMainWindow(parent)
    , m_workbench(workbench)
    , m_player(new Player(workbench, std::move(output)))
    , m_header(new WindowHeader(this))
    , m_note(new Note(this))
    , m_split(new Splitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_files(new ProjectFiles(workbench, *m_note, *this))
    , m_keepLater(new QTimer(this))
{
    m_player->setParent(this);
    new PlainKeys(this);
    setAcceptDrops(true);
    setMinimumSize(smallest);
    makeEditActions(*this, workbench);
    makePlayActions(*this, workbench, *m_player);
    makeViewActions(*this);
    place();
    buildPages();
    buildHeader();
    joinWorkbench();
    followSettings();

    resize(firstSize);
    restoreGeometry(Settings::instance().layout(geometryKey));
    m_wasCompact = isCompact();
    showPage(Settings::instance().layout(pageKey).toInt());
    m_keepLater->setSingleShot(true);
    m_keepLater->setInterval(keepAfterMilliseconds);
    connect(m_keepLater, &QTimer::timeout, this, &MainWindow::keepGeometry);
}

MainWindow::~MainWindow() = default;

void MainWindow::openAtStart(const QStringList& arguments)
{
    constexpr int explore = 0;
    if (m_files->openAtStart(arguments))
        showPage(explore); // to see what was named, whatever page was left
}

QString MainWindow::note() const
{
    return m_note->sentence();
}

void MainWindow::place()
{
    setMenuWidget(m_header);
    auto* library = new ClipLibrary(m_workbench, findChild<QAction*>(QStringLiteral("open_files")),
                                    findChild<QAction*>(QStringLiteral("open_folder")));
    m_library = new LibraryPane(library, this);
    m_split->addWidget(m_library);
    m_split->addWidget(m_stack);
    m_split->setStretchFactor(1, 1);
    auto* transport = new TransportBar(m_workbench, *m_player, this);
    transport->addToEnd(new JobBar(m_workbench.jobs(), transport));

    auto* centre = new QWidget(this);
    auto* column = plainColumn(centre);
    column->addWidget(m_note);
    column->addWidget(m_split, 1);
    column->addWidget(transport);
    setCentralWidget(centre);
    makePaneActions(*this, {m_library, m_stack, transport});
    connect(m_split, &QSplitter::splitterMoved, this, &MainWindow::keepLibrary);
    const auto unfold = [this] {
        m_library->setFolded(!m_library->isFolded());
        keepLibrary();
        arrangeLibrary();
    };
    connect(m_library, &LibraryPane::unfoldRequested, this, unfold);
    makeAction(
        this, "library", [] { return tr("Show or fold the clip list"); }, unfold);
}

void MainWindow::buildPages()
{
    auto* features = new FeaturesPage(m_workbench, this);
    auto* train = new TrainPage(m_workbench, this);
    m_pages = {new ExplorePage(m_workbench, this), new AnnotatePage(m_workbench, this), features, train};
    connect(features, &FeaturesPage::trainRequested, this, [this, train] { showPage(int(m_pages.indexOf(train))); });
    auto* group = new QActionGroup(this);
    for (int index = 0; index < m_pages.size(); ++index) {
        Page* page = m_pages[index];
        m_stack->addWidget(scrolled(page));
        connect(page, &Page::showRequested, this, [this, index] { showPage(index); });
        const QByteArray id = "workspace_" + page->iconName().toLatin1();
        Action* action = makeToggle(
            this, id.constData(), [page] { return page->title(); },
            [this, index](bool on) {
                if (on)
                    showPage(index);
            },
            page->iconName());
        group->addAction(action);
        m_header->tabs()->addTab(action);
        m_workspaces << action;
    }
}

void MainWindow::buildHeader()
{
    m_menus = new MainMenus(*m_header->menuBar(), *this);
    const auto action = [this](const char* id) {
        return findChild<QAction*>(QString::fromLatin1(id));
    };
    m_header->addAction(action("undo"));
    m_header->addAction(action("redo"));
    m_header->addSearch(action("command_palette"));
    m_header->addMenu(action("language"), m_menus->languageMenu());
    m_header->addAction(action("switch_theme"));
    connect(m_menus->recentMenu()->menuAction(), &QAction::hovered, this,
            [this] { m_files->fillRecentMenu(*m_menus->recentMenu()); });
}

void MainWindow::joinWorkbench()
{
    connect(&m_workbench, &Workbench::projectChanged, this, &MainWindow::showProject);
    connect(&m_workbench, &Workbench::problemFound, this, [this](const QString& sentence) {
        m_note->say(
            Note::Kind::Error, [=] { return sentence; }, problem);
    });
    connect(&m_workbench, &Workbench::workDone, this,
            [this](const QString& sentence) { m_note->say(Note::Kind::Info, sentence); });
    connect(m_player, &Player::problemChanged, this, [this] {
        if (m_player->problem().isEmpty())
            m_note->solved(playing);
        else
            m_note->say(
                Note::Kind::Error, [this] { return m_player->problem(); }, playing);
    });
    connect(&m_workbench.jobs(), &JobRunner::started, this, [this](Job* job) {
        const QString cause = QStringLiteral("job ") + job->title();
        connect(job, &Job::failed, this, [this, job, cause](const QString& reason) {
            if (!job->isTold())
                m_note->say(
                    Note::Kind::Error, [reason] { return reason; }, cause);
        });
        connect(job, &Job::succeeded, this, [this, cause] { m_note->solved(cause); });
    });
    connect(&m_workbench.selection(), &Selection::currentClipChanged, m_note, &Note::goOn);
    connect(&m_workbench.selection(), &Selection::currentClipChanged, this, [this](ClipId clip) {
        if (clip != 0)
            m_workbench.project()->setSetting(clipKey, qlonglong(clip));
    });
}

void MainWindow::showProject()
{
    const Project& project = *m_workbench.project();
    const Clip* last = project.clip(project.setting(clipKey).toLongLong());
    connect(&project, &Project::historyChanged, m_note, [this] {
        m_note->solved(problem);
        m_note->goOn();
    });
    m_header->setProjectName(project.name() + QStringLiteral(".suara"));
    setWindowTitle(QStringLiteral("%1 – Suara").arg(project.name()));
    m_files->fillRecentMenu(*m_menus->recentMenu());
    if (!project.clips().empty())
        m_workbench.selection().setCurrentClip((last != nullptr ? *last : project.clips().front()).id);
}

void MainWindow::followSettings()
{
    const auto apply = [] {
        const Settings& settings = Settings::instance();
        Language::instance().set(settings.value(Settings::Key::Language).toString());
        const QString theme = settings.value(Settings::Key::Theme).toString();
        Theme::instance().setMode(theme == QLatin1String("dark")    ? Theme::Mode::Dark
                                  : theme == QLatin1String("light") ? Theme::Mode::Light
                                                                    : Theme::Mode::System);
    };
    apply();
    connect(&Settings::instance(), &Settings::changed, this, apply);
    connect(&Settings::instance(), &Settings::wasReset, this, apply);
    connect(&Settings::instance(), &Settings::wasReset, this, [this] {
        if ((windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) == 0)
            resize(firstSize);
        arrangeLibrary();
    });
    connect(&Language::instance(), &Language::changed, this, [this] {
        if (m_workbench.project() != nullptr)
            m_workbench.project()->retranslate();
    });
}

void MainWindow::showPage(int index)
{
    if (index < 0 || index >= m_pages.size())
        index = 0;
    m_stack->setCurrentIndex(index);
    m_workspaces[index]->setChecked(true);
    m_menus->setPage(m_pages[index]);
    m_note->goOn();
    Settings::instance().setLayout(pageKey, QByteArray::number(index));
    arrangeLibrary();
}

Page* MainWindow::currentPage() const
{
    return m_pages[m_stack->currentIndex()];
}

bool MainWindow::isCompact() const
{
    return width() < kWideWindow;
}

QString MainWindow::libraryKey() const
{
    return QStringLiteral("layout/library/%1/%2")
        .arg(currentPage()->iconName(), isCompact() ? QStringLiteral("compact") : QStringLiteral("wide"));
}

int MainWindow::usualLibraryWidth() const
{
    return isCompact() ? compactLibraryWidth : libraryWidth;
}

/// The library as the user left it in this workspace, else as the look says: wide, or a rail where room is short.
void MainWindow::arrangeLibrary()
{
    const bool rail =
        !currentPage()->usesLibrary() || (isCompact() && currentPage()->iconName() != QLatin1String("explore"));
    const QByteArray kept = Settings::instance().layout(libraryKey());
    const int wanted = kept.isEmpty() ? (rail ? 0 : usualLibraryWidth()) : kept.toInt();
    m_library->setFolded(wanted == 0);
    const int now = wanted == 0 ? m_library->maximumWidth() : wanted;
    m_split->setSizes({now, std::max(1, width() - now - 1)});
}

void MainWindow::keepLibrary()
{
    const int now = m_library->isFolded() ? 0 : std::max(m_library->width(), usualLibraryWidth());
    Settings::instance().setLayout(libraryKey(), QByteArray::number(now));
}

void MainWindow::keepGeometry()
{
    Settings::instance().setLayout(geometryKey, saveGeometry());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (m_library != nullptr && !m_pages.isEmpty() && std::exchange(m_wasCompact, isCompact()) != isCompact())
        arrangeLibrary();
    m_keepLater->start();
}

void MainWindow::moveEvent(QMoveEvent* event)
{
    QMainWindow::moveEvent(event);
    m_keepLater->start();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepGeometry();
    m_player->stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const bool own = event->source() != nullptr; // clips that are dragged out of the window
    if (event->mimeData()->hasUrls() && !own)
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    m_files->dropped(paths);
    event->acceptProposedAction();
}

} // namespace suara
