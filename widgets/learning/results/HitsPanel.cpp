#include "widgets/learning/results/HitsPanel.h"

#include "core/base/Text.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/data/RowPlayer.h"
#include "widgets/learning/results/HitList.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <algorithm>
#include <set>

namespace suara {

HitsPanel::HitsPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_title(new QLabel)
    , m_mistakes(new QPushButton)
    , m_relabel(new QPushButton)
    , m_menu(new QMenu(this))
    , m_list(new HitList)
{
    auto* rows = plainColumn(this, {16, 8, 12, 12});
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setWordWrap(true);
    m_mistakes->setProperty("role", QStringLiteral("link"));
    m_mistakes->setObjectName(QStringLiteral("mistakes"));
    m_relabel->setObjectName(QStringLiteral("relabel"));
    m_relabel->setMenu(m_menu);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_mistakes);
    head->addWidget(m_relabel);
    rows->addLayout(head);
    rows->addSpacing(4);
    rows->addWidget(m_list);
    connect(m_mistakes, &QPushButton::clicked, this, &HitsPanel::showMistakes);
    connect(m_menu, &QMenu::aboutToShow, this, &HitsPanel::fillMenu);
    connect(m_list, &HitList::choiceChanged, this, &HitsPanel::updateButton);
    connect(m_list, &HitList::chosen, this,
            [this](ClipId clip, SegmentId segment) { chooseRow(m_workbench, clip, segment); });
    connect(m_list, &HitList::playRequested, this,
            [this](ClipId clip, SegmentId segment) { playRow(m_workbench, clip, segment); });
    connect(m_list, &HitList::playManyRequested, &m_workbench, &Workbench::playClipsRequested);
    onLanguage(this, [this] { setTexts(); });
}

void HitsPanel::setTexts()
{
    const auto wrong = m_record == nullptr ? 0 : std::ranges::count_if(m_record->tests, [](const TestRow& test) {
        return test.truth != test.predicted;
    });
    const bool isTold = m_record != nullptr && m_record->scores();
    m_title->setText(m_titleText ? m_titleText()
                     : isTold    ? tr("Click a cell to hear its clips")
                                 : tr("Click a point of the loss chart to hear that epoch’s clips, the worst first"));
    m_mistakes->setText(tr("Mistakes (%1)").arg(formatInteger(qint64(wrong))));
    m_mistakes->setToolTip(tr("All that was told wrongly, the surest first"));
    m_mistakes->setVisible(wrong > 0);
    m_relabel->setText(tr("Set class"));
    m_relabel->setToolTip(tr("Another class for the chosen clips or segments"));
}

void HitsPanel::setRecord(const RunRecord* record)
{
    m_record = record;
    m_titleText = {};
    m_list->hits().clear();
    m_list->hide();
    updateButton();
    setTexts();
}

QString HitsPanel::className(int place) const
{
    return QString::fromStdString(m_record->matrix.classes[std::size_t(place)]);
}

void HitsPanel::show(std::function<QString()> title, const std::function<bool(const TestRow&)>& isMeant,
                     bool saysVerdict)
{
    std::vector<std::size_t> tests;
    for (std::size_t place = 0; place < m_record->tests.size(); ++place)
        if (isMeant(m_record->tests[place]))
            tests.push_back(place);
    m_list->hits().setHits(*m_record, tests, saysVerdict, m_workbench.project());
    showTitle(std::move(title));
}

void HitsPanel::showTitle(std::function<QString()> title)
{
    m_list->setVisible(m_list->hits().rowCount() > 0);
    m_titleText = std::move(title);
    updateButton();
    setTexts();
}

void HitsPanel::showCell(int truth, int predicted)
{
    if (m_record == nullptr)
        return;
    show(
        [this, truth, predicted] {
            return truth == predicted ? tr("%1 heard rightly").arg(className(truth))
                                      : tr("%1 heard as %2").arg(className(truth), className(predicted));
        },
        [=](const TestRow& test) { return test.truth == truth && test.predicted == predicted; }, false);
}

void HitsPanel::showRow(int truth)
{
    if (m_record != nullptr)
        show([this, truth] { return tr("All that is %1").arg(className(truth)); },
             [=](const TestRow& test) { return test.truth == truth; }, true);
}

void HitsPanel::showMistakes()
{
    if (m_record != nullptr)
        show([] { return tr("Told wrongly, the surest first"); },
             [](const TestRow& test) { return test.truth != test.predicted; }, true);
}

void HitsPanel::showEpoch(int epoch)
{
    if (m_record == nullptr)
        return;
    const std::vector<RowLoss> losses = m_record->lossesOf(epoch);
    m_list->hits().setHits(*m_record, losses, m_workbench.project());
    showTitle(
        [epoch, isKept = !losses.empty(), hasTests = !m_record->tests.empty(), hasFolds = m_record->parts.size() > 1] {
            const QString number = formatInteger(epoch);
            return isKept && hasFolds ? tr("Epoch %1 of every fold, the highest loss first").arg(number)
                   : isKept           ? tr("Epoch %1, the highest loss first").arg(number)
                   : hasTests         ? tr("The losses of single clips are not kept of epoch %1").arg(number)
                                      : tr("All rows are learned here, none is held out");
        });
}

void HitsPanel::play()
{
    if (const QList<ClipId> clips = m_list->clips(); !clips.isEmpty())
        Q_EMIT m_workbench.playClipsRequested(clips);
}

void HitsPanel::fillMenu()
{
    std::set<QString> names;
    if (m_record != nullptr)
        for (const std::string& name : m_record->matrix.classes)
            names.insert(QString::fromStdString(name));
    m_menu->clear();
    for (const QString& name : names)
        m_menu->addAction(name, this, [this, name] { setLabel(name); });
}

void HitsPanel::updateButton()
{
    const QList<int> rows = m_list->chosenRows();
    const bool isOfProject = std::ranges::any_of(rows, [this](int row) { return m_list->hits().clipAt(row) != 0; });
    m_relabel->setVisible(!m_list->isHidden());
    m_relabel->setEnabled(isOfProject);
}

void HitsPanel::setLabel(const QString& label)
{
    const auto count = m_list->chosenRows().size();
    const bool isDone = m_record->setup.labelSet.isEmpty() ? setClipLabels(label) : setSegmentLabels(label);
    if (isDone)
        Q_EMIT relabelled([count, label] { return tr("%n rows are %1 now.", "", int(count)).arg(label); });
}

bool HitsPanel::setClipLabels(const QString& label)
{
    std::vector<ClipId> clips;
    for (const int row : m_list->chosenRows())
        if (const ClipId clip = m_list->hits().clipAt(row); clip != 0)
            clips.push_back(clip);
    return m_workbench.project()->setClipLabel(clips, label.toStdString());
}

/// As one step.
bool HitsPanel::setSegmentLabels(const QString& label)
{
    Project& project = *m_workbench.project();
    std::vector<SegmentId> segments;
    for (const int row : m_list->chosenRows())
        if (const SegmentId segment = m_list->hits().segmentAt(row); segment != 0)
            segments.push_back(segment);
    const std::string set = m_record->setup.labelSet.toStdString();
    return !segments.empty() && project.compose(SUARA_TEXT("Core", "Label segments “%1”"), {label.toStdString()}, [&] {
        for (const SegmentId segment : segments)
            project.setSegmentLabel(segment, set, label.toStdString());
    });
}

} // namespace suara
