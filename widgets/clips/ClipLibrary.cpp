#include "widgets/clips/ClipLibrary.h"

#include "core/project/Project.h"
#include "widgets/clips/ClipDelegate.h"
#include "widgets/clips/ClipDetails.h"
#include "widgets/clips/ClipListModel.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"

#include <QContextMenuEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

namespace {
constexpr int roomForWords = 250; // px; narrower, the head shows the number alone
}

ClipLibrary::ClipLibrary(Workbench& workbench, QAction* add, QAction* addFolder, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new ClipListModel(this))
    , m_list(new QListView(this))
    , m_filter(new QLineEdit(this))
    , m_header(new PanelHeader(this))
    , m_empty(new EmptyState(QStringLiteral("clip")))
    , m_nothingFound(new EmptyState(QStringLiteral("search")))
    , m_stack(new QStackedWidget(this))
    , m_menu(new QMenu(this))
    , m_words{{ClipProperty::Class, new QMenu(this)},
              {ClipProperty::Speaker, new QMenu(this)},
              {ClipProperty::Episode, new QMenu(this)}}
    , m_details(new ClipDetails(workbench, this))
    , m_later(new QTimer(this))
{
    setAutoFillBackground(true);
    build(add, addFolder);
    buildActions();
    connectWorkbench();
    onLanguage(this, [this] {
        m_header->setTitle(tr("Clips"));
        m_filter->setPlaceholderText(tr("Filter clips"));
        m_filter->setAccessibleName(tr("Filter clips"));
        m_list->setAccessibleName(tr("Clips"));
        m_empty->setTexts(tr("Drop clips or a folder here"),
                          tr("WAV, FLAC, OGG, MP3, M4A, MP4 … Folder names can be classes."));
        m_nothingFound->setTexts(tr("No clip has these words"), tr("In its name, class, speaker or episode."));
        reload();
    });
}

void ClipLibrary::build(QAction* add, QAction* addFolder)
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ClipDelegate(m_workbench.data(), m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->verticalScrollBar()->setSingleStep(28);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setProperty("role", QStringLiteral("panel"));
    for (EmptyState* empty : {m_empty, m_nothingFound})
        empty->setBackgroundRole(QPalette::Window);
    m_empty->setAction(add);
    m_header->addAction(add);
    m_header->addAction(addFolder);
    buildGroupMenu();

    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_nothingFound);
    auto* column = plainColumn(this);
    column->addWidget(m_header);
    column->addWidget(buildFilter());
    column->addWidget(m_stack, 1);
    column->addWidget(m_details);
}

QWidget* ClipLibrary::buildFilter()
{
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(m_filter);
    m_filter->setTextMargins(24, 0, 0, 0);
    m_filter->setClearButtonEnabled(false);
    auto* icon = new QLabel(m_filter);
    icon->setGeometry(9, 6, 16, 16);
    icon->setAttribute(Qt::WA_TransparentForMouseEvents);
    onTheme(icon, [icon] {
        icon->setPixmap(Theme::instance()
                            .icon(QStringLiteral("search"), Theme::IconRole::Muted)
                            .pixmap(QSize(16, 16), icon->devicePixelRatioF()));
    });
    return place;
}

void ClipLibrary::connectWorkbench()
{
    m_later->setSingleShot(true);
    m_later->setInterval(0);
    connect(m_later, &QTimer::timeout, this, &ClipLibrary::reload);
    const auto follow = [this] {
        connect(m_workbench.project(), &Project::clipsChanged, m_later, qOverload<>(&QTimer::start));
        reload();
    };
    connect(&m_workbench, &Workbench::projectChanged, this, follow);
    connect(&m_workbench, &Workbench::missingChanged, m_later, qOverload<>(&QTimer::start));
    connect(&m_workbench, &Workbench::cutChanged, m_later, qOverload<>(&QTimer::start));
    if (m_workbench.project() != nullptr)
        follow();
    connect(&m_workbench.selection(), &Selection::clipsChanged, this, &ClipLibrary::showSelection);
    connect(&m_workbench.data(), &ClipData::arrived, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClipLibrary::takeSelection);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(ClipListModel::IsGroupRole).toBool())
            activate(index);
    });
    connect(m_list, &QListView::activated, this, &ClipLibrary::activate);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_following = true;
        m_model->setFilter(text);
        m_following = false;
        showCounts();
        showSelection();
    });
    connect(m_model, &ClipListModel::renameRequested, this,
            [this](ClipId clip, const QString& name) { m_workbench.project()->renameClip(clip, name.toStdString()); });
}

void ClipLibrary::reload()
{
    if (m_workbench.project() == nullptr)
        return;
    const int scrolled = m_list->verticalScrollBar()->value();
    m_following = true;
    m_model->setProject(*m_workbench.project(), m_workbench.missing(), m_workbench.cut());
    m_following = false;
    showCounts();
    showSelection();
    m_list->verticalScrollBar()->setValue(scrolled);
}

void ClipLibrary::showCounts()
{
    const int all = m_model->clipCount();
    const int shown = m_model->shownCount();
    const QString some = tr("%1 of %2").arg(formatInteger(shown), formatInteger(all));
    const QString every = width() < roomForWords
                              ? formatInteger(all)
                              : tr("%n clip(s)", nullptr, all).replace(QString::number(all), formatInteger(all));
    m_header->setDetail(all == 0 ? QString() : shown == all ? every : some);
    m_stack->setCurrentIndex(all == 0 ? 1 : shown == 0 ? 2 : 0);
    m_filter->setEnabled(all > 0);
}

void ClipLibrary::showSelection()
{
    if (m_following)
        return;
    m_following = true;
    QItemSelection chosen;
    for (const ClipId clip : m_workbench.selection().clips()) {
        const int row = m_model->rowOf(clip);
        if (row >= 0)
            chosen.select(m_model->index(row), m_model->index(row));
    }
    QItemSelectionModel* selection = m_list->selectionModel();
    selection->select(chosen, QItemSelectionModel::ClearAndSelect);
    const int current = m_model->rowOf(m_workbench.selection().currentClip());
    if (current >= 0) {
        selection->setCurrentIndex(m_model->index(current), QItemSelectionModel::NoUpdate);
        m_list->scrollTo(m_model->index(current));
    }
    m_following = false;
}

void ClipLibrary::takeSelection()
{
    if (m_following)
        return;
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    const QModelIndex current = m_list->currentIndex();
    if (rows.isEmpty() && current.isValid() && m_model->clipAt(current.row()) == 0)
        return; // the keys passed a group's own row
    m_following = true;
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<ClipId> clips;
    for (const QModelIndex& index : rows)
        clips << m_model->clipAt(index.row());
    m_workbench.selection().setClips(clips);
    m_following = false;
}

void ClipLibrary::activate(const QModelIndex& index)
{
    const ClipId clip = m_model->clipAt(index.row());
    if (clip != 0) {
        Q_EMIT m_workbench.playClipsRequested({clip});
        return;
    }
    m_following = true;
    m_model->toggleGroup(index.row());
    m_following = false;
    showSelection();
}

void ClipLibrary::startFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ClipLibrary::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showCounts();
    // The chosen clip stays in view: at the start it is chosen before the window has its size.
    QTimer::singleShot(0, this, [this] { m_list->scrollTo(m_list->currentIndex()); });
}

void ClipLibrary::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_workbench.selection().clips().isEmpty())
        m_menu->popup(event->globalPos());
}

} // namespace suara
