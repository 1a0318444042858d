#include "connectors/desk_database/approval_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <utility>

#if defined(__linux__)
#include <pthread.h>
#endif

namespace ballast::desk_database {
namespace {

using Steady = std::chrono::steady_clock;
/// How long a wish of this desk's own may lie before the line looks.
constexpr std::chrono::milliseconds kLook{100};

/// Requests of other desks that are shown at once; what is beyond is left to its end.
constexpr std::size_t kMostShown = 64;

// Cut, for the table bounds nothing: what is shown has 4,000 characters at most and says so where
// there were more, and a hash that is too long is none that was asked for.
constexpr const char* kColumns =
    "SELECT a.id, a.desk, a.proposal_id, a.revision, left(a.hash, 200), left(a.underlying, 200), "
    "left(a.account, 200), left(a.sentence, 4001), left(a.orders, 4001), a.notional_usd, "
    "a.fee_usd, a.slippage_usd, a.delta_before, a.delta_after, a.target, a.band_lower, "
    "a.band_upper, left(a.asked_by, 200), a.asked_role, "
    "(extract(epoch FROM a.expires_at - clock_timestamp()) * 1000)::bigint, a.state, "
    "left(d.name, 200), left(coalesce(a.answered_by, ''), 200), coalesce(a.answered_role, ''), "
    "left(coalesce(w.name, ''), 200), left(coalesce(a.reason, ''), 1000), "
    "coalesce((extract(epoch FROM a.answered_at - a.asked_at) * 1000)::bigint, 0) "
    "FROM approval AS a JOIN desk AS d ON d.desk = a.desk "
    "LEFT JOIN desk AS w ON w.desk = a.answered_desk ";

enum Place : std::size_t {
    kId,
    kDesk,
    kProposal,
    kRevision,
    kHash,
    kUnderlying,
    kAccount,
    kSentence,
    kOrders,
    kNotional,
    kFee,
    kSlippage,
    kDeltaBefore,
    kDeltaAfter,
    kTarget,
    kLower,
    kUpper,
    kAskedBy,
    kAskedRole,
    kLeft,
    kState,
    kDeskName,
    kAnsweredBy,
    kAnsweredRole,
    kAnsweredName,
    kReason,
    kTook
};

ApprovalRequest requestOf(const Rows& rows, std::size_t row)
{
    ApprovalRequest r;
    r.id = rows.integer(row, kId);
    r.what.proposal = static_cast<std::uint64_t>(rows.integer(row, kProposal));
    r.what.revision = rows.integer(row, kRevision);
    r.what.hash = rows.text(row, kHash);
    r.what.underlying = rows.text(row, kUnderlying);
    r.what.account = rows.text(row, kAccount);
    r.what.sentence = rows.text(row, kSentence);
    r.what.orders = rows.text(row, kOrders);
    r.what.notionalUsd = rows.real(row, kNotional);
    r.what.feeUsd = rows.real(row, kFee);
    r.what.slippageUsd = rows.real(row, kSlippage);
    r.what.deltaBefore = rows.real(row, kDeltaBefore);
    r.what.deltaAfter = rows.real(row, kDeltaAfter);
    r.what.target = rows.real(row, kTarget);
    r.what.bandLower = rows.real(row, kLower);
    r.what.bandUpper = rows.real(row, kUpper);
    r.what.askedBy = rows.text(row, kAskedBy);
    r.role = rows.text(row, kAskedRole);
    r.left = std::chrono::milliseconds{rows.integer(row, kLeft)};
    r.desk = rows.text(row, kDeskName);
    return r;
}

}  // namespace

ApprovalLine::ApprovalLine(Address address, Member member, Callbacks callbacks, Pace pace)
    : m_address(std::move(address)),
      m_member(std::move(member)),
      m_callbacks(std::move(callbacks)),
      m_pace(pace),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

ApprovalLine::~ApprovalLine() = default;

core::Expected<std::uint64_t> ApprovalLine::ask(ApprovalAsk ask)
{
    if (!m_linked)
        return core::failure(
            "The desk database cannot be reached, so no other desk can be asked. A second person "
            "beside you can still prove who they are.");
    const std::uint64_t ticket = ++m_tickets;
    post(Ask{ticket, std::move(ask)});
    return ticket;
}

void ApprovalLine::withdraw(std::uint64_t ticket) { post(Withdraw{ticket, 0}); }

void ApprovalLine::reply(const ApprovalRequest& request, bool approved, std::string who,
                         std::string reason, std::chrono::milliseconds shown)
{
    post(Reply{request, approved, std::move(who), std::move(reason), shown});
}

void ApprovalLine::post(Wish wish)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.push_back(std::move(wish));
}

std::vector<ApprovalLine::Wish> ApprovalLine::wishes()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_wishes, {});
}

/// What the link went away under: told as over with all that hangs on it.
void ApprovalLine::giveBack(std::vector<Wish> untouched)
{
    const std::scoped_lock lock(m_mutex);
    m_wishes.insert(m_wishes.begin(), std::move_iterator{untouched.begin()},
                    std::move_iterator{untouched.end()});
}

void ApprovalLine::run(const std::stop_token& stop)
{
#if defined(__linux__)
    pthread_setname_np(pthread_self(), "desk-approvals");
#endif
    std::chrono::milliseconds retry = m_pace.firstRetry;
    std::mutex mutex;
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
        core::Expected<void> done;
        try {
            done = serve(stop);
        } catch (const std::exception& exception) {
            done = core::failure(std::string{"Asking other desks: an internal fault: "} +
                                 exception.what() + ".");
        }
        const bool was = m_linked.exchange(false);
        const std::string why = done ? "this program is leaving" : done.error().message;
        dropAll(why);
        if (stop.stop_requested()) return;
        if (m_callbacks.linked) m_callbacks.linked(false, why);
        retry = was ? m_pace.firstRetry : std::min(retry * 2, m_pace.lastRetry);
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, retry, [] { return false; });
    }
}

core::Expected<void> ApprovalLine::serve(const std::stop_token& stop)
{
    auto connection = Connection::open(m_address, stop);
    if (!connection) return std::unexpected(connection.error());
    if (auto begun = begin(*connection); !begun) return begun;
    m_linked = true;
    if (m_callbacks.linked) m_callbacks.linked(true, {});
    while (!stop.stop_requested()) {
        std::vector<Wish> all = wishes();
        for (auto wish = all.begin(); wish != all.end(); ++wish) {
            auto done = std::visit([&](const auto& w) { return act(*connection, w); }, *wish);
            if (done) continue;
            giveBack({std::next(wish), all.end()});
            return done;
        }
        expire();
        auto heard = connection->notices(kLook);
        if (!heard) return std::unexpected(heard.error());
        for (const std::string& id : *heard)
            if (!id.empty() && id.size() < 19 &&
                id.find_first_not_of("0123456789") == std::string::npos)
                if (auto done = hear(*connection, std::stoll(id)); !done) return done;
    }
    return {};
}

/// Listens first and looks then, so that nothing falls in between.
core::Expected<void> ApprovalLine::begin(Connection& connection)
{
    if (auto made = migrateDesk(connection, m_address); !made) return made;
    auto desk = enrol(connection, m_member);
    if (!desk) return std::unexpected(desk.error());
    m_desk = *desk;
    if (auto listens = connection.execute("LISTEN " + quotedName("ballast_" + m_address.schema));
        !listens)
        return listens;
    // What an earlier link of this desk had asked is over, whatever is answered to it now.
    auto over = connection.run(
        "UPDATE approval SET state = 'withdrawn' WHERE state = 'open' AND desk = $1", m_desk);
    if (!over) return std::unexpected(over.error());
    auto open = connection.run(
        "SELECT a.id FROM approval AS a JOIN desk AS d ON d.desk = a.desk WHERE a.state = 'open' "
        "AND a.expires_at > clock_timestamp() AND d.machine <> $1 ORDER BY a.id LIMIT $2",
        m_member.machine, kMostShown);
    if (!open) return std::unexpected(open.error());
    for (std::size_t row = 0; row < open->size(); ++row)
        if (auto heard = hear(connection, open->integer(row, 0)); !heard) return heard;
    return {};
}

core::Expected<void> ApprovalLine::hear(Connection& connection, std::int64_t id)
{
    auto rows = connection.run(std::string{kColumns} + "WHERE a.id = $1", id);
    if (!rows) return std::unexpected(rows.error());
    if (rows->size() != 1) return {};  // somebody else's word on the channel
    const auto mine =
        std::ranges::find_if(m_open, [&](const auto& entry) { return entry.second.id == id; });
    if (mine != m_open.end()) return hearAnswer(mine->first, *rows);
    if (rows->integer(0, kDesk) == m_desk) return {};
    const bool open = rows->text(0, kState) == "open" && rows->integer(0, kLeft) > 0;
    if (!open) {
        if (m_shown.erase(id) > 0 && m_callbacks.gone) m_callbacks.gone(id);
        return {};
    }
    if (m_shown.size() >= kMostShown) return {};
    const ApprovalRequest request = requestOf(*rows, 0);
    if (!m_shown.emplace(id, Steady::now() + request.left).second) return {};
    if (m_callbacks.asked) m_callbacks.asked(request);
    return {};
}

core::Expected<void> ApprovalLine::hearAnswer(std::uint64_t ticket, const Rows& row)
{
    const std::string state = row.text(0, kState);
    if (state == "open") return {};
    const Open open = std::move(m_open.extract(ticket).mapped());
    const ApprovalRequest as = requestOf(row, 0);
    const bool same = as.what.proposal == open.what.proposal &&
                      as.what.revision == open.what.revision && as.what.hash == open.what.hash;
    if (!same || state == "withdrawn") {
        if (m_callbacks.failed)
            m_callbacks.failed(ticket, same ? "The request was withdrawn."
                                            : "The answer is to something else than what was "
                                              "asked; it does not count.");
        return {};
    }
    if (!m_callbacks.answered) return {};
    m_callbacks.answered(
        ticket, {open.id, state == "approved", row.text(0, kAnsweredBy), row.text(0, kAnsweredName),
                 row.text(0, kAnsweredRole), row.text(0, kReason),
                 std::chrono::milliseconds{row.integer(0, kTook)}});
    return {};
}

void ApprovalLine::expire()
{
    const auto now = Steady::now();
    for (auto it = m_shown.begin(); it != m_shown.end();) {
        if (it->second > now) {
            ++it;
            continue;
        }
        if (m_callbacks.gone) m_callbacks.gone(it->first);
        it = m_shown.erase(it);
    }
    std::vector<std::uint64_t> over;
    for (const auto& [ticket, open] : m_open)
        if (open.until <= now) over.push_back(ticket);
    for (const std::uint64_t ticket : over) {
        post(Withdraw{0, m_open.extract(ticket).mapped().id});
        if (m_callbacks.failed) m_callbacks.failed(ticket, "No other desk answered in time.");
    }
}

/// The link stands and the database said no: the wish is over, the line is not.
core::Expected<void> ApprovalLine::passing(Connection& connection, const core::Error& error)
{
    if (connection.isLost()) return std::unexpected(error);
    return {};
}

core::Expected<void> ApprovalLine::act(Connection& connection, const Ask& wish)
{
    const ApprovalAsk& a = wish.what;
    auto made = connection.run(
        "INSERT INTO approval (desk, proposal_id, revision, hash, underlying, account, sentence, "
        "orders, notional_usd, fee_usd, slippage_usd, delta_before, delta_after, target, "
        "band_lower, band_upper, asked_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
        "$10, $11, $12, $13, $14, $15, $16, $17, clock_timestamp() + $18 * interval '1 second') "
        "RETURNING id",
        m_desk, a.proposal, a.revision, asUtf8(a.hash), asUtf8(a.underlying), asUtf8(a.account),
        asUtf8(a.sentence), asUtf8(a.orders), a.notionalUsd, a.feeUsd, a.slippageUsd, a.deltaBefore,
        a.deltaAfter, a.target, a.bandLower, a.bandUpper, asUtf8(a.askedBy), a.life.count());
    if (!made) {
        if (m_callbacks.failed) m_callbacks.failed(wish.ticket, made.error().message);
        return passing(connection, made.error());
    }
    m_open[wish.ticket] = {made->integer(0, 0), a, Steady::now() + a.life};
    return {};
}

core::Expected<void> ApprovalLine::act(Connection& connection, const Withdraw& wish)
{
    const auto open = m_open.extract(wish.ticket);
    const std::int64_t id = open.empty() ? wish.id : open.mapped().id;
    if (id == 0) return {};
    auto done = connection.run(
        "UPDATE approval SET state = 'withdrawn' WHERE id = $1 AND state = 'open'", id);
    return done ? core::Expected<void>{} : passing(connection, done.error());
}

core::Expected<void> ApprovalLine::act(Connection& connection, const Reply& wish)
{
    const ApprovalAsk& a = wish.request.what;
    // Bound to what was shown: a request that is another one by now is not answered.
    auto done = connection.run(
        "UPDATE approval SET state = $2, answered_desk = $3, answered_by = $4, reason = $5, "
        "shown_ms = $6 WHERE id = $1 AND state = 'open' AND proposal_id = $7 AND revision = $8 "
        "AND hash = $9 RETURNING id",
        wish.request.id, wish.approved ? "approved" : "refused", m_desk, asUtf8(wish.who),
        asUtf8(wish.reason), wish.shown.count(), a.proposal, a.revision, a.hash);
    m_shown.erase(wish.request.id);
    std::string why;
    if (!done)
        why = done.error().message;
    else if (done->size() != 1)
        why = "The request is closed or has changed; the answer does not count.";
    if (m_callbacks.replied) m_callbacks.replied(wish.request.id, why);
    return done ? core::Expected<void>{} : passing(connection, done.error());
}

/// The link went: what hangs on it is over, on both sides.
void ApprovalLine::dropAll(const std::string& why)
{
    for (const Wish& wish : wishes()) {
        if (const auto* ask = std::get_if<Ask>(&wish); ask && m_callbacks.failed)
            m_callbacks.failed(ask->ticket, why);
        if (const auto* reply = std::get_if<Reply>(&wish); reply && m_callbacks.replied)
            m_callbacks.replied(reply->request.id, why);
    }
    for (const auto& [ticket, open] : std::exchange(m_open, {}))
        if (m_callbacks.failed) m_callbacks.failed(ticket, why);
    for (const auto& [id, until] : std::exchange(m_shown, {}))
        if (m_callbacks.gone) m_callbacks.gone(id);
}

}  // namespace ballast::desk_database
