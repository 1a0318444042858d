#include "tests/support/engine_script.h"

#include "models/core/assert.h"

#include <fmt/format.h>

#include <cstdlib>
#include <sstream>
#include <stdexcept>

namespace ballast::tests {
namespace {

const core::AccountKey kAccount{"paper", "paper"};
constexpr core::InstrumentId kPerpetual{0};
constexpr core::InstrumentId kOption{1};

market::Instrument perpetual()
{
    market::Instrument i;
    i.id = kPerpetual;
    i.venue = "paper";
    i.name = "BTC-PERPETUAL";
    i.kind = market::Kind::Perpetual;
    i.settlement = market::Settlement::Inverse;
    i.underlying = "BTC";
    i.quoteCurrency = "USD";
    i.settlementCurrency = "BTC";
    i.priceIndex = "btc_usd";
    i.contractSize = *core::Quantity::parse("10");
    i.lot = *core::Quantity::parse("10");
    i.minimum = *core::Quantity::parse("10");
    i.ticks.base = *core::Price::parse("0.5");
    i.takerFee = 0.0005;
    return i;
}

market::Instrument future()
{
    market::Instrument i = perpetual();
    i.id = {1};
    i.name = "BTC-25SEP26";
    i.kind = market::Kind::Future;
    i.expiry = core::parseIsoUtc("2026-09-25T08:00:00Z").value();
    return i;
}

market::Instrument optionOf(const std::string& name)
{
    market::Instrument i = future();
    const bool call = name == "call";
    i.id = {call ? 2U : 3U};
    i.name = call ? "BTC-25SEP26-70000-C" : "BTC-25SEP26-60000-P";
    i.kind = market::Kind::Option;
    i.optionType = call ? market::OptionType::Call : market::OptionType::Put;
    i.strike = *core::Price::parse(call ? "70000" : "60000");
    i.quoteCurrency = "BTC";
    i.contractSize = *core::Quantity::parse("1");
    i.lot = i.minimum = *core::Quantity::parse("0.1");
    i.ticks = {*core::Price::parse("0.0001"),
               {{*core::Price::parse("0.005"), *core::Price::parse("0.0005")}}};
    i.takerFee = 0.0003;
    return i;
}

core::InstrumentId idOf(const std::string& name)
{
    return {name == "perp" ? 0U : name == "fut" ? 1U : name == "call" ? 2U : 3U};
}

core::Price price(double value) { return *core::Price::nearest(value); }
core::Quantity quantity(const std::string& text) { return *core::Quantity::parse(text); }

std::vector<std::string> words(std::string_view line)
{
    std::istringstream in{std::string{line}};
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

}  // namespace

EngineScript::EngineScript(engine::Mode mode, engine::Recovered recovered)
{
    rebalance::Policy policy;
    policy.underlying = "BTC";
    policy.account = kAccount;
    policy.band = {0, 2, 2, rebalance::HedgeTo::Target, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    m_config.policies = {policy};
    m_config.mode = mode;
    m_config.recovered = std::move(recovered);
    m_perpetual = perpetual();
    if (m_config.recovered.installId.empty()) m_config.recovered.installId = "TESTTEST";
    restart();
}

void EngineScript::restart()
{
    m_engine = std::make_unique<engine::Engine>(m_config);
    m_remembered.clear();
    m_played.clear();
    feed(engine::Tick{m_now});
}

EngineScript EngineScript::ready(engine::Mode mode)
{
    EngineScript script(mode);
    script.run("up\ncoins 10\nposition 0\nindex 64000\ntick 0.1");
    return script;
}

std::vector<std::string> EngineScript::run(std::string_view lines)
{
    m_said.clear();
    std::istringstream in{std::string{lines}};
    for (std::string text; std::getline(in, text);) line(text);
    return m_said;
}

void EngineScript::feed(const engine::Event& event)
{
    const auto effects = m_engine->process(event);
    const std::vector<engine::Effect> copy(effects.begin(), effects.end());
    for (const engine::Effect& effect : copy) note(effect);
    m_played.push_back({event, copy});
}

std::vector<std::string> EngineScript::answerJoint()
{
    m_said.clear();
    rebalance::JointRequest request = *m_sought;
    request.hedge.solver.integer = {.milliseconds = 0, .nodes = 5'000};
    feed(engine::JointFound{
        std::make_shared<const rebalance::JointAnswer>(rebalance::answerOf(request))});
    return m_said;
}

std::vector<std::string> EngineScript::process(const engine::Event& event)
{
    m_said.clear();
    feed(event);
    return m_said;
}

void EngineScript::command(decltype(engine::Command::what) what)
{
    feed(engine::Command{std::move(what), "trader"});
}

std::vector<std::string> EngineScript::command(const rebalance::Policy& policy)
{
    m_said.clear();
    command(decltype(engine::Command::what){engine::SetPolicy{policy}});
    return m_said;
}

/// The positions as the venue would list them.
void EngineScript::readBack()
{
    portfolio::Position held{kAccount, kPerpetual, quantity(m_position), 64000};
    held.at = m_now;
    std::vector<portfolio::Position> all{held};
    if (m_option) {
        portfolio::Position option{kAccount, kOption, quantity(m_optionSize), 0.03};
        option.at = m_now;
        all.push_back(option);
    }
    feed(portfolio::PositionsRead{kAccount, all, m_now});
}

void EngineScript::quoteOption()
{
    if (!m_option) return;
    market::Ticker ticker;
    ticker.quote.id = kOption;
    ticker.quote.bid = price(0.02);
    ticker.quote.ask = price(0.04);
    ticker.quote.at = m_now;
    ticker.mark = price(0.03);
    ticker.markIv = m_optionSigma;
    ticker.underlyingPrice = price(m_price);
    feed(ticker);
}

void EngineScript::market(double at, double depthUsd, double index)
{
    m_price = at;
    quoteOption();
    market::Ticker ticker;
    ticker.quote = {kPerpetual,
                    price(at - 0.5),
                    price(at + 0.5),
                    *core::Quantity::nearest(depthUsd),
                    *core::Quantity::nearest(depthUsd),
                    m_now,
                    m_now};
    ticker.mark = price(at);
    ticker.index = price(index);
    ticker.funding8h = m_funding;
    feed(ticker);
    feed(market::IndexPrice{"paper", "BTC", price(index), m_now});
    market::BookUpdate update;
    update.id = kPerpetual;
    update.snapshot = true;
    update.changeId = ++m_changeId;
    for (int i = 0; i < 10; ++i) {
        const auto size = *core::Quantity::nearest(depthUsd / 10);
        update.bids.push_back({price(at - 0.5 - i), size});
        update.asks.push_back({price(at + 0.5 + i), size});
    }
    update.at = update.venueAt = m_now;
    feed(update);
}

void EngineScript::stand(const market::Instrument& instrument, double mark, double half,
                         double depth, bool withBook)
{
    const auto size = *core::Quantity::nearest(depth);
    market::Ticker ticker;
    ticker.quote = {instrument.id,
                    instrument.ticks.roundDown(price(mark - half)),
                    instrument.ticks.roundUp(price(mark + half)),
                    size,
                    size,
                    m_now,
                    m_now};
    ticker.mark = price(mark);
    ticker.index = price(64000);
    ticker.markIv = instrument.isOption() ? 0.5 : 0;
    feed(ticker);
    if (!withBook) return;
    market::BookUpdate update;
    update.id = instrument.id;
    update.snapshot = true;
    update.changeId = ++m_changeId;
    update.bids = {{ticker.quote.bid, size}};
    update.asks = {{ticker.quote.ask, size}};
    update.at = update.venueAt = m_now;
    feed(update);
}

void EngineScript::others(double at)
{
    const market::Instrument dated = future();
    const market::Instrument call = optionOf("call"), put = optionOf("put");
    for (const market::Instrument& instrument : {dated, call, put})
        feed(engine::InstrumentListed{instrument});
    stand(dated, at + 200, 0.5, 1e6, true);
    stand(call, 0.05, 0.001, 20, false);
    stand(put, 0.04, 0.001, 20, false);
}

void EngineScript::option(const std::string& name, double mark, bool withBook)
{
    stand(optionOf(name), mark, mark * 0.02, 20, withBook);
}

void EngineScript::proposeLegs(const std::vector<std::string>& words)
{
    engine::ProposeLegs wish{"BTC", kAccount, {}, ""};
    for (const std::string& word : words) {
        const std::size_t colon = word.find(':');
        wish.legs.push_back({idOf(word.substr(0, colon)), quantity(word.substr(colon + 1))});
    }
    command(wish);
}

void EngineScript::proposeSlices(const std::string& word, int count, double seconds)
{
    const std::size_t colon = word.find(':');
    engine::ProposeLegs::Leg leg{idOf(word.substr(0, colon)), quantity(word.substr(colon + 1))};
    const auto part = core::Quantity::fromMantissa(leg.quantity.abs().mantissa() / count);
    for (int i = 0; i < count; ++i) leg.slices.push_back({part, core::fromSeconds(i * seconds)});
    command(engine::ProposeLegs{"BTC", kAccount, {leg}, ""});
}

orders::VenueOrder EngineScript::record(orders::VenueOrderState state,
                                        const std::string& filled) const
{
    orders::VenueOrder order;
    order.account = kAccount;
    order.label = m_last.label;
    order.venueOrderId = "V-1";
    order.instrument = m_last.instrument;
    order.instrumentName = m_last.instrumentName;
    order.side = m_last.side;
    order.quantity = m_last.quantity;
    order.filled = filled == "all" ? m_last.quantity : quantity(filled);
    order.limit = m_last.limit;
    order.state = state;
    order.at = order.venueAt = m_now;
    return order;
}

orders::Fill EngineScript::fillOf(const std::string& size, double at, const std::string& id) const
{
    orders::Fill fill;
    fill.tradeId = id;
    fill.account = kAccount;
    fill.label = m_last.label;
    fill.instrument = m_last.instrument;
    fill.instrumentName = m_last.instrumentName;
    fill.side = m_last.side;
    fill.quantity = size == "all" ? m_last.quantity : quantity(size);
    fill.price = price(at);
    fill.at = fill.venueAt = m_now;
    return fill;
}

void EngineScript::line(std::string_view text)
{
    using orders::VenueOrderState;
    const auto w = words(text);
    if (w.empty()) return;
    const std::string& verb = w[0];
    const auto arg = [&](std::size_t i, const char* otherwise = "") {
        return i < w.size() ? w[i] : std::string{otherwise};
    };
    const auto value = [&](std::size_t i) { return std::strtod(arg(i).c_str(), nullptr); };
    const auto rest = [&] {
        return w.size() > 1 ? std::string{text.substr(text.find(w[1], verb.size()))}
                            : std::string{};
    };
    const rebalance::Proposal* proposal = nullptr;
    const auto snap = m_engine->snapshot();
    if (!snap->proposals->items.empty()) proposal = &snap->proposals->items.front();
    const auto revision = [&](const std::string& word) {
        return word.starts_with("r") ? std::strtoull(word.c_str() + 1, nullptr, 10)
               : proposal            ? proposal->revision
                                     : 0;
    };
    const core::ProposalId id = proposal ? proposal->id : core::ProposalId{};

    if (verb == "up") {
        feed(engine::InstrumentListed{m_perpetual});
        if (arg(1, "") != "unread") feed(portfolio::PositionsRead{kAccount, {}, m_now});
        feed(engine::LinkChanged{"paper", engine::LinkState::Up, "", ++m_epoch, m_now});
    } else if (verb == "down") {
        feed(engine::LinkChanged{"paper", engine::LinkState::Down, rest(), m_epoch, m_now});
    } else if (verb == "leave") {
        engine::LinkChanged left{"paper", engine::LinkState::Down, "stopped", m_epoch, m_now};
        left.wished = true;
        feed(left);
    } else if (verb == "position") {
        m_position = arg(1);
        // News of it first: a read alone may be older than what was heard seconds ago.
        portfolio::Position news{kAccount, kPerpetual, quantity(m_position), 64000};
        news.at = m_now;
        feed(news);
        readBack();
    } else if (verb == "option") {
        market::Instrument i = perpetual();
        i.id = kOption;
        i.kind = market::Kind::Option;
        i.strike = price(value(2));
        i.expiry = m_now + core::fromSeconds(3600 * value(3));
        i.name = "BTC-" + arg(2) + "-C";
        i.quoteCurrency = "BTC";
        i.lot = i.minimum = quantity("0.1");
        i.ticks.base = price(0.0005);
        m_option = i;
        m_optionSize = arg(1);
        m_optionSigma = value(4);
        feed(engine::InstrumentListed{i});
        quoteOption();
        readBack();
    } else if (verb == "funding") {
        m_funding = value(1);
    } else if (verb == "fee") {
        m_perpetual.takerFee = value(1);
        feed(engine::InstrumentListed{m_perpetual});
    } else if (verb == "balance") {
        const double held = m_engine->snapshot()->underlyings->front().delta;
        const double off = (value(1) - held) * m_price;
        m_position = core::Quantity::nearest(quantity(m_position).toDouble() + off)
                         ->nearestTo(quantity("10"))
                         .text();
        readBack();
    } else if (verb == "coins") {
        portfolio::Balance balance{kAccount, "BTC", value(1), value(1), value(1)};
        balance.at = m_now;
        feed(balance);
    } else if (verb == "index") {
        market(value(1), 1e6, value(1));
    } else if (verb == "thin") {
        market(value(1), value(2), value(1));
    } else if (verb == "crossed") {
        market::BookUpdate update{kPerpetual,
                                  true,
                                  ++m_changeId,
                                  0,
                                  {{price(64001), quantity("100")}},
                                  {{price(64000), quantity("100")}},
                                  m_now,
                                  m_now};
        feed(update);
    } else if (verb == "apart") {
        market(value(2), 1e6, value(1));
    } else if (verb == "margin") {
        portfolio::Balance balance{kAccount, "BTC", 10, 10, 10};
        balance.maintenanceMargin = 10 * value(1);
        balance.at = m_now;
        feed(balance);
    } else if (verb == "clear") {
        command(engine::ClearGuard{"BTC", rest()});
    } else if (verb == "public") {
        const core::Side side = arg(1) == "buy" ? core::Side::Buy : core::Side::Sell;
        feed(market::Trade{kPerpetual, price(64000), quantity(arg(2)), side, m_now});
    } else if (verb == "gap") {
        feed(market::BookUpdate{
            kPerpetual, false, m_changeId + 9, m_changeId + 8, {}, {}, m_now, m_now});
    } else if (verb == "tick") {
        m_now += core::fromSeconds(value(1));
        feed(engine::Tick{m_now});
    } else if (verb == "approve") {
        command(engine::Approve{id, revision(arg(1))});
    } else if (verb == "reject") {
        command(engine::Reject{id, rest()});
    } else if (verb == "snooze") {
        command(engine::Snooze{id, core::fromSeconds(value(1))});
    } else if (verb == "edit") {
        engine::Edit edit{id, revision(w.back()), 0, quantity(arg(1)), {}};
        if (arg(2) == "at") edit.limit = price(value(3));
        command(edit);
    } else if (verb == "propose") {
        std::string note;
        for (std::size_t i = 2; i < w.size(); ++i) note += (note.empty() ? "" : " ") + w[i];
        command(engine::ProposeLegs{"BTC", kAccount, {{kPerpetual, quantity(arg(1))}}, note});
    } else if (verb == "propose-two") {
        const engine::ProposeLegs::Leg leg{kPerpetual, quantity("1000")};
        command(engine::ProposeLegs{"BTC", kAccount, {leg, leg}, ""});
    } else if (verb == "propose-elsewhere") {
        command(
            engine::ProposeLegs{"BTC", {"paper", "other"}, {{kPerpetual, quantity("1000")}}, ""});
    } else if (verb == "others") {
        others(value(1));
    } else if (verb == "stand") {
        option(arg(1), value(2), w.size() > 3);
    } else if (verb == "legs") {
        proposeLegs({w.begin() + 1, w.end()});
    } else if (verb == "slices") {
        proposeSlices(arg(1), static_cast<int>(value(2)), value(3));
    } else if (verb == "stop-plan") {
        command(engine::StopPlan{id});
    } else if (verb == "mode") {
        command(engine::SetMode{arg(1) == "watch" ? engine::Mode::Watch : engine::Mode::Confirm});
    } else if (verb == "arm") {
        engine::ArmAutoFire arm{core::fromSeconds(value(1)), static_cast<int>(value(2)), value(3)};
        if (!arg(4).empty())
            arm.underlyings = {
                {arg(5).empty() ? core::Currency{"BTC"} : core::Currency{arg(5)}, value(4)}};
        command(arm);
    } else if (verb == "disarm") {
        command(engine::DisarmAutoFire{});
    } else if (verb == "stop") {
        command(engine::StopAll{});
    } else if (verb == "resume") {
        command(engine::Resume{});
    } else if (verb == "look") {
        command(engine::LookAt{id});
    } else if (verb == "simulated") {
        feed(engine::MarginSimulated{kAccount, "BTC", id, 10, 0, 10 * value(1),
                                     arg(2).empty() ? "" : arg(2), m_now});
    } else if (verb == "cancel") {
        command(engine::CancelOrder{m_last.label});
    } else if (verb == "resolve") {
        command(engine::ResolveOrder{m_last.label, orders::OrderState::NotPlaced, rest()});
    } else if (verb == "journaled") {
        feed(engine::Journaled{m_seq, m_now});
    } else if (verb == "journal-fails") {
        feed(engine::JournalFailed{rest(), m_now});
    } else if (verb == "sent") {
        feed(orders::Report{orders::Sent{m_last.label, "epoch 1, request 1", m_now}});
    } else if (verb == "ack") {
        feed(orders::Report{record(VenueOrderState::Open, arg(1, "0"))});
    } else if (verb == "filled") {
        feed(orders::Report{record(VenueOrderState::Filled, "all")});
    } else if (verb == "cancelled") {
        feed(orders::Report{record(VenueOrderState::Cancelled, arg(1, "0"))});
    } else if (verb == "refused" || verb == "unsure") {
        feed(orders::Report{orders::PlaceFailed{m_last.label, verb == "refused",
                                                static_cast<int>(value(1)), "the venue said no",
                                                "epoch 1, request 1", m_now}});
    } else if (verb == "would-take") {
        feed(orders::Report{orders::PlaceFailed{m_last.label, true, 11054, "post_only_reject",
                                                "epoch 1, request 1", m_now, true}});
    } else if (verb == "answered") {
        const auto state = arg(1) == "open"     ? VenueOrderState::Open
                           : arg(1) == "filled" ? VenueOrderState::Filled
                                                : VenueOrderState::Cancelled;
        orders::QueryAnswer answer{m_last.label, record(state, arg(2)), {}, m_epoch, m_now};
        for (std::size_t i = 3; i + 2 < w.size(); i += 3)
            answer.fills.push_back(fillOf(w[i], value(i + 1), w[i + 2]));
        feed(orders::Report{answer});
    } else if (verb == "clock") {
        engine::LinkHealth health;
        health.venue = "paper";
        health.clockOffsetMs = value(1);
        health.at = m_now;
        feed(health);
    } else if (verb == "lag") {  // the freshest news of the venue are so many milliseconds late
        engine::LinkHealth health;
        health.venue = "paper";
        health.feedLagMs = value(1);
        health.at = m_now;
        feed(health);
    } else if (verb == "read") {  // asked for so many seconds from now
        portfolio::Position held{kAccount, kPerpetual, quantity(arg(2)), 64000};
        held.at = m_now;
        feed(portfolio::PositionsRead{kAccount, {held}, m_now + core::fromSeconds(value(1))});
    } else if (verb == "found-fill") {  // filled in whole so many seconds ago
        orders::QueryAnswer answer{
            m_last.label, record(VenueOrderState::Filled, "all"), {}, m_epoch, m_now};
        answer.fills.push_back(fillOf("all", value(2), arg(3)));
        answer.fills.back().venueAt = m_now - core::fromSeconds(value(1));
        feed(orders::Report{answer});
    } else if (verb == "last-recovered") {
        m_last = m_config.recovered.unfinished.front().intent;
    } else if (verb == "not-sent") {
        feed(orders::Report{orders::NotSent{m_last.label, rest(), m_now}});
    } else if (verb == "fill") {
        feed(orders::Report{
            fillOf(arg(1), value(2), arg(3, ("T-" + std::to_string(++m_trades)).c_str()))});
    } else if (verb == "absent" || verb == "unreadable") {
        orders::QueryAnswer answer{
            m_last.label, {}, {}, m_epoch, m_last.validUntil + core::fromSeconds(value(1))};
        answer.failed = verb == "unreadable";
        feed(orders::Report{answer});
    } else if (verb == "found") {
        const auto state = arg(1) == "open"     ? VenueOrderState::Open
                           : arg(1) == "filled" ? VenueOrderState::Filled
                                                : VenueOrderState::Cancelled;
        orders::QueryAnswer answer{m_last.label, record(state, arg(2, "0")), {}, m_epoch, m_now};
        feed(orders::Report{answer});
    } else {
        throw std::invalid_argument("engine script: no such verb: " + verb);
    }
}

void EngineScript::note(const engine::Effect& effect)
{
    if (const auto* row = std::get_if<engine::Remember>(&effect)) m_remembered.push_back(row->row);
    if (const auto* place = std::get_if<risk::Approved<orders::Place>>(&effect)) {
        m_last = place->get().intent;
        m_said.push_back(fmt::format("place {} {} {} @ {} {}", orders::text(m_last.side),
                                     m_last.quantity.text(), m_last.instrumentName,
                                     m_last.limit.text(), text(m_last.timeInForce)));
    } else if (const auto* watch = std::get_if<engine::WatchBook>(&effect)) {
        m_said.push_back("watch " + watch->name);
    } else if (const auto* back = std::get_if<engine::UnwatchBook>(&effect)) {
        m_said.push_back("unwatch " + back->name);
    } else if (std::get_if<orders::Cancel>(&effect)) {
        m_said.push_back("cancel");
    } else if (std::get_if<orders::CancelAll>(&effect)) {
        m_said.push_back("cancel all");
    } else if (const auto* ask = std::get_if<engine::SimulateMargin>(&effect)) {
        m_said.push_back("simulate " + ask->currency.text() + " " + ask->positions.front().first +
                         " " + ask->positions.front().second.text());
    } else if (const auto* seek = std::get_if<engine::SeekJointHedge>(&effect)) {
        m_sought = seek->request;
        m_said.push_back("seek joint hedge");
    } else if (std::get_if<orders::Query>(&effect)) {
        m_said.push_back("query");
    } else if (std::get_if<orders::Reconnect>(&effect)) {
        m_said.push_back("reconnect");
    } else if (const auto* journal = std::get_if<engine::Journal>(&effect)) {
        m_seq = journal->seq;
        if (const auto* intent = std::get_if<engine::IntentRecord>(&journal->entry)) {
            m_last = intent->intent;
            m_said.push_back(fmt::format("journal intent {} {}", orders::text(m_last.side),
                                         m_last.quantity.text()));
        } else if (const auto* order = std::get_if<engine::OrderRecord>(&journal->entry)) {
            m_said.push_back(
                fmt::format("journal {} {}", text(order->state), order->filled.text()));
        } else if (const auto* halt = std::get_if<engine::HaltRecord>(&journal->entry)) {
            m_said.push_back(halt->halted ? "journal halted" : "journal resumed");
        } else {
            m_said.push_back("journal fill");
        }
    } else if (const auto* alert = std::get_if<engine::Alert>(&effect)) {
        const bool proposal =
            alert->topic == "proposal" && alert->severity == engine::Severity::Notice;
        m_said.push_back((proposal ? "proposal " : "alert ") + alert->text);
    }
}

std::string EngineScript::state()
{
    const auto snap = m_engine->snapshot();
    const engine::UnderlyingState& btc = snap->underlyings->front();
    std::string out = fmt::format("{:+.2f} {}", btc.delta, engine::text(btc.state));
    for (const rebalance::Proposal& p : snap->proposals->items) {
        if (p.state == rebalance::ProposalState::Live ||
            p.state == rebalance::ProposalState::Working)
            return out + fmt::format(", #{} r{} {}", p.id.value, p.revision, text(p.state));
    }
    return out;
}

}  // namespace ballast::tests
