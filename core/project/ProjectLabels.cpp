#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/Project.h"
#include "core/project/Statement.h"

#include <QStringList>
#include <algorithm>

// Edits of annotators and label sets.

namespace suara {

AnnotatorId Project::addAnnotator(const std::string& name)
{
    checkAnnotatorName(name, 0);
    AnnotatorId id = 0;
    edit(SUARA_TEXT("Core", "Add annotator “%1”"), {name}, [&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO annotator (name) VALUES (?)")).run(name).insertedId();
    });
    return annotator(id) != nullptr ? id : 0;
}

bool Project::renameAnnotator(AnnotatorId id, const std::string& name)
{
    checkAnnotatorName(name, id);
    return edit(SUARA_TEXT("Core", "Rename annotator to “%1”"), {name}, [&] {
        Statement(*m_file, QStringLiteral("UPDATE annotator SET name = ? WHERE id = ?")).run(name, id);
    });
}

bool Project::removeAnnotator(AnnotatorId id)
{
    const Annotator* known = annotator(id);
    return known != nullptr &&
           editMany(segmentCount(), SUARA_TEXT("Core", "Remove annotator “%1”"), {known->name},
                    [this, id] { Statement(*m_file, QStringLiteral("DELETE FROM annotator WHERE id = ?")).run(id); });
}

void Project::checkAnnotatorName(const std::string& name, AnnotatorId own) const
{
    if (name.empty())
        throw ParameterError(SUARA_TEXT("Core", "An annotator needs a name."));
    const auto found = std::ranges::find(annotators(), name, &Annotator::name);
    if (found != annotators().end() && found->id != own)
        throw ParameterError(SUARA_TEXT("Core", "There is an annotator “%1” already."), {name});
}

LabelSetId Project::addLabelSet(const LabelSet& set)
{
    checkLabelSet(set);
    checkLabelSetName(set.name, 0);
    LabelSetId id = 0;
    const bool done = edit(SUARA_TEXT("Core", "Add label set “%1”"), {set.name}, [&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO label_set (name) VALUES (?)")).run(set.name).insertedId();
        writeCategories(id, set.categories);
    });
    return done ? id : 0;
}

bool Project::updateLabelSet(const LabelSet& set)
{
    checkLabelSet(set);
    checkLabelSetName(set.name, set.id);
    return editMany(segmentCount(), SUARA_TEXT("Core", "Change label set “%1”"), {set.name}, [this, set] {
        Statement(*m_file, QStringLiteral("UPDATE label_set SET name = ? WHERE id = ?")).run(set.name, set.id);
        writeCategories(set.id, set.categories);
    });
}

bool Project::removeLabelSet(LabelSetId id)
{
    const LabelSet* known = m_contents.labelSet(id);
    return known != nullptr &&
           editMany(segmentCount(), SUARA_TEXT("Core", "Remove label set “%1”"), {known->name},
                    [this, id] { Statement(*m_file, QStringLiteral("DELETE FROM label_set WHERE id = ?")).run(id); });
}

void Project::checkLabelSetName(const std::string& name, LabelSetId own) const
{
    const LabelSet* known = labelSet(name);
    if (known != nullptr && known->id != own)
        throw ParameterError(SUARA_TEXT("Core", "There is a label set “%1” already."), {name});
}

void Project::writeCategories(LabelSetId id, const std::vector<Category>& categories) const
{
    QStringList kept;
    for (const Category& category : categories)
        kept += QString::number(category.id);
    Statement(
        *m_file,
        QStringLiteral("DELETE FROM category WHERE label_set = ? AND id NOT IN (%1)").arg(kept.join(QLatin1Char(','))))
        .run(id);
    Statement insert(*m_file, QStringLiteral("INSERT INTO category (label_set, position, name, key, colour) "
                                             "VALUES (?, ?, ?, ?, ?)"));
    Statement update(*m_file, QStringLiteral("UPDATE category SET position = ?, name = ?, key = ?, colour = ? "
                                             "WHERE id = ? AND label_set = ?"));
    int position = 0;
    for (const Category& category : categories) {
        if (category.id == 0)
            insert.run(id, position, category.name, category.key, category.colour);
        else
            update.run(position, category.name, category.key, category.colour, category.id, id);
        ++position;
    }
}

} // namespace suara
