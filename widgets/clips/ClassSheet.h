#pragma once

#include "widgets/common/Sheet.h"

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace suara {

/// Asks for a class by name; the known ones are offered while typing.
class ClassSheet : public Sheet {
    Q_OBJECT

public:
    explicit ClassSheet(QWidget* window);
    void ask(const QStringList& known);

Q_SIGNALS:
    void chosen(const QString& label);

private:
    void finish();

    QLineEdit* m_field;
    QStringListModel* m_known;
};

} // namespace suara
