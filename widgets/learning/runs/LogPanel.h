#pragma once

#include "core/learning/Trainer.h"

#include <QPlainTextEdit>
#include <vector>

namespace suara {

/// The training log: one line an epoch, exactly as the command line prints it. Follows its end unless it was scrolled
/// up.
class LogPanel : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit LogPanel(QWidget* parent = nullptr);

    /// Shows the log of a history; lines that are there already stay untouched while it grows.
    void setHistory(const std::vector<EpochRecord>& history, int epochs);

private:
    std::vector<EpochRecord> m_shown;
    int m_epochs = 0;
};

} // namespace suara
