#include "app/made_year.h"

#include "app/made_book.h"
#include "connectors/paper_market/random.h"
#include "connectors/store/history.h"
#include "connectors/store/retention.h"
#include "models/orders/label.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ballast::app {
namespace {

using engine::DecisionKind;
using paper_market::Random;

constexpr double kTakerFee = 5e-4;
constexpr std::size_t kRowsACommit = 4'096;
/// The share of a day's hedges that the band asks for; the schedule makes up what a calm day lacks.
constexpr double kByBand = 0.7;
/// Half a band is no narrower and no wider than this, in units of the book.
constexpr double kNarrowest = 0.01, kWidest = 0.25;
constexpr core::Duration kBandRefresh = std::chrono::minutes{10};
const core::AccountKey kAccount{"paper", "main"};

/// What becomes of a proposal, in parts of a hundred.
struct Fate {
    DecisionKind kind;
    double share;
};
constexpr Fate kFates[] = {
    {DecisionKind::Approved, 62}, {DecisionKind::AutoFired, 18}, {DecisionKind::Edited, 6},
    {DecisionKind::Rejected, 4},  {DecisionKind::Snoozed, 3},    {DecisionKind::Expired, 3},
    {DecisionKind::Withdrawn, 2}, {DecisionKind::Refused, 1},    {DecisionKind::NotProposed, 1}};

/// One rebalance from its trigger to its end: all that its rows are made from.
struct MadeRebalance {
    rebalance::Proposal proposal;
    DecisionKind fate = DecisionKind::Approved;
    core::Time proposedAt{}, decidedAt{}, sentAt{}, endedAt{};
    double decisionMid = 0, approvalMid = 0, arrivalMid = 0, halfSpread = 0;
    double wished = 0;  ///< USD, signed
    double filled = 0;  ///< USD, signed
    double averagePrice = 0, feeUsd = 0;
};

/// How long nothing is proposed after it: a person has said "not now".
core::Duration quietAfter(DecisionKind kind)
{
    if (kind == DecisionKind::Rejected) return std::chrono::minutes{10};
    return kind == DecisionKind::Snoozed ? std::chrono::minutes{5} : core::Duration{};
}

bool trades(DecisionKind kind)
{
    return kind == DecisionKind::Approved || kind == DecisionKind::AutoFired ||
           kind == DecisionKind::Edited;
}

core::Quantity quantityOf(double usd)
{
    return core::Quantity::nearest(std::abs(usd)).value_or(core::Quantity{});
}
core::Price priceOf(double price, double tick)
{
    return core::Price::nearest(std::round(price / tick) * tick).value_or(core::Price{});
}

class Maker {
public:
    Maker(const MadeYear& year, store::OrderJournal journal, store::History history)
        : m_year(year),
          m_journal(std::move(journal)),
          m_history(std::move(history)),
          m_step(core::fromSeconds(86'400.0 * 2 / year.rowsADay)),
          m_market(year.seed, paper_market::Scenario::Calm, m_step),
          m_random(paper_market::hashOf(year.seed, 0x79656172)),
          m_books{MadeBook{0, kAccount}, MadeBook{1, kAccount}},
          m_nextLabel(m_journal.recovered().nextLabel),
          m_nextRequest(m_journal.recovered().nextRequestId)
    {
    }

    core::Expected<MadeCounts> run(const std::function<void(int)>& progress)
    {
        if (auto said = m_history.saysMadeBy("make-history"); !said)
            return std::unexpected(said.error());
        auto retention = store::Retention::over(m_history.database(), m_year.keep);
        if (!retention) return std::unexpected(retention.error());
        remember(engine::LinkRecord{"paper", "up", "", m_year.start});
        for (int day = 0; day < m_year.days; ++day) {
            makeDay(m_year.start + day * std::chrono::hours{24});
            if (auto done = commit(); !done) return std::unexpected(done.error());
            const core::Time now = m_year.start + (day + 1) * std::chrono::hours{24};
            const auto pace = day + 1 == m_year.days ? store::Retention::Pace::Everything
                                                     : store::Retention::Pace::WholeBlocks;
            for (bool more = true; more;) {
                auto did = retention->step(now, pace);
                if (!did) return std::unexpected(did.error());
                more = *did;
            }
            if (progress) progress(day + 1);
        }
        // What still waits for somebody is decided with the last price there is.
        for (std::size_t u = 0; u < m_books.size(); ++u) carryOut(u, core::Time::max());
        if (auto done = commit(); !done) return std::unexpected(done.error());
        m_counts.blockBytes = retention->done().bytes;
        m_counts.blockSamples = retention->done().samples;
        return m_counts;
    }

private:
    struct Underlying {
        double band = 0;                  ///< half its width, coin
        double width = 1;                 ///< what the days before made of the width
        core::Time bandUntil{};           ///< when it is looked at again
        int today = 0, breaches = 0;      ///< rebalances; those of them that the band asked for
        double minute = 0, variance = 0;  ///< the log price at the last full minute; realised
        int minutes = 0;
        core::Time quietUntil{};
    };

    void remember(engine::HistoryRow row) { m_rows.push_back({std::move(row)}); }
    void journal(engine::JournalEntry entry) { m_entries.push_back({++m_seq, std::move(entry)}); }

    void makeDay(core::Time begin)
    {
        for (Underlying& u : m_underlyings) u.today = u.breaches = u.minutes = 0, u.variance = 0;
        const auto steps = static_cast<int>(m_year.rowsADay / 2);
        for (int n = 0; n < steps; ++n) {
            m_market.step();
            const core::Time now = begin + n * m_step;
            for (std::size_t u = 0; u < m_books.size(); ++u)
                sampleOne(u, now, static_cast<double>(n + 1) / steps);
        }
        dayEvents(begin);
        for (std::size_t u = 0; u < m_books.size(); ++u) {
            const Underlying& own = m_underlyings[u];
            remember(engine::RealisedRecord{m_books[u].currency(),
                                            {begin, own.variance, std::min(own.minutes, 1'440)}});
            ++m_counts.others;
            // About so many hedges a day as were asked for: the width follows what the day needed.
            const double asked = kByBand * hedgesADay();
            m_underlyings[u].width *=
                std::clamp(std::sqrt((own.breaches + 1.0) / (asked + 1.0)), 0.7, 1.5);
        }
    }

    double hedgesADay() const { return m_year.rebalancesADay / 2.0; }  ///< of one underlying

    /// The band that so many hedges a day go with: what a day's move of one deviation does to the
    /// delta is s, and a random walk leaves [-b, b] after (b/s)² days on average. By all gamma
    /// there is: between a short strike and a long one the sum is nothing, and the delta moves all
    /// the same.
    void refreshBand(std::size_t u, core::Time now)
    {
        const MadeBook& book = m_books[u];
        Underlying& own = m_underlyings[u];
        if (now < own.bandUntil) return;
        own.bandUntil = now + kBandRefresh;
        const double aDay = book.grossGamma1Pct() * 100 * book.sigma() / std::sqrt(365.0);
        const double asked = std::max(1.0, kByBand * hedgesADay());
        const double band = std::clamp(own.width * aDay / std::sqrt(asked),
                                       kNarrowest * book.unit(), kWidest * book.unit());
        // As a person would write it: 2.83 BTC, 41.7 ETH.
        const double grain = book.unit() < 100 ? 0.01 : 0.1;
        own.band = std::round(band / grain) * grain;
    }

    void sampleOne(std::size_t u, core::Time now, double dayShare)
    {
        MadeBook& book = m_books[u];
        Underlying& own = m_underlyings[u];
        m_before[u] = m_now[u];
        MadeBook::Changed changed = book.see(m_market.state(u), now);
        m_now[u] = {now, book.spot()};
        if (m_before[u].spot == 0) m_before[u] = m_now[u];
        for (engine::PositionRecord& position : changed.positions) {
            remember(std::move(position));
            ++m_counts.positions;
        }
        for (review::CarriedRow& row : changed.carried) carry(std::move(row));
        tellMarks(u);
        carryOut(u, now);
        refreshBand(u, now);
        const auto minute = std::chrono::floor<std::chrono::minutes>(now);
        if (own.minutes == 0 || minute != m_minuteSeen[u]) {
            const double log = std::log(book.spot());
            if (own.minutes > 0) own.variance += (log - own.minute) * (log - own.minute);
            own.minute = log;
            ++own.minutes;
            m_minuteSeen[u] = minute;
            if (minute == std::chrono::floor<std::chrono::hours>(now)) {
                remember(book.balance(now));
                ++m_counts.balances;
            }
        }
        remember(book.sample(now, own.band));
        ++m_counts.samples;
        if (m_pending[u] || now < own.quietUntil) return;
        if (m_year.rebalancesADay == 0) return;
        // What has left its band is brought back, however often a wild day wants it.
        const double target = hedgesADay() + (u == 0 ? 0.5 : 0);
        const bool breach = std::abs(book.deltaNet()) > own.band;
        const bool behind = own.today + 1 <= std::floor(target * dayShare) - 2;
        if (!breach && !behind) return;
        if (breach) ++own.breaches;
        rebalance(u, now, breach);
    }

    void carry(review::CarriedRow row)
    {
        remember(engine::CarriedRecord{std::move(row)});
        ++m_counts.carried;
    }

    /// The price at a moment between the last two steps of the market, in whole ticks.
    double midAt(std::size_t u, core::Time at) const
    {
        const Moment &a = m_before[u], &b = m_now[u];
        const double share =
            b.at > a.at
                ? std::clamp(core::seconds(at - a.at) / core::seconds(b.at - a.at), 0.0, 1.0)
                : 1.0;
        const double spot = a.spot + share * (b.spot - a.spot), tick = m_books[u].tick();
        return std::round(spot / tick) * tick;
    }

    void mark(std::size_t u, review::OrderMark mark, double mid, core::Time at)
    {
        mark.venue = kAccount.venue;
        mark.instrument = m_books[u].perpetual();
        mark.mid = mid;
        mark.halfSpread = m_books[u].tick() * std::max(0.5, std::round(m_market.state(u).stress));
        mark.spot = mid;
        mark.takerFee = kTakerFee;
        mark.at = at;
        remember(engine::MarkRecord{std::move(mark)});
        ++m_counts.marks;
    }

    /// Mark-outs whose moment the market has come to.
    void tellMarks(std::size_t u)
    {
        std::erase_if(m_awaited[u], [&](const Awaited& awaited) {
            if (awaited.due > m_now[u].at) return false;
            mark(u, awaited.mark, midAt(u, awaited.due), awaited.due);
            return true;
        });
    }

    void rebalance(std::size_t u, core::Time now, bool breach)
    {
        ++m_underlyings[u].today;
        MadeRebalance made = proposed(u, now, breach);
        if (made.fate == DecisionKind::NotProposed) {
            ++m_counts.notProposed;
            m_underlyings[u].quietUntil = made.endedAt;
            return decide(made, {});
        }
        ++m_counts.rebalances;
        review::OrderMark decision;
        decision.proposal = made.proposal.id;
        mark(u, std::move(decision), made.decisionMid, made.proposedAt);
        m_pending[u] = std::move(made);
    }

    /// What was decided, when the market has come to where it is.
    void carryOut(std::size_t u, core::Time now)
    {
        if (!m_pending[u] || m_pending[u]->decidedAt > now) return;
        MadeRebalance made = *std::exchange(m_pending[u], std::nullopt);
        made.approvalMid = midAt(u, made.decidedAt);
        made.arrivalMid = midAt(u, made.sentAt);
        m_underlyings[u].quietUntil = made.endedAt + quietAfter(made.fate);
        rememberRevisions(u, made);
        if (!trades(made.fate)) {
            decide(made, {});
            return closeProposal(made);
        }
        review::OrderMark approval;
        approval.proposal = made.proposal.id;
        approval.step = review::MarkStep::Approval;
        mark(u, std::move(approval), made.approvalMid, made.decidedAt);
        const core::Label label = order(u, made);
        decide(made, label);
        closeProposal(made);
        carry(m_books[u].carriedPerpetual(std::max(made.endedAt, m_now[u].at),
                                          review::CarriedWhy::Trade));
        remember(m_books[u].perpetualRecord(made.endedAt));
        remember(m_books[u].balance(made.endedAt));
        ++m_counts.positions;
        ++m_counts.balances;
    }

    MadeRebalance proposed(std::size_t u, core::Time now, bool breach)
    {
        const MadeBook& book = m_books[u];
        MadeRebalance made;
        made.proposedAt = now;
        double draw = m_random.uniform() * 100;
        for (const Fate& fate : kFates) {
            made.fate = fate.kind;
            if ((draw -= fate.share) < 0) break;
        }
        const double stress = m_market.state(u).stress;
        made.halfSpread = book.tick() * std::max(0.5, std::round(stress));
        made.decisionMid = std::round(book.spot() / book.tick()) * book.tick();
        // A hedge of the delta, in whole lots of USD.
        const double usd = -book.deltaNet() * book.spot();
        made.wished = std::round(usd / book.lot()) * book.lot();
        if (made.wished == 0) made.wished = book.lot();
        const double seconds = made.fate == DecisionKind::AutoFired
                                   ? 0.2
                                   : 2 + 18 * -std::log(1 - 0.98 * m_random.uniform());
        made.decidedAt = now + core::fromSeconds(seconds);
        made.sentAt = made.decidedAt + core::fromSeconds(0.01 + 0.02 * m_random.uniform());
        made.endedAt = made.sentAt + core::fromSeconds(0.05 + 0.4 * m_random.uniform());
        if (made.fate != DecisionKind::NotProposed) made.proposal = proposalOf(u, made, breach);
        return made;
    }

    rebalance::Proposal proposalOf(std::size_t u, const MadeRebalance& made, bool breach)
    {
        const MadeBook& book = m_books[u];
        rebalance::Proposal p;
        p.id = {m_nextProposal++};
        p.underlying = book.currency();
        p.account = kAccount;
        p.trigger = breach ? rebalance::TriggerKind::Band : rebalance::TriggerKind::Schedule;
        p.createdAt = p.revisedAt = made.proposedAt;
        p.expiresAt = made.proposedAt + std::chrono::minutes{2};
        rebalance::Leg leg;
        leg.instrumentName = book.perpetual();
        leg.account = kAccount;
        leg.side = made.wished > 0 ? core::Side::Buy : core::Side::Sell;
        leg.quantity = quantityOf(made.wished);
        const int sign = core::sign(leg.side);
        leg.limit =
            priceOf(made.decisionMid + sign * (20 * book.tick() + made.halfSpread), book.tick());
        leg.coinAmount = std::abs(made.wished) / made.decisionMid;
        leg.deltaChange = sign * leg.coinAmount;
        leg.referencePrice = made.decisionMid;
        leg.expectedPrice = made.decisionMid + sign * (made.halfSpread + impact(made.wished, book));
        leg.feeUsd = std::abs(made.wished) * kTakerFee;
        leg.slippageUsd =
            std::abs(made.wished) * std::abs(leg.expectedPrice / leg.referencePrice - 1);
        leg.bookChangeId = p.id.value * 7;
        leg.notionalUsd = std::abs(made.wished);
        p.deltaBefore = book.deltaNet();
        p.deltaAfter = book.deltaNet() + leg.deltaChange;
        p.gammaBefore = p.gammaAfter = book.gamma1Pct();
        p.vegaBefore = p.vegaAfter = book.vega();
        p.bandLower = -m_underlyings[u].band;
        p.bandUpper = m_underlyings[u].band;
        p.feeUsd = leg.feeUsd;
        p.slippageUsd = leg.slippageUsd;
        p.notionalUsd = leg.notionalUsd;
        p.marginUseBefore = p.marginUseAfter = book.marginUse();
        p.spot = book.spot();
        p.sentence = fmt::format("Net delta {:+.2f} {}; {} {} {}.", p.deltaBefore,
                                 breach ? "left the band" : "is hedged by the schedule",
                                 core::text(leg.side), leg.quantity.text(), leg.instrumentName);
        p.checks = {{"collar", risk::CheckResult::Verdict::Allow, ""}};
        p.hash = fmt::format("{:016x}", paper_market::hashOf(m_year.seed, p.id.value));
        p.legs = {std::move(leg)};
        return p;
    }

    /// What the size moves, price units: a basis point a million USD of bitcoin, five of ether.
    double impact(double usd, const MadeBook& book) const
    {
        const double bpAMillion = book.lot() > 5 ? 1.0 : 5.0;
        return book.spot() * 1e-4 * bpAMillion * std::abs(usd) / 1e6;
    }

    void rememberRevisions(std::size_t u, MadeRebalance& made)
    {
        rebalance::Proposal& p = made.proposal;
        // What the price has run away from is priced anew before anybody approves it.
        const double room = 20 * m_books[u].tick();
        const bool moved = std::abs(made.approvalMid - made.decisionMid) > room / 2;
        const int revisions =
            std::max(moved ? 2 : 1, 1 + static_cast<int>(3.2 * m_random.uniform()));
        for (int n = 1; n <= revisions; ++n) {
            p.revision = static_cast<core::Revision>(n);
            const double share = static_cast<double>(n - 1) / revisions;
            p.revisedAt =
                made.proposedAt +
                core::Duration{static_cast<std::int64_t>(
                    share * static_cast<double>((made.decidedAt - made.proposedAt).count()))};
            if (n > 1) {
                rebalance::Leg& leg = p.legs.front();
                leg.limit = leg.limit + core::Price::nearest(m_books[u].tick() * (n % 2 ? 1 : -1))
                                            .value_or(core::Price{});
                if (n == revisions)
                    leg.limit =
                        priceOf(made.approvalMid + core::sign(leg.side) * (room + made.halfSpread),
                                m_books[u].tick());
            }
            if (n == revisions && made.fate == DecisionKind::Edited) {
                p.edited = true;
                made.wished = std::round(made.wished * 0.8 / m_books[u].lot()) * m_books[u].lot();
                if (made.wished == 0) made.wished = m_books[u].lot();
                p.legs.front().quantity = quantityOf(made.wished);
            }
            remember(engine::ProposalRecord{p});
            ++m_counts.revisions;
        }
    }

    core::Label order(std::size_t u, MadeRebalance& made)
    {
        MadeBook& book = m_books[u];
        const rebalance::Leg& leg = made.proposal.legs.front();
        orders::Intent i;
        i.label = orders::makeLabel(m_journal.recovered().installId, m_nextLabel++);
        i.proposal = made.proposal.id;
        i.proposalHash = made.proposal.hash;
        i.pictureHash = pictureHashOf(i.proposal);
        i.account = kAccount;
        i.underlying = book.currency();
        i.instrumentName = leg.instrumentName;
        i.side = leg.side;
        i.quantity = leg.quantity;
        i.limit = leg.limit;
        i.validUntil = made.sentAt + std::chrono::milliseconds{2'500};
        i.requestId = m_nextRequest++;
        i.createdAt = made.decidedAt;
        i.decisionMid = made.decisionMid;
        i.positionBefore = book.perpetualRecord(made.decidedAt).position.size;
        journal(
            engine::IntentRecord{i, made.fate == DecisionKind::AutoFired,
                                 made.fate == DecisionKind::AutoFired ? std::abs(made.wished) : 0});
        journal(engine::OrderRecord{
            i.label, orders::OrderState::InFlight, {}, 0, "", "sent", made.sentAt});
        ++m_counts.orders;
        review::OrderMark step;
        step.proposal = i.proposal;
        step.label = i.label;
        step.step = review::MarkStep::Arrival;
        mark(u, step, made.arrivalMid, made.sentAt);
        fill(u, made, i);
        step.step = review::MarkStep::End;
        mark(u, step, midAt(u, made.endedAt), made.endedAt);
        return i.label;
    }

    void fill(std::size_t u, MadeRebalance& made, const orders::Intent& i)
    {
        MadeBook& book = m_books[u];
        const int sign = core::sign(i.side);
        const double draw = m_random.uniform();
        const double share = draw < 0.02 ? 0.0 : draw < 0.06 ? 0.5 : 1.0;
        const double wanted = std::round(std::abs(made.wished) * share / book.lot()) * book.lot();
        const int parts = wanted > 4 * book.lot() && m_random.uniform() < 0.3 ? 2 : 1;
        double done = 0, value = 0;
        for (int n = 0; n < parts && wanted > 0; ++n) {
            const double size =
                n + 1 == parts ? wanted - done : std::round(wanted * 0.6 / book.lot()) * book.lot();
            orders::Fill f;
            f.tradeId = fmt::format("{}-{}", book.currency().view(), ++m_trades);
            f.account = kAccount;
            f.label = i.label;
            f.instrumentName = i.instrumentName;
            f.side = i.side;
            f.quantity = quantityOf(size);
            const double price =
                made.arrivalMid + sign * (made.halfSpread + impact(done + size, book));
            f.price = priceOf(price, book.tick());
            f.fee = size * kTakerFee / f.price.toDouble();
            f.feeCurrency = book.currency();
            f.mid = made.arrivalMid;
            f.indexPrice = book.spot();
            f.venueAt = made.sentAt + (n + 1) * std::chrono::milliseconds{12};
            f.at = f.venueAt + std::chrono::milliseconds{9};
            done += size;
            value += size * f.price.toDouble();
            made.feeUsd += size * kTakerFee;
            book.trade(sign * size, f.price.toDouble(), size * kTakerFee);
            review::OrderMark seen;
            seen.proposal = i.proposal;
            seen.label = i.label;
            seen.tradeId = f.tradeId;
            seen.step = review::MarkStep::Fill;
            mark(u, seen, f.mid, f.at);
            for (const review::MarkStep step : review::kMarkOutSteps) {
                seen.step = step;
                m_awaited[u].push_back({seen, f.at + review::after(step)});
            }
            journal(engine::FillRecord{f});
            ++m_counts.fills;
        }
        made.filled = sign * done;
        made.averagePrice = done > 0 ? value / done : 0;
        const auto state = i.quantity == quantityOf(done) ? orders::OrderState::Filled
                                                          : orders::OrderState::Cancelled;
        journal(engine::OrderRecord{i.label, state, quantityOf(done), made.averagePrice,
                                    fmt::format("{}-{}", book.currency().view(), i.requestId),
                                    fmt::format("epoch 1, request {}", i.requestId), made.endedAt});
    }

    /// There is no picture: something that stands for one, the same in the order and its decision.
    std::string pictureHashOf(core::ProposalId proposal) const
    {
        return fmt::format("{:016x}", paper_market::hashOf(m_year.seed, proposal.value, 1));
    }

    void decide(const MadeRebalance& made, core::Label label)
    {
        engine::DecisionRecord d;
        const bool proposed = made.fate != DecisionKind::NotProposed;
        d.proposal = proposed ? made.proposal.id : core::ProposalId{};
        d.revision = proposed ? made.proposal.revision : 0;
        d.kind = made.fate;
        d.label = label;
        d.at = made.decidedAt;
        if (proposed) d.pictureHash = pictureHashOf(d.proposal);
        switch (made.fate) {
            case DecisionKind::AutoFired: d.actor = "auto-fire"; break;
            case DecisionKind::Approved:
            case DecisionKind::Edited: d.actor = "trader"; break;
            case DecisionKind::Rejected:
                d.actor = "trader", d.reason = "waits for the fixing";
                break;
            case DecisionKind::Snoozed: d.actor = "trader", d.reason = "five minutes"; break;
            case DecisionKind::Refused: d.actor = "engine", d.reason = "the market moved"; break;
            case DecisionKind::NotProposed: d.actor = "engine", d.reason = "below one lot"; break;
            default: d.actor = "engine"; break;
        }
        if (made.fate == DecisionKind::Edited) {  // what was edited was then approved
            engine::DecisionRecord edited = d;
            edited.label = {};
            edited.at = made.decidedAt - std::chrono::milliseconds{400};
            remember(std::move(edited));
            d.kind = DecisionKind::Approved;
            ++m_counts.decisions;
        }
        remember(std::move(d));
        ++m_counts.decisions;
    }

    void closeProposal(MadeRebalance& made)
    {
        using enum rebalance::ProposalState;
        rebalance::Proposal& p = made.proposal;
        switch (made.fate) {
            case DecisionKind::Rejected: p.state = Rejected; break;
            case DecisionKind::Snoozed: p.state = Snoozed; break;
            case DecisionKind::Expired: p.state = Expired; break;
            case DecisionKind::Withdrawn: p.state = Withdrawn; break;
            case DecisionKind::Refused: p.state = Expired; break;
            default: p.state = Done; break;
        }
        remember(engine::ProposalRecord{p});
    }

    /// What happens on some days beside: links, guards, settings, alerts.
    void dayEvents(core::Time begin)
    {
        const auto sometime = [&] {
            return begin + core::fromSeconds(86'399 * m_random.uniform());
        };
        const auto alert = [&](engine::Severity severity, const char* topic, std::string text,
                               core::Currency underlying, core::Time at) {
            remember(engine::AlertRecord{
                {++m_alerts, severity, topic, std::move(text), underlying, at}});
            ++m_counts.alerts;
        };
        if (m_random.uniform() < 0.6) {
            const core::Time at = sometime();
            remember(engine::LinkRecord{"paper", "down", "no answer to a heartbeat for 5 s", at});
            alert(engine::Severity::Warning, "link", "The link to paper is down.", {}, at);
            remember(engine::LinkRecord{"paper", "up", "", at + std::chrono::seconds{7}});
            m_counts.others += 2;
        }
        for (std::size_t u = 0; u < m_books.size(); ++u) {
            if (m_random.uniform() > 0.15) continue;
            const core::Currency currency = m_books[u].currency();
            const core::Time at = sometime();
            using Level = engine::GuardLevel;
            const std::string cause = "spread 6.1 times its median, CAUTION above 6";
            remember(
                engine::GuardRecord{currency, Level::Normal, Level::Caution, cause, "engine", at});
            alert(engine::Severity::Warning, "guard", cause, currency, at);
            remember(engine::GuardRecord{currency, Level::Caution, Level::Normal, "quiet for 60 s",
                                         "engine", at + std::chrono::minutes{3}});
            m_counts.others += 2;
        }
        if (m_random.uniform() < 0.15) {
            const double width = 1 + std::round(20 * m_random.uniform()) / 10;
            remember(engine::SettingRecord{"policy.BTC.above", m_setting,
                                           fmt::format("{:.1f}", width), "trader", sometime()});
            m_setting = fmt::format("{:.1f}", width);
            ++m_counts.others;
        }
        for (int n = 0; n < 4; ++n)
            alert(engine::Severity::Notice, "proposal", "A proposal ended before it was decided.",
                  m_books[n % 2 ? 1 : 0].currency(), sometime());
    }

    core::Expected<void> commit()
    {
        auto written = m_journal.append(m_entries);
        if (written.error) return std::unexpected(*written.error);
        for (std::size_t begin = 0; begin < m_rows.size() || begin == 0; begin += kRowsACommit) {
            const std::size_t count = std::min(kRowsACommit, m_rows.size() - begin);
            auto done =
                m_history.append(written.changes, {m_journal.headSeq(), m_journal.headHash()},
                                 std::span{m_rows}.subspan(begin, count));
            if (!done) return done;
            written.changes = {};
        }
        m_entries.clear();
        m_rows.clear();
        return {};
    }

    const MadeYear& m_year;
    store::OrderJournal m_journal;
    store::History m_history;
    core::Duration m_step;
    paper_market::SpotProcess m_market;
    Random m_random;
    std::array<MadeBook, 2> m_books;
    std::array<Underlying, 2> m_underlyings;
    std::array<core::Time, 2> m_minuteSeen{};
    struct Moment {
        core::Time at{};
        double spot = 0;
    };
    std::array<Moment, 2> m_before, m_now;                  ///< the last two steps of the market
    std::array<std::optional<MadeRebalance>, 2> m_pending;  ///< waits for its decision
    struct Awaited {
        review::OrderMark mark;
        core::Time due{};
    };
    std::array<std::vector<Awaited>, 2> m_awaited;
    std::vector<engine::Journal> m_entries;
    std::vector<engine::Remember> m_rows;
    std::uint64_t m_seq = 0, m_nextProposal = 1, m_nextLabel, m_nextRequest, m_trades = 0,
                  m_alerts = 0;
    std::string m_setting = "2.0";
    MadeCounts m_counts;
};

}  // namespace

std::string MadeCounts::text() const
{
    return fmt::format(
        "{} samples, {} rebalances in {} revisions, {} triggers of which nothing came, {} "
        "decisions, {} orders, {} fills, {} marks, {} rows of what was carried, {} positions, {} "
        "balances, {} alerts, {} other rows; {} samples in blocks of {:.1f} bytes each",
        samples, rebalances, revisions, notProposed, decisions, orders, fills, marks, carried,
        positions, balances, alerts, others, blockSamples,
        blockSamples > 0 ? static_cast<double>(blockBytes) / static_cast<double>(blockSamples)
                         : 0.0);
}

core::Expected<MadeCounts> makeYear(const MadeYear& year, const std::function<void(int)>& progress)
{
    std::error_code ec;
    for (const std::string_view file : {store::kOrdersFile, store::kHistoryFile})
        if (std::filesystem::exists(year.folder / file, ec))
            return core::failure("Making a history in " + store::utf8(year.folder) +
                                 ": the folder has one already. Choose another with --data.");
    auto folder = store::privateFolder(year.folder);
    if (!folder) return std::unexpected(folder.error());
    auto journal = store::OrderJournal::open(*folder, {.at = year.start, .randomness = year.seed});
    if (!journal) return std::unexpected(journal.error());
    auto history = store::History::open(*folder);
    if (!history) return std::unexpected(history.error());
    return Maker(year, std::move(*journal), std::move(*history)).run(progress);
}

}  // namespace ballast::app
