#pragma once

#include "core/project/ClipProperty.h"
#include "widgets/common/controls/Section.h"

#include <QList>

class QLabel;
class QMenu;
class QPushButton;

namespace suara {

class ElidedLabel;
class WordEdit;
class Workbench;

/// What the project knows of the chosen clips: class, speaker and episode, to be set for all of them at once or taken
/// from the names of their folders and files; below them the facts of the file. Each change is one step.
class ClipDetails : public Section {
    Q_OBJECT

public:
    explicit ClipDetails(Workbench& workbench, QWidget* parent = nullptr);

    void startEditing(ClipProperty property); ///< unfolds it, the focus to that field

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Row {
        ClipProperty property;
        FormRow* row;
        WordEdit* field;
    };

    void addProperty(ClipProperty property);
    void connectWorkbench();
    void show();
    void showFacts();
    void fillMenu();
    void addSources(QMenu& menu, ClipProperty property);
    void enter(ClipProperty property, const QString& word);
    std::vector<ClipId> clips() const;
    const Clip* current() const;

    Workbench& m_workbench;
    QList<Row> m_rows;
    FormRow* m_file;
    ElidedLabel* m_fileName;
    QLabel* m_facts;
    QPushButton* m_take;
    QMenu* m_menu;
};

} // namespace suara
