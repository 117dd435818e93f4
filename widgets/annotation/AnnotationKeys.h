#pragma once

#include <QList>
#include <QObject>

class QAction;

namespace suara {

class AnnotationActions;
class LaneStack;
class SegmentTable;

/// The keys of the Annotate page as actions, and the plain keys of the label set. They act only while the lanes or the
/// segment list have the focus; in text fields they type.
class AnnotationKeys : public QObject {
    Q_OBJECT

public:
    AnnotationKeys(AnnotationActions& actions, LaneStack& lanes, SegmentTable& list);

    const QList<QAction*>& actions() const { return m_all; }
    QAction* action(const char* id) const; ///< null if there is none of that name

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void add(const char* id, std::function<QString()> text, std::function<void()> run, const char* icon = "",
             bool inList = true);

    AnnotationActions& m_actions;
    LaneStack& m_lanes;
    SegmentTable& m_list;
    QList<QAction*> m_all;
};

} // namespace suara
