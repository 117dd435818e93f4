#include "widgets/features/ChartControls.h"

#include "core/learning/Pca.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/features/KindButton.h"
#include "widgets/features/RangeSheet.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <algorithm>
#include <array>

namespace suara {

namespace {

constexpr std::array binChoices{10, 20, 30, 50, 100};
constexpr int leastWidth = 190; // of a panel
constexpr int leastColumn = 72; // of a field for a column: "MFCC12"
constexpr int mostFolded = 2;

/// The lecture's histograms.
struct LecturePreset {
    const char* column;
    int bins;
    double lower;
    double upper;
};
constexpr std::array lecture{LecturePreset{"ZCR", 20, 0.0, 0.2}, LecturePreset{"SC", 30, 0.0, 4000.0}};

const LecturePreset* lecturePreset(const std::string& column)
{
    const auto found = std::ranges::find(lecture, column, &LecturePreset::column);
    return found == lecture.end() ? nullptr : &*found;
}

/// A choice of one, as a submenu's entry.
QAction* addChoice(QMenu* menu, QActionGroup* group, const QString& text, bool isChosen)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    group->addAction(action);
    return action;
}

QStringList componentNames()
{
    QStringList names;
    for (int i = 1; i <= mapComponents; ++i)
        names.append(QStringLiteral("PC%1").arg(i));
    return names;
}

} // namespace

ChartControls::ChartControls(QWidget* parent)
    : QWidget(parent)
    , m_header(new PanelHeader)
    , m_kind(new KindButton)
    , m_x(new QComboBox)
    , m_times(new QLabel(QStringLiteral("×")))
    , m_y(new QComboBox)
    , m_bins(new QComboBox)
    , m_tool(new IconButton(QString()))
    , m_more(new IconButton(QStringLiteral("more")))
    , m_menu(new QMenu(this))
{
    for (QComboBox* box : {m_x, m_y}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(4);
        box->setMinimumWidth(leastColumn);
        box->setMaximumWidth(132);
    }
    for (const int bins : binChoices)
        m_bins->addItem(QString(), bins);
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_tool->setPopupMode(QToolButton::InstantPopup);
    m_tool->setMenu(new QMenu(m_tool));
    m_header->setTitleWidget(m_kind);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_x, m_times, m_y, m_bins, m_tool, m_more})
        m_header->addWidget(widget);
    plainColumn(this)->addWidget(m_header);
    connectControls();
    onLanguage(this, [this] { retranslate(); });
}

void ChartControls::connectControls()
{
    connect(m_kind, &KindButton::chosen, this,
            [this](ChartKind kind) { change([kind](TableChart& chart) { chart.kind = kind; }); });
    connect(m_x, &QComboBox::activated, this, &ChartControls::takeColumns);
    connect(m_y, &QComboBox::activated, this, &ChartControls::takeColumns);
    connect(m_bins, &QComboBox::activated, this,
            [this] { change([bins = m_bins->currentData().toInt()](TableChart& chart) { chart.bins = bins; }); });
    connect(m_menu, &QMenu::aboutToShow, this, &ChartControls::fillMenu);
    connect(m_tool->menu(), &QMenu::aboutToShow, this, [this] {
        m_tool->menu()->clear();
        addDrags(m_tool->menu());
    });
}

void ChartControls::retranslate()
{
    m_bins->setAccessibleName(tr("Number of bins"));
    m_more->setHint(tr("More of this plot"));
    m_tool->setHint(tr("What a drag does"));
    showChart();
}

void ChartControls::setChart(const TableChart& chart)
{
    m_chart = chart;
    showChart();
}

void ChartControls::setMeasured(MeasuredClipsPtr measured)
{
    m_measured = std::move(measured);
    showChart();
}

void ChartControls::setDetail(const QString& detail)
{
    m_header->setDetail(detail);
}

void ChartControls::addToMenu(QAction* action)
{
    action->setProperty("menuOnly", true); // the command palette has the one of the chart at work
    m_last.append(action);
}

bool ChartControls::isOfPoints() const
{
    return m_chart.kind == ChartKind::Scatter || m_chart.kind == ChartKind::Pca;
}

TableChart ChartControls::shownChart() const
{
    TableChart shown = m_chart;
    if (!m_measured || m_measured->table.columns.empty())
        return shown;
    const auto nearest = [this](const std::string& column) {
        return m_measured->table.columns[std::size_t(m_measured->columnLike(column))];
    };
    shown.x = nearest(m_chart.x);
    shown.y = nearest(m_chart.y);
    if (shown.x != m_chart.x) // a range was meant for that column
        shown.lower = shown.upper = 0.0;
    return shown;
}

void ChartControls::change(const std::function<void(TableChart&)>& edit)
{
    TableChart changed = m_chart;
    edit(changed);
    if (changed == m_chart)
        return showChart();
    m_chart = changed;
    showChart();
    Q_EMIT chartChanged();
}

void ChartControls::takeColumns()
{
    change([this](TableChart& chart) {
        if (chart.kind == ChartKind::Pca) {
            chart.xComponent = m_x->currentIndex() + 1;
            chart.yComponent = m_y->currentIndex() + 1;
            return;
        }
        const TableChart shown = shownChart();
        const std::string x = m_x->currentText().toStdString();
        const std::string y = m_y->currentText().toStdString();
        if (x != shown.x) {
            const LecturePreset* preset = lecturePreset(x); // a range is one column's
            chart.x = x;
            chart.lower = preset != nullptr ? preset->lower : 0.0;
            chart.upper = preset != nullptr ? preset->upper : 0.0;
        }
        if (y != shown.y)
            chart.y = y;
    });
}

void ChartControls::fillColumns(QComboBox* box, const QStringList& names, int current)
{
    const QSignalBlocker blocker(box);
    QStringList there;
    for (int i = 0; i < box->count(); ++i)
        there.append(box->itemText(i));
    if (there != names) {
        box->clear();
        box->addItems(names);
        box->view()->setMinimumWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("MFCC40_median")) + 40);
    }
    box->setCurrentIndex(current);
}

void ChartControls::showChart()
{
    m_kind->setKind(m_chart.kind);
    const bool isMap = m_chart.kind == ChartKind::Pca;
    if (isMap) {
        fillColumns(m_x, componentNames(), m_chart.xComponent - 1);
        fillColumns(m_y, componentNames(), m_chart.yComponent - 1);
    } else if (m_measured) {
        QStringList names;
        for (const std::string& column : m_measured->table.columns)
            names.append(QString::fromStdString(column));
        fillColumns(m_x, names, m_measured->columnLike(m_chart.x));
        fillColumns(m_y, names, m_measured->columnLike(m_chart.y));
    }
    m_x->setAccessibleName(isOfPoints() ? tr("Feature along the horizontal axis") : tr("Feature of the plot"));
    m_y->setAccessibleName(tr("Feature along the vertical axis"));
    for (int i = 0; i < m_bins->count(); ++i)
        m_bins->setItemText(i, tr("%n bin(s)", nullptr, m_bins->itemData(i).toInt()));
    m_bins->setCurrentIndex(m_bins->findData(m_chart.bins));
    m_bins->setPlaceholderText(tr("%n bin(s)", nullptr, m_chart.bins));
    setDrag(m_drag);
    setMinimumWidth(std::max(leastWidth, folded(mostFolded)));
    fold();
}

/// Leaves out what is in the menu too (from 1), then the word of the kind (2). Returns the width that the rest needs.
int ChartControls::folded(int level)
{
    m_times->setVisible(isOfPoints());
    m_y->setVisible(isOfPoints());
    m_bins->setVisible(level == 0 && m_chart.kind == ChartKind::Histogram);
    m_tool->setVisible(level == 0 && isOfPoints());
    m_kind->setCompact(level == mostFolded);
    m_header->layout()->invalidate();
    return m_header->minimumSizeHint().width();
}

/// What has no room goes.
void ChartControls::fold()
{
    for (int level = 0; level <= mostFolded; ++level)
        if (folded(level) <= width())
            return;
}

void ChartControls::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void ChartControls::setDrag(PlotView::Drag drag)
{
    constexpr std::array icons{"move", "lasso", "rectangle"}; // by Drag
    m_tool->setIcon(Theme::instance().icon(QString::fromLatin1(icons[std::size_t(drag)])));
    m_drag = drag;
}

void ChartControls::fillMenu()
{
    m_menu->clear();
    qDeleteAll(m_menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    const auto toggle = [this](const QString& text, bool TableChart::*member) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_chart.*member);
        connect(action, &QAction::toggled, this,
                [this, member](bool on) { change([=](TableChart& chart) { chart.*member = on; }); });
    };
    if (m_chart.kind == ChartKind::Histogram) {
        addBins(m_menu->addMenu(tr("Bins")));
        addRanges(m_menu->addMenu(tr("Range")));
        toggle(tr("Stacked"), &TableChart::stacked);
        toggle(tr("Density"), &TableChart::density);
    }
    if (m_chart.kind == ChartKind::Scatter)
        toggle(tr("Axes reversed, as a vowel chart"), &TableChart::reversed);
    if (m_chart.kind == ChartKind::Pca)
        addFeatures(m_menu->addMenu(tr("Features")));
    if (isOfPoints())
        addDrags(m_menu->addMenu(tr("A drag")));
    if (m_chart.kind != ChartKind::Box)
        m_menu->addSeparator();
    m_menu->addActions(m_last);
}

void ChartControls::addBins(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    for (const int bins : binChoices)
        connect(addChoice(menu, group, tr("%n bin(s)", nullptr, bins), m_chart.bins == bins), &QAction::triggered, this,
                [this, bins] { change([bins](TableChart& chart) { chart.bins = bins; }); });
}

void ChartControls::addRanges(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    const TableChart shown = shownChart();
    const bool isFixed = shown.upper > shown.lower;
    const auto take = [this, column = shown.x](int bins, double lower, double upper) {
        change([=](TableChart& chart) {
            chart.x = column;
            chart.bins = bins;
            chart.lower = lower;
            chart.upper = upper;
        });
    };
    connect(addChoice(menu, group, tr("Of the data"), !isFixed), &QAction::triggered, this,
            [take, bins = shown.bins] { take(bins, 0.0, 0.0); });
    const LecturePreset* preset = lecturePreset(columnFeature(shown.x));
    const bool isPreset = preset != nullptr && preset->lower == shown.lower && preset->upper == shown.upper;
    if (preset != nullptr)
        connect(addChoice(menu, group,
                          tr("Lecture's: %1 to %2, %n bin(s)", nullptr, preset->bins)
                              .arg(formatNumber(preset->lower, 0), formatNumber(preset->upper, preset->upper < 1)),
                          isPreset),
                &QAction::triggered, this, [take, preset] { take(preset->bins, preset->lower, preset->upper); });
    connect(addChoice(menu, group, tr("My own…"), isFixed && !isPreset), &QAction::triggered, this,
            [this, take, shown] {
                (new RangeSheet(window(), shown.bins, shown.lower,
                                shown.upper > shown.lower ? shown.upper : shown.lower + 1.0, take))
                    ->open();
            });
}

void ChartControls::addDrags(QMenu* menu)
{
    auto* group = new QActionGroup(menu);
    const std::array texts{tr("Moves the plot (Shift: lasso)"), tr("Chooses with a lasso"),
                           tr("Chooses with a rectangle")};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto drag = PlotView::Drag(i);
        connect(addChoice(menu, group, texts[i], drag == m_drag), &QAction::triggered, this, [this, drag] {
            setDrag(drag);
            Q_EMIT dragChosen(drag);
        });
    }
}

/// The features that a map can be made of; a tick takes one in or leaves it out.
void ChartControls::addFeatures(QMenu* menu)
{
    std::vector<std::string> known;
    for (std::size_t i = 0; m_measured && i < m_measured->table.columns.size(); ++i)
        if (const std::string name = columnFeature(m_measured->table.columns[i]);
            std::ranges::find(known, name) == known.end())
            known.push_back(name);
    QAction* all = menu->addAction(tr("All features"));
    all->setEnabled(!m_chart.features.empty());
    connect(all, &QAction::triggered, this, [this] { change([](TableChart& chart) { chart.features.clear(); }); });
    menu->addSeparator();
    for (const std::string& name : known) {
        QAction* action = menu->addAction(QString::fromStdString(name));
        action->setCheckable(true);
        const auto& chosen = m_chart.features;
        action->setChecked(chosen.empty() || std::ranges::find(chosen, name) != chosen.end());
        connect(action, &QAction::toggled, this, [this, name, known](bool on) {
            change([&](TableChart& chart) {
                std::vector<std::string> wanted = chart.features.empty() ? known : chart.features;
                std::erase_if(wanted, [&](const std::string& other) {
                    return other == name || std::ranges::find(known, other) == known.end();
                });
                if (on)
                    wanted.push_back(name);
                if (!wanted.empty()) // none would mean all
                    chart.features = wanted.size() == known.size() ? std::vector<std::string>() : wanted;
            });
        });
    }
}

} // namespace suara
