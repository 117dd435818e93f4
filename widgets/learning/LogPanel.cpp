#include "widgets/learning/LogPanel.h"

#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"

#include <QScrollBar>

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
    QStringList lines;
    for (const EpochRecord& record : history)
        lines.append(QString::fromStdString(epochText(record, epochs)));
    if (m_lines.size() > lines.size() || lines.mid(0, m_lines.size()) != m_lines) {
        clear();
        m_lines.clear();
    }
    for (const QString& line : lines.mid(m_lines.size()))
        appendPlainText(line);
    horizontalScrollBar()->setValue(0); // appending goes to the end of the line
    m_lines = lines;
}

} // namespace suara
