#include "widgets/learning/data/LeakChecker.h"

#include "core/audio/AudioReader.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/TrainingRun.h"
#include "core/project/Project.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/data/TrainRows.h"

#include <QCoreApplication>
#include <map>
#include <mutex>
#include <utility>

namespace suara {

namespace {

constexpr std::size_t mostPrints = 3000; // clips that are listened to; more would take minutes

QString words(const char* text)
{
    return QCoreApplication::translate("LeakChecker", text);
}

/// Of folds the first: what it shares the others share too. @throws ParameterError if the split is not possible
Split drawnSplit(const TrainSetup& setup, const std::vector<int>& classes, const std::vector<std::string>& groups)
{
    if (const auto folds = foldsOf(setup))
        return foldsOf(classes, groups, *folds).front();
    return splitRows(classes, groups, recipeOf(setup).split);
}

std::vector<LeakFinding> gathered(const std::vector<Leak>& leaks)
{
    std::map<LeakKind, LeakFinding> byKind;
    for (const Leak& leak : leaks) {
        LeakFinding& finding = byKind.try_emplace(leak.kind, LeakFinding{leak.kind, {}}).first->second;
        finding.names.append(QString::fromStdString(leak.name));
    }
    std::vector<LeakFinding> findings;
    findings.reserve(byKind.size());
    for (auto& [kind, finding] : byKind)
        findings.push_back(std::move(finding));
    return findings;
}

} // namespace

struct LeakChecker::Row {
    RowOrigin origin;
    std::string label;
    std::string group;
    std::filesystem::path path;
    std::string hash;
    bool isWholeClip = true;
};

struct LeakChecker::Prints {
    std::mutex mutex;
    std::map<std::string, SoundPrint> byHash;

    /// Empty for what cannot be read: training will name it.
    SoundPrint of(const Row& row)
    {
        {
            const std::lock_guard lock(mutex);
            if (const auto known = byHash.find(row.hash); known != byHash.end())
                return known->second;
        }
        SoundPrint print;
        try {
            print = soundPrint(loadMono(row.path));
        } catch (const Error&) {
            print = {};
        }
        const std::lock_guard lock(mutex);
        return byHash[row.hash] = std::move(print);
    }
};

LeakChecker::LeakChecker(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_prints(std::make_shared<Prints>())
{
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        if (m_job != nullptr)
            m_job->cancel();
        m_checked.reset();
        Q_EMIT found({});
    });
}

LeakChecker::~LeakChecker() = default;

std::vector<LeakChecker::Row> LeakChecker::rowsOf(const TrainSetup& setup) const
{
    const Project& project = *m_workbench.project();
    std::vector<Row> rows;
    forEachRow(project, setup, [&](const Clip& clip, const Segment* segment, const std::string& label) {
        Row& row = rows.emplace_back();
        row.origin = {clip.speaker, clip.episode, clip.path, {}};
        row.label = label;
        row.group = groupOf(clip, setup.holdOut);
        row.path = project.absolutePath(clip);
        row.hash = clip.contentHash;
        row.isWholeClip = segment == nullptr;
    });
    return rows;
}

void LeakChecker::check(const TrainSetup& setup)
{
    if (m_job != nullptr)
        m_job->cancel();
    if (std::exchange(m_checked, setup) != setup || !setup.isProject())
        Q_EMIT found({}); // what stands there is of another choice
    if (!setup.isProject())
        return;
    auto work = [rows = rowsOf(setup), recipe = setup, prints = m_prints](Task& task) mutable {
        std::vector<std::string> labels;
        std::vector<std::string> groups;
        std::vector<RowOrigin> origins;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            task.checkpoint(double(i) / double(rows.size()));
            labels.push_back(rows[i].label);
            groups.push_back(rows[i].group);
            if (rows[i].isWholeClip && rows.size() <= mostPrints)
                rows[i].origin.print = prints->of(rows[i]);
            origins.push_back(std::move(rows[i].origin));
        }
        const std::vector<int> classes = LabelEncoder(labels).encode(labels);
        try {
            return gathered(leaksOf(origins, drawnSplit(recipe, classes, groups)));
        } catch (const ParameterError&) {
            return std::vector<LeakFinding>(); // the split is not possible: training says why
        }
    };
    m_job = m_workbench.jobs().start([] { return tr("Comparing the two sides of the split"); }, this, std::move(work),
                                     [this](const std::vector<LeakFinding>& findings) {
                                         Q_EMIT found({findings.begin(), findings.end()});
                                     });
}

QString leakText(const LeakFinding& finding)
{
    const QString shown = finding.names.mid(0, 3).join(QStringLiteral(", "));
    const QString names = finding.names.size() > 3 ? shown + QStringLiteral(" …") : shown;
    switch (finding.kind) {
    case LeakKind::Speaker:
        return words(QT_TRANSLATE_NOOP("LeakChecker",
                                       "Speakers on both sides: %1. Scores are better than on unseen ones."))
            .arg(names);
    case LeakKind::Episode:
        return words(QT_TRANSLATE_NOOP("LeakChecker",
                                       "Episodes on both sides: %1. Scores are better than on unseen ones."))
            .arg(names);
    case LeakKind::Source:
        return words(QT_TRANSLATE_NOOP("LeakChecker",
                                       "Recordings on both sides: %1. Scores are better than on unseen ones."))
            .arg(names);
    case LeakKind::NearDuplicate:
        return words(QT_TRANSLATE_NOOP("LeakChecker", "Held out, though nearly the same clip is learned from: %1."))
            .arg(names);
    }
    return {};
}

std::optional<TrainSetup::HoldOut> cureOf(LeakKind kind)
{
    switch (kind) {
    case LeakKind::Speaker:
        return TrainSetup::HoldOut::Speaker;
    case LeakKind::Episode:
        return TrainSetup::HoldOut::Episode;
    case LeakKind::Source:
        return TrainSetup::HoldOut::Recording;
    case LeakKind::NearDuplicate:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace suara
