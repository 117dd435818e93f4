#include "core/project/ClipProperty.h"
#include "core/project/Project.h"
#include "widgets/clips/ClipDetails.h"
#include "widgets/clips/ClipLibrary.h"
#include "widgets/clips/ClipListModel.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"

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

    m_menu->addAction(play);
    for (const Words& words : m_words)
        m_menu->addMenu(words.menu);
    m_menu->addAction(rename);
    m_menu->addAction(folder);
    m_menu->addSeparator();
    m_menu->addAction(remove);
    for (const Words& words : m_words)
        connect(words.menu, &QMenu::aboutToShow, this, [this, words] { fillMenu(words); });
    onLanguage(m_menu, [this] {
        m_words[0].menu->setTitle(tr("Class"));
        m_words[1].menu->setTitle(tr("Speaker"));
        m_words[2].menu->setTitle(tr("Episode"));
    });

    const auto enable = [this, needing = QList<Action*>{play, rename, remove, folder}] {
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
        "group_by_speaker", [] { return tr("Group clips by speaker"); }, ClipListModel::Grouping::Speaker);
    add(
        "group_by_episode", [] { return tr("Group clips by episode"); }, ClipListModel::Grouping::Episode);
    add(
        "group_none", [] { return tr("Do not group clips"); }, ClipListModel::Grouping::None);
    auto* button = new IconButton(QStringLiteral("filter"), m_header);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    onLanguage(button, [button] { button->setHint(tr("Group the list")); });
    m_header->addWidget(button);
}

/// The words in use, for the chosen clips.
void ClipLibrary::fillMenu(const Words& words)
{
    const auto set = [this, property = words.property](const std::string& word) {
        const QList<ClipId>& clips = m_workbench.selection().clips();
        setClipProperty(*m_workbench.project(), {clips.begin(), clips.end()}, property, word);
    };
    words.menu->clear();
    for (const std::string& word : clipPropertyValues(*m_workbench.project(), words.property))
        words.menu->addAction(QString::fromStdString(word), this, [set, word] { set(word); });
    words.menu->addSeparator();
    words.menu->addAction(tr("None"), this, [set] { set({}); });
    words.menu->addAction(tr("Another…"), this, [this, words] { m_details->startEditing(words.property); });
}

void ClipLibrary::startEditing()
{
    m_details->startEditing(ClipProperty::Class);
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
        QDesktopServices::openUrl(QUrl::fromLocalFile(fromPath(folder)));
    }
}

} // namespace suara
