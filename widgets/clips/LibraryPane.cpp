#include "widgets/clips/LibraryPane.h"

#include "widgets/clips/ClipLibrary.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/text/Language.h"

#include <QVBoxLayout>

namespace suara {

namespace {
constexpr int railWidth = 40;
constexpr int leastWidth = 200;
constexpr int mostWidth = 520;
} // namespace

LibraryPane::LibraryPane(ClipLibrary* library, QWidget* parent) : QStackedWidget(parent), m_library(library)
{
    addWidget(library);
    addWidget(buildRail());
    setFolded(false);
    makeAction(
        this, "filter_clips", [] { return tr("Filter clips"); }, [this] { unfolded().startFilter(); });
    makeAction(
        this, "clip_details", [] { return tr("Class, speaker, episode…"); }, [this] { unfolded().startEditing(); });
}

ClipLibrary& LibraryPane::unfolded()
{
    if (isFolded())
        Q_EMIT unfoldRequested();
    return *m_library;
}

QWidget* LibraryPane::buildRail()
{
    auto* rail = new QWidget(this);
    rail->setAutoFillBackground(true);
    auto* unfold = new IconButton(QStringLiteral("right"), rail);
    auto* clips = new IconButton(QStringLiteral("clip"), rail);
    auto* search = new IconButton(QStringLiteral("search"), rail);
    auto* column = new QVBoxLayout(rail);
    column->setContentsMargins(6, 4, 6, 4);
    column->setSpacing(2);
    for (IconButton* button : {unfold, clips, search})
        column->addWidget(button);
    column->addStretch();
    connect(unfold, &IconButton::clicked, this, &LibraryPane::unfoldRequested);
    connect(clips, &IconButton::clicked, this, &LibraryPane::unfoldRequested);
    connect(search, &IconButton::clicked, this, [this] { unfolded().startFilter(); });
    onLanguage(rail, [=] {
        unfold->setHint(tr("Show the clip list"));
        clips->setHint(tr("Clips"));
        search->setHint(tr("Filter clips"));
    });
    return rail;
}

bool LibraryPane::isFolded() const
{
    return currentIndex() == 1;
}

void LibraryPane::setFolded(bool folded)
{
    setCurrentIndex(folded ? 1 : 0);
    setMinimumWidth(folded ? railWidth : leastWidth);
    setMaximumWidth(folded ? railWidth : mostWidth);
}

} // namespace suara
