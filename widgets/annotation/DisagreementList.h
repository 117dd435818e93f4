#pragma once

#include "core/annotation/AgreementReport.h"

#include <QListView>

namespace suara {

class Project;

/// The stretches that two annotators labelled differently: what was said, both labels, where. A click chooses one.
class DisagreementList : public QListView {
    Q_OBJECT

public:
    explicit DisagreementList(QWidget* parent = nullptr);

    void setReport(const AgreementReport& report, const LabelSet& set, const Project* project);

Q_SIGNALS:
    void chosen(suara::SegmentId first);

private:
    class Model;
    Model* m_model;
};

} // namespace suara
