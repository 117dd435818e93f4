#pragma once

#include "widgets/common/controls/Sheet.h"

#include <QString>
#include <memory>
#include <vector>

class QTableWidget;

namespace suara {

struct RunRecord;

/// Runs beside each other: choices and scores, what differs in bold. Ctrl+C copies the table.
class CompareSheet : public Sheet {
    Q_OBJECT

public:
    struct Column {
        std::string name; ///< as the project keeps it
        std::shared_ptr<const RunRecord> record;
    };

    explicit CompareSheet(QWidget* window);

    void setRuns(std::vector<Column> runs);
    QString tableText() const; ///< columns parted by tabs

private:
    void fill();

    std::vector<Column> m_runs;
    QTableWidget* m_table;
};

} // namespace suara
