#pragma once

#include "core/features/FeatureTable.h"

#include <QStringList>
#include <memory>
#include <vector>

namespace suara {

class Project;

/// A feature table with what views say of its rows: names and classes, by row.
struct MeasuredClips {
    FeatureTable table;
    QStringList names;
    QStringList classNames;   ///< those of the project, or the segments' labels
    std::vector<int> classes; ///< by row; index into classNames, -1 for none

    int rowOf(ClipId clip) const;                       ///< -1 if it is not in the table
    int columnOf(const std::string& column) const;      ///< -1 if the table has no such column
    int columnLike(const std::string& column) const;    ///< it, else the same feature otherwise summarised, else 0
    std::vector<double> columnValues(int column) const; ///< by row
    std::vector<int> rowsOf(const QList<ClipId>& clips) const;
};

using MeasuredClipsPtr = std::shared_ptr<const MeasuredClips>;

MeasuredClipsPtr measuredClips(FeatureTable table, const Project& project);

} // namespace suara
