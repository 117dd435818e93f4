#include "widgets/learning/data/LeakNotice.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace suara {

LeakNotice::LeakNotice(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel), m_text(new QLabel), m_cure(new QPushButton), m_both(new QPushButton)
{
    m_text->setWordWrap(true);
    m_text->setProperty("role", QStringLiteral("secondary"));
    m_icon->setAlignment(Qt::AlignTop);
    for (QPushButton* link : {m_cure, m_both})
        link->setProperty("role", QStringLiteral("link"));
    m_both->setObjectName(QStringLiteral("bothSplits"));
    m_cure->setObjectName(QStringLiteral("holdOutInstead"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_cure, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_both, 2, 1, Qt::AlignLeft);
    connect(m_cure, &QPushButton::clicked, this, [this] {
        if (const auto holdOut = cure())
            Q_EMIT holdOutRequested(*holdOut);
    });
    connect(m_both, &QPushButton::clicked, this, [this] {
        if (const auto holdOut = cure())
            Q_EMIT bothRequested(*holdOut);
    });
    onLanguage(this, [this] { showTexts(); });
    onTheme(this, [this] {
        m_icon->setPixmap(Theme::instance()
                              .icon(QStringLiteral("warning"), Theme::IconRole::Warn)
                              .pixmap(QSize(16, 16), devicePixelRatioF()));
    });
}

void LeakNotice::setFindings(QList<LeakFinding> findings)
{
    m_findings = std::move(findings);
    showTexts();
}

/// Of the gravest.
std::optional<TrainSetup::HoldOut> LeakNotice::cure() const
{
    return m_findings.isEmpty() ? std::nullopt : cureOf(m_findings.front().kind);
}

QString LeakNotice::text() const
{
    QStringList sentences;
    for (const LeakFinding& finding : m_findings)
        sentences.append(leakText(finding));
    return sentences.join(u'\n');
}

void LeakNotice::showTexts()
{
    setVisible(!m_findings.isEmpty());
    m_text->setText(text());
    m_cure->setText(tr("Hold these out instead"));
    m_both->setText(tr("Train under both splits"));
    m_cure->setVisible(cure().has_value());
    m_both->setVisible(cure().has_value());
}

} // namespace suara
