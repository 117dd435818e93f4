#pragma once

#include <QAction>
#include <functional>

class QWidget;

namespace suara {

/// An action that knows its text in every language.
class Action : public QAction {
    Q_OBJECT

public:
    Action(QObject* parent, std::function<QString()> text);
    QString textIn(const QString& language) const; ///< for the command palette
    void refresh();                                ///< what its text depends on has changed

private:
    std::function<QString()> m_text;
};

/// "Repeat (Ctrl+L)": a text with the first key of the action of this id.
QString withKey(const QString& text, const char* id);

/// The one way to make an action. id names it and finds its keys in KeyTable (an action without a row there has no
/// key). Keys for "everywhere" act in the whole window, all others only while owner or a child of it has the focus.
/// text is asked again when the language changes: `[] { return MyPage::tr("Zoom in"); }`. The tooltip is the text and
/// the key.
Action* makeAction(QWidget* owner, const char* id, std::function<QString()> text, std::function<void()> run,
                   const QString& icon = {});

/// The same for an action that can be on or off; run gets the new state.
Action* makeToggle(QWidget* owner, const char* id, std::function<QString()> text, std::function<void(bool)> run,
                   const QString& icon = {});

} // namespace suara
