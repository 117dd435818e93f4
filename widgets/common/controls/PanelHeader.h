#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace suara {

/// The 36 px row over a panel: title, muted detail, and at the right what can be done. A line closes it below.
class PanelHeader : public QWidget {
    Q_OBJECT

public:
    explicit PanelHeader(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setTitleWidget(QWidget* widget);  ///< stands in the title's place
    void setDetail(const QString& detail); ///< facts parted by " · "; shortened with "…" when there is no room
    void addWidget(QWidget* widget);       ///< at the right, in the order of adding
    QWidget* addAction(QAction* action);   ///< as an icon button

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_detail;
    QHBoxLayout* m_row;
};

} // namespace suara
