#pragma once

#include <QWidget>

class QProgressBar;
class QTimer;

namespace suara {

class ElidedLabel;
class IconButton;
class Job;
class JobRunner;

/// What works in the background, right in the transport: "Features · 48 of 60 · 0:06 left" over a 4 px bar, and a cross
/// to stop it. Shows the newest job, and how many more there are; hidden while nothing runs.
class JobBar : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(JobRunner& runner, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    QString line(const Job& job) const;

    JobRunner& m_runner;
    ElidedLabel* m_line;
    QProgressBar* m_bar;
    IconButton* m_cancel;
    QTimer* m_tick;
};

} // namespace suara
