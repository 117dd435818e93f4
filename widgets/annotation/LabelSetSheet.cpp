#include "widgets/annotation/LabelSetSheet.h"

#include "core/base/Error.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/CategoryRow.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

namespace suara {

LabelSetSheet::LabelSetSheet(AnnotationDesk& desk, QWidget* window)
    : Sheet(window)
    , m_desk(desk)
    , m_name(new QLineEdit)
    , m_scroll(new QScrollArea)
    , m_list(new QWidget)
    , m_note(new Note)
    , m_save(new QPushButton)
{
    build();
    setPanel(Place::Middle, {480, 560});
    connect(m_name, &QLineEdit::textChanged, this, &LabelSetSheet::check);
    connect(m_save, &QPushButton::clicked, this, &LabelSetSheet::save);
    connect(&desk.workbench(), &Workbench::projectChanged, this, &LabelSetSheet::dismiss); // the set was the other's
}

void LabelSetSheet::build()
{
    auto* add = new QPushButton;
    connect(add, &QPushButton::clicked, this, &LabelSetSheet::addEmptyRow);
    auto* name = new FormRow(m_name);
    auto* list = plainColumn(m_list, {20, 8, 20, 8});
    list->setSpacing(4);
    list->addStretch(1);
    m_scroll->setWidget(m_list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_save->setProperty("primary", true);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, 4, 20, 4);
    head->addWidget(name);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 8, 20, 16);
    foot->setSpacing(8);
    foot->addWidget(add);
    foot->addStretch(1);
    foot->addWidget(m_save);
    body()->addLayout(head);
    body()->addWidget(m_note);
    body()->addWidget(m_scroll, 1);
    body()->addLayout(foot);
    onLanguage(this, [=, this] {
        setTitle(tr("Labels"));
        name->setLabel(tr("Name of the set"), tr("Segments, tables and files carry the words as they stand here"));
        add->setText(tr("Add a label"));
        m_save->setText(tr("Save"));
        check();
    });
}

void LabelSetSheet::edit(const LabelSet& set)
{
    m_set = set;
    qDeleteAll(std::exchange(m_rows, {}));
    for (const Category& category : set.categories)
        addRow(category);
    m_name->setText(QString::fromStdString(set.name));
    if (m_rows.isEmpty())
        addEmptyRow();
    open();
    m_name->setFocus();
    check();
}

CategoryRow* LabelSetSheet::addRow(const Category& category)
{
    auto* row = new CategoryRow(category, m_list);
    static_cast<QVBoxLayout*>(m_list->layout())->insertWidget(int(m_rows.size()), row);
    m_rows.append(row);
    connect(row, &CategoryRow::changed, this, &LabelSetSheet::check);
    connect(row, &CategoryRow::moveRequested, this, [this, row](int by) { moveRow(row, by); });
    connect(row, &CategoryRow::removeRequested, this, [this, row] { removeRow(row); });
    connect(row, &CategoryRow::returnPressed, this, [this, row] {
        const qsizetype next = m_rows.indexOf(row) + 1;
        next < m_rows.size() ? m_rows[next]->startTyping() : addEmptyRow();
    });
    return row;
}

/// With the next free key and colour.
void LabelSetSheet::addEmptyRow()
{
    LabelSet set = typed();
    set.add({});
    CategoryRow* row = addRow(set.categories.back());
    row->startTyping();
    m_list->layout()->activate();
    m_scroll->ensureWidgetVisible(row);
    check();
}

void LabelSetSheet::removeRow(CategoryRow* row)
{
    m_rows.removeOne(row);
    row->hide();
    row->deleteLater(); // its button is still telling of the click
    check();
}

void LabelSetSheet::moveRow(CategoryRow* row, int by)
{
    const qsizetype from = m_rows.indexOf(row);
    const qsizetype to = std::clamp<qsizetype>(from + by, 0, m_rows.size() - 1);
    m_rows.move(from, to);
    auto* list = static_cast<QVBoxLayout*>(m_list->layout());
    list->removeWidget(row);
    list->insertWidget(int(to), row);
    check();
}

LabelSet LabelSetSheet::typed() const
{
    LabelSet set{m_set.id, m_name->text().simplified().toStdString(), {}};
    for (const CategoryRow* row : m_rows)
        set.categories.push_back(row->category());
    return set;
}

int LabelSetSheet::labelsLost(const LabelSet& wanted) const
{
    std::vector<std::string> gone;
    for (const Category& category : m_set.categories)
        if (std::ranges::find(wanted.categories, category.id, &Category::id) == wanted.categories.end())
            gone.push_back(category.name);
    int lost = 0;
    if (gone.empty())
        return lost;
    for (const Clip& clip : m_desk.project()->clips())
        for (const Segment& segment : m_desk.project()->segments(clip.id))
            lost += std::ranges::count(gone, segment.label(m_set.name)) > 0 ? 1 : 0;
    return lost;
}

void LabelSetSheet::alignRows()
{
    int width = 0;
    for (const CategoryRow* row : m_rows)
        width = std::max(width, row->translationWidth());
    for (CategoryRow* row : m_rows)
        row->setTranslationWidth(width);
}

void LabelSetSheet::check()
{
    alignRows();
    const LabelSet wanted = typed();
    m_save->setEnabled(false);
    if (wanted.name.empty())
        return m_note->say(Note::Kind::Info, [] { return tr("Give the set a name."); });
    if (wanted.categories.empty())
        return m_note->say(Note::Kind::Info, [] { return tr("Add at least one label."); });
    try {
        checkLabelSet(wanted);
    } catch (const ParameterError& error) {
        return m_note->say(Note::Kind::Error, [error] { return errorText(error); });
    }
    m_save->setEnabled(wanted != m_set);
    if (const int lost = labelsLost(wanted); lost > 0)
        m_note->say(Note::Kind::Warning,
                    [lost] { return tr("%n segment(s) will lose a label; Undo brings it back.", nullptr, lost); });
    else
        m_note->clear();
}

void LabelSetSheet::save()
{
    const LabelSet wanted = typed();
    Project& project = *m_desk.project();
    try {
        if (wanted.id != 0 ? !project.updateLabelSet(wanted) : project.addLabelSet(wanted) == 0)
            return; // the window says why
    } catch (const ParameterError& error) {
        return m_note->say(Note::Kind::Error, [error] { return errorText(error); });
    }
    m_desk.setLabelSet(wanted.name);
    dismiss();
}

} // namespace suara
