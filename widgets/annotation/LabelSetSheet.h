#pragma once

#include "core/annotation/LabelSet.h"
#include "widgets/common/controls/Sheet.h"

class QLineEdit;
class QPushButton;
class QScrollArea;

namespace suara {

class AnnotationDesk;
class CategoryRow;
class Note;

/// Where a label set is made or changed: its name, and a row for each category. Works on a copy; Save makes one step
/// of all of it in the project, anything else leaves the project as it was.
class LabelSetSheet : public Sheet {
    Q_OBJECT

public:
    LabelSetSheet(AnnotationDesk& desk, QWidget* window);

    void edit(const LabelSet& set); ///< opens; a set without id is a new one

private:
    void build();
    CategoryRow* addRow(const Category& category);
    void addEmptyRow();
    void removeRow(CategoryRow* row);
    void moveRow(CategoryRow* row, int by);
    LabelSet typed() const;
    int labelsLost(const LabelSet& wanted) const; ///< given by what was taken away
    void alignRows();
    void check(); ///< says what is wrong, or what would be lost
    void save();

    AnnotationDesk& m_desk;
    LabelSet m_set; ///< as it stands in the project
    QLineEdit* m_name;
    QScrollArea* m_scroll;
    QWidget* m_list;
    Note* m_note;
    QPushButton* m_save;
    QList<CategoryRow*> m_rows;
};

} // namespace suara
