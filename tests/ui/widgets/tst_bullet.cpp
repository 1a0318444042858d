#include "ui/widgets/bullet.h"

#include <QtTest>

#include <cmath>

using ballast::ui::Bullet;

class TestBullet : public QObject {
    Q_OBJECT
private slots:
    void placesValuesOnTheScale_data();
    void placesValuesOnTheScale();
    void staysOnTheBarWhateverTheValue();
    void paintsWithoutABand();
};

void TestBullet::placesValuesOnTheScale_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("pixel");
    QTest::addColumn<bool>("beyond");
    // Band -1 … +1 on a scale from -2.2 to +2.2, 440 pixels wide: 100 pixels a unit.
    QTest::newRow("at the target") << 0.0 << 220.0 << false;
    QTest::newRow("at the lower edge") << -1.0 << 120.0 << false;
    QTest::newRow("at the upper edge") << 1.0 << 320.0 << false;
    QTest::newRow("outside, still on the scale") << 1.7 << 390.0 << false;
    QTest::newRow("at the end of the scale") << 2.2 << 440.0 << false;
    QTest::newRow("beyond the right end") << 9.0 << 440.0 << true;
    QTest::newRow("beyond the left end") << -9.0 << 0.0 << true;
}

void TestBullet::placesValuesOnTheScale()
{
    QFETCH(double, value);
    QFETCH(double, pixel);
    QFETCH(bool, beyond);
    const Bullet::Reading reading{value, 0, -1, 1};
    QVERIFY(std::abs(Bullet::position(reading, value, 440) - pixel) < 1e-6);
    QCOMPARE(Bullet::beyond(reading, value), beyond);
}

void TestBullet::staysOnTheBarWhateverTheValue()
{
    for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300, -1e300, 0.0}) {
        const double x = Bullet::position({value, 0, -2.3, 2.3}, value, 100);
        QVERIFY(x >= 0 && x <= 100);
    }
}

void TestBullet::paintsWithoutABand()
{
    Bullet bullet;
    bullet.resize(200, 14);
    bullet.set({1, 0, 0, 0}, ballast::tables::Tone::Good);
    QVERIFY(!bullet.grab().isNull());
}

QTEST_MAIN(TestBullet)
#include "tst_bullet.moc"
