#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace suara {

/// One of a few, side by side in one box. Arrow keys move the choice.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(int count, QWidget* parent = nullptr);

    void setTexts(const QStringList& texts); ///< one a segment; within onLanguage()
    int current() const;
    void setCurrent(int index); ///< without currentChanged()

Q_SIGNALS:
    void currentChanged(int index); ///< the user's choice

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Button;
    void choose(int index);

    QButtonGroup* m_group;
    bool m_setting = false; ///< by the program, not by the user
};

} // namespace suara
