#pragma once

#include "widgets/features/MeasuredClips.h"
#include "widgets/plots/TableChartView.h"

#include <QPointer>
#include <QWidget>

namespace suara {

class ChartControls;
class Job;
class Note;
class Workbench;

/// A chart of the feature table with the choice of what it shows, and the ways out of it: picture, data, Python.
class ChartPanel : public QWidget {
    Q_OBJECT

public:
    ChartPanel(Workbench& workbench, const TableChart& start, QWidget* parent = nullptr);

    void setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes);
    void clear(); ///< nothing is measured
    void setScaling(const Scaling& scaling);
    void setSelectedRows(const std::vector<int>& rows);

    TableChart chart() const; ///< as it is shown
    TableChartView& view() { return *m_view; }

    QString state() const;              ///< what was chosen, as text
    void restore(const QString& state); ///< text that is none of these brings back what it began with

    void savePicture();
    void saveData();
    void copyPython();

Q_SIGNALS:
    void classToggled(int classIndex); ///< in the legend
    void rowsChosen(const QList<int>& rows, Qt::KeyboardModifiers modifiers);
    void chartChanged(); ///< by the user

private:
    void buildMenu();
    void refresh();
    void findMap();
    void showMapNote();
    void say(const QString& sentence);
    int outside() const;
    QString fileName(const QString& ending) const;

    Workbench& m_workbench;
    TableChart m_start;
    ChartControls* m_controls;
    Note* m_note = nullptr; ///< once there was something to say
    TableChartView* m_view;
    MeasuredClipsPtr m_measured;
    ChartSource m_source;
    std::vector<std::string> m_mapFeatures; ///< that the map in m_source is made of
    std::vector<int> m_selected;
    Scaling m_scaling;
    QPointer<Job> m_job;
};

} // namespace suara
