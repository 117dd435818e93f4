#pragma once

#include "widgets/common/controls/FormRow.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace suara {

/// A part of an inspector that folds: a 34 px head with a title and a muted detail at the right, rows below, a line at
/// the end.
class Section : public QWidget {
    Q_OBJECT

public:
    explicit Section(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setDetail(const QString& detail);
    FormRow* addRow(QWidget* field); ///< a labelled row; set its label within onLanguage()
    void addWidget(QWidget* widget); ///< over the whole width
    QVBoxLayout* body() const { return m_body; }

    void setExpanded(bool expanded);

Q_SIGNALS:
    void expandedChanged(bool expanded);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* m_head;
    QLabel* m_detail;
    QWidget* m_content;
    QVBoxLayout* m_body;
    bool m_expanded = true;
};

} // namespace suara
