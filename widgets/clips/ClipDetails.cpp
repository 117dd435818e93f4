#include "widgets/clips/ClipDetails.h"

#include "core/project/Project.h"
#include "widgets/clips/WordEdit.h"
#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"

#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

namespace {

constexpr int labelWidth = 72;
constexpr int mostParts = 8;        // of a file's name, in the menu
constexpr int firstCharacter = 100; // among the places
constexpr int mostCharacters = 16;
const QString foldedKey = QStringLiteral("layout/clip_details_folded");

QString propertyTitle(ClipProperty property)
{
    switch (property) {
    case ClipProperty::Class:
        return ClipDetails::tr("Class");
    case ClipProperty::Speaker:
        return ClipDetails::tr("Speaker");
    case ClipProperty::Episode:
        break;
    }
    return ClipDetails::tr("Episode");
}

/// What a clip's place offers as a word, by the place's number: its folder, the folder above, then the parts of its
/// name, then from firstCharacter on the single characters of it; "" where it has none.
std::string wordAt(const std::filesystem::path& file, int source)
{
    if (source == 0)
        return file.parent_path().filename().string();
    if (source == 1)
        return file.parent_path().parent_path().filename().string();
    if (source >= firstCharacter) {
        const QString name = QString::fromStdString(file.stem().string());
        return name.mid(source - firstCharacter, 1).trimmed().toStdString();
    }
    const std::vector<std::string> parts = fileNameParts(file);
    const auto part = std::size_t(source - 2);
    return part < parts.size() ? parts[part] : std::string();
}

QString sourceTitle(int source)
{
    return source == 0                ? ClipDetails::tr("Folder")
           : source == 1              ? ClipDetails::tr("Folder above")
           : source >= firstCharacter ? ClipDetails::tr("Character %1").arg(source - firstCharacter + 1)
                                      : ClipDetails::tr("Part %1 of the file's name").arg(source - 1);
}

} // namespace

ClipDetails::ClipDetails(Workbench& workbench, QWidget* parent)
    : Section(parent)
    , m_workbench(workbench)
    , m_fileName(new ElidedLabel)
    , m_facts(new ElidedLabel)
    , m_take(new QPushButton)
    , m_menu(new QMenu(this))
{
    for (const ClipProperty property : {ClipProperty::Class, ClipProperty::Speaker, ClipProperty::Episode})
        addProperty(property);
    m_fileName->setElideMode(Qt::ElideLeft); // its end tells files of one folder apart
    m_take->setMenu(m_menu);
    addWidget(m_take);
    m_file = addRow(m_fileName);
    m_file->setLabelWidth(labelWidth);
    m_facts->setProperty("role", QStringLiteral("secondary"));
    addWidget(m_facts);
    setExpanded(Settings::instance().layout(foldedKey).isEmpty());
    connect(this, &Section::expandedChanged, this, [](bool expanded) {
        Settings::instance().setLayout(foldedKey, expanded ? QByteArray() : QByteArrayLiteral("folded"));
    });
    connect(m_menu, &QMenu::aboutToShow, this, &ClipDetails::fillMenu);
    connectWorkbench();
    onLanguage(this, [this] {
        setTitle(tr("Details"));
        for (const Row& row : m_rows)
            row.row->setLabel(propertyTitle(row.property));
        m_take->setText(tr("Take from names…"));
        m_take->setToolTip(tr("Class, speaker or episode from the names of folders and files"));
        m_file->setLabel(tr("File"));
        show();
    });
}

void ClipDetails::addProperty(ClipProperty property)
{
    auto* field = new WordEdit([this, property] {
        QStringList words;
        for (const std::string& word : clipPropertyValues(*m_workbench.project(), property))
            words << QString::fromStdString(word);
        return words;
    });
    FormRow* row = addRow(field);
    row->setLabelWidth(labelWidth);
    m_rows.append({property, row, field});
    connect(field, &WordEdit::entered, this, [this, property](const QString& word) { enter(property, word); });
}

void ClipDetails::connectWorkbench()
{
    const auto follow = [this] {
        if (m_workbench.project() != nullptr)
            connect(m_workbench.project(), &Project::clipsChanged, this, &ClipDetails::show);
        show();
    };
    connect(&m_workbench, &Workbench::projectChanged, this, follow);
    connect(&m_workbench.selection(), &Selection::clipsChanged, this, &ClipDetails::show);
    connect(&m_workbench, &Workbench::cutChanged, this, &ClipDetails::showFacts);
    follow();
}

std::vector<ClipId> ClipDetails::clips() const
{
    const QList<ClipId>& chosen = m_workbench.selection().clips();
    return {chosen.begin(), chosen.end()};
}

const Clip* ClipDetails::current() const
{
    const Project* project = m_workbench.project();
    return project != nullptr ? project->clip(m_workbench.selection().currentClip()) : nullptr;
}

void ClipDetails::show()
{
    const std::vector<ClipId> chosen = clips();
    const Project* project = m_workbench.project();
    const Clip* first = project != nullptr && !chosen.empty() ? project->clip(chosen.front()) : nullptr;
    for (const Row& row : m_rows) {
        const bool alike =
            first != nullptr && std::ranges::all_of(chosen, [&](ClipId id) {
                const Clip* clip = project->clip(id);
                return clip != nullptr && clipProperty(*clip, row.property) == clipProperty(*first, row.property);
            });
        row.field->setWord(alike ? QString::fromStdString(clipProperty(*first, row.property)) : QString());
        row.field->setPlaceholderText(first == nullptr ? QString() : alike ? tr("none") : tr("several"));
        row.field->setEnabled(first != nullptr && !project->isReadOnly());
    }
    m_take->setEnabled(first != nullptr && !project->isReadOnly());
    setDetail(chosen.size() > 1 ? tr("%n clip(s)", nullptr, int(chosen.size())) : QString());
    showFacts();
}

void ClipDetails::showFacts()
{
    const Clip* clip = current();
    m_fileName->setText(clip != nullptr ? QString::fromStdString(clip->path) : QString());
    if (clip == nullptr)
        return m_facts->clear();
    if (!clip->isReadable())
        return m_facts->setText(coreText(clip->error, clip->errorArguments));
    QStringList facts{formatHertz(clip->sampleRate), tr("%n channel(s)", nullptr, clip->channels),
                      formatMoment(clip->seconds())};
    if (m_workbench.cut().contains(clip->id))
        facts.prepend(tr("end missing")); // before what may be cut off
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void ClipDetails::enter(ClipProperty property, const QString& word)
{
    setClipProperty(*m_workbench.project(), clips(), property, word.toStdString());
}

void ClipDetails::startEditing(ClipProperty property)
{
    setExpanded(true);
    for (const Row& row : m_rows)
        if (row.property == property) {
            row.field->setFocus(Qt::ShortcutFocusReason);
            row.field->selectAll();
        }
}

void ClipDetails::fillMenu()
{
    m_menu->clear();
    for (const Row& row : m_rows)
        addSources(*m_menu->addMenu(propertyTitle(row.property)), row.property);
}

/// The words that the current clip's place offers; the other chosen clips give theirs from the same place.
void ClipDetails::addSources(QMenu& menu, ClipProperty property)
{
    const Clip* clip = current();
    if (clip == nullptr)
        return;
    const std::filesystem::path file = m_workbench.project()->absolutePath(*clip);
    const auto add = [&](QMenu& to, int source) {
        const QString word = QString::fromStdString(wordAt(file, source));
        if (word.isEmpty())
            return;
        to.addAction(QStringLiteral("%1: %2").arg(sourceTitle(source), word), this, [this, property, source] {
            Project& project = *m_workbench.project();
            takeClipProperty(project, clips(), property,
                             [&](const Clip& each) { return wordAt(project.absolutePath(each), source); });
        });
    };
    for (int source = 0; source < mostParts + 2; ++source)
        add(menu, source);
    QMenu& characters = *menu.addMenu(tr("One character of the file's name")); // 03a01Fa: the sixth is the emotion
    for (int place = 0; place < mostCharacters; ++place)
        add(characters, firstCharacter + place);
}

void ClipDetails::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(0, 0, width(), 1, Theme::instance().tokens().border); // it stands below the list
}

} // namespace suara
