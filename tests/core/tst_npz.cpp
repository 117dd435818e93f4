#include "core/base/Error.h"
#include "core/formats/Npz.h"
#include "core/learning/ModelWeights.h"
#include "core/learning/TrainingRun.h"

#include <QByteArray>
#include <QTest>
#include <cstdint>
#include <cstring>
#include <limits>

using namespace suara;

/// NumPy archives, and a model's weights in them.
class TestNpz : public QObject {
    Q_OBJECT

    static std::vector<NpzArray> sample()
    {
        return {{"arr_0", {2, 3}, {1, 2, 3, 4, 5, 6.5F}}, {"b", {4}, {-1, 0, 1e-30F, 7}}, {"none", {0, 5}, {}}};
    }

    /// numpy.savez_compressed(f, x=np.arange(40.).reshape(5, 8), y=np.float32([0.5])), NumPy 2.4.6.
    static QByteArray compressed();

    static TrainedModel model()
    {
        TrainedModel model;
        model.network = {{1, 1, 2},
                         {{.kind = "dense", .units = 3}, {.kind = "dense", .units = 2, .activation = "softmax"}}};
        model.classes = {"a", "b"};
        model.weights.resize(2 * 3 + 3 + 3 * 2 + 2);
        for (std::size_t i = 0; i < model.weights.size(); ++i)
            model.weights[i] = float(i);
        return model;
    }

private Q_SLOTS:
    void comesBack() { QCOMPARE(parseNpz(npzBytes(sample()), "f"), sample()); }

    void readsWhatNumPyCompressed()
    {
        const QByteArray bytes = compressed();
        const auto arrays = parseNpz(std::string_view(bytes.constData(), std::size_t(bytes.size())), "f");
        QCOMPARE(arrays.size(), std::size_t(2));
        QCOMPARE(arrays[0].name, std::string("x"));
        QCOMPARE(arrays[0].shape, (std::vector<std::size_t>{5, 8}));
        for (std::size_t i = 0; i < 40; ++i)
            QCOMPARE(arrays[0].values[i], float(i));
        QCOMPARE(arrays[1], (NpzArray{"y", {1}, {0.5F}}));
    }

    void damageIsSaid()
    {
        const std::string whole = npzBytes(sample());
        QVERIFY_THROWS_EXCEPTION(IoError, parseNpz("", "f"));
        QVERIFY_THROWS_EXCEPTION(IoError, parseNpz("no archive at all, only text", "f"));
        for (std::size_t length = 0; length < whole.size(); length += 7)
            QVERIFY_THROWS_EXCEPTION(IoError, parseNpz(whole.substr(0, length), "f"));
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string changed = whole;
            changed[at] = char(changed[at] ^ 0x5A);
            try {
                parseNpz(changed, "f"); // some bytes say nothing, such as dates
            } catch (const IoError&) {
            }
        }
        const QByteArray packed = compressed();
        for (qsizetype at = 0; at < packed.size(); ++at) {
            QByteArray changed = packed;
            changed[at] = char(changed[at] ^ 0x5A);
            try {
                parseNpz(std::string_view(changed.constData(), std::size_t(changed.size())), "f");
            } catch (const IoError&) {
            }
        }
    }

    /// One array that the directory names a thousand times: a small file that would fill the memory.
    void arraysThatShareTheirBytesAreRefused()
    {
        const std::string whole = npzBytes(std::vector<NpzArray>{{"x", {1000}, std::vector<float>(1000)}});
        const std::size_t end = whole.size() - 22;
        std::size_t line = 0;
        std::memcpy(&line, &whole[end + 16], 4);
        std::string many = whole.substr(0, line);
        for (int i = 0; i < 1000; ++i)
            many += whole.substr(line, end - line);
        std::string tail = whole.substr(end);
        const std::uint16_t count = 1000;
        std::memcpy(&tail[8], &count, 2);
        std::memcpy(&tail[10], &count, 2);
        QCOMPARE(parseNpz(whole, "f").size(), std::size_t(1));
        QVERIFY_THROWS_EXCEPTION(IoError, parseNpz(many + tail, "f"));
    }

    void weightsStandAsKerasHasThem()
    {
        const auto arrays = weightsOf(model());
        QCOMPARE(arrays.size(), std::size_t(4));
        QCOMPARE(arrays[0].shape, (std::vector<std::size_t>{2, 3}));
        QCOMPARE(arrays[2].shape, (std::vector<std::size_t>{3, 2}));
        QCOMPARE(arrays[3].name, std::string("arr_3"));
        QCOMPARE(arrays[1].values, (std::vector<float>{6, 7, 8}));
    }

    void weightsComeBackOrAreRefused()
    {
        auto arrays = weightsOf(model());
        arrays[1].values[0] = 60.0F;
        const TrainedModel changed = withWeights(model(), parseNpz(npzBytes(arrays), "f"), "f");
        QCOMPARE(changed.weights[6], 60.0F);
        QCOMPARE(changed.weights[7], 7.0F);
        auto few = arrays;
        few.pop_back();
        QVERIFY_THROWS_EXCEPTION(IoError, withWeights(model(), few, "f"));
        auto turned = arrays;
        turned[0].shape = {3, 2};
        QVERIFY_THROWS_EXCEPTION(IoError, withWeights(model(), turned, "f"));
        arrays[0].values[2] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(IoError, withWeights(model(), arrays, "f"));
    }
};

QByteArray TestNpz::compressed()
{
    return QByteArray::fromBase64(
        "UEsDBC0AAAAIAAAAIQBiX3UO//////////8FABQAeC5ucHkBABAAwAEAAAAAAACkAAAAAAAAAJ3IvQ7BUBiH8WMTk8FgMJyI"
        "OCWN+CpVHy1NbMRiMEmjbQyi0opFJO7BjboElT6L1bv83uf/Wm9Xm11O3MRd+UFyiJUl1SQ0lS5VGMXX2Dvvo9gPvvvSOyVB"
        "uidH7xKkrRm6NBu6fMi/ryB+7m3zOBl5LGIJy1hBiVWsYR01bKKOLWxjB7vYwz4aOMAhmjhCC8c4wSnO0EYn84liTqNY0Chc"
        "2nU+UEsDBC0AAAAIAAAAIQAartRI//////////8FABQAeS5ucHkBABAAhAAAAAAAAABIAAAAAAAAAJvsF+obEMnIUMZQrZ6S"
        "WpxcpG6loG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GoY6mjoKtQoUAC4GBgZ7AFBLAQItAy0AAAAIAAAA"
        "IQBiX3UOpAAAAMABAAAFAAAAAAAAAAAAAACAAQAAAAB4Lm5weVBLAQItAy0AAAAIAAAAIQAartRISAAAAIQAAAAFAAAAAAAA"
        "AAAAAACAAdsAAAB5Lm5weVBLBQYAAAAAAgACAGYAAABaAQAAAAA=");
}

QTEST_GUILESS_MAIN(TestNpz)
#include "tst_npz.moc"
