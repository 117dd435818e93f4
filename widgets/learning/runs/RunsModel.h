#pragma once

#include "core/project/Project.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

namespace suara {

class LiveRun;
class RunShelf;
struct RunRecord;

/// The runs of a project side by side, newest first; the one being made, if any, stands on top with id 0.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Compare,
        Name,
        Model,
        Split,
        Parameters,
        Epochs,
        Loss,
        TestAccuracy,
        Recall,
        Time,
        State,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole, ComparedRole, RunningRole };

    RunsModel(const LiveRun& live, RunShelf& shelf, QObject* parent = nullptr);
    ~RunsModel() override;

    void setProject(Project* project);
    void reload();     ///< the project's runs have changed
    void updateLive(); ///< the live run has begun, gone on or ended
    void retranslate();

    const QSet<RunId>& compared() const { return m_compared; } ///< whose curves stand behind the chosen run's
    void toggleCompared(RunId run);
    RunId runAt(int row) const; ///< 0 for the live run, -1 for no row
    int rowOf(RunId run) const; ///< -1 if it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override; ///< renames

private:
    struct Row;

    Row rowOf(const Run& run) const;
    void read(RunId run);
    Row liveRow() const;
    QString text(const Row& row, int column) const;

    const LiveRun& m_live;
    RunShelf& m_shelf;
    Project* m_project = nullptr;
    std::vector<Row> m_rows; // newest first, without the live one
    QSet<RunId> m_compared;
    bool m_hasLive = false;
};

} // namespace suara
