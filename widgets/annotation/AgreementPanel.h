#pragma once

#include "core/annotation/Segment.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace suara {

class AgreementMatrix;
class AgreementWatch;
class AnnotationDesk;
class DisagreementList;
class EmptyState;
class KappaBar;
class PanelHeader;
class Section;
class SegmentedControl;

/// Cohen's kappa of two annotators for the active label set, with what belongs to it: interval, same segments,
/// observed and chance agreement, the matrix, and the list of what they see differently.
class AgreementPanel : public QWidget {
    Q_OBJECT

public:
    AgreementPanel(AnnotationDesk& desk, AgreementWatch& watch, QWidget* parent = nullptr);

    EmptyState* emptyState() const { return m_empty; } ///< shown while there is only one annotator
    QString headline() const;                          ///< kappa as shown: "0.64", or a dash
    QString explanation() const;                       ///< its interval, or why it is undefined

    QSize sizeHint() const override { return {304, 600}; }

Q_SIGNALS:
    void disagreementChosen(suara::SegmentId first);

private:
    QWidget* buildPair();
    QWidget* buildFigure();
    QWidget* buildFacts();
    QWidget* buildBody();
    void setTexts();
    void fillAnnotators();
    void showReport();
    void showFigure();
    QLabel* addFact(QLabel*& name);

    AnnotationDesk& m_desk;
    AgreementWatch& m_watch;
    PanelHeader* m_header;
    EmptyState* m_empty;
    QWidget* m_body = nullptr;
    QComboBox* m_first = nullptr;
    QComboBox* m_second = nullptr;
    SegmentedControl* m_scope = nullptr;
    QLabel* m_figure = nullptr;
    QLabel* m_measure = nullptr;
    QLabel* m_interval = nullptr;
    KappaBar* m_bar = nullptr;
    QWidget* m_facts = nullptr;
    QLabel* m_linkedName = nullptr;
    QLabel* m_linked = nullptr;
    QLabel* m_observedName = nullptr;
    QLabel* m_observed = nullptr;
    QLabel* m_chanceName = nullptr;
    QLabel* m_chance = nullptr;
    QLabel* m_overlapName = nullptr;
    QSlider* m_overlap = nullptr;
    QLabel* m_overlapValue = nullptr;
    Section* m_matrixSection = nullptr;
    AgreementMatrix* m_matrix = nullptr;
    Section* m_listSection = nullptr;
    DisagreementList* m_list = nullptr;
};

} // namespace suara
