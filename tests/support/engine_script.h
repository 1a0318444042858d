#pragma once

#include "models/engine/engine.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::tests {

/// Drives an Engine by lines of text and tells what it did as lines of text, so that a test reads
/// like a log. One underlying, BTC, hedged with BTC-PERPETUAL (inverse, 10 USD lots, 0.5 tick).
///
///   up | down REASON | leave  the link: lost, or left by our own wish
///   position USD              the perpetual's position, as read back
///   coins C                   equity of the BTC account, in coin
///   index P                   index, mark and a book of 1 000 000 USD a side, half a dollar wide
///   thin P USD                the same with so little in the book
///   tick SECONDS              time passes
///   approve [rN] | reject WHY | snooze SECONDS | edit Q [at P] [rN]
///   propose Q [NOTE] | propose-two | propose-elsewhere   a person's own trade in the perpetual; Q
///   signed mode watch|confirm | arm SECONDS ORDERS USD [COINS [COIN]] | disarm | stop | resume
///   journaled | journal-fails WHY      the store answers for everything written so far sent | ack
///   [FILLED] | cancelled FILLED | refused CODE | unsure CODE | fill Q P [ID] absent AFTER | found
///   open|filled|cancelled FILLED   answers to a query crossed | gap | stale-mark
///   apart INDEX P             the book of index P round a price that the index is not at
///   margin FRACTION           maintenance margin over equity
///   public buy|sell USD       a public trade, by its aggressor
///   clear WHY                 the HALT of the guard
///   look                      a person has the proposal before them
///   simulated USE [PROBLEM]   the venue's answer on its margin
///   option SIZE STRIKE HOURS IV   a coin call held beside, from now on at this volatility
///   funding F                 what longs pay each 8 h from the next index on
///   fee F                     the perpetual's taker fee from now on
///   balance DELTA             the perpetual's position that makes this net delta
/// Beside the perpetual a future, a call and a put of September are known by the names perp, fut,
/// call and put once they are listed:
///   others P                  lists them, with marks and the future's book at an index of P
///   stand NAME MARK [BOOK]    its ticker two hundredths wide; with a third word its book too
///   legs NAME:Q …             a person's trade of several legs
///   slices NAME:Q N SECONDS   … of one leg in N equal orders, SECONDS apart
///   stop-plan                 of the proposal at the front
///   would-take                the order was to rest, and the venue refused it for that
///   answered STATE FILLED [Q P ID]...   to a query, with the trades of the order
///   last-recovered            what follows is of the order that was found in the journal
class EngineScript {
public:
    explicit EngineScript(engine::Mode mode = engine::Mode::Confirm,
                          engine::Recovered recovered = {});
    /// Also lists the instrument, brings the link up, with equity of 10 BTC and flat.
    static EngineScript ready(engine::Mode mode = engine::Mode::Confirm);

    /// Runs the lines and returns what came out, a line each: "place …", "journal …", "alert …",
    /// "cancel …", "query …". Alerts of the class "proposal" are shortened to "proposal …".
    std::vector<std::string> run(std::string_view lines);
    /// What came out since the last run began.
    const std::vector<std::string>& said() const { return m_said; }
    /// How BTC stands: "+0.00 IN BAND, no proposal".
    std::string state();

    /// What came out of one command, as lines.
    std::vector<std::string> command(const rebalance::Policy& policy);
    /// The same of any event or command.
    std::vector<std::string> process(const engine::Event& event);
    /// Every row for the history so far.
    const std::vector<engine::HistoryRow>& remembered() const { return m_remembered; }

    /// Every event since the last start, and what came of it.
    struct Played {
        engine::Event event;
        std::vector<engine::Effect> effects;
    };
    const std::vector<Played>& played() const { return m_played; }

    /// The joint hedge that the engine asked for last; null: it has not.
    const rebalance::JointRequest* sought() const { return m_sought ? &*m_sought : nullptr; }
    /// Works it out, by a limit that is no clock, and hands it in; what came out as lines.
    std::vector<std::string> answerJoint();

    engine::Engine& engine() { return *m_engine; }
    std::shared_ptr<const engine::Snapshot> snapshot() { return m_engine->snapshot(); }
    /// Holds from the next restart on.
    engine::Config& config() { return m_config; }
    void restart();

private:
    void line(std::string_view text);
    void feed(const engine::Event& event);
    void market(double price, double depthUsd, double index);
    void readBack();
    void quoteOption();
    void others(double price);
    void option(const std::string& name, double mark, bool withBook);
    void stand(const market::Instrument& instrument, double mark, double half, double depth,
               bool withBook);
    void proposeLegs(const std::vector<std::string>& words);
    void proposeSlices(const std::string& leg, int count, double seconds);
    void command(decltype(engine::Command::what) what);
    orders::Fill fillOf(const std::string& size, double at, const std::string& id) const;
    orders::VenueOrder record(orders::VenueOrderState state, const std::string& filled) const;
    void note(const engine::Effect& effect);

    engine::Config m_config;
    std::unique_ptr<engine::Engine> m_engine;
    core::Time m_now = core::fromUnixMs(1'785'000'000'000);
    std::vector<std::string> m_said;
    std::uint64_t m_seq = 0;
    std::uint64_t m_changeId = 0;
    std::uint64_t m_epoch = 0;
    int m_trades = 0;
    market::Instrument m_perpetual;
    std::string m_position = "0";  ///< of the perpetual, as last read back
    double m_price = 0;
    double m_funding = 0;
    std::optional<market::Instrument> m_option;
    std::string m_optionSize;
    double m_optionSigma = 0;
    std::vector<engine::HistoryRow> m_remembered;
    std::vector<Played> m_played;
    orders::Intent m_last;
    std::optional<rebalance::JointRequest> m_sought;
};

}  // namespace ballast::tests
