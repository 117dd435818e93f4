#pragma once

#include "widgets/common/controls/Section.h"
#include "widgets/plots/PlotClasses.h"

#include <QHash>
#include <vector>

namespace suara {

class ClassRow;

/// Which classes the charts show, and how many rows each has.
class ClassesSection : public Section {
    Q_OBJECT

public:
    explicit ClassesSection(QWidget* parent = nullptr);

    /// Of a table; those hidden before stay hidden by name. @param rowClasses  by row, -1: none
    void setClasses(const QStringList& names, const std::vector<int>& rowClasses);
    const PlotClasses& classes() const { return m_classes; }
    void toggle(int index); ///< as a click on its row
    void showAll();         ///< says nothing of it

Q_SIGNALS:
    void changed();

private:
    QWidget* buildRow(int index, int count);
    void setShown(int index, bool shown);
    void showCount();

    PlotClasses m_classes;
    QHash<int, ClassRow*> m_rows; ///< by class
};

} // namespace suara
