#include "widgets/learning/runs/LiveRun.h"

#include "core/learning/RoundCheckpoints.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

constexpr int listenEvery = 100; // ms
const QString unfinishedKey = QStringLiteral("train/unfinished");

std::string nextRunName(const Project& project)
{
    int highest = 0;
    for (const Run& run : project.runs()) {
        const QString name = QString::fromStdString(run.name);
        highest = std::max(highest, name.mid(name.lastIndexOf(u' ') + 1).toInt());
    }
    return countedRunName(highest + 1);
}

QJsonArray ratesJson(const std::vector<RateChange>& changes)
{
    QJsonArray list;
    for (const RateChange& change : changes)
        list.append(QJsonArray{double(change.step), change.rate});
    return list;
}

std::vector<RateChange> ratesFrom(const QJsonArray& list)
{
    std::vector<RateChange> changes;
    for (const auto& change : list)
        changes.push_back({std::uint64_t(change[0].toDouble()), change[1].toDouble()});
    return changes;
}

} // namespace

LiveRun::LiveRun(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench)
{
    m_listener.setInterval(listenEvery);
    connect(&m_listener, &QTimer::timeout, this, &LiveRun::listen);
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        m_isGivenUp = true;
        m_wasLeft = true;
        if (m_job != nullptr)
            m_job->cancel();
    });
}

LiveRun::~LiveRun() = default;

void LiveRun::start(const TrainSetup& setup)
{
    if (!isRunning())
        begin(nextRunName(*m_workbench.project()), {setup, {}, checkpointFolder(), false});
}

void LiveRun::repeat(const RunRecord& record)
{
    if (!isRunning())
        begin(nextRunName(*m_workbench.project()), {record.setup, record.rateChanges, checkpointFolder(), false});
}

void LiveRun::goOn()
{
    const auto run = unfinished();
    if (!run || isRunning())
        return;
    begin(run->name, {run->setup, run->rateChanges, checkpointFolder(), true});
    m_fractionBefore = run->allEpochs > 0 ? std::min(1.0, double(run->epochs) / run->allEpochs) : 0.0;
}

void LiveRun::begin(const std::string& name, RunOrder order)
{
    m_order = std::move(order);
    m_name = name;
    m_history.clear();
    m_losses.clear();
    m_heldOut.reset();
    m_batches.clear();
    m_round = 0;
    m_rounds = 1;
    m_learningRate = m_order.setup.optimizer.learningRate;
    m_fraction = 0.0;
    m_secondsBefore = 0.0;
    m_fractionBefore = 0.0;
    m_clock.invalidate();
    try {
        launch();
    } catch (const Error& error) {
        Q_EMIT ended(errorText(error));
        return;
    }
    m_phase = Phase::Reading;
    m_listener.start();
    Q_EMIT started();
}

void LiveRun::launch()
{
    m_feed = std::make_shared<RunFeed>();
    m_outcome = std::make_shared<std::shared_ptr<const RunOutcome>>();
    auto work = [feed = m_feed, outcome = m_outcome, order = m_order,
                 make = datasetMaker(*m_workbench.project(), m_order.setup)](Task& task) {
        *outcome = carryOut(order, make, *feed, task);
    };
    m_isGivenUp = false;
    m_wasLeft = false;
    m_job = m_workbench.jobs().start([name = m_name] { return tr("Training %1").arg(runTitle(name)); }, this,
                                     std::move(work), [this] { save(); });
    m_job->setTold();
    m_job->setSecondsLeft([this] { return secondsLeft(); });
    connect(m_job, &Job::failed, this, [this](const QString& reason) {
        end();
        // else the project that it was of is closed, or what is kept may be gone on with another time
        if (!m_isGivenUp && !m_order.goesOn)
            forgetUnfinished();
        Q_EMIT ended(reason);
    });
    connect(m_job, &Job::cancelled, this, [this] { save(); });
}

void LiveRun::pause()
{
    if (m_phase != Phase::Training)
        return;
    m_feed->control.pause();
    m_secondsBefore = seconds();
    m_clock.invalidate();
    setPhase(Phase::Paused);
}

void LiveRun::resume()
{
    if (m_phase != Phase::Paused)
        return;
    m_feed->control.resume();
    m_clock.start();
    setPhase(Phase::Training);
}

void LiveRun::setLearningRate(double rate)
{
    if (m_phase != Phase::Training && m_phase != Phase::Paused)
        return;
    m_feed->control.setLearningRate(rate);
    if (m_phase == Phase::Paused)
        m_learningRate = rate; // the thread tells it with its next batch, and none comes now
}

void LiveRun::goBackTo(int epoch)
{
    if (m_phase != Phase::Training && m_phase != Phase::Paused)
        return;
    const std::vector<int> kept = keptEpochs();
    const auto after = std::ranges::upper_bound(kept, epoch);
    m_feed->control.goBackTo(after == kept.begin() ? 0 : *std::prev(after));
}

void LiveRun::stop(bool takesBest)
{
    if (m_phase == Phase::Reading && m_job != nullptr) {
        m_isGivenUp = true; // also if training has begun since the last look
        m_job->cancel();
    }
    if (m_phase != Phase::Training && m_phase != Phase::Paused)
        return;
    m_feed->control.stop(takesBest);
    setPhase(Phase::Stopping);
}

void LiveRun::setPhase(Phase phase)
{
    if (std::exchange(m_phase, phase) != phase)
        Q_EMIT advanced();
}

/// Fetches what the training thread has told since.
void LiveRun::listen()
{
    RunFeed::News news = m_feed->take();
    m_rounds = news.rounds;
    if (news.isTraining && m_phase == Phase::Reading) {
        m_phase = Phase::Training;
        m_clock.start();
        if (!m_isGivenUp) // else it may be another project that is asked
            remember();
    }
    if (news.isAnew) {
        m_history.clear();
        m_losses.clear();
        m_batches.clear();
    }
    for (EpochRecord& epoch : news.epochs) {
        m_losses.push_back(std::exchange(epoch.validationLosses, {}));
        m_history.push_back(std::move(epoch));
    }
    m_heldOut = news.heldOut;
    m_batches.insert(m_batches.end(), news.batches.begin(), news.batches.end());
    thin(m_batches);
    m_round = news.fold;
    m_fraction = news.fraction;
    if (news.learningRate > 0.0)
        m_learningRate = news.learningRate;
    Q_EMIT advanced();
    if (!news.trouble.isEmpty())
        Q_EMIT troubled(news.trouble);
}

double LiveRun::seconds() const
{
    return m_secondsBefore + (m_clock.isValid() ? double(m_clock.elapsed()) / 1000.0 : 0.0);
}

double LiveRun::secondsLeft() const
{
    const double done = m_fraction - m_fractionBefore;
    const bool isKnown = done > 0.01 || (done > 0.0 && seconds() > 2.0);
    return m_phase == Phase::Training && isKnown ? seconds() * (1.0 - m_fraction) / done : -1.0;
}

std::vector<int> LiveRun::keptEpochs() const
{
    return isRunning() ? RoundCheckpoints(m_order.checkpoints, m_rounds).of(m_round).epochs() : std::vector<int>();
}

RunRecord LiveRun::heldOut(int epoch) const
{
    RunRecord record;
    record.setup = m_order.setup;
    if (m_heldOut == nullptr)
        return record;
    record.matrix.classes = m_heldOut->classes;
    record.tests = m_heldOut->rows;
    record.parts = {{record.tests.size(), {}}};
    if (epoch >= 1 && std::size_t(epoch) <= m_losses.size()) {
        record.parts.front().losses.resize(std::size_t(epoch));
        record.parts.front().losses.back() = m_losses[std::size_t(epoch - 1)];
    }
    return record;
}

/// Also of a run that was cancelled while it trained; not of one whose project is gone, or that learned nothing yet.
void LiveRun::save()
{
    listen();
    end();
    if (m_isGivenUp || *m_outcome == nullptr) {
        Q_EMIT ended({});
        return;
    }
    const RunOutcome& outcome = **m_outcome;
    const RunId run = m_workbench.project()->addRun(m_name, outcome.record, outcome.model);
    if (run == 0) {
        Q_EMIT ended(tr("%1 could not be saved in the project.").arg(runTitle(m_name)));
        return;
    }
    forgetUnfinished();
    Q_EMIT finished(run);
}

void LiveRun::end()
{
    m_listener.stop();
    m_secondsBefore = seconds();
    m_clock.invalidate();
    m_phase = Phase::Idle;
}

/// Of this project: its own folder, so that two programs do not meet.
std::filesystem::path LiveRun::checkpointFolder() const
{
    const QByteArray path = QByteArray::fromStdString(m_workbench.project()->path().string());
    const QByteArray name = QCryptographicHash::hash(path, QCryptographicHash::Sha1).toHex();
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return toPath(data) / "training" / name.toStdString();
}

void LiveRun::remember()
{
    const QJsonObject json{{QStringLiteral("name"), QString::fromStdString(m_name)},
                           {QStringLiteral("rounds"), m_rounds},
                           {QStringLiteral("setup"), setupJson(m_order.setup)},
                           {QStringLiteral("rates"), ratesJson(m_order.rateChanges)}};
    m_workbench.project()->setSetting(unfinishedKey,
                                      QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

std::optional<UnfinishedRun> LiveRun::unfinished() const
{
    if (m_workbench.project() == nullptr)
        return std::nullopt;
    const QByteArray stored = m_workbench.project()->setting(unfinishedKey).toString().toUtf8();
    const QJsonObject json = QJsonDocument::fromJson(stored).object();
    if (isRunning() || json.isEmpty())
        return std::nullopt;
    const int learned = RoundCheckpoints::learned(checkpointFolder());
    if (learned == 0)
        return std::nullopt;
    const TrainSetup setup = setupOf(json[u"setup"].toObject());
    return UnfinishedRun{json[u"name"].toString().toStdString(), setup, ratesFrom(json[u"rates"].toArray()), learned,
                         setup.epochs * json[u"rounds"].toInt(1)};
}

void LiveRun::forgetUnfinished()
{
    m_workbench.project()->setSetting(unfinishedKey, QString());
    RoundCheckpoints::clear(checkpointFolder());
}

} // namespace suara
