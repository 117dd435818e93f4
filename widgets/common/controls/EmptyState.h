#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace suara {

/// What an empty pane says: a 24 px icon, what to do, one muted line, one button.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QString icon, QWidget* parent = nullptr);
    void setTexts(const QString& whatToDo, const QString& detail); ///< within onLanguage()
    void setAction(QAction* action);                               ///< its button; null for none
    void askForClips(); ///< the texts and the button of a project without clips, within onLanguage()

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    QWidget* m_icon;
    QLabel* m_whatToDo;
    QLabel* m_detail;
    QAction* m_action = nullptr;
    QWidget* m_button = nullptr;
};

} // namespace suara
