#include "widgets/features/FeatureTableModel.h"

#include <QTest>

using namespace suara;

class TestFeatureTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void precisionFollowsTheUsualValue_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QString>("first");
        QTest::newRow("shares") << QList<double>{0.12345, 0.5, 0.25} << QStringLiteral("0.1235");
        QTest::newRow("hertz") << QList<double>{1234.56, 2000.0, 3000.0} << QStringLiteral("1 234.6");
        QTest::newRow("tiny") << QList<double>{0.000123, 0.0002, 0.0003} << QStringLiteral("0.000123");
        QTest::newRow("one far from the others") << QList<double>{0.12345, 0.5, 0.25, 40.0} << QStringLiteral("0.1235");
        QTest::newRow("most are silent") << QList<double>{0.12345, 0.0, 0.0, 0.0, 0.0} << QStringLiteral("0.1235");
        QTest::newRow("nothing") << QList<double>{qQNaN(), qQNaN()} << QStringLiteral("–");
    }
    void precisionFollowsTheUsualValue()
    {
        QFETCH(QList<double>, values);
        auto measured = std::make_shared<MeasuredClips>();
        measured->table.columns = {"RMSE"};
        measured->table.units = {""};
        measured->table.rows.resize(std::size_t(values.size()));
        measured->table.values.resize(values.size(), 1);
        for (qsizetype row = 0; row < values.size(); ++row)
            measured->table.values(row, 0) = values[row];
        measured->classes.assign(std::size_t(values.size()), -1);
        FeatureTableModel model;
        model.setMeasured(measured);
        QString shown = model.index(0, FeatureTableModel::FirstValueColumn).data().toString();
        for (QChar& letter : shown)
            if (letter.isSpace())
                letter = u' '; // whichever narrow space stands between thousands
        QTEST(shown, "first");
    }
};

QTEST_MAIN(TestFeatureTableModel)
#include "tst_featuretablemodel.moc"
