#include "widgets/common/commands/KeySheet.h"

#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/text/Language.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace suara {

namespace {

QLabel* label(const QString& text, const char* role)
{
    auto* made = new QLabel(text);
    made->setProperty("role", QString::fromLatin1(role));
    return made;
}

/// One place's keys: a heading, then what each does with its key at the right.
QLayout* part(KeyPlace where)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(label(keyPlaceText(where), "title"), 0, 0, 1, 2);
    grid->setRowMinimumHeight(0, 28);
    int line = 1;
    for (const KeyRow& row : keyTable()) {
        if (row.where != where)
            continue;
        grid->addWidget(label(keyText(row), ""), line, 0);
        grid->addWidget(label(keyShown(row), "key"), line, 1, Qt::AlignRight);
        ++line;
    }
    return grid;
}

QVBoxLayout* column(std::initializer_list<KeyPlace> places)
{
    auto* made = new QVBoxLayout;
    made->setSpacing(16);
    for (const KeyPlace where : places)
        made->addLayout(part(where));
    made->addStretch();
    return made;
}

/// What can be done anywhere beside what belongs to a place.
QWidget* columns()
{
    auto* made = new QWidget;
    auto* row = new QHBoxLayout(made);
    row->setContentsMargins(20, 0, 20, 16);
    row->setSpacing(40);
    row->addLayout(column({KeyPlace::Everywhere}), 1);
    row->addLayout(column({KeyPlace::LanesAndLists, KeyPlace::Lists, KeyPlace::Lanes, KeyPlace::Tiers, KeyPlace::Runs,
                           KeyPlace::Layers}),
                   1);
    return made;
}

} // namespace

KeySheet::KeySheet(QWidget* window) : Sheet(window)
{
    auto* scroll = new QScrollArea(panel());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(scroll, 1);
    setPanel(Place::Middle, {960, 720});
    onLanguage(this, [this, scroll] {
        setTitle(tr("Keys"));
        scroll->setAccessibleName(tr("Keys"));
        scroll->setWidget(columns()); // deletes those before
    });
}

} // namespace suara
