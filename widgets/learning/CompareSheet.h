#pragma once

#include "core/project/Project.h"
#include "widgets/common/Sheet.h"

#include <vector>

class QTableWidget;

namespace suara {

/// Runs beside each other: choices and scores, what differs in bold. Ctrl+C copies the table.
class CompareSheet : public Sheet {
    Q_OBJECT

public:
    explicit CompareSheet(QWidget* window);

    void setRuns(std::vector<Run> runs);
    QString tableText() const; ///< columns parted by tabs

private:
    void fill();

    std::vector<Run> m_runs;
    QTableWidget* m_table;
};

} // namespace suara
