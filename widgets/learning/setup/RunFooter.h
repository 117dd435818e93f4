#pragma once

#include <QWidget>
#include <functional>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace suara {

class EpochBox;
class FormRow;
class LiveRun;

/// The foot of the setup: the Train button, or how far the run is, with what can be done about it: pause, stop, another
/// learning rate, back to an epoch.
class RunFooter : public QWidget {
    Q_OBJECT

public:
    explicit RunFooter(QWidget* parent = nullptr);

    void setKeptEpochs(std::function<std::vector<int>()> kept); ///< that one can go back to

    void showRun(const LiveRun& run);

Q_SIGNALS:
    void trainRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested();
    void rateRequested(double rate);
    void epochRequested(int epoch);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildIdle();
    void buildRunning();
    void buildSteering();
    void setTexts();
    void showButtons(const LiveRun& run);

    QWidget* m_idle;
    QWidget* m_running;
    QPushButton* m_train;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_back;
    QDoubleSpinBox* m_rate;
    EpochBox* m_epoch;
    QWidget* m_steering;
    FormRow* m_rateRow;
    FormRow* m_epochRow;
    QLabel* m_what;
    QLabel* m_left;
    QProgressBar* m_bar;
    bool m_isPaused = false;
};

} // namespace suara
