#pragma once

#include <QWidget>

namespace suara {

class IconButton;

/// One class in the inspector: mark, name, eye, count of rows.
class ClassRow : public QWidget {
    Q_OBJECT

public:
    /// @param classIndex  -1: of the rows without a class, named so
    ClassRow(int classIndex, QString name, int count, QWidget* parent = nullptr);
    void setShown(bool shown); ///< without shownChanged()

Q_SIGNALS:
    void shownChanged(bool shown); ///< the user's choice

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_classIndex;
    QString m_name;
    QString m_count;
    IconButton* m_eye;
};

} // namespace suara
