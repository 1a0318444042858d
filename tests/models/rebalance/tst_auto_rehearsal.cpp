// What auto-fire would have done in the last hour.
#include "models/rebalance/auto_rehearsal.h"

#include <QtTest>

#include <cmath>
#include <sstream>

using namespace ballast;
using namespace std::chrono_literals;
using rebalance::ProposalState;
using rebalance::Rehearsal;

namespace {

const core::Time kNow = core::Time{} + std::chrono::hours{500000};

core::Time minutesAgo(double minutes)
{
    return kNow - std::chrono::duration_cast<core::Duration>(
                      std::chrono::duration<double, std::ratio<60>>(minutes));
}

/// "40 sell 50 expired": 40 minutes ago, sells 50 000 USD, and so one coin, and what became of it.
/// Behind it: "check" wants a person, "manual", "edited", "eth", "2" orders.
rebalance::Proposal proposal(const std::string& line, std::uint64_t id)
{
    std::istringstream in(line);
    double minutes = 0, thousands = 0;
    std::string side, state, more;
    in >> minutes >> side >> thousands >> state;
    rebalance::Proposal p;
    p.id = core::ProposalId{id};
    p.underlying = "BTC";
    p.createdAt = minutesAgo(minutes);
    p.notionalUsd = 1000 * thousands;
    p.deltaBefore = side == "sell" ? 3 : -3;
    p.deltaAfter = p.deltaBefore + (side == "sell" ? -1 : 1) * thousands / 50;
    p.feeUsd = 10;
    p.slippageUsd = 5;
    p.state = state == "done"       ? ProposalState::Done
              : state == "live"     ? ProposalState::Live
              : state == "rejected" ? ProposalState::Rejected
                                    : ProposalState::Expired;
    p.legs.resize(1);
    p.checks.push_back({.rule = "band", .reason = {}});
    while (in >> more) {
        if (more == "check")
            p.checks.push_back({"notional", risk::CheckResult::Verdict::Confirm, "large"});
        if (more == "manual") p.trigger = rebalance::TriggerKind::Manual;
        if (more == "gamma") p.trigger = rebalance::TriggerKind::Gamma;
        if (more == "edited") p.edited = true;
        if (more == "eth") p.underlying = "ETH";
        if (more == "2") p.legs.resize(2);
    }
    return p;
}

QString ended(Rehearsal::End end)
{
    switch (end) {
        case Rehearsal::End::None: return QStringLiteral("no");
        case Rehearsal::End::Time: return QStringLiteral("time");
        case Rehearsal::End::Orders: return QStringLiteral("orders");
        case Rehearsal::End::Notional: return QStringLiteral("usd");
        case Rehearsal::End::Delta: return QStringLiteral("delta");
        case Rehearsal::End::Swing: return QStringLiteral("swing");
    }
    return {};
}

/// "2 hedges, 2 orders, 100 k, 30 USD, no"
QString described(const Rehearsal& r)
{
    QString out = QStringLiteral("%1 hedges, %2 orders, %3 k, %4 USD, %5")
                      .arg(r.hedges)
                      .arg(r.orders)
                      .arg(r.notionalUsd / 1000)
                      .arg(r.costUsd)
                      .arg(ended(r.end));
    if (r.end != Rehearsal::End::None)
        out += QStringLiteral(" %1 min ago")
                   .arg(std::chrono::duration<double, std::ratio<60>>(kNow - r.endAt).count());
    if (r.unarmed > 0) out += QStringLiteral(", %1 unarmed").arg(r.unarmed);
    if (r.left > 0) out += QStringLiteral(", %1 left").arg(r.left);
    if (r.repeated > 0) out += QStringLiteral(", %1 repeated").arg(r.repeated);
    return out;
}

}  // namespace

class TestAutoRehearsal : public QObject {
    Q_OBJECT
private slots:
    void aBudgetIsPlayedOverTheLastHour_data()
    {
        QTest::addColumn<QString>("proposals");  // lines
        QTest::addColumn<QString>("inside");     // minutes ago at which BTC was inside its band
        QTest::addColumn<QString>("budget");     // minutes orders thousands
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* proposals, const char* inside,
                            const char* budget, const char* told) {
            QTest::newRow(name) << QString::fromUtf8(proposals) << QString::fromUtf8(inside)
                                << QString::fromUtf8(budget) << QString::fromUtf8(told);
        };
        row("nothing was proposed", "", "", "90 6 100", "0 hedges, 0 orders, 0 k, 0 USD, no");
        row("an hour and no more", "61 sell 50 done\n59 sell 50 done", "", "90 6 500",
            "1 hedges, 1 orders, 50 k, 15 USD, no");
        row("two that were sent", "40 sell 50 done\n20 sell 50 done", "", "90 6 500",
            "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("in the order of time", "20 sell 50 done\n40 sell 40 done", "", "90 1 500",
            "1 hedges, 1 orders, 40 k, 15 USD, orders 40 min ago");
        row("the time ends first", "50 sell 50 done\n20 sell 50 done", "", "30 6 500",
            "1 hedges, 1 orders, 50 k, 15 USD, time 30 min ago");
        row("the orders end first", "50 sell 50 done\n40 buy 50 done\n20 sell 50 done", "",
            "90 2 500", "2 hedges, 2 orders, 100 k, 30 USD, orders 40 min ago");
        row("more orders than are left", "50 sell 50 done\n40 sell 50 done 2", "", "90 2 500",
            "1 hedges, 1 orders, 50 k, 15 USD, orders 40 min ago");
        row("the USD end first", "50 sell 50 done\n40 sell 60 done", "", "90 6 100",
            "1 hedges, 1 orders, 50 k, 15 USD, usd 40 min ago");
        row("the USD to the last dollar", "50 sell 50 done\n40 sell 50 done", "", "90 6 100",
            "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("the delta ends first", "50 sell 50 done\n40 sell 60 done", "", "90 6 900 BTC 2",
            "1 hedges, 1 orders, 50 k, 15 USD, delta 40 min ago");
        row("the delta to the last coin", "50 sell 50 done\n40 buy 50 done", "", "90 6 900 BTC 2",
            "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("another underlying is not armed", "50 sell 50 done\n40 sell 50 done eth", "",
            "90 6 900 BTC 2", "1 hedges, 1 orders, 50 k, 15 USD, no, 1 unarmed");
        row("each has its own delta", "50 sell 50 done\n40 sell 50 done eth", "",
            "90 6 900 BTC 1 ETH 1", "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("the same breach is one", "50 sell 50 expired\n49 sell 50 expired", "", "90 6 500",
            "1 hedges, 1 orders, 50 k, 15 USD, no, 1 repeated");
        row("inside in between: two", "50 sell 50 expired\n40 sell 50 expired", "45", "90 6 500",
            "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("inside before both: one", "50 sell 50 expired\n40 sell 50 expired", "55", "90 6 500",
            "1 hedges, 1 orders, 50 k, 15 USD, no, 1 repeated");
        row("the other side is another", "50 sell 50 expired\n40 buy 50 expired", "", "90 6 500",
            "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("another underlying is another", "50 sell 50 expired\n40 sell 50 live eth", "",
            "90 6 500", "2 hedges, 2 orders, 100 k, 30 USD, no");
        row("a check wants a person", "50 sell 50 rejected check", "", "90 6 500",
            "0 hedges, 0 orders, 0 k, 0 USD, no, 1 left");
        row("a person's own",
            "50 sell 50 done manual\n40 sell 50 done edited\n30 sell 5 live gamma", "", "90 6 500",
            "0 hedges, 0 orders, 0 k, 0 USD, no, 3 left");
        row("twice the side in a minute",
            "50 sell 50 done\n49.5 buy 50 done\n49 sell 50 done\n40 sell 50 done", "", "90 9 900",
            "2 hedges, 2 orders, 100 k, 30 USD, swing 49 min ago");
        row("twice the side in more", "50 sell 50 done\n49 buy 50 done\n47 sell 50 done", "",
            "90 9 900", "3 hedges, 3 orders, 150 k, 45 USD, no");
    }
    void aBudgetIsPlayedOverTheLastHour()
    {
        QFETCH(QString, proposals);
        QFETCH(QString, inside);
        QFETCH(QString, budget);
        QFETCH(QString, told);
        std::vector<rebalance::Proposal> all;
        for (const QString& line : proposals.split(u'\n', Qt::SkipEmptyParts))
            all.push_back(proposal(line.toStdString(), all.size() + 1));
        std::vector<rebalance::BandSight> sights{{"ETH", minutesAgo(45), true},
                                                 {"BTC", minutesAgo(48), false}};
        for (const QString& at : inside.split(u' ', Qt::SkipEmptyParts))
            sights.push_back({"BTC", minutesAgo(at.toDouble()), true});
        const QStringList parts = budget.split(u' ');
        rebalance::RehearsalBudget armed{std::chrono::minutes{parts[0].toInt()}, parts[1].toInt(),
                                         1000 * parts[2].toDouble()};
        for (qsizetype at = 3; at + 1 < parts.size(); at += 2)
            armed.underlyings.push_back(
                {core::Currency{parts[at].toStdString()}, parts[at + 1].toDouble()});
        QCOMPARE(described(rebalance::rehearse(all, sights, armed, minutesAgo(300), kNow)), told);
    }

    void whatIsNotKnownIsNotLookedAt()
    {
        const std::vector<rebalance::Proposal> all{proposal("40 sell 50 done", 1),
                                                   proposal("10 sell 50 done", 2)};
        const rebalance::RehearsalBudget armed{10min, 6, 500000};
        const Rehearsal r = rebalance::rehearse(all, {}, armed, minutesAgo(15), kNow);
        QCOMPARE(r.from, minutesAgo(15));
        QCOMPARE(r.hedges, 1);
        QCOMPARE(ended(r.end), QStringLiteral("time"));
        QCOMPARE(r.endAt, minutesAgo(5));
        // A clock that stands before what is known looks at nothing, and at no negative time.
        const Rehearsal none =
            rebalance::rehearse(all, {}, armed, kNow + std::chrono::minutes{1}, kNow);
        QCOMPARE(none.from, kNow);
        QCOMPARE(none.hedges, 0);
    }

    void silencesOfMoreThanAMinuteAreNotWatched()
    {
        QCOMPARE(rebalance::unwatched({}, minutesAgo(60), kNow), core::Duration{60min});
        const std::vector<rebalance::BandSight> sights{{"BTC", minutesAgo(59.5), true},
                                                       {"ETH", minutesAgo(40), true},
                                                       {"BTC", minutesAgo(39.1), false},
                                                       {"BTC", minutesAgo(70), true},
                                                       {"BTC", minutesAgo(0.5), true}};
        // From 59.5 to 40 and from 39.1 to 0.5 minutes ago.
        const double seconds = core::seconds(rebalance::unwatched(sights, minutesAgo(60), kNow));
        QVERIFY2(std::abs(seconds - 60 * (19.5 + 38.6)) < 1e-3,
                 qPrintable(QString::number(seconds)));
    }

    void deltaIsCountedByUnderlying()
    {
        const std::vector<rebalance::Proposal> all{proposal("40 sell 50 done", 1),
                                                   proposal("30 buy 100 done", 2),
                                                   proposal("20 sell 25 done eth", 3)};
        const Rehearsal r = rebalance::rehearse(all, {}, {90min, 9, 1e6}, minutesAgo(70), kNow);
        QCOMPARE(r.moved.size(), std::size_t{2});
        QCOMPARE(r.moved[0], (Rehearsal::Moved{"BTC", 3}));
        QCOMPARE(r.moved[1], (Rehearsal::Moved{"ETH", 0.5}));
    }
};

QTEST_APPLESS_MAIN(TestAutoRehearsal)
#include "tst_auto_rehearsal.moc"
