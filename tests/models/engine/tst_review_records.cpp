// What the engine writes down for the review: the market of each order's steps, and what is
// carried.
#include "tests/support/engine_script.h"

#include <QTest>

#include <fmt/format.h>

#include <algorithm>

using namespace ballast;
using namespace std::chrono_literals;
using tests::EngineScript;

namespace {

using Lines = std::vector<std::string>;

Lines holding(const Lines& lines, std::string_view part)
{
    Lines out;
    for (const std::string& line : lines)
        if (line.find(part) != std::string::npos) out.push_back(line);
    return out;
}

Lines from(const Lines& lines, std::size_t first, std::size_t count)
{
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(std::min(first, lines.size()));
    const auto room = static_cast<std::size_t>(lines.end() - begin);
    return {begin, begin + static_cast<std::ptrdiff_t>(std::min(count, room))};
}

std::string joined(const Lines& lines)
{
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

/// "decision 64000 0.5", a line a mark: the mid and half the spread.
Lines marks(const EngineScript& script)
{
    Lines out;
    for (const engine::HistoryRow& row : script.remembered())
        if (const auto* record = std::get_if<engine::MarkRecord>(&row)) {
            const review::OrderMark& m = record->mark;
            out.push_back(fmt::format("{} {} {}{}{}", text(m.step), m.mid, m.halfSpread,
                                      m.label.empty() ? "" : " L",
                                      m.tradeId.empty() ? "" : " " + m.tradeId));
        }
    return out;
}

std::vector<review::CarriedRow> carried(const EngineScript& script)
{
    std::vector<review::CarriedRow> rows;
    for (const engine::HistoryRow& row : script.remembered())
        if (const auto* record = std::get_if<engine::CarriedRecord>(&row))
            rows.push_back(record->row);
    return rows;
}

/// "trade BTC-PERPETUAL 192000 at 64000": the rows from one on.
Lines told(const EngineScript& script, std::size_t first = 0)
{
    constexpr const char* kWhy[] = {"start", "hour", "trade", "move", "gone"};
    Lines out;
    const auto rows = carried(script);
    for (std::size_t n = first; n < rows.size(); ++n) {
        const review::CarriedRow& r = rows[n];
        out.push_back(fmt::format("{} {} {} at {}", kWhy[static_cast<std::size_t>(r.why)],
                                  r.key.instrument, r.quantity, r.mark));
    }
    return out;
}

/// So long, a second each, that a change without a fill is looked for.
void watch(EngineScript& script, const std::string& price = "64000", int seconds = 11)
{
    for (int n = 0; n < seconds; ++n) script.run("index " + price + "\ntick 1");
}

/// Out of its band by a coin, and the proposal shown.
EngineScript proposed()
{
    EngineScript script = EngineScript::ready();
    script.run("coins 60\nposition 192000\nindex 64000\ntick 0.1");
    return script;
}

}  // namespace

class TestReviewRecords : public QObject {
    Q_OBJECT
private slots:
    void theMarketIsKeptAtEachStepOfAnOrder()
    {
        EngineScript script = proposed();
        QCOMPARE(marks(script), Lines{"decision 64000 0.5"});
        script.run("index 64002\ntick 0.1");
        QCOMPARE(marks(script).size(), std::size_t{1});  // of one instrument the first look counts
        script.run("approve\nindex 64001\ntick 0.01\njournaled\nsent");
        QCOMPARE(from(marks(script), 1, 2), (Lines{"approval 64002 0.5", "arrival 64001 0.5 L"}));
        script.run("index 64000\nfill 92000 63999.5 T1\ntick 0.01\nindex 63990\ntick 0.5");
        script.run("fill 100000 63989.5 T2\ntick 0.01");
        const Lines soFar = {"fill 64000 0.5 L T1", "fill 63990 0.5 L T2"};
        QCOMPARE(from(marks(script), 3, 2), soFar);
    }
    void theEndIsKeptOnce()
    {
        EngineScript script = proposed();
        script.run(
            "approve\njournaled\nsent\nfill 92000 63999.5 T1\ncancelled 92000\nindex 63980\n"
            "tick 0.01\ntick 0.1");
        const Lines all = marks(script);
        QCOMPARE(holding(all, "end ").size(), std::size_t{1});
        QCOMPARE(holding(all, "end ").front(), std::string{"end 63980 0.5 L"});
    }
    /// After each trade the market is looked at four times; what comes too late is left out.
    void marksAreTakenAfterEachTrade()
    {
        EngineScript script = proposed();
        script.run("approve\njournaled\nsent\nfill all 63999.5 T1\ntick 0.01");
        script.run("index 63995\ntick 0.5");
        QVERIFY(holding(marks(script), "after").empty());
        script.run(
            "index 63990\ntick 0.6\nindex 63950\ntick 9\nindex 63900\ntick 50\n"
            "index 63800\ntick 241");
        QCOMPARE(holding(marks(script), "after"),
                 (Lines{"1 s after 63990 0.5 L T1", "10 s after 63950 0.5 L T1",
                        "1 min after 63900 0.5 L T1", "5 min after 63800 0.5 L T1"}));
    }
    /// A desk that ends in order leaves nothing of its profit behind its last row.
    void whatIsCarriedIsWrittenOnceMoreAtTheEnd()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 100000\nindex 64000\ntick 0.1");
        watch(script);
        watch(script, "64000", 60);  // a whole minute
        watch(script, "64100", 5);
        const auto before = carried(script);
        QVERIFY(!before.empty() && before.back().mark != 64'100);
        script.run("leave");
        const auto rows = carried(script);
        // The perpetual and the coin of the account, as they stood at the last moment.
        QCOMPARE(rows.size(), before.size() + 2);
        for (std::size_t n = before.size(); n < rows.size(); ++n) {
            QCOMPARE(rows[n].spot, 64'100.0);
            QCOMPARE(rows[n].mark, 64'100.0);
            QVERIFY(rows[n].at > before.back().at);
            QVERIFY(rows[n].why == review::CarriedWhy::Hour);
        }
        script.run("tick 1\nleave\ntick 1");
        QCOMPARE(carried(script).size(), rows.size());  // once
    }
    /// Nothing is known of what a lost link leaves behind: its marks may be old.
    void aLinkThatIsLostWritesNothing()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 100000\nindex 64000\ntick 0.1");
        watch(script);
        watch(script, "64100", 5);
        const std::size_t before = carried(script).size();
        QVERIFY(before > 0);
        script.run("down");
        QCOMPARE(carried(script).size(), before);
    }
    /// Nor is a row written twice for one moment.
    void whatWasJustWrittenIsNotWrittenAgain()
    {
        EngineScript script = EngineScript::ready();
        script.run("coins 60\nposition 100000\nindex 64000\ntick 0.1");
        watch(script);
        // The tick of a whole minute has just written all.
        std::size_t rows = carried(script).size();
        for (int n = 0; n < 120 && carried(script).size() == rows; ++n)
            script.run("index 64000\ntick 1");
        rows = carried(script).size();
        script.run("leave");
        QCOMPARE(carried(script).size(), rows);
    }
    void aLateMarkIsNotTaken()
    {
        EngineScript script = proposed();
        script.run(
            "approve\njournaled\nsent\nfill all 63999.5 T1\ntick 0.01\nindex 63990\ntick 12");
        QCOMPARE(holding(marks(script), "after"), Lines{"10 s after 63990 0.5 L T1"});
    }
    void aSilentMarketIsNotLookedAt()
    {
        EngineScript script = proposed();
        script.run(
            "approve\njournaled\nsent\nfill all 63999.5 T1\ntick 0.01\ndown test\ntick 1\n"
            "tick 9");
        QVERIFY(holding(marks(script), "after").empty());
    }

    // ---- what is carried ---------------------------------------------------------------------

    void everythingIsTakenWhenItIsFirstSeen()
    {
        EngineScript script = EngineScript::ready();
        script.run("option 5 70000 2400 0.5\nposition -100000");
        watch(script);
        const Lines all = told(script);
        QVERIFY2(!holding(all, "start BTC-PERPETUAL -100000 at 64000").empty(),
                 joined(all).c_str());
        QVERIFY2(!holding(all, "start BTC-70000-C 5 at 0.03").empty(), joined(all).c_str());
        const auto rows = carried(script);
        const auto find = [&](const std::string& name) {
            return *std::ranges::find_if(rows, [&](const review::CarriedRow& r) {
                return r.key.instrument == name && r.why != review::CarriedWhy::Gone;
            });
        };
        QVERIFY(find("BTC-70000-C").key.inCoin);
        QCOMPARE(find("BTC-70000-C").key.kind, review::CarriedKind::Option);
        QCOMPARE(find("BTC-70000-C").sigma, 0.5);
        QCOMPARE(find("BTC-PERPETUAL").key.kind, review::CarriedKind::Inverse);
        QCOMPARE(find("BTC").key.kind, review::CarriedKind::Equity);
    }
    void aTradeIsTakenWithWhatItEarnedAndCost()
    {
        EngineScript script = proposed();
        watch(script);
        const std::size_t before = carried(script).size();
        script.run("approve\njournaled\nsent\nfill 92000 63000 T1\ntick 1");
        const auto rows = carried(script);
        QCOMPARE(told(script, before), Lines{"trade BTC-PERPETUAL 100000 at 64000"});
        const review::CarriedRow& row = rows.back();
        QCOMPARE(row.traded, -92'000.0);
        // Sold at 63 000 what is worth 64 000: N (mark - p) / p, in USD.
        QVERIFY(std::abs(row.newTradesUsd + 92'000 * 1'000.0 / 63'000) < 1e-6);
    }
    void anHourAndALargeMoveAreTakenOfEverything()
    {
        EngineScript script = EngineScript::ready();
        script.run("position -100000");
        watch(script);
        const std::size_t before = carried(script).size();
        for (int n = 0; n < 20; ++n) script.run("index 64000\ntick 30");
        script.run("index 66000\ntick 1");
        const Lines moved = told(script, before);
        QCOMPARE(holding(moved, "move").size(), std::size_t{2});
        const std::size_t after = carried(script).size();
        for (int n = 0; n < 250; ++n) script.run("index 66000\ntick 30");
        const Lines hours = holding(told(script, after), "hour");
        QVERIFY(!hours.empty() && hours.front().ends_with("at 66000"));
        // A young desk asks what it earned: each minute, then each ten, then each hour, at whole
        // steps of the clock, to the second that samples are taken in.
        const auto rows = carried(script);
        int minutes = 0, tens = 0, wholes = 0;
        for (const review::CarriedRow& row : rows) {
            if (row.why != review::CarriedWhy::Hour || row.key.instrument != "BTC-PERPETUAL")
                continue;
            const core::Duration run = row.at - rows.front().at;
            const bool young = run < std::chrono::minutes{10}, first = run < std::chrono::hours{1};
            ++(young ? minutes : first ? tens : wholes);
            QVERIFY(row.at.time_since_epoch() % std::chrono::minutes{1} < 31s);
        }
        QVERIFY2(
            minutes >= 8 && minutes <= 10 && tens >= 4 && tens <= 7 && wholes >= 1 && wholes <= 3,
            fmt::format("{} {} {}", minutes, tens, wholes).c_str());
    }
    void fundingIsAddedUpByTheRateThatIsShown()
    {
        EngineScript script = EngineScript::ready();
        script.run("funding 0.0008\nposition -100000");
        watch(script);
        const std::size_t before = carried(script).size();
        for (int n = 0; n < 10; ++n) script.run("index 64000\ntick 48");
        script.run("position -90000");
        watch(script);
        double funding = 0;
        const auto rows = carried(script);
        for (std::size_t n = before; n < rows.size(); ++n) funding += rows[n].fundingUsd;
        // Shorts are paid: eight minutes and some of 0.08 % in eight hours on 100 000.
        QVERIFY2(funding > 80 * 480.0 / 28'800 && funding < 80 * 530.0 / 28'800,
                 std::to_string(funding).c_str());
    }
    void whatIsClosedIsGone()
    {
        EngineScript script = proposed();
        watch(script);
        script.run("approve\njournaled\nsent\nfill all 63999.5 T1\nposition 0\ntick 1");
        watch(script);
        const auto rows = carried(script);
        const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const review::CarriedRow& r) {
            return r.key.instrument == "BTC-PERPETUAL";
        });
        QVERIFY(last != rows.rend());
        QCOMPARE(last->quantity, 0.0);
        QCOMPARE(last->traded, -192'000.0);
    }
};

QTEST_GUILESS_MAIN(TestReviewRecords)
#include "tst_review_records.moc"
