#include "widgets/features/ClassesSection.h"

#include "widgets/common/text/Language.h"
#include "widgets/features/ClassRow.h"

#include <QVBoxLayout>
#include <algorithm>

namespace suara {

ClassesSection::ClassesSection(QWidget* parent) : Section(parent)
{
    onLanguage(this, [this] {
        setTitle(tr("Classes shown"));
        showCount();
    });
}

void ClassesSection::setClasses(const QStringList& names, const std::vector<int>& rowClasses)
{
    QStringList hidden;
    for (int i = 0; i < m_classes.names.size(); ++i)
        if (!m_classes.isShown(i))
            hidden.append(m_classes.names[i]);
    m_classes = {names, {}, m_classes.hidesUnclassed};
    m_rows.clear();
    while (QLayoutItem* old = body()->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (int i = 0; i < names.size(); ++i) {
        m_classes.hidden.append(hidden.contains(names[i]));
        addWidget(buildRow(i, int(std::ranges::count(rowClasses, i))));
    }
    if (const auto unclassed = std::ranges::count(rowClasses, -1); unclassed > 0)
        addWidget(buildRow(-1, int(unclassed)));
    showCount();
}

QWidget* ClassesSection::buildRow(int index, int count)
{
    auto* row = new ClassRow(index, m_classes.names.value(index), count);
    row->setShown(m_classes.isShown(index));
    connect(row, &ClassRow::shownChanged, this, [this, index](bool shown) { setShown(index, shown); });
    m_rows[index] = row;
    return row;
}

void ClassesSection::setShown(int index, bool shown)
{
    (index < 0 ? m_classes.hidesUnclassed : m_classes.hidden[index]) = !shown;
    showCount();
    Q_EMIT changed();
}

void ClassesSection::toggle(int index)
{
    if (ClassRow* row = m_rows.value(index)) {
        row->setShown(!m_classes.isShown(index));
        setShown(index, !m_classes.isShown(index));
    }
}

void ClassesSection::showAll()
{
    m_classes.hidden.fill(false);
    m_classes.hidesUnclassed = false;
    for (ClassRow* row : findChildren<ClassRow*>())
        row->setShown(true);
    showCount();
}

void ClassesSection::showCount()
{
    const auto hidden = m_classes.hidden.count(true);
    setDetail(tr("%1 of %2").arg(m_classes.names.size() - hidden).arg(m_classes.names.size()));
}

} // namespace suara
