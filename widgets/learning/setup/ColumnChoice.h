#pragma once

#include <QStringList>
#include <QToolButton>

class QListWidget;

namespace suara {

/// "12 of 47": a button whose panel lists the columns of a table with a box each.
class ColumnChoice : public QToolButton {
    Q_OBJECT

public:
    explicit ColumnChoice(QWidget* parent = nullptr);

    void setColumns(const QStringList& all);    ///< what there is
    void setChosen(const QStringList& columns); ///< empty: all
    const QStringList& chosen() const { return m_chosen; }

Q_SIGNALS:
    void changed();

private:
    QWidget* buildPanel();
    void fillList();
    void checkAll(bool isChecked);
    void takeList();
    void setTexts();

    QListWidget* m_list;
    QStringList m_all;
    QStringList m_chosen;
    bool m_isFilling = false;
};

} // namespace suara
