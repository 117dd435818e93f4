#pragma once

#include <QStringList>
#include <string>

namespace suara {

class Project;

/// The classes of a project's clips, in one order for every view: by code point, as scikit-learn's LabelEncoder sorts
/// them. Its place in the list gives a class its colour and its mark (Theme::classColour, Theme::drawMark).
QStringList clipClasses(const Project& project);

/// The place of a clip's label in clipClasses(); -1 for a clip without a class.
int classIndex(const QStringList& classes, const std::string& label);

} // namespace suara
