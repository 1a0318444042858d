#include "models/core/assert.h"
#include "models/engine/order_desk.h"
#include "tests/models/risk/decide_case.h"

#include <QTest>

#include <stdexcept>

using namespace ballast;
using orders::OrderState;
using orders::VenueOrderState;

namespace {

const core::Time kStart = core::fromUnixMs(1'785'000'000'000);
core::Quantity qty(const char* text) { return *core::Quantity::parse(text); }

/// One desk with nothing around it. It speaks in words, one an effect: "intent", "Open 40" (an
/// order's record), "fill", "place", "cancel", "query", "reconnect", "Warning".
struct Desk {
    engine::Recovered recovered;
    std::optional<engine::OrderDesk> desk;
    engine::Outbox out;
    core::Label label;  ///< of the order begun last
    std::optional<core::Quantity> held = qty("0");
    std::uint64_t epoch = 1;

    Desk()
    {
        recovered.installId = "TESTTEST";
        out.setNow(kStart);
    }
    engine::OrderDesk& get()
    {
        if (!desk) desk.emplace(recovered, engine::OrderTiming{});
        return *desk;
    }
    orders::Intent wish(const char* account = "paper", core::Currency underlying = "BTC") const
    {
        orders::Intent intent = tests::BuiltCase(tests::soundCase(0)).order;
        intent.account.account = account;
        intent.account.venue = account;
        intent.underlying = underlying;
        intent.quantity = qty("100");
        intent.positionBefore = qty("0");
        return intent;
    }
    Desk& begin(const orders::Intent& intent)
    {
        label = get().begin(intent, false, 0, out).intent.label;
        return *this;
    }
    Desk& place()
    {
        const tests::BuiltCase sound(tests::soundCase(0));
        orders::Intent intent = get().find(label)->intent;
        intent.timeInForce = orders::TimeInForce::ImmediateOrCancel;
        const auto passed = risk::Gate::pass(orders::Place{intent}, sound.picture, sound.limits);
        (void)get().durable(UINT64_MAX);
        get().placed(label, std::get<risk::Approved<orders::Place>>(passed), out);
        return *this;
    }
    /// In flight; resting: at its limit until it is filled or cancelled.
    Desk& send(bool rests = false)
    {
        up();
        orders::Intent intent = wish();
        if (rests) intent.timeInForce = orders::TimeInForce::GoodTilCancelled;
        return begin(intent).place();
    }
    Desk& on(const orders::Report& report)
    {
        get().on(report, [this](const orders::Intent&) { return held; }, out);
        return *this;
    }
    orders::VenueOrder record(VenueOrderState state, const char* filled) const
    {
        orders::VenueOrder said;
        said.account = {"paper", "paper"};
        said.label = label;
        said.venueOrderId = "V1";
        said.side = core::Side::Sell;
        said.quantity = qty("100");
        said.filled = qty(filled);
        said.state = state;
        said.at = out.now();
        return said;
    }
    Desk& told(VenueOrderState state, const char* filled) { return on(record(state, filled)); }
    orders::Fill trade(const char* id, const char* quantity) const
    {
        orders::Fill fill;
        fill.tradeId = id;
        fill.account = {"paper", "paper"};
        fill.label = label;
        fill.side = core::Side::Sell;
        fill.quantity = qty(quantity);
        fill.price = *core::Price::parse("63990");
        fill.at = out.now();
        return fill;
    }
    Desk& fill(const char* id, const char* quantity) { return on(trade(id, quantity)); }
    /// Or the read failed, which says nothing.
    Desk& absent(int seconds, std::uint64_t inEpoch, bool failed = false)
    {
        orders::QueryAnswer answer;
        answer.label = label;
        answer.epoch = inEpoch;
        answer.failed = failed;
        answer.venueNow = kStart + std::chrono::seconds{seconds};
        return on(answer);
    }
    Desk& refused(bool wouldTake = false)
    {
        return on(orders::PlaceFailed{label, true, 10009, "no", "epoch 1", out.now(), wouldTake});
    }
    Desk& up(const char* venue = "paper")
    {
        get().linkUp(venue, epoch, out);
        return *this;
    }
    Desk& down(const char* venue = "paper")
    {
        get().linkLost(venue, "cable", out);
        return *this;
    }
    Desk& after(double seconds)
    {
        out.setNow(out.now() + std::chrono::milliseconds{static_cast<int>(1'000 * seconds)});
        return *this;
    }
    Desk& tick(double seconds)
    {
        after(seconds);
        get().tick(out);
        return *this;
    }
    Desk& cancel()
    {
        get().cancel(label, out);
        return *this;
    }
    Desk& resolve(OrderState outcome, const char* evidence)
    {
        get().resolve({label, outcome, evidence}, "trader", out);
        return *this;
    }
    /// An order that the journal held when the program began.
    Desk& found(OrderState state, bool rests = false, const char* evidence = "epoch 1")
    {
        orders::Order order;
        order.intent = wish();
        order.intent.label = label = "R1-TESTTEST-00000000000ZZ";
        order.intent.createdAt = order.lastAt = kStart;
        order.intent.validUntil = kStart + std::chrono::milliseconds{2'500};
        if (rests) order.intent.timeInForce = orders::TimeInForce::GoodTilCancelled;
        order.state = state;
        order.evidence = evidence;
        (orders::isTerminal(state) ? recovered.recent : recovered.unfinished).push_back(order);
        return *this;
    }
    Desk& quiet()
    {
        get();
        out.clear();
        return *this;
    }
    OrderState state() { return get().find(label)->state; }
    std::string said() const;
};

std::string wordOf(const engine::Effect& effect)
{
    if (const auto* journal = std::get_if<engine::Journal>(&effect)) {
        if (std::holds_alternative<engine::IntentRecord>(journal->entry)) return "intent";
        if (const auto* order = std::get_if<engine::OrderRecord>(&journal->entry))
            return std::string{orders::text(order->state)} + " " + order->filled.text();
        return "fill";
    }
    if (const auto* alert = std::get_if<engine::Alert>(&effect))
        return std::string{engine::text(alert->severity)};
    if (std::holds_alternative<orders::Cancel>(effect)) return "cancel";
    if (std::holds_alternative<orders::Query>(effect)) return "query";
    if (std::holds_alternative<orders::Reconnect>(effect)) return "reconnect";
    if (std::holds_alternative<risk::Approved<orders::Place>>(effect)) return "place";
    return "";
}

std::string Desk::said() const
{
    std::string words;
    for (const engine::Effect& effect : out.effects())
        if (const std::string word = wordOf(effect); !word.empty())
            words += (words.empty() ? "" : ", ") + word;
    return words;
}

using Story = void (*)(Desk&);

}  // namespace

Q_DECLARE_METATYPE(Story)
Q_DECLARE_METATYPE(ballast::orders::OrderState)

class TestOrderDesk : public QObject {
    Q_OBJECT
private slots:
    void tellsWhatItDoes_data()
    {
        QTest::addColumn<Story>("story");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<OrderState>("state");
        QTest::addColumn<bool>("contradicts");
        using enum OrderState;
        using V = VenueOrderState;
        const auto row = [](const char* name, Story story, const char* said, OrderState state,
                            bool contradicts = false) {
            QTest::newRow(name) << story << QByteArray(said) << state << contradicts;
        };
        row("recorded, then sent", [](Desk& d) { d.send(); }, "intent, place", InFlight);
        row(
            "stopped at the gate",
            [](Desk& d) {
                d.begin(d.wish()).quiet();
                d.get().stoppedAtGate(d.label, "old book", d.out);
            },
            "Not placed 0, Warning", NotPlaced);
        row(
            "not sent by the connector",
            [](Desk& d) { d.send().quiet().on(orders::NotSent{d.label, "no link", kStart}); },
            "Warning, Not placed 0", NotPlaced);
        row(
            "refused", [](Desk& d) { d.send().quiet().refused(); }, "Warning, Rejected 0",
            Rejected);
        row(
            "refused, for it would have taken", [](Desk& d) { d.send(true).quiet().refused(true); },
            "Notice, Rejected 0", Rejected);
        row(
            "a fill of what was refused",
            [](Desk& d) { d.send().refused().quiet().fill("A", "40"); }, "fill, Rejected 40",
            Rejected, true);
        row(
            "waits for its trigger", [](Desk& d) { d.send().quiet().told(V::Untriggered, "0"); },
            "Working 0", Open);
        row(
            "the same fill twice",
            [](Desk& d) { d.send().fill("A", "40").quiet().fill("A", "40"); }, "", Open);

        // Words about orders that are not this install's.
        row(
            "sent, of another's",
            [](Desk& d) { d.send().quiet().on(orders::Sent{"R1-OTHER", "epoch 1", kStart}); }, "",
            InFlight);
        row(
            "not sent, of another's",
            [](Desk& d) { d.send().quiet().on(orders::NotSent{"R1-OTHER", "no link", kStart}); },
            "", InFlight);
        row(
            "refused, of another's",
            [](Desk& d) {
                d.send().quiet().on(orders::PlaceFailed{"R1-OTHER", true, 10009, "no", "", kStart});
            },
            "", InFlight);
        row(
            "an answer, of another's",
            [](Desk& d) {
                orders::QueryAnswer answer;
                answer.label = "R1-OTHER";
                d.send().quiet().on(answer);
            },
            "", InFlight);
        row(
            "a fill, of another's",
            [](Desk& d) {
                orders::Fill fill = d.send().quiet().trade("A", "40");
                fill.label = {};
                d.on(fill);
            },
            "fill", InFlight);
        row(
            "cancelled, of another's",
            [](Desk& d) {
                d.send().quiet();
                d.get().cancel("R1-OTHER", d.out);
            },
            "", InFlight);
        row(
            "resolved, of another's",
            [](Desk& d) {
                d.send().quiet();
                d.get().resolve({"R1-OTHER", OrderState::Filled, "seen"}, "trader", d.out);
            },
            "", InFlight);

        // Words that use a label of ours for something else: of another account they end nothing.
        row(
            "ended, as another account says",
            [](Desk& d) {
                orders::VenueOrder said = d.send().quiet().record(V::Cancelled, "0");
                said.account = {"other", "paper"};
                d.on(said);
            },
            "", InFlight, true);
        row(
            "ended, of another instrument",
            [](Desk& d) {
                orders::VenueOrder said = d.send().quiet().record(V::Filled, "100");
                said.instrumentName = "ETH-PERPETUAL";
                d.on(said);
            },
            "", InFlight, true);
        row(
            "ended, of its instrument",
            [](Desk& d) {
                orders::VenueOrder said = d.send().quiet().record(V::Cancelled, "0");
                said.instrumentName = d.get().find(d.label)->intent.instrumentName;
                d.on(said);
            },
            "Cancelled 0", Cancelled);
        row(
            "filled, as another account says",
            [](Desk& d) {
                orders::Fill fill = d.send().quiet().trade("A", "100");
                fill.account = {"other", "paper"};
                d.on(fill);
            },
            "fill", InFlight);
        row(
            "filled, as another account said before the end",
            [](Desk& d) {
                d.found(Open);
                d.recovered.fills = {d.trade("A", "100")};
                d.recovered.fills.back().account = {"other", "paper"};
                d.quiet().fill("B", "40");
            },
            "fill, Working 40", Open);
        row(
            "found as another order",
            [](Desk& d) {
                orders::QueryAnswer answer;
                answer.label = d.send().tick(2.1).quiet().label;
                answer.found = d.record(V::Cancelled, "0");
                answer.found->instrumentName = "ETH-PERPETUAL";
                d.on(answer);
            },
            "", Unknown, true);
        row(
            "a second order of its label",
            [](Desk& d) {
                d.send().told(V::Open, "0").quiet();
                orders::VenueOrder said = d.record(V::Open, "0");
                said.venueOrderId = "V2";
                d.on(said);
            },
            "Needs operator 0", NeedsOperator, true);

        // What the journal held.
        row(
            "a burned token is asked for", [](Desk& d) { d.found(Recording).quiet().up(); },
            "query", Unknown);
        row(
            "sent before the end is asked for", [](Desk& d) { d.found(InFlight).quiet().up(); },
            "query", Unknown);
        row("worked before the end", [](Desk& d) { d.found(Open).quiet().up(); }, "", Open);
        row(
            "rested before the end, and is cancelled",
            [](Desk& d) { d.found(Open, true).quiet().up().tick(3); }, "cancel", Open);
        row(
            "had rested, and had ended",
            [](Desk& d) { d.found(Cancelled, true).quiet().up().tick(3).cancel(); }, "", Cancelled);
        row(
            "its fills of before count once",
            [](Desk& d) {
                d.found(Open);
                d.recovered.fills = {d.trade("A", "40"), d.trade("B", "10")};
                d.recovered.fills.back().label = "R1-OTHER";
                d.quiet().fill("A", "40").fill("C", "60");
            },
            "fill, Filled 100", Filled);

        // Cancels.
        row(
            "cancelled before it is durable",
            [](Desk& d) { d.up().begin(d.wish()).quiet().cancel().tick(3); }, "cancel", Recording);
        row(
            "cancelled in flight, and again once it is there",
            [](Desk& d) { d.send().quiet().cancel().told(V::Open, "0"); },
            "cancel, cancel, Cancelling 0", Cancelling);
        row(
            "cancelled once more when nothing is heard",
            [](Desk& d) { d.send(true).told(V::Open, "0").cancel().quiet().tick(1).tick(1.5); },
            "cancel, query", Cancelling);
        row(
            "not without a link",
            [](Desk& d) { d.send(true).told(V::Open, "0").cancel().down().quiet().tick(3); }, "",
            Unknown);
        row(
            "not what the venue says has ended",
            [](Desk& d) {
                d.send(true).told(V::Open, "0").cancel().quiet().told(V::Cancelled, "40").tick(3);
            },
            "Working 0, query", Open);
        row(
            "not what has ended",
            [](Desk& d) { d.send().told(V::Cancelled, "0").quiet().cancel(); }, "", Cancelled);

        // Silence.
        row(
            "quiet for less than the patience", [](Desk& d) { d.send().quiet().tick(2); }, "",
            InFlight);
        row(
            "quiet for more", [](Desk& d) { d.send().quiet().tick(2.1); },
            "Warning, Unknown 0, query", Unknown);
        row(
            "works too long", [](Desk& d) { d.send().told(V::Open, "0").quiet().tick(2.1); },
            "query", Open);
        row(
            "asked again no sooner than it is answered",
            [](Desk& d) { d.send().told(V::Open, "0").quiet().tick(2.1).tick(1).tick(1); },
            "query, query", Open);
        row(
            "nobody to ask", [](Desk& d) { d.send().told(V::Open, "0").down().quiet().tick(3); },
            "", Unknown);
        row(
            "rests in silence", [](Desk& d) { d.send(true).told(V::Open, "0").quiet().tick(14); },
            "", Open);
        row(
            "rests, and is asked for now and then",
            [](Desk& d) { d.send(true).told(V::Open, "0").quiet().tick(15); }, "query", Open);
        row(
            "rested, and owes its fills",
            [](Desk& d) { d.send(true).told(V::Cancelled, "40").quiet().tick(2.1); }, "query",
            Open);
        row(
            "undecided for too long", [](Desk& d) { d.send().tick(2.1).quiet().tick(121); },
            "Needs operator 0, Critical", NeedsOperator);
        row(
            "undecided while there was no link",
            [](Desk& d) { d.send().tick(2.1).down().tick(300).quiet().up().tick(3); },
            "query, query", Unknown);
        row(
            "a link of another venue is lost", [](Desk& d) { d.send().quiet().down("other"); }, "",
            InFlight);
        row(
            "a link of another venue comes up",
            [](Desk& d) { d.send().tick(2.1).quiet().up("other"); }, "", Unknown);
        row(
            "a link comes up, and it works",
            [](Desk& d) { d.send().told(V::Open, "0").quiet().up(); }, "", Open);
        row(
            "what rested is cancelled after a lost link",
            [](Desk& d) { d.send(true).told(V::Open, "0").down().quiet().up().tick(3); },
            "query, cancel, query", Unknown);

        // Answers.
        row(
            "an answer that failed",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet();
                d.absent(11, 1, true).absent(13, 1, true).absent(15, 1, true);
            },
            "", Unknown);
        row(
            "found with its trades",
            [](Desk& d) {
                orders::QueryAnswer answer;
                answer.label = d.send().tick(2.1).quiet().label;
                answer.found = d.record(V::Filled, "100");
                answer.fills = {d.trade("A", "40"), d.trade("B", "60")};
                d.on(answer);
            },
            "fill, Working 40, fill, Filled 100", Filled);
        row(
            "absent, and it works",
            [](Desk& d) { d.send().told(V::Open, "0").quiet().absent(60, 1); }, "", Open);
        row(
            "absent before the fence", [](Desk& d) { d.send().tick(2.1).quiet().absent(7, 1); }, "",
            Unknown);
        row(
            "absent, on a connection from before the fence",
            [](Desk& d) { d.send().tick(2.1).quiet().absent(8, 1).absent(11, 1).absent(14, 1); },
            "reconnect", Unknown);
        row(
            "absent twice on a fresh one",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet().absent(11, 1).absent(13, 1);
            },
            "Not placed 0", NotPlaced);
        row(
            "absent twice, too soon",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet().absent(11, 1).absent(12, 1);
            },
            "", Unknown);
        row(
            "absent in an answer of another connection",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet().absent(11, 1).absent(13, 2);
            },
            "", Unknown);
        row(
            "absent, the link lost meanwhile",
            [](Desk& d) { d.send().tick(2.1).down().quiet().absent(11, 1).absent(13, 1); }, "",
            Unknown);
        row(
            "absent, and what is held is not known",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet().held.reset();
                d.absent(11, 1).absent(13, 1);
            },
            "", Unknown);
        row(
            "absent, and what is held has moved",
            [](Desk& d) {
                d.send().tick(2.1).down().after(8).up().quiet().held = qty("-100");
                d.absent(11, 1).absent(13, 1);
            },
            "Needs operator 0", NeedsOperator, true);
        row(
            "absent, and what was held is not known",
            [](Desk& d) {
                orders::Intent wish = d.up().wish();
                wish.positionBefore.reset();
                d.begin(wish).place().tick(2.1).down().after(8).up().quiet();
                d.absent(11, 1).absent(13, 1);
            },
            "Needs operator 0", NeedsOperator, true);
        row(
            "absent with a fill that is here",
            [](Desk& d) {
                d.send().fill("A", "40").down().after(8).up().quiet().absent(11, 1).absent(13, 1);
            },
            "", Unknown);
        row(
            "an old one is in the history, which comes late",
            [](Desk& d) {
                d.send().tick(2.1).down().after(1'560).up().quiet();
                d.absent(1'570, 1).absent(1'600, 1);
            },
            "", Unknown);
        row(
            "an old one, when the history has come",
            [](Desk& d) {
                d.send().tick(2.1).down().after(1'560).up().quiet();
                d.absent(1'570, 1).absent(1'630, 1);
            },
            "Not placed 0", NotPlaced);

        // A person.
        row(
            "evidence for what needs none",
            [](Desk& d) { d.send().quiet().resolve(Filled, "seen"); }, "", InFlight);
        row(
            "evidence of no end",
            [](Desk& d) { d.send().tick(2.1).tick(121).quiet().resolve(Open, "seen"); }, "Warning",
            NeedsOperator);
        row(
            "an end without evidence",
            [](Desk& d) { d.send().tick(2.1).tick(121).quiet().resolve(Filled, ""); }, "Warning",
            NeedsOperator);
        row(
            "an end with evidence",
            [](Desk& d) { d.send().tick(2.1).tick(121).quiet().resolve(Cancelled, "seen"); },
            "Cancelled 0", Cancelled);
    }
    void tellsWhatItDoes()
    {
        QFETCH(Story, story);
        QFETCH(QByteArray, said);
        QFETCH(OrderState, state);
        Desk desk;
        story(desk);
        QCOMPARE(desk.said(), said.toStdString());
        QCOMPARE(desk.state(), state);
        QTEST(!desk.get().contradiction().empty(), "contradicts");
        QCOMPARE(desk.get().live().empty(), orders::isTerminal(state));
    }

    void ourOwnMistakesStop_data()
    {
        QTest::addColumn<Story>("story");
        const auto row = [](const char* name, Story story) { QTest::newRow(name) << story; };
        row("two of one bucket", [](Desk& d) { d.begin(d.wish()).begin(d.wish()); });
        row("sent twice", [](Desk& d) { d.send().place(); });
        row("stopped after it was sent",
            [](Desk& d) { d.send().get().stoppedAtGate(d.label, "late", d.out); });
        row("another's approval", [](Desk& d) {
            d.begin(d.wish());
            const tests::BuiltCase sound(tests::soundCase(0));
            const auto passed =
                risk::Gate::pass(orders::Place{sound.order}, sound.picture, sound.limits);
            d.get().placed(d.label, std::get<risk::Approved<orders::Place>>(passed), d.out);
        });
        row("an end without evidence is kept",
            [](Desk& d) { d.found(OrderState::Cancelled, false, "").quiet().fill("A", "40"); });
    }
    void ourOwnMistakesStop()
    {
        QFETCH(Story, story);
        core::setAssertionHandler(
            [](std::string_view, std::string_view, int) { throw std::logic_error("asserted"); });
        Desk desk;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, story(desk));
        core::setAssertionHandler(nullptr);
    }

    void onlyWhatIsDurableStandsBeforeTheGate()
    {
        Desk desk;
        desk.begin(desk.wish());
        const core::Label first = desk.label;
        desk.begin(desk.wish("paper", "ETH"));
        QVERIFY(desk.get().durable(0).empty());
        QCOMPARE(desk.get().durable(1), std::vector{first});
        QCOMPARE(desk.get().beforeGate(), 1u);
        QCOMPARE(desk.get().durable(2), std::vector{desk.label});
    }

    void noLabelAndNoRequestIsUsedTwice()
    {
        Desk desk;
        desk.recovered.nextLabel = 33;
        desk.recovered.nextRequestId = 1'000'000;
        desk.begin(desk.wish()).begin(desk.wish("other"));
        const auto live = desk.get().live();
        QCOMPARE(live.at(0)->intent.label.text(), "R1-TESTTEST-0000000000011");
        QCOMPARE(live.at(1)->intent.label.text(), "R1-TESTTEST-0000000000012");
        QCOMPARE(live.at(0)->intent.requestId, 1'000'000u);
        QCOMPARE(live.at(1)->intent.requestId, 1'000'001u);
    }

    void aBucketIsAnAccountAndAnUnderlying()
    {
        Desk desk;
        desk.begin(desk.wish()).begin(desk.wish("other")).begin(desk.wish("paper", "ETH"));
        QCOMPARE(desk.get().flight({"paper", "paper"}, "ETH")->intent.label, desk.label);
        QVERIFY(!desk.get().flight({"other", "other"}, "ETH"));
        QVERIFY(desk.get().anyLive("other"));
        QVERIFY(!desk.get().anyLive("third"));
        QVERIFY(!desk.get().find("R1-OTHER"));
    }

    void knowsWhichAreToBeCancelledAndHowLongOneIsUnknown()
    {
        Desk desk;
        desk.send();
        QVERIFY(!desk.get().cancelWanted(desk.label));
        QVERIFY(!desk.get().cancelWanted("R1-OTHER"));
        QCOMPARE(desk.get().longestUnknown(desk.out.now()), core::Duration{});
        desk.cancel().tick(3);
        QVERIFY(desk.get().cancelWanted(desk.label));
        desk.after(5);
        QCOMPARE(desk.get().longestUnknown(desk.out.now()),
                 core::Duration{std::chrono::seconds{5}});
    }

    void showsWhatOthersHaveAtTheVenue()
    {
        Desk desk;
        const auto foreign = [&](const char* account, const char* id, VenueOrderState state) {
            orders::VenueOrder said = desk.record(state, "0");
            said.label = {};
            said.account.account = account;
            said.venueOrderId = id;
            return said;
        };
        const auto shown = [&] {
            std::string ids;
            for (const orders::ExternalOrder& e : desk.get().external())
                ids += e.account.account.text() + e.venueOrderId + " ";
            return ids;
        };
        desk.on(foreign("a", "1", VenueOrderState::Open));
        desk.on(foreign("b", "1", VenueOrderState::Untriggered));
        desk.on(foreign("a", "2", VenueOrderState::Open));
        QCOMPARE(shown(), "a1 b1 a2 ");
        desk.on(foreign("a", "1", VenueOrderState::Cancelled));
        QCOMPARE(shown(), "b1 a2 ");
        const auto read = foreign("a", "3", VenueOrderState::Open);
        desk.on(orders::OpenOrdersRead{read.account, {read}, kStart});
        QCOMPARE(shown(), "b1 a3 ");
        desk.on(orders::OpenOrdersRead{read.account, {}, kStart});
        QCOMPARE(shown(), "b1 ");
        QCOMPARE(desk.get().share()->external.size(), 1u);
        QCOMPARE(desk.get().share(), desk.get().share());
    }

    void keepsSoMuchAndNoMore()
    {
        Desk desk;
        desk.up();
        for (int n = 0; n < 1'001; ++n) desk.begin(desk.wish()).place().refused();
        QCOMPARE(desk.get().sends().size(), 1'000u);
        QCOMPARE(desk.get().framesOut(), 1'001u);
        QCOMPARE(desk.get().newestFirst().size(), 500u);
        QCOMPARE(desk.get().recent(3).size(), 3u);
        QCOMPARE(desk.get().recent(3).front().intent.label, desk.label);
        for (int n = 0; n < 501; ++n) desk.fill(std::to_string(n).c_str(), "0.01");
        QCOMPARE(desk.get().share()->fills.size(), 500u);
    }

    void forgetsNothingThatMayBeLive()
    {
        Desk desk;
        for (int n = 0; n < 510; ++n)
            desk.begin(desk.wish("paper", core::Currency{"C" + std::to_string(n)}));
        QCOMPARE(desk.get().newestFirst().size(), 510u);
        QCOMPARE(desk.get().live().size(), 510u);
    }

    void ofEveryBucketTheNewestIsAmongTheRecent()
    {
        Desk desk;
        desk.up().begin(desk.wish("other")).begin(desk.wish("paper", "ETH"));
        const auto firstOf = [&](std::size_t place) {
            return desk.get().recentOfAll(2).at(place).intent;
        };
        for (int n = 0; n < 5; ++n) desk.begin(desk.wish()).place().refused();
        QCOMPARE(desk.get().recentOfAll(2).size(), 4u);
        QCOMPARE(firstOf(1).underlying.text(), "BTC");
        QCOMPARE(firstOf(2).underlying.text(), "ETH");
        QCOMPARE(firstOf(3).account.account.text(), "other");
    }
};

QTEST_APPLESS_MAIN(TestOrderDesk)
#include "tst_order_desk.moc"
