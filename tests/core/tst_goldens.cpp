#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/support/NpyFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>
#include <map>

using namespace suara;
using suara::test::NpyArray;
using suara::test::readNpy;

namespace {

const QString dataFolder = QStringLiteral(SUARA_SHARED_DATA);

QJsonObject goldenIndex()
{
    QFile file(dataFolder + QStringLiteral("/goldens/index.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Catalogue id and the parameters, by librosa's names, that a golden of this name was made with.
struct Recipe {
    std::string id;
    std::vector<std::pair<std::string, std::string>> parameters = {};
};

const std::map<QString, Recipe>& recipes()
{
    static const std::map<QString, Recipe> all{
        {QStringLiteral("zcr"), {"zero_crossing_rate"}},
        {QStringLiteral("centroid"), {"spectral_centroid"}},
        {QStringLiteral("bandwidth"), {"spectral_bandwidth"}},
        {QStringLiteral("rolloff"), {"spectral_rolloff"}},
        {QStringLiteral("flatness"), {"spectral_flatness"}},
        {QStringLiteral("contrast"), {"spectral_contrast"}},
        {QStringLiteral("rms"), {"rms"}},
        {QStringLiteral("rms_512_256"), {"rms", {{"frame_length", "512"}, {"hop_length", "256"}}}},
        {QStringLiteral("energy_512_256"), {"energy"}},
        {QStringLiteral("mfcc40"), {"mfcc"}},
        {QStringLiteral("chroma_stft"), {"chroma_stft"}},
        {QStringLiteral("mel_power"), {"melspectrogram", {{"fmax", "8000"}}}},
        {QStringLiteral("mel_db"), {"melspectrogram_db", {{"fmax", "8000"}}}},
        {QStringLiteral("t600"), {"logmel_tensor"}},
        {QStringLiteral("fft_abs"), {"fft_magnitude"}},
        {QStringLiteral("load"), {"samples"}},
        {QStringLiteral("load_native"), {"samples"}},
        {QStringLiteral("load_16000_3s"), {"samples"}},
    };
    return all;
}

} // namespace

/// Compares with the values of librosa in the optional folder of test data, item by item, each within its tolerance.
class TestGoldens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_index = goldenIndex();
        if (m_index.isEmpty())
            QSKIP("The optional test data folder with goldens/index.json is not there.");
        for (const QJsonValue clip : m_index[u"clips"].toArray())
            m_clips[clip[u"clip"].toString()] = clip.toObject();
    }

    void item_data()
    {
        QTest::addColumn<QJsonObject>("item");
        for (const QJsonValue item : goldenIndex()[u"items"].toArray())
            QTest::newRow(qPrintable(item[u"file"].toString())) << item.toObject();
    }

    void item()
    {
        QFETCH(QJsonObject, item);
        const QString function = item[u"function"].toString();
        const NpyArray golden = readNpy(goldenFile(item));
        const Eigen::ArrayXXf computed = function == u"signal" ? signalOf(item) : compute(item);
        const bool isCut = item[u"full_shape"] != item[u"shape"];
        if (!isCut && function != u"load_16000_3s")
            QCOMPARE(int(computed.cols()), golden.columns());
        QVERIFY(computed.cols() >= golden.columns() || function == u"load_16000_3s");
        QVERIFY(computed.rows() >= golden.rows());
        compare(item, golden, computed);
    }

private:
    QString goldenFile(const QJsonObject& item) const
    {
        return dataFolder + QStringLiteral("/goldens/") + item[u"file"].toString();
    }

    Eigen::ArrayXXf signalOf(const QJsonObject& item) const
    {
        const NpyArray signal = readNpy(goldenFile(item));
        return Eigen::Map<const Eigen::ArrayXXd>(signal.values.data(), 1, signal.columns()).cast<float>();
    }

    Audio audioOf(const QJsonObject& item) const
    {
        const QString function = item[u"function"].toString();
        const QJsonObject clip = m_clips.at(item[u"clip"].toString());
        if (clip[u"path"].isNull()) {
            const NpyArray signal =
                readNpy(dataFolder + QStringLiteral("/goldens/%1__signal.npy").arg(clip[u"clip"].toString()));
            return {std::vector<float>(signal.values.begin(), signal.values.end()),
                    function == u"t600" ? 16000 : 22050};
        }
        std::optional<int> rate = 22050;
        if (function == u"load_native")
            rate.reset();
        if (function == u"t600" || function == u"load_16000_3s")
            rate = 16000;
        return loadMono((dataFolder + u'/' + clip[u"path"].toString()).toStdString(), rate);
    }

    Eigen::ArrayXXf compute(const QJsonObject& item) const
    {
        const Recipe& recipe = recipes().at(item[u"function"].toString());
        const FeatureSpec& spec = featureSpec(recipe.id);
        Parameters parameters;
        for (const auto& [id, value] : recipe.parameters)
            parameters.set(*findParameter(spec, id), value);
        if (recipe.id == "chroma_stft" && item[u"clip"].toString() == u"edge_impulse") // its tuning is rounding noise,
            parameters.set(*findParameter(spec, "tuning"), 0.21);                      // and this is what librosa found
        return spec.compute(FrameAnalysis(audioOf(item), parameters));
    }

    static void compare(const QJsonObject& item, const NpyArray& golden, const Eigen::ArrayXXf& computed)
    {
        const bool isExact = item[u"function"].toString().startsWith(u"load");
        const double rtol = isExact ? 0.0 : item[u"rtol"].toDouble();
        const double atol = isExact ? 0.0 : item[u"atol"].toDouble();
        double worst = 0.0;
        int wrong = 0;
        for (int row = 0; row < golden.rows(); ++row)
            for (int column = 0; column < golden.columns(); ++column) {
                const double expected =
                    golden.values[std::size_t(row) * std::size_t(golden.columns()) + std::size_t(column)];
                const double value = column < computed.cols() ? double(computed(row, column)) : 0.0;
                const double excess = std::abs(value - expected) - atol - rtol * std::abs(expected);
                wrong += excess > 0.0 || std::isnan(excess) ? 1 : 0;
                worst = std::max(worst, std::abs(value - expected));
            }
        const QByteArray text = QByteArray("of ") + QByteArray::number(qsizetype(golden.values.size())) + " values " +
                                QByteArray::number(wrong) + " are outside; largest difference " +
                                QByteArray::number(worst);
        QVERIFY2(wrong == 0, text.constData());
    }

    QJsonObject m_index;
    std::map<QString, QJsonObject> m_clips;
};

QTEST_GUILESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
