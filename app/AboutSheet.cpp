#include "app/AboutSheet.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QTextBrowser>
#include <QVBoxLayout>

namespace suara {

namespace {

struct Part {
    const char* name;
    const char* licence;
    const char* page;
};

/// Everything that Suara links or shows.
constexpr Part parts[] = {
    {"Qt 6", "LGPL-3.0", "https://www.qt.io"},
    {"QCustomPlot 2", "GPL-3.0-or-later", "https://www.qcustomplot.com"},
    {"FFTW 3", "GPL-2.0-or-later", "https://www.fftw.org"},
    {"libsndfile", "LGPL-2.1-or-later", "https://libsndfile.github.io/libsndfile"},
    {"FFmpeg libraries", "LGPL-2.1-or-later, GPL-2.0-or-later", "https://ffmpeg.org"},
    {"soxr", "LGPL-2.1-or-later", "https://sourceforge.net/projects/soxr"},
    {"Rubber Band", "GPL-2.0-or-later", "https://breakfastquay.com/rubberband"},
    {"Eigen", "MPL-2.0", "https://eigen.tuxfamily.org"},
    {"oneDNN", "Apache-2.0", "https://github.com/oneapi-src/oneDNN"},
    {"ONNX", "Apache-2.0", "https://onnx.ai"},
    {"Protocol Buffers", "BSD-3-Clause", "https://protobuf.dev"},
    {"xxHash", "BSD-2-Clause", "https://xxhash.com"},
    {"nlohmann json", "MIT", "https://json.nlohmann.me"},
    {"zlib", "Zlib", "https://zlib.net"},
    {"libpng", "libpng-2.0", "http://www.libpng.org"},
    {"libjpeg-turbo", "IJG, BSD-3-Clause", "https://libjpeg-turbo.org"},
    {"SQLite", "public domain", "https://sqlite.org"},
    {"Roboto", "Apache-2.0", "https://fonts.google.com/specimen/Roboto"},
    {"JetBrains Mono", "OFL-1.1", "https://www.jetbrains.com/lp/mono"},
};

QString partsTable()
{
    QString rows;
    for (const Part& part : parts)
        rows += QStringLiteral("<tr><td><a href=\"%3\">%1</a></td><td style=\"padding-left:24px\">%2</td></tr>")
                    .arg(QLatin1StringView(part.name), QLatin1StringView(part.licence), QLatin1StringView(part.page));
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\">%1</table>").arg(rows);
}

} // namespace

AboutSheet::AboutSheet(QWidget* window) : Sheet(window)
{
    auto* text = new QTextBrowser;
    text->setProperty("role", QStringLiteral("plain"));
    text->setOpenExternalLinks(true);
    text->document()->setDocumentMargin(16);
    body()->addWidget(text, 1);
    setPanel(Place::Middle, {560, 560});
    const auto fill = [this, text] {
        setTitle(tr("About Suara"));
        text->setAccessibleName(tr("About Suara"));
        text->setHtml(
            QStringLiteral("<h3>Suara %1</h3><p>%2</p><p>%3</p><h4>%4</h4>%5")
                .arg(QStringLiteral(SUARA_VERSION), tr("A workbench for sound: look, measure, label, train, evaluate."),
                     tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
                        "warranty."),
                     tr("It stands on"), partsTable()));
    };
    onLanguage(this, fill);
    connect(&Theme::instance(), &Theme::changed, this, fill);
}

} // namespace suara
