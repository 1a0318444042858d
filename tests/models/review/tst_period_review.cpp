// Sums of samples, how well a book was hedged, notes, distributions, and the review of a period.
#include "models/core/text.h"
#include "models/review/case_text.h"
#include "models/review/period_review.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

#include <array>
#include <map>
#include <numbers>

using namespace ballast;
using namespace ballast::review;
namespace s = ballast::review::samples;

namespace {

bool near(double a, double b, double share) { return std::abs(a - b) <= share * std::abs(b); }

std::vector<HourCell> hoursOf(const std::vector<BandSample>& samples)
{
    SampleFold fold;
    for (const BandSample& sample : samples) fold.add(sample);
    return fold.take().hours;
}

ReviewData data(int count)
{
    ReviewData d;
    d.from = s::at(0), d.to = s::at(86'400 * 3);
    for (int n = 0; n < count; ++n) {
        Case c = s::one(static_cast<std::uint64_t>(n + 1), 600.0 * n);
        c.row.outcome = n % 5 == 4 ? "Rejected" : n % 3 == 2 ? "Edited" : "Approved";
        if (c.row.outcome == "Rejected") {
            c.legs[0].orders = c.row.orders = 0;
            c.legs[0].fills.clear();
            c.row.filled = 0;
        }
        c.edited = c.row.outcome == "Edited";
        c.row.decidedAt = c.row.proposedAt + core::fromSeconds(2 + n % 7);
        c.row.underlying = n % 4 ? "BTC" : "ETH";
        if (n % 2) c.tags = {"late"};
        d.cases.push_back(c);
    }
    for (int day = 0; day < 3; ++day) {
        PnlCell cell;
        cell.day = dayOfStep(s::at(86'400.0 * day + 1));
        cell.account = {"paper", "main"};
        cell.underlying = "BTC";
        cell.parts.gamma = 100 * (day + 1);
        cell.parts.total = cell.parts.options = 100 * (day + 1);
        cell.markedUsd = 101 * (day + 1);
        d.pnl.push_back(cell);
    }
    d.hours = hoursOf(s::walk(7'200, 600));
    finish(d);
    return d;
}

}  // namespace

class TestPeriodReview : public QObject {
    Q_OBJECT
private slots:
    // ---- samples -----------------------------------------------------------------------------

    void batchesAddUpToTheWhole()
    {
        std::vector<BandSample> samples = s::walk(9'000, 1'000);
        for (std::size_t n = 5'000; n < samples.size(); ++n)
            samples[n].at += std::chrono::minutes{5};
        const std::vector<HourCell> whole = hoursOf(samples);
        SampleFold fold;
        std::map<core::Time, HourCell> cells;
        std::map<core::Time, Breach> breaches;
        for (std::size_t n = 0; n < samples.size(); ++n) {
            fold.add(samples[n]);
            if (n % 777 != 0 && n + 1 != samples.size()) continue;
            const SampleFold::Taken taken = fold.take();
            for (const HourCell& cell : taken.hours) {
                const auto [it, isNew] = cells.try_emplace(cell.hour, cell);
                if (!isNew) it->second.merge(cell);
            }
            for (const Breach& breach : taken.breaches) breaches[breach.began] = breach;
        }
        QCOMPARE(cells.size(), whole.size());
        BandClock clock;
        for (const BandSample& sample : samples) clock.add(sample.at, sample.inBand());
        BandTime time;
        for (const HourCell& cell : whole) {
            const HourCell& sum = cells.at(cell.hour);
            QCOMPARE(sum.time, cell.time);
            QCOMPARE(sum.samples, cell.samples);
            QVERIFY(near(sum.errorUsd, cell.errorUsd, 1e-6));
            QVERIFY(near(sum.variance, cell.variance, 1e-9));
            QCOMPARE(sum.spotFirst, cell.spotFirst);
            QCOMPARE(sum.deltaLast, cell.deltaLast);
            QCOMPARE(sum.spotHigh, cell.spotHigh);
            time.watched += cell.time.watched;
            time.inside += cell.time.inside;
        }
        QCOMPARE(time, clock.time());
        // What is outside by the breaches is what is not inside by the clock.
        core::Duration outside{};
        for (const auto& [began, breach] : breaches) outside += breach.ended - breach.began;
        QVERIFY(breaches.size() > 3);
        QCOMPARE(outside, time.watched - time.inside);
    }
    void aBreachIsFromTheFirstSampleOutsideToTheFirstInside()
    {
        struct Row {
            const char* name;
            std::vector<double> deltas;  // a second apart; 99: a silence of two minutes
            std::vector<std::array<double, 3>> breaches;  // began, ended, worst
        };
        const Row rows[] = {{"never", {0, 1, -1}, {}},
                            {"above", {0, 1.5, 1.8, 0.5}, {{1, 3, 0.8}}},
                            {"from above to below", {2, -3, 0}, {{0, 2, -2}}},
                            {"twice", {2, 0, -1.5, 0}, {{0, 1, 1}, {2, 3, -0.5}}},
                            {"still", {0, 2, 3}, {{1, 2, 2}}},
                            {"a silence ends it", {0, 2, 99, 3, 0}, {{1, 1, 1}, {122, 123, 2}}}};
        for (const Row& row : rows) {
            SampleFold fold;
            double t = 0;
            for (const double delta : row.deltas) {
                if (delta == 99) {
                    t += 120;
                    continue;
                }
                BandSample sample;
                sample.underlying = "BTC";
                sample.at = s::at(t++);
                sample.spot = 60'000;
                sample.delta = delta;
                sample.lower = -1, sample.upper = 1;
                fold.add(sample);
            }
            const auto found = fold.take().breaches;
            QVERIFY2(found.size() == row.breaches.size(), row.name);
            for (std::size_t n = 0; n < found.size(); ++n) {
                QVERIFY2(found[n].began == s::at(row.breaches[n][0]), row.name);
                QVERIFY2(found[n].ended == s::at(row.breaches[n][1]), row.name);
                QVERIFY2(std::abs(found[n].worst - row.breaches[n][2]) < 1e-12, row.name);
                QVERIFY2(found[n].open == (row.name == std::string{"still"}), row.name);
            }
        }
    }

    // ---- quality -----------------------------------------------------------------------------

    /// Twenty days hedged each ten minutes. With a gamma that stays, the error is sqrt(2/pi) of the
    /// rule of an option held to its end (theory: 2.2).
    void theErrorIsWhatTheoryHas()
    {
        constexpr int kDays = 20;
        const auto hours = hoursOf(s::walk(kDays * 86'400, 600));
        std::vector<Case> cases(kDays * 144, s::one());
        std::vector<const Case*> all;
        for (const Case& c : cases) all.push_back(&c);
        CostSum cost;
        cost.total = 20'000;
        const HedgingQuality q = quality(hours, all, cost);
        QVERIFY(near(q.hedgesPerDay, 144, 1e-3));
        QVERIFY(near(q.realisedSigma, 0.5, 0.01));
        QVERIFY(near(q.errorSdUsd / q.theoreticalSdUsd, std::sqrt(2 / std::numbers::pi), 0.1));
        // A day unhedged against a day in 144 parts.
        QVERIFY(near(q.unhedgedSdUsd / q.errorSdUsd, 12, 0.1));
        QVERIFY(
            near(q.costPerVariance, 20'000.0 / kDays / (q.unhedgedSdUsd * q.unhedgedSdUsd), 0.02));
        QCOMPARE(quality({}, {}, {}).errorSdUsd, 0.0);
    }
    /// Whoever hedges by the hour is as good as an hourly clock; who hedges ten times as often has
    /// a tenth of the variance.
    void theClockOfTheSameRiskIsFound()
    {
        CostSum cost;
        cost.tradedUsd = 1e6;
        cost.realised = 500;
        const ScheduleComparison hourly =
            againstHourly(hoursOf(s::walk(20 * 86'400, 3'600)), {}, cost);
        QVERIFY(hourly.known);
        QVERIFY(near(hourly.sameRiskHours, 1, 0.4));
        const ScheduleComparison often =
            againstHourly(hoursOf(s::walk(20 * 86'400, 360)), {}, cost);
        QVERIFY(near(often.sameRiskHours, 0.1, 0.3));
        QVERIFY(near(often.sameRiskUsd / hourly.sameRiskUsd, std::sqrt(10), 0.3));
        QVERIFY(often.savedUsd.plusMinus > 0);
        QVERIFY(near(often.savedUsd.value, often.sameRiskUsd - 500, 1e-9));
        QVERIFY(!againstHourly({}, {}, cost).known);
    }
    /// Delta went from 0 to 0.5 though 1 was sold: it drifted by 1.5, which a clock would have
    /// sold.
    void aClockPaysForTheDriftOfItsHours()
    {
        HourCell cell;
        cell.hour = s::at(0);
        cell.underlying = "BTC";
        cell.time.watched = std::chrono::hours{1};
        cell.spotSeconds = 3'600 * 60'000.0;
        cell.gammaSeconds = 3'600 * 0.2;
        cell.variance = 3e-5;
        cell.errorUsd = 20, cell.errorSquares = 400;
        cell.deltaLast = 0.5;
        Case one = s::one();
        one.legs[0].deltaChange = -1;
        const Case* all[] = {&one};
        CostSum cost;
        cost.tradedUsd = 60'000, cost.realised = 30;
        const ScheduleComparison found = againstHourly({&cell, 1}, all, cost);
        QVERIFY(found.known);
        QVERIFY(near(found.scheduleUsd, 1.5 * 60'000 * 5e-4, 1e-9));
        const double error = 0.2 * 100 * 60'000 * 3e-5 / std::sqrt(2.0);
        QVERIFY(near(found.sameRiskHours, 20 * 20 / (error * error), 1e-9));
        const double walk = 0.2 * 100 * 60'000 * std::sqrt(2 * 3e-5 / std::numbers::pi) * 5e-4;
        QVERIFY(near(found.sameRiskUsd, walk / std::sqrt(found.sameRiskHours), 1e-9));
        cell.time.watched = std::chrono::minutes{44};
        QVERIFY(!againstHourly({&cell, 1}, all, cost).known);
    }
    void aBreachThatNobodyMetIsMissed()
    {
        Case met = s::one(1, 100), expired = s::one(2, 5'000), refused = s::one(3, 7'000);
        for (Case* c : {&expired, &refused}) {
            c->row.orders = 0;
            c->row.outcome = c == &expired ? "Expired" : "Refused";
            c->row.reason = "why";
        }
        const Case* cases[] = {&met, &expired, &refused};
        const auto breach = [](double from, double to) {
            return Breach{"BTC", s::at(from), s::at(to), 0.7, 63'000, false};
        };
        const Breach breaches[] = {breach(99, 108), breach(1'000, 1'030), breach(2'000, 2'001),
                                   breach(4'990, 5'020)};
        const auto missed = missedTriggers(breaches, cases);
        QCOMPARE(missed.size(), std::size_t{3});
        QCOMPARE(missed[0].kind, MissedTrigger::Kind::NoProposal);
        QCOMPARE(missed[0].lasted, core::Duration{std::chrono::seconds{30}});
        QCOMPARE(missed[1].kind, MissedTrigger::Kind::Expired);
        QVERIFY(std::abs(missed[1].worst - 0.3) < 1e-12);
        QCOMPARE(missed[2].kind, MissedTrigger::Kind::Refused);
        QCOMPARE(missed[2].why, std::string{"why"});
    }

    // ---- notes and distributions -------------------------------------------------------------

    void aNoteIsPlainText_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("kept");  // empty: refused
        const auto row = [](const char* name, int kind, QByteArray given, QByteArray kept) {
            QTest::newRow(name) << kind << given << kept;
        };
        row("plain", 0, "  Paid too much.\n", "Paid too much.");
        row("lines", 0, "one\r\ntwo\tthree", "one\ntwo three");
        row("a tag has one line", 1, "one\ntwo", "one two");
        row("markup is text", 0, "<script>alert(1)</script>", "<script>alert(1)</script>");
        row("sql is text", 0, "'); DROP TABLE t_note;--", "'); DROP TABLE t_note;--");
        row("a formula is text", 1, "=1+1", "=1+1");
        row("no control characters", 0, QByteArray("a\0b\x1b[31mc", 9), "ab[31mc");
        row("nothing turns", 0,
            "a\xE2\x80\xAE"
            "b\xE2\x81\xA6"
            "c\xE2\x80\x8B",
            "abc");
        row("what is no UTF-8", 0, "a\xC3(\xFF", "a\xEF\xBF\xBD(\xEF\xBF\xBD");
        row("no long forms", 0, "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD");
        row("letters of any language", 0,
            "Gr\xC3\xBC\xC3\x9F"
            "e \xF0\x9F\x91\x8D",
            "Gr\xC3\xBC\xC3\x9F"
            "e \xF0\x9F\x91\x8D");
        row("nothing", 0, " \n\t ", "");
        row("too long", 0, QByteArray(4'001, 'x'), "");
        row("long enough", 0, QByteArray(4'000, 'x'), QByteArray(4'000, 'x'));
        row("a long tag", 1, QByteArray(41, 'x'), "");
    }
    void aNoteIsPlainText()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, kept);
        const auto note = checked(
            {{7}, kind == 0 ? NoteKind::Note : NoteKind::Tagged, given.toStdString(), "anna", {}});
        if (kept.isEmpty()) {
            QVERIFY(!note);
            QVERIFY(note.error().message.starts_with("Keeping a "));
            return;
        }
        QVERIFY2(note, note ? "" : note.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(note->text), kept);
        QVERIFY(!checked({{}, NoteKind::Note, "of nothing", "anna", {}}));
    }
    void tagsArePutOnAndTakenOff()
    {
        using Kind = NoteKind;
        const ballast::review::Note notes[] = {
            {{1}, Kind::Tagged, "late", "a", {}},   {{1}, Kind::Note, "late", "a", {}},
            {{1}, Kind::Tagged, "odd", "a", {}},    {{1}, Kind::Tagged, "late", "a", {}},
            {{1}, Kind::Untagged, "late", "b", {}}, {{1}, Kind::Untagged, "none", "b", {}}};
        QCOMPARE(tagsOf(notes), std::vector<std::string>{"odd"});
        QCOMPARE(tagsOf({notes, 4}), (std::vector<std::string>{"late", "odd"}));
    }
    void distributionsCountEverythingOnce()
    {
        s::Chance chance(3);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values;
            const double scale = std::pow(10.0, chance.between(-6, 6));
            for (int n = chance.below(400); n > 0; --n) values.push_back(scale * chance.normal());
            values.push_back(std::nan(""));
            const Distribution d = distributionOf(values);
            int sum = d.below + d.above;
            for (const int count : d.counts) sum += count;
            QCOMPARE(sum, d.count);
            QCOMPARE(d.count, static_cast<int>(values.size()) - 1);
            QVERIFY(d.counts.size() <= 24);
            QVERIFY(d.p5 <= d.median && d.median <= d.p95);
            QVERIFY(d.edges.empty() == (d.count == 0));
        }
        const double same[] = {7, 7, 7};
        QCOMPARE(distributionOf(same).counts.size(), std::size_t{1});
        const double sorted[] = {1, 2, 3, 4};
        QCOMPARE(quantile(sorted, 0.5), 2.5);
        QCOMPARE(quantile(sorted, 1), 4.0);
        QCOMPARE(median({}), 0.0);
    }

    // ---- a period ----------------------------------------------------------------------------

    void figuresAreTheSumsOfTheirRows()
    {
        const ReviewData d = data(60);
        const PeriodReview all = reviewOf(d);
        QCOMPARE(all.headline.rebalances, 60);
        QCOMPARE(all.headline.rejected, 12);
        QCOMPARE(all.headline.approved + all.headline.edited + all.headline.rejected, 60);
        double cost = 0, traded = 0;
        for (const CostSum& one : d.costs) cost += one.total, traded += one.tradedUsd;
        QVERIFY(near(all.headline.shortfallUsd, cost, 1e-12));
        QVERIFY(near(all.headline.tradedUsd, traded, 1e-12));
        QCOMPARE(all.headline.pnlUsd, 606.0);
        QVERIFY(near(all.headline.unexplainedUsd, 6, 1e-9));
        QVERIFY(near(all.headline.unexplainedShare, 0.01, 1e-9));
        QVERIFY(all.headline.medianApproval);
        double days = 0, pnl = 0;
        int rebalances = 0;
        for (const DayFigures& day : all.days)
            days += day.costUsd, pnl += day.pnlUsd, rebalances += day.rebalances;
        QVERIFY(near(days, cost, 1e-12));
        QCOMPARE(pnl, 606.0);
        QCOMPARE(rebalances, 60);
        QCOMPARE(all.headline.band.watched, core::Duration{std::chrono::seconds{7'199}});
        QVERIFY(!all.overrides.empty());
        QCOMPARE(all.model.size(), std::size_t{3});
        for (const ComparedFigure& figure : compare(all, all)) {
            QVERIFY(!figure.name.empty());
            QVERIFY(figure.first.has_value() == figure.change().has_value());
            QCOMPARE(figure.change().value_or(0), 0.0);
        }
    }
    /// One notion of profit wherever one is told: the coin held stands beside it.
    void theCoinHeldIsBesideTheProfitEverywhere()
    {
        ReviewData d = data(60);
        const PeriodReview plain = reviewOf(d);
        QVERIFY(text(plain).find("coin held") == std::string::npos);
        PnlCell held = d.pnl[1];
        held.parts = {};
        held.parts.translation = held.parts.total = held.markedUsd = -136'097;
        d.pnl.push_back(held);
        const PeriodReview all = reviewOf(d);
        QCOMPARE(all.headline.pnlUsd, plain.headline.pnlUsd);
        QCOMPARE(all.headline.coinHeldUsd, -136'097.0);
        QVERIFY(near(all.headline.unexplainedUsd, plain.headline.unexplainedUsd, 1e-9));
        QVERIFY(near(all.headline.unexplainedShare, plain.headline.unexplainedShare, 1e-9));
        QCOMPARE(all.headline.flagged, plain.headline.flagged);
        double profit = 0, coin = 0;
        for (const DayFigures& day : all.days) profit += day.pnlUsd, coin += day.coinHeldUsd;
        QCOMPARE(profit, 606.0);
        QCOMPARE(coin, -136'097.0);
        for (const auto& bars : {taylorWaterfall(all.pnl), revaluationWaterfall(all.pnl)}) {
            QCOMPARE(bars.back().name, std::string_view{"Profit"});
            QVERIFY(near(bars.back().usd, 606, 1e-9));
        }
        const auto figures = compare(plain, all);
        const auto of = [&](std::string_view name) {
            return std::ranges::find(figures, name, &ComparedFigure::name)->second;
        };
        QCOMPARE(of("Profit"), std::optional{606.0});
        QCOMPARE(of("Coin held"), std::optional{-136'097.0});
        const std::string console = text(all);
        QVERIFY2(console.find("profit " + core::usd(606)) != std::string::npos, console.c_str());
        QVERIFY2(console.find("; coin held: " + core::usd(-136'097)) != std::string::npos,
                 console.c_str());
    }
    /// A period that nothing is recorded of was neither outside its band nor approved in no time.
    void whatIsNotRecordedHasNoValue()
    {
        const PeriodReview nothing = reviewOf({}), all = reviewOf(data(60));
        for (const ComparedFigure& figure : compare(nothing, all)) {
            QVERIFY2(!figure.first, figure.name.data());
            QVERIFY2(!figure.change(), figure.name.data());
        }
        // Watched and carried, and nothing proposed: counts are none, and times of none have no
        // value.
        ReviewData idle = data(0);
        const auto figures = compare(reviewOf(idle), all);
        const auto first = [&](std::string_view name) {
            return std::ranges::find(figures, name, &ComparedFigure::name)->first;
        };
        QCOMPARE(first("Rebalances"), std::optional{0.0});
        QCOMPARE(first("Traded"), std::optional{0.0});
        QVERIFY(first("Time inside band") > 0.0);
        QVERIFY(first("Profit").has_value());
        for (const char* name : {"Median approval", "Cost of the approval's delay", "Shortfall",
                                 "Realised over estimated cost", "What overrides earned"})
            QVERIFY2(!first(name), name);
        const std::string console = text(reviewOf({}));
        QVERIFY2(console.find('0') == std::string::npos, console.c_str());
        QVERIFY2(console.starts_with("shortfall –: nothing was traded\napproved in –"),
                 console.c_str());
    }
    /// What came to nothing is recorded with its underlying in front of the sentence.
    void whatCameToNothingIsOfItsUnderlying()
    {
        ReviewData d = data(0);
        for (const char* why : {"BTC: delta 3 outside; not proposed: below one lot",
                                "XRP: delta 9 outside; not proposed: below one lot",
                                "BTC: edge: not proposed", "below one lot"})
            d.notProposed.push_back(
                {MissedTrigger::Kind::NotProposed, {}, s::at(60), {}, 0, {}, why});
        for (const auto& [underlying, count] :
             {std::pair{"", 4}, std::pair{"BTC", 3}, std::pair{"XRP", 2}, std::pair{"ETH", 1}}) {
            ReviewFilter filter;
            filter.underlying = underlying;
            d.hours.clear(), d.breaches.clear();
            QCOMPARE(static_cast<int>(reviewOf(d, filter).missed.size()), count);
        }
        QCOMPARE(reviewOf(d).missed[1].underlying, core::Currency{"XRP"});
    }
    /// Side by side, an hour of two underlyings is an hour.
    void watchedTimesLieSideBySide()
    {
        std::vector<BandSample> both = s::walk(7'200, 600);
        const std::size_t one = both.size();
        for (std::size_t n = 0; n < one; ++n) {
            both.push_back(both[n]);
            both.back().underlying = "ETH";
        }
        ReviewData d;
        d.from = s::at(0), d.to = s::at(86'400);
        d.hours = hoursOf(both);
        finish(d);
        const PeriodReview all = reviewOf(d);
        QCOMPARE(all.headline.bands.size(), std::size_t{2});
        for (const auto& [underlying, time] : all.headline.bands)
            QCOMPARE(time.watched, core::Duration{std::chrono::seconds{7'199}});
        QCOMPARE(all.quality.hours, 2);
        ReviewFilter btc;
        btc.underlying = "BTC";
        QCOMPARE(reviewOf(d, btc).quality.hours, 2);
        QCOMPARE(reviewOf(d, btc).headline.bands.size(), std::size_t{1});
    }
    void aFilterAndItsRestAreAll()
    {
        const ReviewData d = data(60);
        const PeriodReview all = reviewOf(d);
        ReviewFilter btc, eth, late, rejected, person, text, none, day;
        btc.underlying = "BTC", eth.underlying = "ETH";
        QCOMPARE(reviewOf(d, btc).rows.size() + reviewOf(d, eth).rows.size(), all.rows.size());
        late.tag = "late";
        QCOMPARE(reviewOf(d, late).rows.size(), std::size_t{30});
        rejected.outcome = "Rejected";
        QCOMPARE(reviewOf(d, rejected).rows.size(), std::size_t{12});
        QCOMPARE(reviewOf(d, rejected).headline.shortfallUsd, 0.0);
        text.text = "btc-perp";
        QCOMPARE(reviewOf(d, text).rows.size(), std::size_t{60});
        text.text = "<script>";
        QCOMPARE(reviewOf(d, text).rows.size(), std::size_t{0});
        none.venue = "elsewhere";
        QCOMPARE(reviewOf(d, none).headline.rebalances, 0);
        QCOMPARE(reviewOf(d, none).headline.pnlUsd, 0.0);
        day.from = s::at(0), day.to = s::at(3'599);
        QCOMPARE(reviewOf(d, day).rows.size(), std::size_t{6});
        QCOMPARE(reviewOf(d, day).headline.pnlUsd, 101.0 + 0.0);
        const ReviewChoices offered = choices(d);
        QCOMPARE(offered.underlyings, (std::vector<std::string>{"BTC", "ETH"}));
        QCOMPARE(offered.tags, std::vector<std::string>{"late"});
        QCOMPARE(offered.outcomes.size(), std::size_t{3});
    }
    void whatFollowsEndsACase()
    {
        ReviewData d = data(12);
        const auto btc = [&](std::size_t n) { return d.cases[n].row.underlying == "BTC"; };
        QVERIFY(btc(1) && btc(2) && !btc(4));
        QCOMPARE(d.cases[1].until, d.cases[2].row.proposedAt);
        QCOMPARE(d.cases[1].spotUntil, d.cases[2].spot);
        QVERIFY(near(d.cases[1].nextTrade, -2, 1e-9));
        QCOMPARE(d.cases[3].until, d.cases[5].row.proposedAt);  // across the other coin's
        QCOMPARE(d.cases[3].nextTrade, d.cases[5].tradedDelta());
        QCOMPARE(d.cases.back().until, d.cases.back().row.proposedAt + std::chrono::hours{1});
        QCOMPARE(reviewOf({}).headline.rebalances, 0);
    }
};

QTEST_GUILESS_MAIN(TestPeriodReview)
#include "tst_period_review.moc"
