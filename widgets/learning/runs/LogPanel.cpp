#include "widgets/learning/runs/LogPanel.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QScrollBar>
#include <algorithm>

namespace suara {

LogPanel::LogPanel(QWidget* parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setProperty("role", QStringLiteral("log"));
    setLineWrapMode(NoWrap);
    setFont(Theme::font(Theme::Role::Code));
    setFrameShape(NoFrame);
    setTabChangesFocus(true);
    onLanguage(this, [this] { setAccessibleName(tr("Training log")); });
}

void LogPanel::setHistory(const std::vector<EpochRecord>& history, int epochs)
{
    const bool grows = epochs == m_epochs && m_shown.size() <= history.size() &&
                       std::equal(m_shown.begin(), m_shown.end(), history.begin());
    if (!grows) {
        clear();
        m_shown.clear();
    }
    m_epochs = epochs;
    for (std::size_t i = m_shown.size(); i < history.size(); ++i) { // only what is new is written out
        m_shown.push_back(history[i]);
        appendPlainText(QString::fromStdString(epochText(history[i], epochs)));
    }
    horizontalScrollBar()->setValue(0); // appending goes to the end of the line
}

} // namespace suara
