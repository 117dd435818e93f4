#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace suara {

/// What F1 says of a view: found by its class (and name, where one class shows several things), else by what it stands
/// in. Asked for when it is needed, so it is in the user's language.
struct HelpText {
    QString title;
    QString text;
    bool isEmpty() const { return text.isEmpty(); }
};

HelpText helpOn(const QWidget* widget); ///< empty only for null and for what is outside the window
QStringList helpClasses();              ///< the classes that have a text of their own

} // namespace suara
