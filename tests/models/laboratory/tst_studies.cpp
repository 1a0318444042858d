#include "models/laboratory/counter_random.h"
#include "models/laboratory/study.h"

#include <fmt/format.h>
#include <QtTest/QtTest>

#include <cmath>
#include <numbers>

using namespace ballast;
using namespace ballast::laboratory;

namespace {

Report reportOf(StudyKind kind, std::uint64_t paths, std::uint64_t seed = 1)
{
    StudyRun run(kind, paths, seed);
    const std::atomic<bool> goOn{false};
    for (std::size_t part = run.parts(); part-- > 0;) run.run(part, goOn);  // whatever the order
    return run.report();
}

double normal(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

const PolicyResult& named(const Report& report, const char* name)
{
    for (const PolicyResult& p : report.policies)
        if (p.name == name) return p;
    qFatal("no rule called %s", name);
}

}  // namespace

/// Numbers that are known from elsewhere, on few paths: within four standard errors of both.
class TestStudies : public QObject {
    Q_OBJECT
private slots:
    void theGeneratorIsPhilox_data()
    {
        QTest::addColumn<quint32>("counter");
        QTest::addColumn<quint32>("key");
        QTest::addColumn<QList<quint32>>("expected");
        // The known answers that its authors publish with it.
        QTest::newRow("zeros") << 0U << 0U
                               << QList<quint32>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
        QTest::newRow("ones") << 0xffffffffU << 0xffffffffU
                              << QList<quint32>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    }
    void theGeneratorIsPhilox()
    {
        QFETCH(quint32, counter);
        QFETCH(quint32, key);
        const auto bits = philox({counter, counter, counter, counter}, {key, key});
        QTEST(QList<quint32>(bits.begin(), bits.end()), "expected");
    }
    void theQuantileIsThatOfTheNormalDistribution()
    {
        for (double p :
             {1e-300, 1e-20, 1e-5, 0.01, 0.07, 0.0750001, 0.3, 0.5, 0.77, 0.925, 0.999}) {
            const double back = normal(normalQuantile(p));
            QVERIFY2(std::abs(back - p) <= 1e-13 * p * (1 + normalQuantile(p) * normalQuantile(p)),
                     qPrintable(QStringLiteral("%1 came back as %2").arg(p).arg(back)));
        }
        QCOMPARE(normalQuantile(0.5), 0.0);
    }
    void aPathDoesNotDependOnItsNeighbours()
    {
        double even[3], odd[3], one[1], other[1];
        fillNormals(7, 40, 5, even, odd);
        fillNormals(7, 42, 5, one, other);
        QCOMPARE(one[0], even[2]);
        QCOMPARE(other[0], odd[2]);
        QVERIFY(even[0] != even[1] && even[0] != odd[0]);
    }
    void momentsMergeToThoseOfAll()
    {
        Moments all, left, right;
        for (int i = 0; i < 100; ++i) {
            const double x = std::sin(i) * i;
            all.add(x);
            (i < 37 ? left : right).add(x);
        }
        double mean = 0, m2 = 0, m4 = 0;
        for (int i = 0; i < 100; ++i) mean += std::sin(i) * i / 100;
        for (int i = 0; i < 100; ++i) {
            const double d = std::sin(i) * i - mean;
            m2 += d * d, m4 += d * d * d * d;
        }
        left.merge(right);
        for (const Moments& m : {all, left}) {
            QVERIFY(std::abs(m.mean - mean) < 1e-12 * std::abs(m2));
            QVERIFY(std::abs(m.m2 / m2 - 1) < 1e-12);
            QVERIFY(std::abs(m.m4 / m4 - 1) < 1e-12);
        }
    }

    void isWithinFourStandardErrors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("paths");
        QTest::addColumn<int>("rows");
        QTest::newRow("hull") << int(StudyKind::Hull) << quint64{20'000} << 12;
        QTest::newRow("leland") << int(StudyKind::Leland) << quint64{8'192} << 18;
        QTest::newRow("bands") << int(StudyKind::Bands) << quint64{1'536} << 65;
    }
    void isWithinFourStandardErrors()
    {
        QFETCH(int, kind);
        QFETCH(quint64, paths);
        const Report report = reportOf(StudyKind(kind), paths);
        for (const ReferenceRow& row : report.references)
            QVERIFY2(std::abs(row.z()) <= kMostZ && row.error > 0 && row.referenceError > 0,
                     fmt::format("{}, {}: {} is {}, reference {}, z {}", row.group, row.hedge,
                                 row.measure, row.value, row.reference, row.z())
                         .c_str());
        QTEST(int(report.references.size()), "rows");
        qInfo("checked %zu numbers", report.references.size());
    }
    void utilityBandsCostLessThanClocksAtTheSameRisk()
    {
        const Report report = reportOf(StudyKind::Bands, 1'024);
        const auto cost = [&](const char* name) { return named(report, name).cost; };
        QVERIFY(cost("Whalley-Wilmott 1 to edge") < cost("price move 2 %"));
        QVERIFY(cost("price move 2 %") < cost("band 0.05 to target"));
        QVERIFY(cost("band 0.05 to target") < cost("every 4 hours"));
        QVERIFY(cost("Zakamouline 1") < cost("band 0.02 to target"));
        QVERIFY(cost("band 0.02 to target") < cost("every hour"));
        QVERIFY(named(report, "Whalley-Wilmott 1 to edge").efficient);
        QVERIFY(!named(report, "every 4 hours").efficient);
    }
    void anotherSeedIsAnotherSample()
    {
        QVERIFY(!(reportOf(StudyKind::Hull, 256, 1) == reportOf(StudyKind::Hull, 256, 2)));
        QVERIFY(reportOf(StudyKind::Hull, 256, 1) == reportOf(StudyKind::Hull, 256, 1));
    }
    void aReferenceThatIsFarOffIsSeen()
    {
        ReferenceRow row{.group = {},
                         .hedge = {},
                         .measure = {},
                         .reference = 1,
                         .referenceError = 0.03,
                         .value = 1.3,
                         .error = 0.04};
        QVERIFY(std::abs(row.z() - 6) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestStudies)
#include "tst_studies.moc"
