#include "models/core/assert.h"
#include "models/orders/conservation.h"
#include "models/orders/label.h"
#include "models/orders/life.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace ballast;
using namespace ballast::orders;

namespace {

const core::Time kAt = core::fromUnixMs(1'785'000'000'000);
core::Quantity qty(const char* text) { return *core::Quantity::parse(text); }

Order order(OrderState state)
{
    Order o;
    o.intent.label = core::Label{"R1-ABCDEFGH-0000000000001"};
    o.intent.side = core::Side::Sell;
    o.intent.quantity = qty("100");
    o.state = state;
    return o;
}

Fill fill(const char* id, const char* quantity, const char* price)
{
    Fill f;
    f.tradeId = id;
    f.side = core::Side::Sell;
    f.quantity = qty(quantity);
    f.price = *core::Price::parse(price);
    f.at = kAt;
    return f;
}

VenueOrder record(VenueOrderState state, const char* filled)
{
    VenueOrder r;
    r.side = core::Side::Sell;
    r.quantity = qty("100");
    r.filled = qty(filled);
    r.venueOrderId = "V1";
    r.state = state;
    return r;
}

using Act = void (*)();
using Change = Step (*)(const Order&);
using Count = void (*)(Conservation&);

}  // namespace

Q_DECLARE_METATYPE(Act)
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Count)
Q_DECLARE_METATYPE(ballast::orders::OrderState)
Q_DECLARE_METATYPE(ballast::orders::VenueOrderState)

class TestLife : public QObject {
    Q_OBJECT
private slots:
    void takesTheVenuesRecord_data()
    {
        QTest::addColumn<OrderState>("before");
        QTest::addColumn<VenueOrderState>("said");
        QTest::addColumn<QByteArray>("filledThere");
        QTest::addColumn<QByteArray>("filledHere");
        QTest::addColumn<OrderState>("after");
        using enum OrderState;
        using V = VenueOrderState;
        const auto row = [](const char* name, OrderState before, V said, const char* there,
                            const char* here, OrderState after) {
            QTest::newRow(name) << before << said << QByteArray(there) << QByteArray(here) << after;
        };
        row("acknowledged", InFlight, V::Open, "0", "0", Open);
        row("found again", Unknown, V::Open, "0", "0", Open);
        row("filled, fills known", Open, V::Filled, "100", "100", Filled);
        row("filled, fills still to come", Open, V::Filled, "100", "40", Open);
        row("cancelled untouched", InFlight, V::Cancelled, "0", "0", Cancelled);
        row("cancelled in part", Open, V::Cancelled, "40", "40", Cancelled);
        row("cancelled, fills still to come", Open, V::Cancelled, "40", "0", Open);
        row("the cancel lost the race", Cancelling, V::Cancelled, "100", "100", Filled);
        row("a cancel on the way stays one", Cancelling, V::Open, "0", "0", Cancelling);
        row("rejected after the fact", InFlight, V::Rejected, "0", "0", Rejected);
        row("an older record changes nothing", Open, V::Open, "0", "40", Open);
        row("an older record that says it has ended", Open, V::Cancelled, "0", "40", Open);
        row("waits for its trigger", InFlight, V::Untriggered, "0", "0", Open);
        row("rejected, fills still to come", InFlight, V::Rejected, "40", "0", Open);
    }

    void takesTheVenuesRecord()
    {
        QFETCH(OrderState, before);
        QFETCH(VenueOrderState, said);
        QFETCH(QByteArray, filledThere);
        QFETCH(QByteArray, filledHere);
        QFETCH(OrderState, after);
        std::vector<Fill> fills;
        if (filledHere != "0") fills.push_back(fill("T1", filledHere.constData(), "10"));
        const Step step = observed(order(before), record(said, filledThere.constData()), fills);
        QCOMPARE(step.order.state, after);
        QVERIFY(step.contradiction.empty());
        QVERIFY(!isTerminal(after) || !step.order.evidence.empty());
    }

    void tellsOfARecordOnlyWhatItChanged()
    {
        VenueOrder said = record(VenueOrderState::Open, "0");
        said.reason = "as told";
        const Step first = observed(order(OrderState::InFlight), said, {});
        QVERIFY(first.changed);
        QCOMPARE(first.order.evidence, "venue order V1: as told");
        QVERIFY(!observed(first.order, said, {}).changed);
        Order unnamed = first.order;  // by a fill that came first
        unnamed.venueOrderId.clear();
        QVERIFY(observed(unnamed, said, {}).changed);
        const std::vector<Fill> part{fill("A", "40", "10")};
        said = record(VenueOrderState::Open, "40");
        QVERIFY(observed(first.order, said, part).changed);
    }

    /// One frame was sent: another order of its label is nobody's decision, whatever became of it.
    void aSecondOrderOfItsLabelContradicts_data()
    {
        QTest::addColumn<OrderState>("before");
        for (const OrderState state : {OrderState::Open, OrderState::Unknown, OrderState::Filled,
                                       OrderState::Cancelled, OrderState::NeedsOperator})
            QTest::newRow(std::string{text(state)}.c_str()) << state;
    }
    void aSecondOrderOfItsLabelContradicts()
    {
        QFETCH(OrderState, before);
        Order known = order(before);
        known.venueOrderId = "V1";
        VenueOrder said = record(VenueOrderState::Cancelled, "0");
        said.venueOrderId = "V2";
        const Step step = observed(known, said, {});
        QCOMPARE(step.contradiction, "The venue has two orders of one label: V1 and V2");
        QVERIFY(!step.changed);
        QCOMPARE(step.order.state, before);
        QCOMPARE(step.order.venueOrderId, "V1");
    }

    void answersMoveAnOrderOnlyFromWhereTheyMay_data()
    {
        QTest::addColumn<OrderState>("before");
        QTest::addColumn<Change>("change");
        QTest::addColumn<OrderState>("after");
        QTest::addColumn<bool>("changed");
        QTest::addColumn<bool>("contradicts");
        using enum OrderState;
        const auto row = [](const char* name, OrderState before, Change change, OrderState after,
                            bool changed, bool contradicts) {
            QTest::newRow(name) << before << change << after << changed << contradicts;
        };
        const Change toSent = [](const Order& o) { return sent(o, {{}, "epoch 1", kAt}); };
        const Change toNot = [](const Order& o) { return notSent(o, {{}, "no link", kAt}); };
        const Change toNotAfterSent = [](const Order& o) {
            return notSent(sent(o, {{}, "epoch 1", kAt}).order, {{}, "no link", kAt});
        };
        const Change toRefused = [](const Order& o) {
            return failed(o, {{}, true, 10009, "no funds", "epoch 1", kAt});
        };
        const Change toRefusedInPart = [](const Order& o) {
            Order part = o;
            part.filled = qty("40");
            return failed(part, {{}, true, 10009, "no funds", "epoch 1", kAt});
        };
        const Change toLost = [](const Order& o) { return lost(o, "link lost", kAt); };
        const Change toFilled = [](const Order& o) {
            return filledBy(o, std::vector{fill("A", "100", "10")});
        };
        const Change toPart = [](const Order& o) {
            return filledBy(o, std::vector{fill("A", "99", "10")});
        };
        const Change toSame = [](const Order& o) {
            Order part = o;
            part.filled = qty("40");
            return filledBy(part, std::vector{fill("A", "40", "10")});
        };
        row("sent", InFlight, toSent, InFlight, true, false);
        row("sent, told after its answer", Open, toSent, Open, false, false);
        row("not sent", InFlight, toNot, NotPlaced, true, false);
        row("not sent, after its end", Filled, toNot, Filled, false, false);
        row("not sent, after it was", InFlight, toNotAfterSent, InFlight, false, true);
        row("not sent, and it works", Open, toNot, Open, false, true);
        row("refused", InFlight, toRefused, Rejected, true, false);
        row("refused, after its end", Cancelled, toRefused, Cancelled, false, false);
        row("refused, and filled in part", Open, toRefusedInPart, Open, false, true);
        row("lost in flight", InFlight, toLost, Unknown, true, false);
        row("lost before it was durable", Recording, toLost, Recording, false, false);
        row("lost again", Unknown, toLost, Unknown, false, false);
        row("lost before a person", NeedsOperator, toLost, NeedsOperator, false, false);
        row("filled", Open, toFilled, Filled, true, false);
        row("filled in part before its answer", InFlight, toPart, Open, true, false);
        row("filled in part while it is looked for", Unknown, toPart, Open, true, false);
        row("filled in part while it is cancelled", Cancelling, toPart, Cancelling, true, false);
        row("filled in part before a person", NeedsOperator, toPart, NeedsOperator, true, false);
        row("fills that were counted", Open, toSame, Open, false, false);
        row("a fill of what a person ended as filled", Filled, toFilled, Filled, true, false);
        row("a fill of what ended without", NotPlaced, toPart, NotPlaced, true, true);
    }
    void answersMoveAnOrderOnlyFromWhereTheyMay()
    {
        QFETCH(OrderState, before);
        QFETCH(Change, change);
        QFETCH(OrderState, after);
        const Step step = change(order(before));
        QCOMPARE(step.order.state, after);
        QTEST(step.changed, "changed");
        QTEST(!step.contradiction.empty(), "contradicts");
        QVERIFY(!step.changed || step.order.lastAt >= kAt);
    }

    void whatCannotBeOfOursIsAMistakeThatStops_data()
    {
        QTest::addColumn<Act>("act");
        const auto row = [](const char* name, Act act) { QTest::newRow(name) << act; };
        row("an end without evidence", [] { absent(order(OrderState::Unknown), "", kAt); });
        row("absent, and never looked for", [] { absent(order(OrderState::Open), "twice", kAt); });
        row("absent, and filled", [] {
            Order part = order(OrderState::Unknown);
            part.filled = qty("40");
            absent(part, "twice", kAt);
        });
        row("fewer fills than before", [] {
            Order part = order(OrderState::Open);
            part.filled = qty("40");
            filledBy(part, {});
        });
        row("a label of no install", [] { makeLabel("ABC", 1); });
    }
    void whatCannotBeOfOursIsAMistakeThatStops()
    {
        QFETCH(Act, act);
        core::setAssertionHandler(
            [](std::string_view, std::string_view, int) { throw std::logic_error("asserted"); });
        QVERIFY_THROWS_EXCEPTION(std::logic_error, act());
        core::setAssertionHandler(nullptr);
    }

    void whatGoesOutIsWhatWasAllowed_data()
    {
        QTest::addColumn<Count>("count");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, Count count, const char* problem) {
            QTest::newRow(name) << count << QByteArray(problem);
        };
        row("nothing", [](Conservation& c) { c = {}; }, "");
        row("as it was", [](Conservation&) {}, "");
        row(
            "a token of nobody", [](Conservation& c) { ++c.tokensBurned; },
            "7 send tokens were burned by 3 approvals, 2 auto-fires and 1 further orders of plans");
        row(
            "an approval without a token", [](Conservation& c) { ++c.approvals; },
            "6 send tokens were burned by 4 approvals, 2 auto-fires and 1 further orders of plans");
        row(
            "a frame of no token", [](Conservation& c) { ++c.framesOut; },
            "5 orders went out, 1 were stopped at the gate and 1 wait before it, of 6 send tokens");
        row(
            "a token without a trace", [](Conservation& c) { --c.beforeGate; },
            "4 orders went out, 1 were stopped at the gate and 0 wait before it, of 6 send tokens");
    }
    void whatGoesOutIsWhatWasAllowed()
    {
        QFETCH(Count, count);
        QFETCH(QByteArray, problem);
        Conservation told{6, 4, 1, 1, 3, 2, 1};
        count(told);
        QCOMPARE(told.problem(), problem.toStdString());
    }

    void everyStateHasAWordAndIsAnEndOrNot()
    {
        using enum OrderState;
        std::set<std::string_view> words;
        for (OrderState state : {Recording, InFlight, Open, Cancelling, Unknown, NeedsOperator,
                                 Filled, Cancelled, Rejected, NotPlaced}) {
            QVERIFY(!text(state).empty());
            QVERIFY(words.insert(text(state)).second);
            QCOMPARE(isTerminal(state), state >= Filled);
            QCOMPARE(mayBeLive(state), state < Filled);
        }
        QCOMPARE(text(TimeInForce::ImmediateOrCancel), "IOC");
        QCOMPARE(text(TimeInForce::FillOrKill), "FOK");
        QCOMPARE(text(TimeInForce::GoodTilCancelled), "GTC");
    }

    void refusesWhatCannotBe()
    {
        QVERIFY(!observed(order(OrderState::NotPlaced), record(VenueOrderState::Open, "0"), {})
                     .contradiction.empty());
        QVERIFY(!observed(order(OrderState::Open), record(VenueOrderState::Filled, "101"), {})
                     .contradiction.empty());
        VenueOrder other = record(VenueOrderState::Open, "0");
        other.side = core::Side::Buy;
        QVERIFY(!observed(order(OrderState::Open), other, {}).contradiction.empty());
        const std::vector<Fill> tooMuch{fill("A", "60", "10"), fill("B", "60", "10")};
        QVERIFY(!filledBy(order(OrderState::Open), tooMuch).contradiction.empty());
        const std::vector<Fill> late{fill("A", "60", "10")};
        QVERIFY(!filledBy(order(OrderState::Cancelled), late).contradiction.empty());
    }

    void fillsSumToTheSameInAnyOrder()
    {
        std::vector<Fill> fills{fill("A", "10", "63999.5"), fill("B", "20", "63998"),
                                fill("C", "70", "64000")};
        std::set<std::string> ends;
        std::ranges::sort(fills, {}, &Fill::tradeId);
        do {
            Order o = order(OrderState::InFlight);
            std::vector<Fill> seen;
            for (const Fill& f : fills) {
                seen.push_back(f);
                o = filledBy(o, seen).order;
            }
            QCOMPARE(o.state, OrderState::Filled);
            QCOMPARE(o.filled.text(), "100");
            ends.insert(QString::number(o.averagePrice, 'f', 6).toStdString());
        } while (std::ranges::next_permutation(fills, {}, &Fill::tradeId).found);
        QCOMPARE(ends.size(), 1u);
    }

    void silenceAndAmbiguityNeverEndAnOrder()
    {
        for (OrderState state : {OrderState::InFlight, OrderState::Open, OrderState::Cancelling}) {
            QCOMPARE(lost(order(state), "link lost", {}).order.state, OrderState::Unknown);
            PlaceFailed unsure;
            unsure.evidence = "epoch 1, request 2";
            QCOMPARE(failed(order(state), unsure).order.state, OrderState::Unknown);
        }
        for (OrderState ended : {OrderState::Filled, OrderState::Cancelled, OrderState::Rejected,
                                 OrderState::NotPlaced})
            QCOMPARE(lost(order(ended), "link lost", {}).order.state, ended);
    }

    void aRefusedOrderThatAppearsIsAContradiction_data()
    {
        QTest::addColumn<QByteArray>("number");  // the venue's, when it ended
        QTest::addColumn<VenueOrderState>("said");
        QTest::addColumn<QByteArray>("filled");
        QTest::addColumn<bool>("contradicts");
        using V = VenueOrderState;
        const auto row = [](const char* name, const char* number, V said, const char* filled,
                            bool contradicts) {
            QTest::newRow(name) << QByteArray(number) << said << QByteArray(filled) << contradicts;
        };
        row("open", "", V::Open, "0", true);
        row("waiting for its trigger", "", V::Untriggered, "0", true);
        row("open in part", "", V::Open, "40", true);
        row("filled", "", V::Filled, "100", true);
        row("rejected in the record too", "", V::Rejected, "0", false);
        row("an older record of what the venue rejected later", "V1", V::Open, "0", false);
    }
    void aRefusedOrderThatAppearsIsAContradiction()
    {
        QFETCH(QByteArray, number);
        QFETCH(VenueOrderState, said);
        QFETCH(QByteArray, filled);
        QFETCH(bool, contradicts);
        Order refused = order(OrderState::Rejected);
        refused.venueOrderId = number.toStdString();
        const Step step = observed(refused, record(said, filled.constData()), {});
        QCOMPARE(!step.contradiction.empty(), contradicts);
        QCOMPARE(step.order.state, OrderState::Rejected);
    }

    void aDefiniteRefusalOfATakenOrderIsAContradiction()
    {
        Order taken = order(OrderState::Open);
        taken.venueOrderId = "V1";
        PlaceFailed no;
        no.definite = true;
        no.evidence = "epoch 1, request 2";
        QVERIFY(!failed(taken, no).contradiction.empty());
    }

    void labelsAreUniqueAndOurs()
    {
        std::set<std::string> seen;
        for (std::uint64_t counter = 0; counter < 5'000; ++counter) {
            const core::Label label = makeLabel("ABCDEFGH", counter * 977);
            QVERIFY(seen.insert(label.text()).second);
            QVERIFY(isOurs(label));
            QCOMPARE(label.text().size(), 25u);
        }
        QVERIFY(!isOurs(core::Label{"web-1"}));
    }
};

QTEST_APPLESS_MAIN(TestLife)
#include "tst_life.moc"
