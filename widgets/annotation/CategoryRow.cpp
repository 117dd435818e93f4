#include "widgets/annotation/CategoryRow.h"

#include "widgets/annotation/Labels.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QAbstractButton>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpressionValidator>

namespace suara {

namespace {

constexpr int marks = 8;

/// The mark and colour of a category; a click takes the next.
class MarkButton : public QAbstractButton {
public:
    MarkButton(int& colour, QWidget* parent) : QAbstractButton(parent), m_colour(colour)
    {
        setFixedSize(28, 28);
        connect(this, &QAbstractButton::clicked, this, [this] {
            m_colour = (m_colour + 1) % marks;
            showNumber();
        });
        onTheme(this, [this] { update(); });
        onLanguage(this, [this] { showNumber(); });
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || hasFocus()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::instance().tokens().hover);
            painter.drawRoundedRect(rect(), 4.0, 4.0);
        }
        Theme::drawMark(painter, QRectF(7.0, 7.0, 14.0, 14.0), m_colour, Theme::instance().classColour(m_colour));
    }

private:
    void showNumber()
    {
        setToolTip(CategoryRow::tr("Mark %1 of %2; click for the next")
                       .arg(formatInteger(m_colour % marks + 1), formatInteger(marks)));
        setAccessibleName(toolTip());
        update();
    }

    int& m_colour;
};

} // namespace

CategoryRow::CategoryRow(Category category, QWidget* parent)
    : QWidget(parent), m_category(std::move(category)), m_name(new QLineEdit), m_shown(new QLabel), m_key(new QLineEdit)
{
    build();
    m_name->setText(QString::fromStdString(m_category.name));
    m_key->setText(QString::fromStdString(m_category.key).toUpper());
    connect(m_name, &QLineEdit::textChanged, this, &CategoryRow::changed);
    connect(m_key, &QLineEdit::textChanged, this, &CategoryRow::changed);
    connect(m_name, &QLineEdit::returnPressed, this, &CategoryRow::returnPressed);
}

void CategoryRow::build()
{
    auto* mark = new MarkButton(m_category.colour, this);
    connect(mark, &QAbstractButton::clicked, this, &CategoryRow::changed);
    m_shown->setProperty("role", QStringLiteral("secondary"));
    connect(m_name, &QLineEdit::textChanged, this, &CategoryRow::showTranslated);
    m_key->setFixedWidth(40);
    m_key->setAlignment(Qt::AlignCenter);
    m_key->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[1-9A-Za-z]?")), m_key));
    auto* up = new IconButton(QStringLiteral("up"));
    auto* down = new IconButton(QStringLiteral("down"));
    auto* remove = new IconButton(QStringLiteral("trash"));
    connect(up, &IconButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(down, &IconButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(remove, &IconButton::clicked, this, &CategoryRow::removeRequested);
    auto* row = plainRow(this);
    row->setSpacing(4);
    row->addWidget(mark);
    row->addWidget(m_name, 1);
    row->addWidget(m_shown);
    row->addWidget(m_key);
    for (IconButton* button : {up, down, remove})
        row->addWidget(button);
    onLanguage(this, [=, this] {
        m_name->setPlaceholderText(tr("Label"));
        m_name->setAccessibleName(tr("Label"));
        m_key->setPlaceholderText(tr("Key"));
        m_key->setAccessibleName(tr("Key of this label"));
        m_key->setToolTip(tr("One digit from 1 to 9 or one letter"));
        up->setHint(tr("Move up"));
        down->setHint(tr("Move down"));
        remove->setHint(tr("Take this label away"));
        showTranslated();
    });
}

/// Files carry the word of the field; on screen a built-in one stands as the user reads it.
void CategoryRow::showTranslated()
{
    m_shown->setText(translation());
}

QString CategoryRow::translation() const
{
    const QString word = m_name->text().simplified();
    const QString shown = labelText(word.toStdString());
    return shown == word ? QString() : tr("shown as “%1”").arg(shown);
}

int CategoryRow::translationWidth() const
{
    const QString text = translation();
    return text.isEmpty() ? 0 : QFontMetrics(Theme::font(Theme::Role::Secondary)).horizontalAdvance(text) + 2;
}

void CategoryRow::setTranslationWidth(int width)
{
    m_shown->setFixedWidth(width);
    m_shown->setVisible(width > 0);
}

Category CategoryRow::category() const
{
    return {m_category.id, m_name->text().simplified().toStdString(), m_key->text().toLower().toStdString(),
            m_category.colour};
}

void CategoryRow::startTyping()
{
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace suara
