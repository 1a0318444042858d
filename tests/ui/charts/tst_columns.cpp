// What is drawn of a million rows is what would be drawn had each been looked at.
#include "ui/charts/columns.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace ballast;
using ui::Columns;
using Point = Columns::Point;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Each row looked at: what Columns::reduce promises, without anything that makes it fast.
std::vector<Point> plainly(const Columns& rows, double from, double to, double bucket)
{
    std::vector<Point> out;
    const auto push = [&](Point p) {
        const std::size_t n = out.size();
        if (n >= 2 && out[n - 1].value == p.value && out[n - 2].value == p.value)
            out[n - 1].time = p.time;
        else
            out.push_back(p);
    };
    std::size_t begin = 0, end = rows.size();
    while (begin + 1 < rows.size() && rows.time(begin + 1) < from) ++begin;
    if (!rows.empty() && rows.time(0) >= from) begin = 0;
    while (end > 0 && rows.time(end - 1) > to) --end;
    if (end < rows.size()) ++end;
    std::size_t row = begin;
    while (row < end) {
        if (std::isnan(rows.value(0, row))) {
            out.push_back({rows.time(row), kNaN});
            while (row < rows.size() && std::isnan(rows.value(0, row))) ++row;
            continue;
        }
        const double until = (std::floor(rows.time(row) / bucket) + 1) * bucket;
        std::size_t low = row, high = row;
        for (++row; row < end && rows.time(row) < until && !std::isnan(rows.value(0, row)); ++row) {
            if (rows.value(0, row) < rows.value(0, low)) low = row;
            if (rows.value(0, row) > rows.value(0, high)) high = row;
        }
        const auto [first, second] = std::minmax(low, high);
        push({rows.time(first), rows.value(0, first)});
        if (second != first) push({rows.time(second), rows.value(0, second)});
    }
    return out;
}

bool same(const std::vector<Point>& a, const std::vector<Point>& b)
{
    return std::ranges::equal(a, b, [](const Point& x, const Point& y) {
        return x.time == y.time &&
               (x.value == y.value || (std::isnan(x.value) && std::isnan(y.value)));
    });
}

Columns counted(std::size_t rows)
{
    Columns columns(1, rows);
    for (std::size_t i = 0; i < rows; ++i)
        columns.append(static_cast<double>(i), std::array{std::sin(static_cast<double>(i) / 97)});
    return columns;
}

}  // namespace

class TestColumns : public QObject {
    Q_OBJECT
private slots:
    /// Random walks with gaps, ties and level runs, looked at from anywhere and grown in between.
    void itIsWhatLookingAtEachRowGives_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 40; ++seed) QTest::addRow("seed %d", seed) << seed;
    }
    void itIsWhatLookingAtEachRowGives()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto below = [&](int n) { return static_cast<int>(random() % unsigned(n)); };
        Columns rows(1, 100'000);
        double time = 1.7e9, value = 0;
        std::vector<Point> drawn;
        for (int part = 0; part < 6; ++part) {
            for (int i = below(1'500); i >= 0; --i) {
                time += 0.1 + below(30) / 10.0;
                if (below(4) != 0) value += below(5) - 2;
                const bool gap = below(40) == 0 || (i % 700 < 20 && seed % 3 == 0);
                rows.append(time, std::array{gap ? kNaN : value});
            }
            for (int look = 0; look < 5; ++look) {
                const double first = rows.time(0), span = time - first;
                const double from = first + span * (below(120) - 10) / 100;
                const double to = from + span * (1 + below(100)) / 100;
                const double bucket = 0.05 + below(2'000) / 7.0;
                rows.reduce(0, from, to, bucket, drawn);
                QVERIFY2(same(drawn, plainly(rows, from, to, bucket)),
                         qPrintable(QStringLiteral("part %1, look %2").arg(part).arg(look)));
            }
        }
    }

    /// A picture that scrolls forth and back at one width, while rows come, looks only at what
    /// comes into sight: and shows what looking at all of it would.
    void whatScrollsIsWhatLookingAtEachRowGives_data() { itIsWhatLookingAtEachRowGives_data(); }
    void whatScrollsIsWhatLookingAtEachRowGives()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto below = [&](int n) { return static_cast<int>(random() % unsigned(n)); };
        Columns rows(1, 5'000);
        double time = 1.7e9, value = 0, bucket = 20, span = 4'000, from = time;
        std::vector<Point> drawn;
        for (int look = 0; look < 200; ++look) {
            for (int i = below(60); i >= 0; --i) {
                time += 0.1 + below(30) / 10.0;
                if (below(4) != 0) value += below(5) - 2;
                const bool gap = below(60) == 0 || (seed % 3 == 0 && look % 9 == 0);
                rows.append(time, std::array{gap ? kNaN : value});
            }
            if (below(30) == 0) bucket = 1 + below(100), span = bucket * 200;
            // Mostly a step after the newest; now and then a step or a leap to where it was.
            from = below(10) < 8 ? time - span + below(5) : from - below(look % 7 == 0 ? 3'000 : 9);
            rows.reduce(0, from, from + span, bucket, drawn);
            QVERIFY2(same(drawn, plainly(rows, from, from + span, bucket)),
                     qPrintable(QStringLiteral("look %1").arg(look)));
        }
    }

    void ofAMillionRowsAsManyPointsAsPixelsAreLeft()
    {
        const Columns rows = counted(1'000'000);
        std::vector<Point> drawn;
        rows.reduce(0, 0, 1e6, 1'000, drawn);
        QVERIFY2(drawn.size() > 1'000 && drawn.size() <= 2'004,
                 qPrintable(QString::number(drawn.size())));
    }

    void theOldestQuarterIsForgotten()
    {
        Columns rows(2, 100);
        std::size_t forgotten = 0;
        for (int i = 0; i < 130; ++i)
            forgotten += rows.append(i, std::array{double(i), double(-i)});
        QCOMPARE(forgotten, std::size_t{50});
        QCOMPARE(rows.size(), std::size_t{80});
        QCOMPARE(rows.time(0), 50.0);
        QCOMPARE(rows.value(1, 79), -129.0);
        std::vector<Point> drawn;
        rows.reduce(1, 0, 200, 1'000, drawn);
        QCOMPARE(drawn.front().value, -50.0);
        QCOMPARE(drawn.back().value, -129.0);
    }

    void aStretchIsReplaced()
    {
        Columns rows = counted(100), finer(1);
        for (int i = 0; i < 21; ++i) finer.append(40 + i / 2.0, std::array{100.0 + i});
        rows.replace(40, 50, finer);
        QCOMPARE(rows.size(), std::size_t{100 - 11 + 21});
        for (std::size_t i = 1; i < rows.size(); ++i) QVERIFY(rows.time(i) > rows.time(i - 1));
        std::vector<Point> drawn;
        rows.reduce(0, 39.5, 50.5, 1'000, drawn);
        QVERIFY(std::ranges::any_of(drawn, [](const Point& p) { return p.value == 120; }));
    }

    void theNearestRowIsFound_data()
    {
        QTest::addColumn<double>("time");
        QTest::addColumn<int>("row");
        QTest::newRow("before all") << -5.0 << 0;
        QTest::newRow("on one") << 3.0 << 3;
        QTest::newRow("a little after") << 3.4 << 3;
        QTest::newRow("nearer the next") << 3.6 << 4;
        QTest::newRow("after all") << 50.0 << 9;
    }
    void theNearestRowIsFound()
    {
        QFETCH(double, time);
        QTEST(int(counted(10).nearest(time)), "row");
    }
};

QTEST_APPLESS_MAIN(TestColumns)
#include "tst_columns.moc"
