#include "widgets/common/workbench/ClipClasses.h"

#include "core/project/Project.h"

#include <set>

namespace suara {

QStringList clipClasses(const Project& project)
{
    std::set<std::string> labels; // UTF-8 sorts by code point
    for (const Clip& clip : project.clips())
        if (!clip.label.empty())
            labels.insert(clip.label);
    QStringList classes;
    for (const std::string& label : labels)
        classes.append(QString::fromStdString(label));
    return classes;
}

int classIndex(const QStringList& classes, const std::string& label)
{
    return label.empty() ? -1 : int(classes.indexOf(QString::fromStdString(label)));
}

} // namespace suara
