#include "core/learning/Trainer.h"

#include "core/base/Text.h"
#include "core/learning/Checkpoint.h"
#include "core/learning/Learner.h"

#include <algorithm>
#include <chrono>

namespace suara {

namespace {

/// The best epoch's weights, kept to be brought back.
class BestWeights {
public:
    void look(const std::vector<EpochRecord>& epochs, std::span<const float> weights)
    {
        if (bestEpochOf(epochs) == int(epochs.size()))
            set(int(epochs.size()), AlignedFloats(weights.begin(), weights.end()));
    }

    void set(int epoch, AlignedFloats weights)
    {
        m_epoch = epoch;
        m_weights = std::move(weights);
    }

    /// Returns the epoch, 0 if there is none.
    int restore(std::span<float> weights) const
    {
        if (m_epoch > 0)
            std::copy(m_weights.begin(), m_weights.end(), weights.begin());
        return m_epoch;
    }

private:
    int m_epoch = 0;
    AlignedFloats m_weights;
};

/// Epoch after epoch, as it is steered.
class Course {
public:
    Course(Network& network, Learner& learner, const TrainingOptions& options, Task& task,
           const TrainingObserver& observer, const TrainingSteering& steering)
        : m_network(network)
        , m_learner(learner)
        , m_options(options)
        , m_task(task)
        , m_observer(observer)
        , m_steering(steering)
    {
    }

    TrainingHistory run()
    {
        begin();
        try {
            while (epoch() < m_options.epochs && !m_history.wasStopped && !isPatienceSpent())
                runEpoch();
        } catch (...) {
            if (m_options.patience > 0)
                m_best.restore(m_network.parameters());
            throw;
        }
        if (m_options.patience > 0 || m_takesBest)
            m_history.bestEpoch = m_best.restore(m_network.parameters());
        m_history.rateChanges = m_learner.rateChanges();
        report(1.0);
        return std::move(m_history);
    }

private:
    int epoch() const { return int(m_history.epochs.size()); }

    void begin()
    {
        if (m_steering.startAfter > 0)
            goBackTo(m_steering.startAfter);
        else if (m_steering.checkpoints != nullptr)
            m_steering.checkpoints->removeAfter(0);
    }

    bool isPatienceSpent() const
    {
        return m_options.patience > 0 && epoch() - bestEpochOf(m_history.epochs) >= m_options.patience;
    }

    /// Nobody else can ask for the best weights.
    bool mayTakeBest() const { return m_options.patience > 0 || m_steering.control != nullptr; }

    void report(double fraction) // never falling, as a task wants it, though training may go back
    {
        m_reported = std::max(m_reported, std::min(1.0, fraction));
        m_task.report(m_reported);
    }

    void runEpoch()
    {
        using Seconds = std::chrono::duration<double>;
        const int number = epoch() + 1;
        const int batches = m_learner.batches();
        Seconds seconds{};
        m_learner.startEpoch(number);
        m_task.count(number - 1, m_options.epochs);
        for (int batch = 0; batch < batches && !m_history.wasStopped; ++batch) {
            report((number - 1 + double(batch) / batches) / m_options.epochs);
            const auto started = std::chrono::steady_clock::now();
            m_learner.learn(batch);
            if (m_observer.batch)
                m_observer.batch({number, m_options.epochs, batch + 1, batches, m_learner.loss(), m_learner.accuracy(),
                                  m_learner.learningRate()});
            seconds += std::chrono::steady_clock::now() - started;
            if (!obey())
                return;
        }
        finishEpoch(m_learner.record(number, seconds.count()));
    }

    void finishEpoch(EpochRecord record)
    {
        m_history.epochs.push_back(std::move(record));
        m_learner.endEpoch(m_history.epochs.back());
        if (mayTakeBest())
            m_best.look(m_history.epochs, m_network.parameters());
        if (m_steering.checkpoints != nullptr && !m_history.wasStopped) // the stopped epoch may be cut short
            tried([&] { m_learner.save(m_history.epochs, *m_steering.checkpoints); });
        if (m_observer.epoch)
            m_observer.epoch(m_history.epochs.back());
    }

    /// Does what was asked after a batch. False if the epoch under way is no more.
    bool obey()
    {
        m_history.wasStopped = m_task.isCancelled();
        if (m_steering.control == nullptr)
            return true;
        bool goesOn = true;
        do {
            const TrainingControl::Wishes wishes = m_steering.control->wishes(m_task);
            if (wishes.backTo)
                tried([&] {
                    goBackTo(*wishes.backTo);
                    goesOn = false;
                });
            if (wishes.learningRate)
                m_learner.changeLearningRate(*wishes.learningRate);
            m_takesBest = wishes.takesBest;
            m_history.wasStopped = wishes.stops || m_task.isCancelled();
        } while (m_steering.control->isPaused() && !m_history.wasStopped);
        return goesOn;
    }

    void goBackTo(int epoch)
    {
        if (epoch > 0 && m_steering.checkpoints == nullptr)
            throw ParameterError(SUARA_TEXT("Core", "There is no checkpoint of epoch %1."), {std::to_string(epoch)});
        if (epoch > 0) {
            Checkpoint checkpoint = m_steering.checkpoints->read(epoch);
            m_learner.restore(checkpoint);
            m_history.epochs = std::move(checkpoint.epochs);
            if (mayTakeBest())
                restoreBest(std::move(checkpoint.weights));
        } else {
            m_learner.restart();
            m_history.epochs.clear();
            m_best = {};
        }
        if (m_steering.checkpoints != nullptr)
            m_steering.checkpoints->removeAfter(epoch);
        if (m_observer.restored)
            m_observer.restored(m_history.epochs);
    }

    /// The best weights are those of the best epoch's own checkpoint; if it is lost, the latest stand for them.
    void restoreBest(AlignedFloats latest)
    {
        const int best = bestEpochOf(m_history.epochs);
        m_best.set(epoch(), std::move(latest));
        if (best > 0 && best != epoch())
            tried([&] { m_best.set(best, m_steering.checkpoints->read(best).weights); });
    }

    /// What fails on the disk does not end training.
    template<typename Work>
    void tried(Work work)
    {
        try {
            work();
        } catch (const Error& error) {
            if (m_observer.trouble)
                m_observer.trouble(error);
        }
    }

    Network& m_network;
    Learner& m_learner;
    const TrainingOptions& m_options;
    Task& m_task;
    const TrainingObserver& m_observer;
    const TrainingSteering& m_steering;
    TrainingHistory m_history;
    BestWeights m_best;
    bool m_takesBest = false;
    double m_reported = 0.0;
};

} // namespace

TrainingHistory train(Network& network, const Examples& training, const Examples& validation,
                      const TrainingOptions& options, Task& task, const TrainingObserver& observer,
                      const TrainingSteering& steering)
{
    Learner learner(network, training, validation, options);
    return Course(network, learner, options, task, observer, steering).run();
}

} // namespace suara
