#include "tests/models/risk/oracle.h"

#include <QTest>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>

using namespace ballast;
using tests::BuiltCase;
using tests::DecideCase;
using Verdict = risk::CheckResult::Verdict;

namespace {

constexpr std::int64_t kSec = 1'000'000'000;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

const char* words(Verdict v)
{
    return v == Verdict::Allow ? "allow" : v == Verdict::Confirm ? "confirm" : "deny";
}

Verdict verdictOf(const risk::Decision& decision, const std::string& code)
{
    const auto it = std::ranges::find(decision.results, code, &risk::CheckResult::rule);
    return it == decision.results.end() ? Verdict::Allow : it->verdict;
}

std::uint64_t wantedCases()
{
    const char* said = std::getenv("BALLAST_CASES");
    return said ? std::strtoull(said, nullptr, 10) : 200'000;
}

using Change = void (*)(DecideCase&);

}  // namespace

Q_DECLARE_METATYPE(Change)

class TestDecide : public QObject {
    Q_OBJECT
private slots:
    void allowsWhatIsSoundOfEachProduct()
    {
        for (const int product : {0, 1, 2})
            for (const risk::CheckResult& check :
                 BuiltCase(tests::soundCase(product)).decide().results)
                QVERIFY2(
                    check.verdict == Verdict::Allow,
                    (std::to_string(product) + " " + check.rule + ": " + check.reason).c_str());
    }

    /// What the journal keeps of a situation: two that a rule judges differently, or for another
    /// reason, are never taken for one.
    void aHashStandsForOneJudgement()
    {
        const std::uint64_t cases = std::min<std::uint64_t>(wantedCases(), 20'000);
        std::map<std::string, std::string> seen;
        for (std::uint64_t n = 0; n < cases; ++n) {
            const BuiltCase built(tests::randomCase(n));
            std::string judgement;
            for (const risk::CheckResult& check : built.decide().results)
                judgement += check.rule + words(check.verdict) + check.reason + '\n';
            const auto [it, fresh] = seen.try_emplace(built.hash(), judgement);
            QVERIFY2(fresh || it->second == judgement,
                     (std::to_string(n) + ":\n" + it->second + judgement).c_str());
            QCOMPARE(built.hash(), it->first);
        }
        QVERIFY(seen.size() > cases / 2);
    }

    void agreesWithTheOracleRuleByRule()
    {
        const std::uint64_t cases = wantedCases();
        std::map<std::string, std::array<std::uint64_t, 3>> seen;
        std::uint64_t worst[3] = {};
        for (std::uint64_t n = 0; n < cases; ++n) {
            const DecideCase c = tests::randomCase(n);
            const BuiltCase built(c);
            const risk::Decision decision = built.decide();
            const auto expected = tests::expectedOf(c);
            QCOMPARE(decision.results.size(), expected.size());
            Verdict most = Verdict::Allow;
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const risk::CheckResult& result = decision.results[i];
                most = std::max(most, expected[i].verdict);
                if (result.rule == expected[i].code && result.verdict == expected[i].verdict)
                    continue;
                QFAIL(qPrintable(QStringLiteral("case %1, %2: %3 (%4), expected %5 %6")
                                     .arg(n)
                                     .arg(QString::fromStdString(result.rule),
                                          QString::fromUtf8(words(result.verdict)),
                                          QString::fromStdString(result.reason),
                                          QString::fromUtf8(expected[i].code.data()),
                                          QString::fromUtf8(words(expected[i].verdict)))));
            }
            QCOMPARE(decision.verdict, most);
            QCOMPARE(decision.refusal().has_value(), most == Verdict::Deny);
            ++worst[static_cast<int>(most)];
            for (const risk::CheckResult& result : decision.results) {
                ++seen[result.rule][static_cast<std::size_t>(result.verdict)];
                QCOMPARE(result.reason.empty(), result.verdict == Verdict::Allow);
            }
        }
        // Teeth: each rule was seen to allow and to be against, and each verdict came out.
        for (const auto& [rule, count] : seen) {
            QVERIFY2(count[0] > 0, rule.c_str());
            QVERIFY2(count[1] + count[2] > 0, rule.c_str());
        }
        qInfo("%llu cases: %llu allowed, %llu to confirm, %llu denied; 0 disagreements",
              static_cast<unsigned long long>(cases), static_cast<unsigned long long>(worst[0]),
              static_cast<unsigned long long>(worst[1]), static_cast<unsigned long long>(worst[2]));
    }

    void everyInputThatIsMissingOrStaleOrNoNumberIsAnswered_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, const char* rule, Verdict v, Change change) {
            QTest::newRow(name) << change << QByteArray(rule) << static_cast<int>(v);
        };
        const Verdict allow = Verdict::Allow, confirm = Verdict::Confirm, deny = Verdict::Deny;
        row("no listing", "instrument", deny, [](DecideCase& c) { c.listed = false; });
        for (const char* rule : {"instrument", "steps", "quantity", "notional"})
            row(qPrintable(QStringLiteral("no terms, %1").arg(QLatin1String(rule))), rule, deny,
                [](DecideCase& c) { c.hasTerms = false; });
        row("no ticker", "stale", deny, [](DecideCase& c) { c.hasTicker = false; });
        row("no book", "stale", deny, [](DecideCase& c) { c.hasBook = false; });
        row("no snapshot of the book", "stale", deny, [](DecideCase& c) { c.hasSnapshot = false; });
        row("no index", "stale", deny, [](DecideCase& c) { c.hasIndex = false; });
        row("index of zero", "agreement", deny, [](DecideCase& c) { c.index = 0; });
        row("index below zero", "agreement", deny, [](DecideCase& c) { c.index = -kSec; });
        row("index of zero and a quantity", "quantity", deny, [](DecideCase& c) { c.index = 0; });
        row("book at its age", "stale", allow, [](DecideCase& c) { c.bookAge = 30 * kSec; });
        row("book past its age", "stale", deny, [](DecideCase& c) { c.bookAge = 30 * kSec + 1; });
        row("book from ahead", "stale", deny, [](DecideCase& c) { c.bookAge = -30 * kSec - 1; });
        row("mark at its age", "stale", allow, [](DecideCase& c) { c.markAge = 5 * kSec; });
        row("mark past its age", "stale", deny, [](DecideCase& c) { c.markAge = 5 * kSec + 1; });
        row("mark from ahead", "stale", deny, [](DecideCase& c) { c.markAge = -5 * kSec - 1; });
        row("index at its age", "stale", allow, [](DecideCase& c) { c.indexAge = 5 * kSec; });
        row("index past its age", "stale", deny, [](DecideCase& c) { c.indexAge = 5 * kSec + 1; });
        row("index from ahead", "stale", deny, [](DecideCase& c) { c.indexAge = -5 * kSec - 1; });
        row("Greeks missing", "greeks", deny, [](DecideCase& c) { c.hasGreeks = false; });
        row("Greeks at their age", "greeks", allow, [](DecideCase& c) { c.greeksAge = 5 * kSec; });
        row("Greeks past their age", "greeks", confirm,
            [](DecideCase& c) { c.greeksAge = 5 * kSec + 1; });
        row("Greeks from ahead", "greeks", deny,
            [](DecideCase& c) { c.greeksAge = -5 * kSec - 1; });
        row("clock error at its bound", "clock", allow, [](DecideCase& c) { c.clockError = 250; });
        row("clock error past it", "clock", deny,
            [](DecideCase& c) { c.clockError = std::nextafter(250.0, 251.0); });
        row("clock error below zero", "clock", deny, [](DecideCase& c) { c.clockError = -1; });
        row("clock error no number", "clock", deny, [](DecideCase& c) { c.clockError = kNan; });
        row("clock error infinite", "clock", deny, [](DecideCase& c) { c.clockError = kInf; });
        row("delta no number", "direction", deny, [](DecideCase& c) { c.before = kNan; });
        row("delta infinite", "direction", deny, [](DecideCase& c) { c.before = kInf; });
        row("change no number", "direction", deny, [](DecideCase& c) { c.change = kNan; });
        row("change infinite", "net-delta", deny, [](DecideCase& c) { c.change = kInf; });
        row("target no number", "direction", deny, [](DecideCase& c) { c.target = kNan; });
        row("plan no number", "net-delta", deny, [](DecideCase& c) {
            c.hasPlan = true;
            c.planChange = kNan;
        });
        row("open delta not known", "net-delta", deny, [](DecideCase& c) { c.openDelta = kNan; });
        row("open delta below zero", "net-delta", deny, [](DecideCase& c) { c.openDelta = -1; });
        row("open delta infinite", "net-delta", deny, [](DecideCase& c) { c.openDelta = kInf; });
        row("delta at its limit", "net-delta", allow, [](DecideCase& c) {
            c.change = 1;
            c.openDelta = 1;
            c.limits.maxNetDelta = 5;
        });
        row("delta past its limit with what is open", "net-delta", deny, [](DecideCase& c) {
            c.change = 1;
            c.openDelta = 1.125;
            c.limits.maxNetDelta = 5;
        });
        row("delta over its limit and coming down", "net-delta", allow,
            [](DecideCase& c) { c.limits.maxNetDelta = 0.5; });
        row("vega not known", "vega", deny, [](DecideCase& c) { c.vega[0] = kNan; });
        row("vega's change infinite", "vega", deny, [](DecideCase& c) { c.vega[1] = kInf; });
        row("open vega below zero", "vega", deny, [](DecideCase& c) { c.vega[2] = -1; });
        row("vega at its limit", "vega", allow, [](DecideCase& c) { c.limits.maxVega = 110; });
        row("vega past it", "vega", deny, [](DecideCase& c) { c.limits.maxVega = 109; });
        row("vega past it and not raised", "vega", allow, [](DecideCase& c) {
            c.limits.maxVega = 50;
            c.vega[1] = 0;
        });
        row("account's delta not known", "account-delta", deny,
            [](DecideCase& c) { c.accountDelta[2] = kNan; });
        row("account's delta past its limit with what is open", "account-delta", deny,
            [](DecideCase& c) {
                c.accountDelta = {200'000, 1, 10};
                c.limits.maxAccountDeltaUsd = 200'010;
            });
        row("account's vega not known", "account-vega", deny,
            [](DecideCase& c) { c.accountVega[0] = kNan; });
        row("account's vega past its limit", "account-vega", deny,
            [](DecideCase& c) { c.limits.maxAccountVega = 109; });
        row("fills not known", "period-collar", deny, [](DecideCase& c) { c.shortfall = kNan; });
        row("fills at the bound", "period-collar", allow,
            [](DecideCase& c) { c.shortfall = 0.01; });
        row("fills past the bound", "period-collar", confirm,
            [](DecideCase& c) { c.shortfall = std::nextafter(0.01, 1.0); });
        row("cost not known", "loss-brake", deny, [](DecideCase& c) { c.sessionCost = kNan; });
        row("cost at the bound", "loss-brake", allow, [](DecideCase& c) { c.sessionCost = 0.005; });
        row("cost past the bound and reducing", "loss-brake", confirm,
            [](DecideCase& c) { c.sessionCost = 0.006; });
        row("cost past the bound and past the target", "loss-brake", deny, [](DecideCase& c) {
            c.sessionCost = 0.006;
            c.change = -4;
        });
        row("cost past the bound and not reducing", "loss-brake", deny, [](DecideCase& c) {
            c.sessionCost = 0.006;
            c.change = 4;
        });
        row("drawdown not known", "loss-brake", deny, [](DecideCase& c) { c.drawdown = kNan; });
        row("drawdown below zero", "loss-brake", deny, [](DecideCase& c) { c.drawdown = -0.1; });
        row("drawdown past the bound", "loss-brake", confirm,
            [](DecideCase& c) { c.drawdown = 0.31; });
        row("reducing, and it reduces", "reducing", allow,
            [](DecideCase& c) { c.reducing = true; });
        row("reducing, and it does not", "reducing", deny, [](DecideCase& c) {
            c.reducing = true;
            c.change = 1;
        });
        row("reducing, a hair past the target", "reducing", allow, [](DecideCase& c) {
            c.reducing = true;
            c.before = 3;
            c.target = 0;
            c.change = -3.01;
        });
        row("reducing, and well past the target", "reducing", deny, [](DecideCase& c) {
            c.reducing = true;
            c.before = 3;
            c.target = 0;
            c.change = -3.4;
        });
        row("reducing at its plan's end, and adding on the way", "reducing", deny,
            [](DecideCase& c) {
                c.reducing = c.hasPlan = true;
                c.before = 5;
                c.target = 0;
                c.change = 10;
                c.planChange = -5;
            });
        row("another account", "account", deny, [](DecideCase& c) { c.bound = false; });
        row("margin no number", "margin", deny, [](DecideCase& c) { c.marginUse = kNan; });
        row("margin below zero", "margin", deny, [](DecideCase& c) { c.marginUse = -0.1; });
        row("margin at its limit", "margin", allow, [](DecideCase& c) { c.marginUse = 0.7; });
        row("margin past its limit", "margin", deny,
            [](DecideCase& c) { c.marginUse = std::nextafter(0.7, 1.0); });
        row("margin not computed", "liquidation", confirm,
            [](DecideCase& c) { c.hasView = false; });
        row("stress no number", "liquidation", deny, [](DecideCase& c) { c.worstUseAfter = kNan; });
        row("deviation not known", "liquidation", deny, [](DecideCase& c) { c.sigma = kNan; });
        row("a volatility point that is no number widens nothing", "collar", allow,
            [](DecideCase& c) { c.volPoint = kNan; });
        row("quantity of zero", "steps", deny, [](DecideCase& c) { c.quantity = 0; });
        row("quantity below zero", "steps", deny, [](DecideCase& c) { c.quantity = -10 * kSec; });
        row("price of zero", "steps", deny, [](DecideCase& c) { c.limit = 0; });
        row("quantity by name at its limit", "quantity", allow, [](DecideCase& c) {
            c.ownQuantity = true;
            c.ownSoft = c.ownHard = 128'000;
        });
        row("quantity by name over soft", "quantity", confirm, [](DecideCase& c) {
            c.ownQuantity = true;
            c.ownSoft = 127'990;
            c.ownHard = 128'000;
        });
        row("quantity by name over hard", "quantity", deny, [](DecideCase& c) {
            c.ownQuantity = true;
            c.ownSoft = c.ownHard = 127'990;
        });
        row("quantity by name no number", "quantity", deny, [](DecideCase& c) {
            c.ownQuantity = true;
            c.ownHard = kNan;
        });
        row("coin over soft", "quantity", confirm,
            [](DecideCase& c) { c.limits.softQuantityCoin = 1.5; });
        row("coin over hard", "quantity", deny,
            [](DecideCase& c) { c.limits.hardQuantityCoin = 1.5; });
        row("a minute's orders but one", "throttle", allow,
            [](DecideCase& c) { c.sends.assign(19, 30 * kSec); });
        row("a minute's orders", "throttle", deny,
            [](DecideCase& c) { c.sends.assign(20, 30 * kSec); });
        row("an hour's orders but one", "throttle", allow,
            [](DecideCase& c) { c.sends.assign(199, 3'599 * kSec); });
        row("an hour's orders", "throttle", deny,
            [](DecideCase& c) { c.sends.assign(200, 3'599 * kSec); });
        row("an hour's orders of an hour ago", "throttle", allow,
            [](DecideCase& c) { c.sends.assign(200, 3'600 * kSec); });
        row("CAUTION", "guard", confirm, [](DecideCase& c) { c.guard = 1; });
        row("CAUTION in which auto-fire goes on", "guard", allow, [](DecideCase& c) {
            c.guard = 1;
            c.guardAsks = false;
        });
        row("auto-fire's spending not known", "auto-budget", deny, [](DecideCase& c) {
            c.autoFired = true;
            c.autoHour = kNan;
        });
        row("auto-fire's hour at its bound", "auto-budget", allow, [](DecideCase& c) {
            c.autoFired = true;
            c.autoHour = c.limits.autoUsdPerHour = 100'000;
        });
        row("auto-fire's hour past it", "auto-budget", deny, [](DecideCase& c) {
            c.autoFired = true;
            c.limits.autoUsdPerHour = 100'000;
        });
        row("auto-fire's day past it", "auto-budget", deny, [](DecideCase& c) {
            c.autoFired = true;
            c.limits.autoUsdPerDay = 100'000;
        });
        row("auto-fire's orders past theirs", "auto-budget", deny, [](DecideCase& c) {
            c.autoFired = true;
            c.autoOrders = 7;
            c.limits.autoOrdersPerHour = 6;
        });
        row("auto-fire without a look", "auto-budget", deny, [](DecideCase& c) {
            c.autoFired = true;
            c.autoInARow = 6;
            c.limits.autoInARow = 5;
        });
    }

    void everyInputThatIsMissingOrStaleOrNoNumberIsAnswered()
    {
        QFETCH(Change, change);
        QFETCH(QByteArray, rule);
        QFETCH(int, verdict);
        DecideCase c = tests::soundCase(DecideCase::Perpetual);
        change(c);
        const risk::Decision decision = BuiltCase(c).decide();
        QCOMPARE(words(verdictOf(decision, rule.toStdString())),
                 words(static_cast<Verdict>(verdict)));
        QVERIFY(decision.verdict >= static_cast<Verdict>(verdict));
    }

    void anEmptyPictureIsDeniedByEachRuleThatNeedsIt()
    {
        const risk::Decision decision = risk::decide({}, risk::Picture{}, risk::Limits{});
        QCOMPARE(decision.verdict, Verdict::Deny);
        for (const char* rule :
             {"account", "link", "instrument", "stale", "greeks", "agreement", "steps", "collar",
              "quantity", "notional", "depth", "direction", "net-delta", "vega", "account-delta",
              "account-vega", "period-collar", "loss-brake"})
            QVERIFY2(verdictOf(decision, rule) == Verdict::Deny, rule);
    }

    void namesTheFirstOfTheWorst()
    {
        DecideCase c = tests::soundCase(DecideCase::Perpetual);
        c.partial = true;
        QCOMPARE(BuiltCase(c).decide().code, "partial");
        c.clockError = 300;
        c.sends = {0, 0};
        const risk::Decision decision = BuiltCase(c).decide();
        QCOMPARE(decision.code, "clock");
        QCOMPARE(decision.refusal()->reason, decision.reason);
        c.clockError = 0;
        QCOMPARE(BuiltCase(c).decide().code, "throttle");
        QCOMPARE(BuiltCase(c).decide(risk::Moment::Display).code, "partial");
    }
};

QTEST_APPLESS_MAIN(TestDecide)
#include "tst_decide.moc"
