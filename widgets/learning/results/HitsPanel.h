#pragma once

#include "widgets/learning/runs/RunRecord.h"

#include <QWidget>
#include <functional>

class QLabel;
class QMenu;
class QPushButton;

namespace suara {

class HitList;
class Workbench;

/// Clips of a run's result to hear: of a cell, of a true class, all that went wrong, or those of an epoch by their
/// loss. What was labelled wrongly gets its class here.
class HitsPanel : public QWidget {
    Q_OBJECT

public:
    explicit HitsPanel(Workbench& workbench, QWidget* parent = nullptr);

    void setRecord(const RunRecord* record); ///< shows what went wrong; null: nothing. Must outlive what is shown
    void showCell(int truth, int predicted);
    void showRow(int truth);
    void showMistakes();
    void showEpoch(int epoch); ///< validation clips, highest loss first
    void play();               ///< all of the list, one after another
    HitList& list() { return *m_list; }

Q_SIGNALS:
    void relabelled(const std::function<QString()>& sentence); ///< clips or segments have another class now

private:
    void show(std::function<QString()> title, const std::function<bool(const TestRow&)>& isMeant, bool saysVerdict);
    void showTitle(std::function<QString()> title);
    void setTexts();
    void fillMenu();
    void updateButton();
    void setLabel(const QString& label);
    bool setClipLabels(const QString& label);
    bool setSegmentLabels(const QString& label);
    QString className(int place) const;

    Workbench& m_workbench;
    const RunRecord* m_record = nullptr;
    std::function<QString()> m_titleText;
    QLabel* m_title;
    QPushButton* m_mistakes;
    QPushButton* m_relabel;
    QMenu* m_menu;
    HitList* m_list;
};

} // namespace suara
