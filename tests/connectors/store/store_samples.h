// Records with every field set to something of its own, and a store that is opened and read back.
#pragma once

#include "connectors/store/store.h"
#include "models/engine/effect.h"
#include "models/orders/label.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace ballast::store::samples {

inline core::Time at(std::int64_t ms) { return core::fromUnixMs(1'795'000'000'000 + ms); }
inline core::Label label(std::uint64_t counter) { return orders::makeLabel("ABCDEFGH", counter); }
inline Opening opening() { return {at(0), 0x0123456789abcdef}; }

inline orders::Intent intent(std::uint64_t number, core::Currency underlying = "BTC")
{
    orders::Intent i;
    i.label = label(number);
    i.proposal = {number};
    i.proposalHash = "9f2c0a";
    i.pictureHash = "51b0d7";
    i.account = {"paper", "main"};
    i.underlying = underlying;
    i.instrumentName = underlying.text() + "-PERPETUAL";
    i.side = core::Side::Sell;
    i.quantity = *core::Quantity::parse("126400");
    i.limit = *core::Price::parse("63380.5");
    i.timeInForce = orders::TimeInForce::ImmediateOrCancel;
    i.validUntil = at(2'500) + core::Duration{123};
    i.requestId = 1'000'000 + number;
    i.createdAt = at(0) + core::Duration{456'789};
    i.decisionMid = 63'412.25;
    i.positionBefore = *core::Quantity::parse("-212300");
    return i;
}

inline orders::Fill fill(std::string tradeId, const orders::Intent& of)
{
    orders::Fill f;
    f.tradeId = std::move(tradeId);
    f.account = of.account;
    f.label = of.label;
    f.instrumentName = of.instrumentName;
    f.side = of.side;
    f.quantity = of.quantity;
    f.price = *core::Price::parse("63401.5");
    f.fee = 0.00099682;
    f.feeCurrency = "BTC";
    f.maker = true;
    f.mid = 63'410.0;
    f.indexPrice = 63'420.25;
    f.venueAt = at(40);
    f.at = at(41) + core::Duration{7};
    return f;
}

inline engine::OrderRecord filled(const orders::Intent& of, std::int64_t ms = 50)
{
    return {of.label,        orders::OrderState::Filled, of.quantity, 63'401.5,
            "ETH-584849853", "epoch 3, request 1000001", at(ms)};
}
inline engine::OrderRecord ended(const orders::Intent& of, orders::OrderState state,
                                 std::int64_t ms = 50)
{
    return {of.label, state, {}, 0, "", "fence: absent twice after valid_until", at(ms)};
}

inline rebalance::Proposal proposal(std::uint64_t number, core::Revision revision = 1)
{
    rebalance::Proposal p;
    p.id = {number};
    p.revision = revision;
    p.underlying = "BTC";
    p.account = {"paper", "main"};
    p.trigger = rebalance::TriggerKind::Schedule;
    p.state = rebalance::ProposalState::Working;
    p.convention = portfolio::DeltaConvention::BlackScholes;
    p.createdAt = at(-1'000);
    p.revisedAt = at(-500);
    p.expiresAt = at(29'000);
    rebalance::Leg leg;
    leg.instrumentName = "BTC-PERPETUAL";
    leg.account = p.account;
    leg.side = core::Side::Sell;
    leg.quantity = *core::Quantity::parse("126400");
    leg.limit = *core::Price::parse("63380.5");
    leg.coinAmount = 126'400 / 63'412.25;
    leg.deltaChange = -leg.coinAmount;
    leg.referencePrice = 63'412.25;
    leg.expectedPrice = 63'402;
    leg.feeUsd = 63.2;
    leg.slippageUsd = 20.4;
    leg.bookChangeId = 77;
    p.legs = {leg};
    p.deltaBefore = 2.61;
    p.deltaAfter = 0.617;
    p.gammaBefore = 0.0002;
    p.vegaBefore = -410;
    p.target = 0.6;
    p.bandLower = -1.1;
    p.bandUpper = 2.3;
    p.feeUsd = 63.2;
    p.slippageUsd = 20.4;
    p.notionalUsd = 126'400;
    p.marginUseBefore = 0.31;
    p.marginUseAfter = 0.29;
    p.spot = 63'420;
    p.sentence = "Net delta +2.61 left the band at +2.30; \"sell\" 126 400.";
    p.checks = {{"collar", rebalance::CheckResult::Verdict::Confirm, "near the edge"}};
    p.edited = true;
    p.hash = "9f2c0a";
    return p;
}

inline engine::ExposureSample sample(std::int64_t ms, double delta = 0.5,
                                     core::Currency underlying = "BTC")
{
    engine::ExposureSample s;
    s.underlying = underlying;
    s.at = at(ms);
    s.spot = 63'420 + static_cast<double>(ms) / 1'000;
    s.delta = delta;
    s.convention = portfolio::DeltaConvention::UsdNeutral;
    s.target = 0.6;
    s.lower = -1.1;
    s.upper = 2.3;
    s.deltaBs = delta + 1;
    s.deltaNet = delta + 2;
    s.deltaUsdNeutral = delta;
    s.gamma1Pct = 0.12;
    s.vega = -410;
    s.theta = 77;
    s.pnlUsd = -31.2;
    s.equityUsd = 500'000;
    s.marginUse = 0.31;
    s.partial = true;
    s.smile = {pricing::SmileRule::SkewStickiness, 1.5, -0.25, -0.4, 0.5};
    s.bandSigma = 0.55;
    s.bandCost = 5.1e-4;
    s.bandFactor = 1.6;
    return s;
}

/// A store whose news is kept, and that can be waited for.
class Listener {
public:
    Callbacks callbacks()
    {
        return {
            [this](std::uint64_t seq) { note([&] { m_durable = seq; }); },
            [this](std::string reason) { note([&] { m_failures.push_back(std::move(reason)); }); },
            [this](std::string told) { note([&] { m_told.push_back(std::move(told)); }); }};
    }
    /// True once everything up to `seq` is durable; false once the journal has failed instead.
    bool waitFor(std::uint64_t seq)
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait(lock, [&] { return m_durable >= seq || !m_failures.empty(); });
        return m_durable >= seq;
    }
    std::vector<std::string> failures()
    {
        const std::scoped_lock lock(m_mutex);
        return m_failures;
    }
    std::vector<std::string> told()
    {
        const std::scoped_lock lock(m_mutex);
        return m_told;
    }
    std::vector<std::string> waitForTold(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait(lock, [&] { return m_told.size() >= count; });
        return m_told;
    }

private:
    template <class Change>
    void note(Change change)
    {
        {
            const std::scoped_lock lock(m_mutex);
            change();
        }
        m_condition.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::uint64_t m_durable = 0;
    std::vector<std::string> m_failures, m_told;
};

}  // namespace ballast::store::samples
