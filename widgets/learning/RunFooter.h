#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace suara {

class LiveRun;

/// The foot of the setup: the Train button, or how far the run is with a button to stop it.
class RunFooter : public QWidget {
    Q_OBJECT

public:
    explicit RunFooter(QWidget* parent = nullptr);

    void showRun(const LiveRun& run);

Q_SIGNALS:
    void trainRequested();
    void stopRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildIdle();
    QWidget* buildRunning();

    QStackedLayout* m_stack;
    QPushButton* m_train;
    QPushButton* m_stop;
    QLabel* m_what;
    QLabel* m_left;
    QProgressBar* m_bar;
};

} // namespace suara
