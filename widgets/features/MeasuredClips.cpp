#include "widgets/features/MeasuredClips.h"

#include "core/project/Project.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipClasses.h"

#include <QSet>
#include <algorithm>
#include <set>

namespace suara {

namespace {

/// " · 0:01.200–0:03.400" of a part of a clip.
QString stretchText(const FeatureRow& row)
{
    return row.stretch ? QStringLiteral(" · %1–%2").arg(formatClock((*row.stretch)[0]), formatClock((*row.stretch)[1]))
                       : QString();
}

} // namespace

int MeasuredClips::rowOf(ClipId clip) const
{
    const auto found = std::ranges::find(table.rows, clip, &FeatureRow::clip);
    return found == table.rows.end() ? -1 : int(found - table.rows.begin());
}

int MeasuredClips::columnOf(const std::string& column) const
{
    const auto found = std::ranges::find(table.columns, column);
    return found == table.columns.end() ? -1 : int(found - table.columns.begin());
}

int MeasuredClips::columnLike(const std::string& column) const
{
    const auto featureOf = [](const std::string& name) {
        return name.substr(0, name.find('_'));
    };
    auto found = std::ranges::find(table.columns, column);
    if (found == table.columns.end())
        found = std::ranges::find(table.columns, featureOf(column), featureOf);
    return found == table.columns.end() ? 0 : int(found - table.columns.begin());
}

std::vector<double> MeasuredClips::columnValues(int column) const
{
    const auto values = table.values.col(column);
    return {values.begin(), values.end()};
}

std::vector<int> MeasuredClips::rowsOf(const QList<ClipId>& clips) const
{
    const QSet<ClipId> wanted(clips.begin(), clips.end());
    std::vector<int> rows;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        if (wanted.contains(table.rows[row].clip))
            rows.push_back(int(row));
    return rows;
}

namespace {

/// Of segments their labels, of everything else the clips' classes: colours then are those of every view.
QStringList classNames(const FeatureTable& table, const Project& project)
{
    if (table.rows.empty() || table.rows.front().segment == 0)
        return clipClasses(project);
    std::set<QString> names;
    for (const FeatureRow& row : table.rows)
        if (!row.label.empty())
            names.insert(QString::fromStdString(row.label));
    return {names.begin(), names.end()};
}

} // namespace

MeasuredClipsPtr measuredClips(FeatureTable table, const Project& project)
{
    auto measured = std::make_shared<MeasuredClips>();
    measured->classNames = classNames(table, project);
    for (const FeatureRow& row : table.rows) {
        const Clip* clip = project.clip(row.clip);
        measured->names.append(QString::fromStdString(clip != nullptr ? clip->name : row.file) + stretchText(row));
        measured->classes.push_back(classIndex(measured->classNames, row.label));
    }
    measured->table = std::move(table);
    return measured;
}

} // namespace suara
