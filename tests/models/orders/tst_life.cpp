#include "models/orders/label.h"
#include "models/orders/life.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace ballast;
using namespace ballast::orders;

namespace {

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

}  // namespace

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
