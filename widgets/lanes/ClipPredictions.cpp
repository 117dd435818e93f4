#include "widgets/lanes/ClipPredictions.h"

#include "core/learning/ModelFile.h"
#include "core/learning/Predictions.h"
#include "core/project/Project.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/Workbench.h"

#include <utility>

namespace suara {

ClipPredictions::ClipPredictions(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench)
{
    const auto follow = [this] {
        forget();
        if (const Project* project = m_workbench.project())
            connect(project, &Project::runsChanged, this, [this] {
                const Run* now = run();
                if ((now != nullptr ? now->id : 0) != m_run)
                    forget();
            });
    };
    connect(&workbench, &Workbench::projectChanged, this, follow);
    follow();
}

void ClipPredictions::setChoice(const Choice& choice)
{
    if (std::exchange(m_choice, choice) != choice)
        forget();
}

void ClipPredictions::setClip(ClipId clip)
{
    if (std::exchange(m_clip, clip) != clip)
        forget();
}

const Run* ClipPredictions::run() const
{
    const Project* project = m_workbench.project();
    if (project == nullptr || project->runs().empty())
        return nullptr;
    const Run* chosen = project->run(m_choice.run);
    return chosen != nullptr ? chosen : &project->runs().back();
}

QString ClipPredictions::runName() const
{
    const Run* shown = run();
    return shown != nullptr ? runTitle(shown->name) : QString();
}

/// What was asked for has changed.
void ClipPredictions::forget()
{
    if (m_job)
        std::exchange(m_job, nullptr)->cancel();
    m_predictions.reset();
    m_problem = nullptr;
    m_run = 0;
    Q_EMIT changed();
}

std::shared_ptr<const Predictions> ClipPredictions::predictions()
{
    if (m_predictions == nullptr && !m_problem && m_job == nullptr)
        start();
    return m_predictions;
}

QString ClipPredictions::problem() const
{
    return m_problem ? m_problem() : QString();
}

void ClipPredictions::say(std::function<QString()> problem)
{
    m_problem = std::move(problem);
    Q_EMIT changed();
}

void ClipPredictions::start()
{
    const Run* shown = run();
    const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(m_clip) : nullptr;
    if (clip == nullptr || !clip->isReadable())
        return;
    if (shown == nullptr) {
        m_problem = [] {
            return tr("No network has been trained in this project yet. Train one, and what it says along the clip "
                      "stands here.");
        };
        return;
    }
    m_run = shown->id;
    FeatureInput input;
    input.row.clip = clip->id;
    input.row.file = clip->path;
    input.path = m_workbench.project()->absolutePath(*clip);
    m_job = m_workbench.jobs().start(
        [] { return tr("Predicting along the clip"); }, this,
        [bytes = m_workbench.project()->runModel(m_run), input = std::move(input), choice = m_choice](Task& task) {
            const TrainedModel model = parseModel({bytes.data(), std::size_t(bytes.size())}, "model");
            return predictAlong(model, input, choice.every, choice.length, 0, task);
        },
        [this](Predictions predictions) {
            m_job = nullptr;
            if (predictions.rows.empty() && !predictions.failures.empty())
                return say([failure = predictions.failures.front()] {
                    return coreText(failure.text, packedArguments(failure.arguments));
                });
            m_predictions = std::make_shared<const Predictions>(std::move(predictions));
            Q_EMIT changed();
        });
    m_job->setTold(); // the lane says it
    connect(m_job, &Job::failed, this, [this](const QString& reason) {
        m_job = nullptr;
        say([reason] { return reason; });
    });
    connect(m_job, &Job::cancelled, this, [this, job = m_job.data()] {
        if (job != m_job)
            return; // something else was asked for
        m_job = nullptr;
        say([] { return tr("Stopped before it was whole."); });
    });
}

} // namespace suara
