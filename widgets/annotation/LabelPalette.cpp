#include "widgets/annotation/LabelPalette.h"

#include "widgets/annotation/CategoryButton.h"
#include "widgets/annotation/Labels.h"
#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace suara {

namespace {

/// A key as a cap, as wide as its word.
class KeyCap : public QWidget {
public:
    explicit KeyCap(QString key, QWidget* parent) : QWidget(parent), m_key(std::move(key))
    {
        const int word = QFontMetrics(Theme::font(Theme::Role::TickStrong)).horizontalAdvance(m_key);
        setFixedSize(std::max(20, word + 12), 18);
        onTheme(this, [this] { update(); });
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintKeyCap(painter, QRectF(rect()), m_key);
    }

private:
    QString m_key;
};

} // namespace

LabelPalette::LabelPalette(QWidget* parent)
    : QWidget(parent), m_header(new PanelHeader(this)), m_sets(new QComboBox(this)), m_grid(new QGridLayout)
{
    m_header->addWidget(m_sets);
    m_sets->setFocusPolicy(Qt::TabFocus);
    connect(m_sets, &QComboBox::activated, this,
            [this](int index) { Q_EMIT labelSetChosen(m_sets->itemData(index).toString().toStdString()); });

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 12, 12);
    column->setSpacing(12);
    m_grid->setSpacing(8);
    column->addLayout(m_grid);
    m_hints = keyHints();
    column->addWidget(m_hints);
    column->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* whole = plainColumn(this);
    whole->addWidget(m_header);
    whole->addWidget(scroll, 1);
    onLanguage(this, [this] {
        m_sets->setAccessibleName(tr("Label set"));
        m_header->setTitle(tr("Labels"));
        for (int index = 0; index < m_sets->count(); ++index)
            m_sets->setItemText(index, labelTitle(m_sets->itemData(index).toString().toStdString()));
    });
}

QWidget* LabelPalette::keyHints()
{
    auto* hints = new QWidget;
    auto* grid = new QGridLayout(hints);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    auto* none = new ElidedLabel(hints);
    none->setProperty("role", QStringLiteral("secondary"));
    grid->addWidget(new KeyCap(QStringLiteral("0"), hints), 0, 0, Qt::AlignLeft);
    grid->addWidget(none, 0, 1);
    onLanguage(none, [none] { none->setText(tr("Not judged")); });
    for (const char* id : {"boundary", "play_segment", "next_segment", "rename"})
        addHint(grid, id);
    return hints;
}

void LabelPalette::addHint(QGridLayout* grid, const char* keyId)
{
    const KeyRow* row = keyRow(keyId);
    const int line = grid->rowCount();
    auto* text = new ElidedLabel(grid->parentWidget());
    text->setProperty("role", QStringLiteral("secondary"));
    grid->addWidget(new KeyCap(keyShown(*row), grid->parentWidget()), line, 0, Qt::AlignLeft);
    grid->addWidget(text, line, 1);
    onLanguage(text, [text, row] { text->setText(keyText(*row)); });
}

void LabelPalette::addHeadAction(QAction* action)
{
    m_header->addAction(action);
}

void LabelPalette::setLabelSets(const std::vector<LabelSet>& sets)
{
    const QSignalBlocker quiet(m_sets);
    m_sets->clear();
    for (const LabelSet& set : sets)
        m_sets->addItem(labelTitle(set.name), QString::fromStdString(set.name));
    m_sets->setCurrentIndex(m_sets->findData(QString::fromStdString(m_set.name)));
}

void LabelPalette::setLabelSet(const LabelSet& set)
{
    m_sets->setCurrentIndex(m_sets->findData(QString::fromStdString(set.name)));
    if (m_set == set)
        return;
    m_set = set;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const Category& category : set.categories) {
        auto* button = new CategoryButton(category, this);
        const auto choose = [this, button] {
            if (!m_showing)
                Q_EMIT chosen(button->category().name);
        };
        connect(button, &QAbstractButton::clicked, this, choose);
        connect(button, &QAbstractButton::toggled, this, choose); // by assistive technology, which does not click
        const int place = int(m_buttons.size());
        m_grid->addWidget(button, place / 2, place % 2);
        m_buttons.append(button);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
}

void LabelPalette::setCurrent(const std::string& category)
{
    m_showing = true;
    for (CategoryButton* button : m_buttons)
        button->setChecked(button->category().name == category);
    m_showing = false;
}

void LabelPalette::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_hints->setVisible(height() >= 240);
}

} // namespace suara
