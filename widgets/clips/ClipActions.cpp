#include "core/project/Project.h"
#include "widgets/clips/ClassSheet.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/clips/ClipListModel.h"
#include "widgets/common/Actions.h"
#include "widgets/common/ClipClasses.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/Language.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/common/Workbench.h"

#include <QActionGroup>
#include <QDesktopServices>
#include <QListView>
#include <QMenu>
#include <QUrl>

namespace suara {

void ClipLibrary::buildActions()
{
    Action* play = makeAction(
        this, "play_clips", [] { return tr("Play"); },
        [this] { Q_EMIT m_workbench.playClipsRequested(m_workbench.selection().clips()); }, QStringLiteral("play"));
    Action* setClass = makeAction(
        this, "set_class", [] { return tr("Set class…"); }, [this] { askForClass(); });
    Action* rename = makeAction(
        this, "rename", [] { return tr("Rename"); },
        [this] {
            m_list->setFocus();
            m_list->edit(m_list->currentIndex());
        });
    Action* remove = makeAction(
        this, "remove_clips", [] { return tr("Remove from the project"); }, [this] { removeChosen(); },
        QStringLiteral("trash"));
    Action* folder = makeAction(
        this, "show_in_folder", [] { return tr("Show in its folder"); }, [this] { showInFolder(); });
    makeAction(
        this, "select_all", [] { return tr("Select all clips"); }, [this] { m_list->selectAll(); });
    makeAction(
        this, "filter_clips", [] { return tr("Filter clips"); }, [this] { startFilter(); });

    m_menu->addAction(play);
    m_menu->addMenu(m_classMenu);
    m_menu->addAction(rename);
    m_menu->addAction(folder);
    m_menu->addSeparator();
    m_menu->addAction(remove);
    connect(m_classMenu, &QMenu::aboutToShow, this, [this] { fillClassMenu(*m_classMenu); });
    onLanguage(m_classMenu, [this] { m_classMenu->setTitle(tr("Class")); });

    const auto enable = [this, needing = QList<Action*>{play, setClass, rename, remove, folder}] {
        for (Action* action : needing)
            action->setEnabled(!m_workbench.selection().clips().isEmpty());
    };
    enable();
    connect(&m_workbench.selection(), &Selection::clipsChanged, this, enable);
}

void ClipLibrary::buildGroupMenu()
{
    auto* menu = new QMenu(this);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const char* id, std::function<QString()> text, ClipListModel::Grouping grouping) {
        Action* choice = makeAction(this, id, std::move(text), [this, grouping] {
            m_following = true;
            m_model->setGrouping(grouping);
            m_following = false;
            showSelection();
        });
        choice->setCheckable(true);
        choice->setChecked(m_model->grouping() == grouping);
        group->addAction(choice);
        menu->addAction(choice);
    };
    add(
        "group_by_folder", [] { return tr("Group clips by folder"); }, ClipListModel::Grouping::Folder);
    add(
        "group_by_class", [] { return tr("Group clips by class"); }, ClipListModel::Grouping::Class);
    add(
        "group_none", [] { return tr("Do not group clips"); }, ClipListModel::Grouping::None);
    auto* button = new IconButton(QStringLiteral("filter"), m_header);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    onLanguage(button, [button] { button->setHint(tr("Group the list")); });
    m_header->addWidget(button);
}

void ClipLibrary::fillClassMenu(QMenu& menu)
{
    menu.clear();
    for (const QString& label : clipClasses(*m_workbench.project()))
        menu.addAction(label, this, [this, label] { setClass(label); });
    menu.addSeparator();
    menu.addAction(tr("No class"), this, [this] { setClass({}); });
    menu.addAction(tr("Another class…"), this, [this] { askForClass(); });
}

void ClipLibrary::setClass(const QString& label)
{
    const QList<ClipId>& clips = m_workbench.selection().clips();
    m_workbench.project()->setClipLabel({clips.begin(), clips.end()}, label.toStdString());
}

void ClipLibrary::askForClass()
{
    auto* sheet = window()->findChild<ClassSheet*>();
    if (sheet == nullptr) {
        sheet = new ClassSheet(window());
        connect(sheet, &ClassSheet::chosen, this, &ClipLibrary::setClass);
    }
    sheet->ask(clipClasses(*m_workbench.project()));
}

void ClipLibrary::removeChosen()
{
    const QList<ClipId>& clips = m_workbench.selection().clips();
    m_workbench.project()->removeClips({clips.begin(), clips.end()});
}

void ClipLibrary::showInFolder()
{
    const Project& project = *m_workbench.project();
    if (const Clip* clip = project.clip(m_workbench.selection().currentClip())) {
        const std::filesystem::path folder = project.absolutePath(*clip).parent_path();
        QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdU16String(folder.u16string())));
    }
}

} // namespace suara
