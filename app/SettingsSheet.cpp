#include "app/SettingsSheet.h"

#include "widgets/common/controls/FormRow.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/playback/OutputDevices.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <utility>

namespace suara {

namespace {
const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark")};
}

SettingsSheet::SettingsSheet(QWidget* window)
    : Sheet(window)
    , m_language(new QComboBox)
    , m_theme(new SegmentedControl(3))
    , m_cacheLimit(new QSpinBox)
    , m_cacheSize(new QLabel)
    , m_device(new QComboBox)
    , m_annotator(new QLineEdit)
{
    m_language->addItem(QString(), QString());
    for (const QString& code : Language::available())
        m_language->addItem(Language::ownName(code), code);
    m_cacheLimit->setRange(0, 1'000'000);
    m_cacheLimit->setSingleStep(500);
    m_cacheLimit->setKeyboardTracking(false); // on the way to 5000 stands a 5, which would empty the cache
    m_cacheLimit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_cacheSize->setProperty("role", QStringLiteral("secondary"));
    build();
    connectControls();
    setPanel(Place::Middle, {560, 380});
}

/// The limit, what is there of it, and the button that empties it.
QWidget* SettingsSheet::cacheField()
{
    auto* field = new QWidget;
    auto* clear = new QPushButton;
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_cacheLimit, 1);
    row->addWidget(m_cacheSize);
    row->addWidget(clear);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_jobs.start([] { return tr("Clear the cache"); }, this, [](Task&) { userCache().clear(); },
                     [this] { showCacheSize(); });
    });
    onLanguage(this, [=, this] {
        m_cacheLimit->setSuffix(QStringLiteral(" MB"));
        m_cacheLimit->setAccessibleName(tr("Cache limit"));
        clear->setText(tr("Clear"));
        clear->setAccessibleName(tr("Clear the cache"));
        showCacheSize();
    });
    return field;
}

void SettingsSheet::build()
{
    auto* reset = new QPushButton;
    reset->setProperty("danger", true);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(20, 4, 20, 20);
    rows->setSpacing(8);
    auto* language = new FormRow(m_language);
    auto* theme = new FormRow(m_theme);
    auto* cache = new FormRow(cacheField());
    auto* device = new FormRow(m_device);
    auto* annotator = new FormRow(m_annotator);
    for (FormRow* row : {language, theme, device, cache, annotator}) {
        row->setLabelWidth(144);
        rows->addWidget(row);
    }
    rows->addStretch();
    rows->addWidget(reset, 0, Qt::AlignLeft);
    body()->addLayout(rows);

    connect(reset, &QPushButton::clicked, this, [] { Settings::instance().reset(); });
    onLanguage(this, [=, this] {
        setTitle(tr("Settings"));
        language->setLabel(tr("Language"));
        m_language->setItemText(0, tr("As the system"));
        theme->setLabel(tr("Theme"));
        m_theme->setTexts({tr("As the desktop"), tr("Light"), tr("Dark")});
        cache->setLabel(tr("Cache limit"), tr("Peaks and features kept on disk; clearing them costs time, never data"));
        device->setLabel(tr("Sound device"), tr("What clips are played on; a change is heard at once"));
        annotator->setLabel(tr("Annotator"), tr("Name of the annotator in new projects"));
        reset->setText(tr("Reset all settings"));
        if (m_watchesDevices)
            showDevices();
    });
}

void SettingsSheet::connectControls()
{
    Settings& settings = Settings::instance();
    connect(m_language, &QComboBox::activated, this,
            [this, &settings] { settings.setValue(Settings::Key::Language, m_language->currentData().toString()); });
    connect(m_theme, &SegmentedControl::currentChanged, this,
            [&settings](int index) { settings.setValue(Settings::Key::Theme, themes[index]); });
    connect(m_cacheLimit, &QSpinBox::valueChanged, this,
            [&settings](int megabytes) { settings.setValue(Settings::Key::CacheLimit, megabytes); });
    connect(m_device, &QComboBox::activated, this,
            [this, &settings] { settings.setValue(Settings::Key::OutputDevice, m_device->currentData().toString()); });
    connect(m_annotator, &QLineEdit::textEdited, this,
            [&settings](const QString& name) { settings.setValue(Settings::Key::Annotator, name); });
    connect(&settings, &Settings::changed, this, &SettingsSheet::showValues);
    connect(&settings, &Settings::wasReset, this, &SettingsSheet::showValues);
}

void SettingsSheet::aboutToOpen()
{
    if (!std::exchange(m_watchesDevices, true))
        connect(&OutputDevices::instance(), &OutputDevices::changed, this, &SettingsSheet::showDevices);
    showDevices();
    showValues();
    showCacheSize();
}

/// The chosen device stands in the list even where it is not plugged in.
void SettingsSheet::showDevices()
{
    const QString chosen = Settings::instance().value(Settings::Key::OutputDevice).toString();
    const QList<OutputDevices::Device> devices = OutputDevices::instance().all();
    m_device->clear();
    m_device->addItem(devices.isEmpty() ? tr("None was found") : tr("As the system"), QString());
    for (const OutputDevices::Device& device : devices)
        m_device->addItem(device.name, device.id);
    if (m_device->findData(chosen) < 0)
        m_device->addItem(tr("%1 (not there)").arg(chosen), chosen);
    m_device->setCurrentIndex(m_device->findData(chosen));
}

void SettingsSheet::showValues()
{
    const Settings& settings = Settings::instance();
    const QSignalBlocker quiet(m_cacheLimit);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.value(Settings::Key::Language))));
    m_theme->setCurrent(int(std::max<qsizetype>(0, themes.indexOf(settings.value(Settings::Key::Theme).toString()))));
    m_cacheLimit->setValue(settings.value(Settings::Key::CacheLimit).toInt());
    m_device->setCurrentIndex(m_device->findData(settings.value(Settings::Key::OutputDevice)));
    const QString annotator = settings.value(Settings::Key::Annotator).toString();
    if (m_annotator->text() != annotator)
        m_annotator->setText(annotator);
}

void SettingsSheet::showCacheSize()
{
    m_jobs.start([] { return QString(); }, this, [](Task&) { return userCache().size(); },
                 [this](std::uint64_t bytes) {
                     m_cacheSize->setText(tr("%1 MB used").arg(formatInteger(qint64(bytes / 1'000'000))));
                 });
}

} // namespace suara
