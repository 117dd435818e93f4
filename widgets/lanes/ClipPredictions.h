#pragma once

#include "core/audio/Clip.h"
#include "core/project/Run.h"
#include "widgets/common/jobs/Job.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>

namespace suara {

struct Predictions;
class Workbench;

/// What a run of the project says along a clip. Predicts in the background when somebody asks.
class ClipPredictions : public QObject {
    Q_OBJECT

public:
    struct Choice {
        RunId run = 0;       ///< 0: the newest
        double every = 1.0;  ///< seconds from one stretch to the next
        double length = 3.0; ///< of a stretch, in seconds

        bool operator==(const Choice&) const = default;
    };

    explicit ClipPredictions(Workbench& workbench, QObject* parent = nullptr);

    void setChoice(const Choice& choice);
    const Choice& choice() const { return m_choice; }
    void setClip(ClipId clip);

    std::shared_ptr<const Predictions> predictions(); ///< null until changed(), and where there is a problem()
    QString problem() const;                          ///< why there are none, in the user's language; "" for none
    QString runName() const;                          ///< "" without a run

Q_SIGNALS:
    void changed();

private:
    const Run* run() const;
    void forget();
    void start();
    void say(std::function<QString()> problem);

    Workbench& m_workbench;
    Choice m_choice;
    ClipId m_clip = 0;
    RunId m_run = 0; ///< that what follows is of
    QPointer<Job> m_job;
    std::shared_ptr<const Predictions> m_predictions;
    std::function<QString()> m_problem;
};

} // namespace suara
