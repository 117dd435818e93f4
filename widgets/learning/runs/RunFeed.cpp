#include "widgets/learning/runs/RunFeed.h"

#include "core/base/Error.h"
#include "widgets/common/text/CoreText.h"

#include <utility>

namespace suara {

namespace {

constexpr std::size_t mostPoints = 8192;

} // namespace

void thin(std::vector<BatchPoint>& points)
{
    if (points.size() < mostPoints)
        return;
    for (std::size_t i = 0; 2 * i < points.size(); ++i)
        points[i] = points[2 * i];
    points.resize((points.size() + 1) / 2);
}

RunFeed::News RunFeed::take()
{
    const std::lock_guard lock(m_mutex);
    News news = m_news;
    m_news.isAnew = false;
    m_news.epochs.clear();
    m_news.batches.clear();
    m_news.trouble.clear();
    return news;
}

void RunFeed::tellFraction(double fraction)
{
    const std::lock_guard lock(m_mutex);
    m_news.fraction = fraction;
}

void RunFeed::beginTraining(int rounds)
{
    const std::lock_guard lock(m_mutex);
    m_news.isTraining = true;
    m_news.rounds = rounds;
    m_news.fraction = 0.0;
}

void RunFeed::beginRound(int round, HeldOut heldOut)
{
    {
        const std::lock_guard lock(m_mutex);
        m_news.fold = round;
        m_news.heldOut = std::make_shared<HeldOut>(std::move(heldOut));
    }
    startAnew({});
}

void RunFeed::startAnew(std::vector<EpochRecord> epochs)
{
    const std::lock_guard lock(m_mutex);
    m_news.isAnew = true;
    m_news.epochs = std::move(epochs);
    m_news.batches.clear();
}

void RunFeed::addBatch(const BatchRecord& record)
{
    const std::lock_guard lock(m_mutex);
    const double epoch = record.epoch - 1 + double(record.batch) / record.batches;
    m_news.batches.push_back({epoch, record.loss, record.accuracy});
    thin(m_news.batches);
    m_news.learningRate = record.learningRate;
    m_news.fraction = (m_news.fold + epoch / record.epochs) / m_news.rounds;
}

void RunFeed::tellTrouble(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_news.trouble = errorText(error);
}

TrainingObserver RunFeed::observer()
{
    TrainingObserver observer;
    observer.epoch = [this](const EpochRecord& record) {
        const std::lock_guard lock(m_mutex);
        m_news.epochs.push_back(record);
    };
    observer.batch = [this](const BatchRecord& record) {
        addBatch(record);
    };
    observer.restored = [this](const std::vector<EpochRecord>& epochs) {
        startAnew(epochs);
    };
    observer.trouble = [this](const Error& error) {
        tellTrouble(error);
    };
    return observer;
}

} // namespace suara
