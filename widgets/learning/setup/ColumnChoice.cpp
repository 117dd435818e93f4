#include "widgets/learning/setup/ColumnChoice.h"

#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace suara {

namespace {

constexpr int panelWidth = 240;
constexpr int panelHeight = 320;

} // namespace

ColumnChoice::ColumnChoice(QWidget* parent) : QToolButton(parent), m_list(new QListWidget)
{
    setProperty("role", QStringLiteral("search")); // a field with words that opens
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* menu = new QMenu(this);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(buildPanel());
    menu->addAction(action);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this] {
        fillList();
        m_list->setFocus();
    });
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChoice::takeList);
    onLanguage(this, [this] { setTexts(); });
}

QWidget* ColumnChoice::buildPanel()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    auto* all = new QPushButton;
    auto* none = new QPushButton;
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(all);
    buttons->addWidget(none);
    column->addLayout(buttons);
    column->addWidget(m_list);
    m_list->setFixedSize(panelWidth, panelHeight);
    connect(all, &QPushButton::clicked, this, [this] { checkAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { checkAll(false); });
    onLanguage(panel, [this, all, none] {
        all->setText(tr("All"));
        none->setText(tr("None"));
        m_list->setAccessibleName(tr("Columns to learn from"));
    });
    return panel;
}

void ColumnChoice::setColumns(const QStringList& all)
{
    m_all = all;
    setTexts();
}

void ColumnChoice::setChosen(const QStringList& columns)
{
    m_chosen = columns;
    setTexts();
}

void ColumnChoice::fillList()
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_list->clear();
    for (const QString& column : m_all) {
        auto* item = new QListWidgetItem(column, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_chosen.isEmpty() || m_chosen.contains(column) ? Qt::Checked : Qt::Unchecked);
    }
}

void ColumnChoice::checkAll(bool isChecked)
{
    {
        const QScopedValueRollback filling(m_isFilling, true);
        for (int row = 0; row < m_list->count(); ++row)
            m_list->item(row)->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    }
    takeList();
}

/// All of them is no choice, and none would leave nothing to learn from: that counts once one is chosen.
void ColumnChoice::takeList()
{
    if (m_isFilling)
        return;
    QStringList chosen;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            chosen.append(m_list->item(row)->text());
    if (chosen.size() == m_all.size())
        chosen.clear();
    else if (chosen.isEmpty())
        return;
    if (std::exchange(m_chosen, chosen) == chosen)
        return;
    setTexts();
    Q_EMIT changed();
}

void ColumnChoice::setTexts()
{
    if (m_all.isEmpty() || m_chosen.isEmpty())
        setText(tr("All"));
    else
        setText(tr("%1 of %2").arg(formatInteger(m_chosen.size()), formatInteger(m_all.size())));
}

} // namespace suara
