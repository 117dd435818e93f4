#include "widgets/clips/ClassSheet.h"

#include "widgets/common/Language.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

namespace suara {

ClassSheet::ClassSheet(QWidget* window)
    : Sheet(window), m_field(new QLineEdit(panel())), m_known(new QStringListModel(this))
{
    auto* completer = new QCompleter(m_known, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    auto* set = new QPushButton(panel());
    set->setProperty("primary", true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(20, 0, 20, 20);
    row->addWidget(m_field, 1);
    row->addWidget(set);
    body()->addLayout(row);
    body()->addStretch();
    setPanel(Place::Top, {400, 104});
    connect(set, &QPushButton::clicked, this, &ClassSheet::finish);
    connect(m_field, &QLineEdit::returnPressed, this, &ClassSheet::finish);
    onLanguage(this, [this, set] {
        setTitle(tr("Class of the selected clips"));
        m_field->setAccessibleName(tr("Class"));
        m_field->setPlaceholderText(tr("Name of the class"));
        set->setText(tr("Set"));
    });
}

void ClassSheet::ask(const QStringList& known)
{
    m_known->setStringList(known);
    m_field->clear();
    open();
    m_field->setFocus();
}

void ClassSheet::finish()
{
    const QString label = m_field->text().simplified();
    dismiss();
    if (!label.isEmpty())
        Q_EMIT chosen(label);
}

} // namespace suara
