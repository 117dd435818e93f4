#pragma once

#include <QStackedWidget>

namespace suara {

class ClipLibrary;
class IconButton;

/// The clip library, or a rail of 40 px in its place where a workspace needs the room. Has the actions that go into the
/// library from anywhere.
class LibraryPane : public QStackedWidget {
    Q_OBJECT

public:
    explicit LibraryPane(ClipLibrary* library, QWidget* parent = nullptr); ///< takes it

    bool isFolded() const;
    void setFolded(bool folded);

Q_SIGNALS:
    void unfoldRequested(); ///< by the rail's buttons

private:
    QWidget* buildRail();
    ClipLibrary& unfolded(); ///< the library, brought out where a rail stands

    ClipLibrary* m_library;
};

} // namespace suara
