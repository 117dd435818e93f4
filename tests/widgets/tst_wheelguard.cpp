#include "widgets/common/look/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>
#include <memory>

using namespace suara;

/// A panel that scrolls, with fields in it that the wheel turns.
class TestWheelGuard : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QScrollArea> m_area;
    QDoubleSpinBox* m_number = nullptr;
    QComboBox* m_list = nullptr;
    QSlider* m_slider = nullptr;

    QWidget& field(const QByteArray& kind) const
    {
        if (kind == "number")
            return *m_number;
        if (kind == "list")
            return *m_list;
        return *m_slider;
    }

    QList<double> values() const
    {
        return {m_number->value(), double(m_list->currentIndex()), double(m_slider->value())};
    }
    int scrolled() const { return m_area->verticalScrollBar()->value(); }

    static void turnWheel(QWidget& field, int notches)
    {
        QWidget* under = field.childAt(field.rect().center()); // the line edit of a number field, for one
        QWidget& target = under != nullptr ? *under : field;
        const QPointF position = target.rect().center();
        QWheelEvent event(position, target.mapToGlobal(position), {}, {0, 120 * notches}, {}, {}, Qt::NoScrollPhase,
                          false);
        QSpontaneKeyEvent::setSpontaneous(&event); // only what a real wheel sends goes on from child to parent
        qApp->notify(&target, &event);
    }

    static void fields()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char* kind : {"number", "list", "slider"})
            QTest::newRow(kind) << QByteArray(kind);
    }

private Q_SLOTS:
    static void initTestCase() { Theme::instance().install(*qApp); }

    void init()
    {
        m_area = std::make_unique<QScrollArea>();
        auto* panel = new QWidget;
        auto* column = new QVBoxLayout(panel);
        m_number = new QDoubleSpinBox;
        m_number->setValue(50);
        m_list = new QComboBox;
        m_list->addItems({QStringLiteral("hann"), QStringLiteral("hamming"), QStringLiteral("blackman")});
        m_list->setCurrentIndex(1);
        m_slider = new QSlider(Qt::Horizontal);
        m_slider->setRange(0, 100);
        m_slider->setValue(50);
        for (QWidget* each :
             {static_cast<QWidget*>(m_number), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_slider)})
            column->addWidget(each);
        auto* rest = new QLabel(QStringLiteral("rest"));
        rest->setFixedHeight(2000);
        column->addWidget(rest);
        m_area->setWidgetResizable(true);
        m_area->setWidget(panel);
        m_area->resize(300, 300);
        m_area->show();
        QVERIFY(QTest::qWaitForWindowActive(m_area.get()));
        m_area->setFocus();
    }

    void overAFieldWithoutFocusItScrolls_data() { fields(); }
    void overAFieldWithoutFocusItScrolls()
    {
        QFETCH(QByteArray, kind);
        const QList<double> before = values();
        turnWheel(field(kind), -1);
        QCOMPARE(values(), before);
        QVERIFY(scrolled() > 0);
        QVERIFY(!field(kind).hasFocus());
        turnWheel(field(kind), 1);
        QCOMPARE(values(), before);
        QCOMPARE(scrolled(), 0);
    }

    void itDoesNotBringTheFocus_data() { fields(); }
    void itDoesNotBringTheFocus()
    {
        QFETCH(QByteArray, kind);
        QVERIFY((field(kind).focusPolicy() & Qt::WheelFocus) != Qt::WheelFocus);
        QVERIFY((field(kind).focusPolicy() & Qt::TabFocus) != 0);
    }

    void theFieldWithTheFocusIsTurned_data() { fields(); }
    void theFieldWithTheFocusIsTurned()
    {
        QFETCH(QByteArray, kind);
        field(kind).setFocus();
        QTRY_VERIFY(field(kind).hasFocus());
        const QList<double> before = values();
        turnWheel(field(kind), -1);
        QVERIFY(values() != before);
        QCOMPARE(scrolled(), 0);
    }

    void aSliderThatNothingScrollsPastIsTurned()
    {
        QSlider alone(Qt::Horizontal);
        alone.setRange(0, 100);
        alone.show();
        turnWheel(alone, 1);
        QVERIFY(alone.value() > 0);
    }
};

QTEST_MAIN(TestWheelGuard)
#include "tst_wheelguard.moc"
