#pragma once

#include "widgets/common/controls/Sheet.h"

class QLabel;
class QLineEdit;
class QListView;

namespace suara {

class CommandModel;

/// Ctrl+K: every action of the window by name, in either language; Enter does it.
class CommandPalette : public Sheet {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

protected:
    void aboutToOpen() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& typed);
    void run(int row);
    bool handleKey(int key);

    CommandModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace suara
