#pragma once

#include <QString>
#include <QStringList>

namespace suara {

/// The classes of a plot's data. Colours and marks follow the index, so that a class looks the same in every view.
struct PlotClasses {
    QStringList names;
    QList<bool> hidden;          ///< by index; missing entries are shown
    bool hidesUnclassed = false; ///< what has no class

    /// @param index  -1: what has no class
    bool isShown(int index) const
    {
        return index < 0 ? !hidesUnclassed : index < names.size() && !hidden.value(index, false);
    }
};

} // namespace suara
