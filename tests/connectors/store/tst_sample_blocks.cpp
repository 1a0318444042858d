#include "connectors/store/sample_block.h"
#include "connectors/store/sample_summary.h"
#include "tests/connectors/store/store_samples.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

std::vector<std::int64_t> unpacked(const std::string& bytes, std::size_t count)
{
    PackedInts packed;
    std::vector<std::int64_t> out(count);
    if (packed.open(bytes, count)) packed.all(out);
    return out;
}

/// A row with what doubles and texts can be at their worst.
SampleRow wildRow(std::mt19937_64& random, std::int64_t id)
{
    static const double odd[] = {
        0.0,  -0.0,      1e-300,  -1e300,
        0.1,  63'412.25, 1.0 / 3, std::numeric_limits<double>::denorm_min(),
        9e15, 1e-9};
    static const char* words[] = {"", "net_transaction", "\xff\xfe", "=1+1", "\n\"'"};
    SampleRow row;
    row.ints = {id, static_cast<std::int64_t>(random()),
                random() % 9 == 0 ? kNullInt : std::int64_t{1}};
    for (double& value : row.reals) {
        const auto draw = random() % 12;
        value = draw < std::size(odd) ? odd[draw]
                : draw == 10          ? nullReal()
                                      : std::bit_cast<double>(random() >> 2);
    }
    for (auto& text : row.texts) {
        const auto draw = random() % 6;
        if (draw < std::size(words)) text = words[draw];
    }
    return row;
}

/// As a desk records it: a spot that walks, Greeks that follow.
SampleColumns recorded(std::size_t rows, std::uint32_t seed = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    SampleColumns columns;
    double spot = 63'420;
    std::int64_t ns = 1'795'000'000'000'000'000;
    for (std::size_t n = 0; n < rows; ++n) {
        spot *= 1 + 7e-5 * normal(random);
        ns += 1'000'000'000 + static_cast<std::int64_t>(random() % 2'000'000);
        engine::ExposureSample s = sample(0);
        s.at = core::Time{core::Duration{ns}};
        s.spot = spot;
        s.deltaNet = s.delta = -0.3 - 12 * std::log(spot / 63'420);
        s.convention = portfolio::DeltaConvention::NetTransaction;
        s.deltaBs = s.deltaNet + 0.2 + 1e-3 * (spot / 63'420);
        s.deltaUsdNeutral = s.deltaNet + 500'000 / spot;
        s.gamma1Pct = -0.12 * (63'420 / spot);
        s.vega = -410 * std::sqrt(spot / 63'420);
        s.theta = 77 * spot / 63'420;
        s.pnlUsd = -31 + 2 * (spot - 63'420);
        s.equityUsd = 500'000 + s.pnlUsd;
        s.marginUse = 0.31 * 500'000 / s.equityUsd;
        columns.add(rowOf(static_cast<std::int64_t>(2 * n + 1), grained(s)));
    }
    return columns;
}

}  // namespace

class TestSampleBlocks : public QObject {
    Q_OBJECT
private slots:
    void packsAnyWholeNumbers_data();
    void packsAnyWholeNumbers();
    void keepsEveryRowBitForBit_data();
    void keepsEveryRowBitForBit();
    void takesLessThanThirtyBytesASample();
    void readsOneRowAsItReadsAll();
    void roundsToTheGrainOnce();
    void addsUpPartsAsItAddsUpTheWhole();
    void refusesWhatIsCutOrAltered();
};

void TestSampleBlocks::packsAnyWholeNumbers_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("walks");
    QTest::addColumn<int>("count");
    for (const int bits : {0, 1, 7, 31, 55, 56, 57, 63, 64})
        for (const bool walks : {false, true})
            for (const int count : {1, 2, 255, 256, 257, 4'096})
                QTest::addRow("%d bits, %s, %d", bits, walks ? "steps" : "values", count)
                    << bits << walks << count;
}

void TestSampleBlocks::packsAnyWholeNumbers()
{
    QFETCH(int, bits);
    QFETCH(bool, walks);
    QFETCH(int, count);
    std::mt19937_64 random(static_cast<std::uint64_t>(bits * 10'000 + count));
    std::vector<std::int64_t> values;
    std::uint64_t value = 0;
    for (int n = 0; n < count; ++n) {
        const std::uint64_t draw = bits == 0 ? 5 : random() >> (64 - bits);
        value = walks ? value + draw : draw;
        values.push_back(static_cast<std::int64_t>(value));
    }
    std::string bytes = "before";
    packInts(values, bytes);
    QCOMPARE(bytes.substr(0, 6), std::string{"before"});
    QVERIFY(unpacked(bytes.substr(6), values.size()) == values);
}

void TestSampleBlocks::keepsEveryRowBitForBit_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {1, 2, 3, 256, 257, 1'000, 4'096}) QTest::addRow("%d", rows) << rows;
}

void TestSampleBlocks::keepsEveryRowBitForBit()
{
    QFETCH(int, rows);
    std::mt19937_64 random(static_cast<std::uint64_t>(rows));
    SampleColumns wild;
    for (int n = 0; n < rows; ++n) wild.add(wildRow(random, n));
    const SampleColumns calm = recorded(static_cast<std::size_t>(rows));
    const SampleColumns* const both[] = {&wild, &calm};
    for (const SampleColumns* columns : both) {
        const std::string bytes = encodeBlock(*columns);
        const auto block = SampleBlock::open(bytes);
        QVERIFY2(block, block ? "" : block.error().message.c_str());
        QCOMPARE(block->rows(), columns->size());
        const SampleColumns all = block->decode();
        for (std::size_t n = 0; n < columns->size(); ++n) QVERIFY(all.row(n) == columns->row(n));
    }
}

void TestSampleBlocks::takesLessThanThirtyBytesASample()
{
    const SampleColumns columns = recorded(kBlockRows);
    const double bytes = static_cast<double>(encodeBlock(columns).size()) / kBlockRows;
    qInfo("%.1f bytes a sample", bytes);
    QVERIFY(bytes <= 30);
}

void TestSampleBlocks::readsOneRowAsItReadsAll()
{
    const SampleColumns columns = recorded(1'500);
    const std::string bytes = encodeBlock(columns);
    const auto block = SampleBlock::open(bytes);
    QVERIFY(block);
    for (std::size_t n = 0; n < columns.size(); n += 7) QVERIFY(block->row(n) == columns.row(n));
    QVERIFY(block->row(columns.size() - 1) == columns.row(columns.size() - 1));
}

void TestSampleBlocks::roundsToTheGrainOnce()
{
    std::mt19937 random(3);
    std::normal_distribution<double> normal(0, 1'000);
    for (int n = 0; n < 2'000; ++n) {
        engine::ExposureSample s = sample(n, normal(random));
        s.spot = std::abs(normal(random)) + 0.01;
        s.pnlUsd = 1e3 * normal(random);
        s.gamma1Pct = 1e-6 * normal(random);
        const engine::ExposureSample once = grained(s);
        QVERIFY(grained(once) == once);
        QVERIFY(std::abs(once.delta - s.delta) <= 0.5001e-8);
        QVERIFY(std::abs(once.pnlUsd - s.pnlUsd) <= 0.5001e-4);
        QVERIFY(std::abs(once.spot - s.spot) <= (s.spot < 1'000 ? 0.5001e-8 : 0.5001e-4));
    }
    engine::ExposureSample huge = sample(1);
    huge.equityUsd = 1e300;
    QCOMPARE(grained(huge).equityUsd, 1e300);
}

void TestSampleBlocks::addsUpPartsAsItAddsUpTheWhole()
{
    const SampleColumns columns = recorded(3'000);
    const SampleSummary whole = summarise(columns);
    for (const std::size_t cut : {1U, 17U, 1'500U, 2'999U}) {
        SampleSummary joined = summarise(columns.part(0, cut));
        joined.join(summarise(columns.part(cut, columns.size() - cut)));
        QCOMPARE(joined.rows, whole.rows);
        QVERIFY(joined.band == whole.band);
        QVERIFY(std::abs(joined.deltaUsd - whole.deltaUsd) < 1e-6);
        QVERIFY(std::abs(joined.gammaUsd - whole.gammaUsd) < 1e-6);
        QVERIFY(std::abs(joined.thetaUsd - whole.thetaUsd) < 1e-6);
        for (std::size_t n = 0; n < kSampleReals; ++n) {
            QCOMPARE(joined.columns[n].least, whole.columns[n].least);
            QCOMPARE(joined.columns[n].greatest, whole.columns[n].greatest);
            QCOMPARE(joined.columns[n].known, whole.columns[n].known);
        }
    }
    const auto read = decodeSummary(encodeSummary(whole));
    QVERIFY(read);
    QCOMPARE(encodeSummary(*read), encodeSummary(whole));
    // Of a straight line the sum is known: delta 2 over a move of 10 USD.
    SampleColumns two;
    for (int n = 0; n < 2; ++n) {
        engine::ExposureSample s = sample(n * 1'000);
        s.spot = 100 + 10 * n;
        s.deltaNet = 2;
        s.gamma1Pct = 1;  // delta moves by 1 for a USD at 100
        s.theta = 86'400;
        two.add(rowOf(n + 1, s));
    }
    const SampleSummary known = summarise(two);
    QCOMPARE(known.deltaUsd, 20.0);
    QCOMPARE(known.gammaUsd, 50.0);
    QCOMPARE(known.thetaUsd, 1.0);
    QCOMPARE(known.band.watched, core::Duration{std::chrono::seconds{1}});
}

void TestSampleBlocks::refusesWhatIsCutOrAltered()
{
    const std::string bytes = encodeBlock(recorded(700));
    for (std::size_t size = 0; size < bytes.size(); size += size < 700 ? 1 : 997)
        QVERIFY(!SampleBlock::open(std::string_view{bytes}.substr(0, size)));
    QVERIFY(!SampleBlock::open(bytes + "x"));
    // Whatever byte is another: an error or other rows, never a read beyond the bytes.
    std::mt19937 random(5);
    int opened = 0;
    for (int n = 0; n < 3'000; ++n) {
        std::string altered = bytes;
        const std::size_t at =
            n < 1'500 ? static_cast<std::size_t>(n) % bytes.size() : random() % bytes.size();
        altered[at] = static_cast<char>(random());
        const auto block = SampleBlock::open(altered);
        if (!block) continue;
        ++opened;
        QVERIFY(block->decode().size() <= kBlockRows);
        (void)block->row(block->rows() - 1);
    }
    QVERIFY(opened > 100);
    const std::string summary = encodeSummary(summarise(recorded(10)));
    QVERIFY(!decodeSummary(std::string_view{summary}.substr(1)));
    QVERIFY(!decodeSummary(summary + "x"));
}

QTEST_APPLESS_MAIN(TestSampleBlocks)
#include "tst_sample_blocks.moc"
