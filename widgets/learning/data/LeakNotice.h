#pragma once

#include "widgets/learning/data/LeakChecker.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace suara {

/// What stands on both sides of the split, below the choices that draw it, with two ways on: hold that out, or see the
/// score under both splits. Hidden while nothing does.
class LeakNotice : public QWidget {
    Q_OBJECT

public:
    explicit LeakNotice(QWidget* parent = nullptr);

    void setFindings(QList<LeakFinding> findings);
    QString text() const;

Q_SIGNALS:
    void holdOutRequested(suara::TrainSetup::HoldOut holdOut);
    void bothRequested(suara::TrainSetup::HoldOut holdOut); ///< beside the split that was chosen

private:
    std::optional<TrainSetup::HoldOut> cure() const;
    void showTexts();

    QList<LeakFinding> m_findings;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_cure;
    QPushButton* m_both;
};

} // namespace suara
