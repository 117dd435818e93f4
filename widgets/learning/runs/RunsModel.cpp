#include "widgets/learning/runs/RunsModel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/plan/TrainTexts.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunShelf.h"

#include <algorithm>
#include <iterator>

namespace suara {

struct RunsModel::Row {
    enum class State { Reading, Training, Done, Stopped };

    RunId id = 0;
    std::string name;
    QString model;
    TrainSetup setup;
    int epochs = 0;
    int plannedEpochs = 0;
    std::optional<double> loss;
    std::optional<MatrixScores> scores; // on the rows held out
    std::int64_t parameters = 0;
    double seconds = 0.0;
    State state = State::Reading;

    void takeHistory(const std::vector<EpochRecord>& history, int planned)
    {
        plannedEpochs = planned;
        epochs = int(history.size());
        if (history.empty())
            return;
        loss = history.back().validationLoss;
    }
};

RunsModel::RunsModel(const LiveRun& live, RunShelf& shelf, QObject* parent)
    : QAbstractTableModel(parent), m_live(live), m_shelf(shelf)
{
    connect(&shelf, &RunShelf::arrived, this, &RunsModel::read);
}

RunsModel::~RunsModel() = default;

void RunsModel::setProject(Project* project)
{
    m_project = project;
    m_compared.clear();
    reload();
}

void RunsModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_hasLive = m_live.isRunning();
    if (m_project != nullptr) {
        const std::vector<Run>& runs = m_project->runs();
        std::transform(runs.rbegin(), runs.rend(), std::back_inserter(m_rows),
                       [this](const Run& run) { return rowOf(run); }); // the newest first
    }
    endResetModel();
}

/// A record that was waited for.
void RunsModel::read(RunId run)
{
    const auto row = std::ranges::find(m_rows, run, &Row::id);
    const Run* stored = m_project != nullptr ? m_project->run(run) : nullptr;
    if (row == m_rows.end() || stored == nullptr)
        return;
    *row = rowOf(*stored);
    const int line = rowOf(run);
    Q_EMIT dataChanged(index(line, 0), index(line, ColumnCount - 1));
}

void RunsModel::updateLive()
{
    if (m_live.isRunning() != m_hasLive)
        reload();
    else if (m_hasLive)
        Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

RunsModel::Row RunsModel::rowOf(const Run& run) const
{
    Row row;
    row.id = run.id;
    row.name = run.name;
    const auto record = m_shelf.summary(run);
    if (record == nullptr)
        return row;
    row.model = record->modelText;
    row.setup = record->setup;
    row.takeHistory(record->history, record->plannedEpochs);
    row.parameters = record->parameters;
    row.scores = record->scores();
    row.seconds = record->seconds;
    row.state = record->wasStopped ? Row::State::Stopped : Row::State::Done;
    return row;
}

RunsModel::Row RunsModel::liveRow() const
{
    Row row;
    row.name = m_live.name();
    row.model = modelTitle(m_live.setup().model);
    row.setup = m_live.setup();
    row.takeHistory(m_live.history(), m_live.setup().epochs);
    row.seconds = m_live.seconds();
    row.state = Row::State::Training;
    return row;
}

void RunsModel::toggleCompared(RunId run)
{
    if (!m_compared.remove(run))
        m_compared.insert(run);
    const int row = rowOf(run);
    if (row >= 0)
        Q_EMIT dataChanged(index(row, Compare), index(row, Compare));
}

RunId RunsModel::runAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    return m_hasLive && row == 0 ? 0 : m_rows[std::size_t(row - int(m_hasLive))].id;
}

int RunsModel::rowOf(RunId run) const
{
    if (run == 0)
        return m_hasLive ? 0 : -1;
    const auto found = std::ranges::find(m_rows, run, &Row::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin()) + int(m_hasLive);
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + int(m_hasLive);
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString RunsModel::text(const Row& row, int column) const
{
    const auto number = [](const std::optional<double>& value, int decimals) {
        return value ? formatNumber(*value, decimals) : QStringLiteral("–");
    };
    if (row.state == Row::State::Reading && column != Name)
        return column == State ? tr("being read") : QString();
    switch (column) {
    case Name:
        return runTitle(row.name);
    case Model:
        return row.model;
    case Split:
        return splitText(row.setup);
    case Epochs:
        return row.epochs == row.plannedEpochs
                   ? formatInteger(row.epochs)
                   : tr("%1 / %2").arg(formatInteger(row.epochs), formatInteger(row.plannedEpochs));
    case Loss:
        return number(row.loss, 3);
    case Parameters:
        return row.parameters > 0 ? formatInteger(row.parameters) : QStringLiteral("–");
    case TestAccuracy:
        return row.scores ? formatNumber(row.scores->accuracy, 2) : QStringLiteral("–");
    case Recall:
        return row.scores ? formatNumber(row.scores->averageRecall, 2) : QStringLiteral("–");
    case Time:
        return formatClock(row.seconds, 0);
    case State:
        return row.state == Row::State::Training ? tr("training")
               : row.state == Row::State::Done   ? tr("done")
                                                 : tr("stopped");
    default:
        return {};
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isLive = m_hasLive && index.row() == 0;
    const Row row = isLive ? liveRow() : m_rows[std::size_t(index.row() - int(m_hasLive))];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == Compare
                   ? withKey(tr("Compare: show this run's curves behind the chosen run's"), "mark_run")
                   : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() != Compare               ? text(row, index.column())
               : isLive || m_compared.contains(row.id) ? tr("curves shown")
                                                       : tr("curves not shown");
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter |
            (index.column() >= Parameters && index.column() <= Time ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return QVariant::fromValue<qint64>(row.id);
    case ComparedRole:
        return isLive || m_compared.contains(row.id);
    case RunningRole:
        return isLive;
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (section >= Parameters && section <= Time ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Recall)
        return tr("Unweighted average recall: the mean recall of the classes");
    if (role == Qt::ToolTipRole && section == TestAccuracy)
        return tr("Share of the rows held out that were told rightly; of folds, of all rows");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{{},
                            tr("Run"),
                            tr("Model"),
                            tr("Split"),
                            tr("Parameters"),
                            tr("Epochs"),
                            QStringLiteral("val_loss"),
                            tr("Accuracy"),
                            QStringLiteral("UAR"),
                            tr("Time"),
                            tr("State")};
    return names.at(section);
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isStored = runAt(index.row()) > 0;
    return index.column() == Name && isStored ? flags | Qt::ItemIsEditable : flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable) || name.isEmpty() || m_project == nullptr)
        return false;
    const Run* run = m_project->run(runAt(index.row()));
    return run != nullptr && name != runTitle(run->name) && m_project->renameRun(run->id, name.toStdString());
}

} // namespace suara
