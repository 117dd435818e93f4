#include "widgets/learning/results/CompareSheet.h"

#include "core/project/Run.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/plan/TrainTexts.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

namespace suara {

namespace {

constexpr int leastColumn = 128;
constexpr int lineHeight = 28;

struct Line {
    const char* name;
    QString (*text)(const RunRecord& record);
};

QString scoreText(const RunRecord& record, double (*score)(const MatrixScores&))
{
    return record.scores() ? formatNumber(score(*record.scores()), 3) : QStringLiteral("–");
}

const QList<Line>& lines()
{
    static const QList<Line> all{
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Model"),
         [](const RunRecord& record) {
             return record.modelText;
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Parameters"),
         [](const RunRecord& record) {
             return formatInteger(record.parameters);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Data"),
         [](const RunRecord& record) {
             return sourceText(record.setup);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Split"),
         [](const RunRecord& record) {
             return splitText(record.setup);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Optimizer"),
         [](const RunRecord& record) {
             return optimizerText(record.setup);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Batch size"),
         [](const RunRecord& record) {
             return formatInteger(record.setup.batchSize);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Seeds"),
         [](const RunRecord& record) {
             return QStringLiteral("%1 · %2").arg(record.setup.splitSeed).arg(record.setup.seed);
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Epochs"),
         [](const RunRecord& record) {
             return formatInteger(qint64(record.history.size()));
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Accuracy"),
         [](const RunRecord& record) {
             return scoreText(record, [](const MatrixScores& of) { return of.accuracy; });
         }},
        {"UAR",
         [](const RunRecord& record) {
             return scoreText(record, [](const MatrixScores& of) { return of.averageRecall; });
         }},
        {"MCC",
         [](const RunRecord& record) {
             return scoreText(record, [](const MatrixScores& of) { return of.matthews; });
         }},
        {"κ",
         [](const RunRecord& record) {
             return scoreText(record, [](const MatrixScores& of) {
                 return of.kappa.value_or(std::numeric_limits<double>::quiet_NaN());
             });
         }},
        {QT_TRANSLATE_NOOP("suara::CompareSheet", "Time"),
         [](const RunRecord& record) {
             return formatClock(record.seconds, 0);
         }},
    };
    return all;
}

} // namespace

CompareSheet::CompareSheet(QWidget* window) : Sheet(window), m_table(new QTableWidget)
{
    setPanel(Place::Middle, {880, 500});
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(leastColumn);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultSectionSize(lineHeight);
    m_table->verticalHeader()->setMinimumSectionSize(lineHeight);
    m_table->verticalHeader()->setHighlightSections(false);
    makeAction(
        m_table, "copy_comparison", [] { return tr("Copy the table"); },
        [this] { QGuiApplication::clipboard()->setText(tableText()); })
        ->setShortcut(QKeySequence::Copy);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, 0, 20, 20);
    column->addWidget(m_table);
    body()->addLayout(column, 1);
    onLanguage(this, [this] {
        setTitle(tr("Runs side by side"));
        m_table->setAccessibleName(tr("Runs side by side"));
        fill();
    });
}

void CompareSheet::setRuns(std::vector<Column> runs)
{
    m_runs = std::move(runs);
    fill();
}

void CompareSheet::fill()
{
    QStringList names;
    for (const Column& run : m_runs)
        names.append(runTitle(run.name));
    m_table->clear();
    m_table->setRowCount(int(lines().size()));
    m_table->setColumnCount(int(m_runs.size()));
    m_table->setHorizontalHeaderLabels(names);
    QStringList heads;
    for (int row = 0; row < lines().size(); ++row) {
        const Line& line = lines()[row];
        heads.append(tr(line.name));
        QStringList texts;
        for (const Column& run : m_runs)
            texts.append(line.text(*run.record));
        const bool differs = std::ranges::any_of(texts, [&](const QString& text) { return text != texts.front(); });
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setFont(Theme::font(differs ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
            item->setTextAlignment(Qt::AlignVCenter | Qt::AlignRight);
            m_table->setItem(row, column, item);
        }
    }
    m_table->setVerticalHeaderLabels(heads);
}

QString CompareSheet::tableText() const
{
    QString text;
    for (int column = 0; column < m_table->columnCount(); ++column)
        text += u'\t' + m_table->horizontalHeaderItem(column)->text();
    text += u'\n';
    for (int row = 0; row < m_table->rowCount(); ++row) {
        text += m_table->verticalHeaderItem(row)->text();
        for (int column = 0; column < m_table->columnCount(); ++column)
            text += u'\t' + m_table->item(row, column)->text();
        text += u'\n';
    }
    return text;
}

} // namespace suara
