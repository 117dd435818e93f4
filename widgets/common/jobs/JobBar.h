#pragma once

#include <QElapsedTimer>
#include <QWidget>
#include <chrono>

class QProgressBar;
class QTimer;

namespace suara {

class ElidedLabel;
class IconButton;
class Job;
class JobRunner;

/// What works in the background, right in the transport: "Features · 48 of 60 · 0:06 left" over a 4 px bar, and a cross
/// to stop it. Shows the newest job, and how many more there are; hidden while nothing runs, and at first: what is done
/// in a moment would only flash. Once shown, it stands for most of a second.
class JobBar : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPatience{400};

    /// @param patience  how long a job runs before it is shown
    explicit JobBar(JobRunner& runner, QWidget* parent = nullptr, std::chrono::milliseconds patience = usualPatience);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void stopNewest();
    bool isWorthShowing() const;
    QString line(const Job& job) const;

    JobRunner& m_runner;
    std::chrono::milliseconds m_patience;
    ElidedLabel* m_line;
    QProgressBar* m_bar;
    IconButton* m_cancel;
    QTimer* m_tick;
    QElapsedTimer m_shown; ///< since it stands
};

} // namespace suara
