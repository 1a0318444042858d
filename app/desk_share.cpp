#include "app/desk_share.h"

#include "app/keychain.h"
#include "models/core/text.h"

#include <QDir>
#include <QSysInfo>

#include <random>
#include <utility>

namespace ballast::app {
namespace {

using desk_database::ApprovalAnswer;
using desk_database::ApprovalAsk;
using desk_database::ApprovalLine;
using desk_database::ApprovalRequest;
using desk_database::Shipper;

QString q(const std::string& text) { return QString::fromStdString(text); }

/// Each order of the proposal as a person reads it: exact, for it is what is approved. What rests
/// or is worked over time does not stay at its limit, and says so.
std::string ordersOf(const rebalance::Proposal& proposal)
{
    std::string out;
    for (const rebalance::Leg& leg : proposal.legs) {
        if (!out.empty()) out += '\n';
        out += std::string{text(leg.side)} + " " + leg.quantity.text() + " " + leg.instrumentName +
               " on " + leg.account.venue.text() + ", limit " + leg.limit.text() + ", " +
               std::string{text(leg.timeInForce)};
        if (leg.orders() > 1) out += ", in " + std::to_string(leg.orders()) + " orders at most";
        if (!leg.workedBy.empty()) out += " (" + leg.workedBy + ")";
    }
    return out;
}

ApprovalAsk askOf(const rebalance::Proposal& p, const std::string& trader)
{
    ApprovalAsk ask;
    ask.proposal = p.id.value;
    ask.revision = static_cast<std::int64_t>(p.revision);
    ask.hash = p.hash;
    ask.underlying = p.underlying.text();
    ask.account = p.account.venue.text() + " " + p.account.account.text();
    ask.sentence = p.sentence;
    ask.orders = ordersOf(p);
    ask.notionalUsd = p.notionalUsd;
    ask.feeUsd = p.feeUsd;
    ask.slippageUsd = p.slippageUsd;
    ask.deltaBefore = p.deltaBefore;
    ask.deltaAfter = p.deltaAfter;
    ask.target = p.target;
    ask.bandLower = p.bandLower;
    ask.bandUpper = p.bandUpper;
    ask.askedBy = trader;
    return ask;
}

ui::SecondRequest shownOf(const ApprovalRequest& r)
{
    ui::SecondRequest out;
    out.id = r.id;
    out.desk = q(r.desk);
    out.askedBy = q(r.what.askedBy);
    out.role = q(r.role);
    out.account = q(r.what.account);
    out.underlying = q(r.what.underlying);
    out.sentence = q(r.what.sentence);
    out.orders = q(r.what.orders);
    out.hash = q(r.what.hash);
    out.proposal = r.what.proposal;
    out.revision = r.what.revision;
    out.notionalUsd = r.what.notionalUsd;
    out.feeUsd = r.what.feeUsd;
    out.slippageUsd = r.what.slippageUsd;
    out.deltaBefore = r.what.deltaBefore;
    out.deltaAfter = r.what.deltaAfter;
    out.target = r.what.target;
    out.bandLower = r.what.bandLower;
    out.bandUpper = r.what.bandUpper;
    out.seconds = static_cast<double>(r.left.count()) / 1000;
    return out;
}

/// Who it was, for the record: "ana at bob@tower: paper (12.3 s, request 17, as desk_b)".
std::string signedBy(const ApprovalAnswer& a)
{
    return a.who + " at " + a.desk + " (" +
           core::number(static_cast<double>(a.took.count()) / 1000, 1) + " s, request " +
           std::to_string(a.id) + ", as " + a.role + ")";
}

}  // namespace

core::Expected<desk_database::Address> deskAddress(const std::string& url)
{
    auto address = desk_database::parseAddress(url);
    if (!address) return address;
    if (!desk_database::isBuiltIn())
        return core::failure(
            "This Ballast was built without libpq and knows no desk database: leave out "
            "--history, or install libpq-dev and build it again.");
    // A keychain that has none, or none at all: then ~/.pgpass or the server's own rules decide.
    if (auto kept = readSecret(kDeskDatabase)) address->password = std::move(*kept);
    return address;
}

core::Expected<desk_database::Member> DeskShare::memberOf(const std::filesystem::path& folder,
                                                          const std::string& profile)
{
    std::random_device entropy;
    const auto random = [&] { return (std::uint64_t{entropy()} << 32U) | entropy(); };
    auto machine = desk_database::machineId(folder, random(), random());
    if (!machine) return std::unexpected(machine.error());
    const std::string trader = QDir::home().dirName().toStdString();
    return desk_database::Member{
        *machine, trader + "@" + QSysInfo::machineHostName().toStdString() + ": " + profile,
        trader};
}

/// Whatever the threads say is done on the window's, and not at all once this has gone.
template <class Function>
void DeskShare::here(Function function)
{
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

DeskShare::DeskShare(desk_database::Address address, desk_database::Member member,
                     std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_trader(member.trader)
{
    Shipper::Callbacks shipping;
    shipping.told = [this](const std::string& sentence) {
        here([this, sentence] { emit told(q(sentence)); });
    };
    m_shipper = std::make_unique<Shipper>(address, member, std::move(folder), std::move(shipping),
                                          Shipper::Pace{});
    m_line = std::make_unique<ApprovalLine>(std::move(address), std::move(member), callbacks(),
                                            ApprovalLine::Pace{});
}

DeskShare::~DeskShare() = default;

ApprovalLine::Callbacks DeskShare::callbacks()
{
    ApprovalLine::Callbacks out;
    out.asked = [this](const ApprovalRequest& request) {
        here([this, request] { take(request); });
    };
    out.gone = [this](std::int64_t id) {
        here([this, id] {
            m_shown.erase(id);
            emit gone(id);
        });
    };
    out.answered = [this](std::uint64_t ticket, const ApprovalAnswer& answer) {
        here([this, ticket, answer] {
            ui::ApprovalTerms::Elsewhere heardThere;
            heardThere.approved = answer.approved;
            heardThere.who = q(signedBy(answer));
            if (!answer.approved)
                heardThere.why =
                    answer.reason.empty()
                        ? tr("%1 refused it.").arg(q(signedBy(answer)))
                        : tr("%1 refused it: %2").arg(q(signedBy(answer)), q(answer.reason));
            heard(ticket, heardThere);
        });
    };
    out.failed = [this](std::uint64_t ticket, const std::string& why) {
        here([this, ticket, why] { heard(ticket, {false, {}, q(why)}); });
    };
    out.replied = [this](std::int64_t id, const std::string& why) {
        here([this, id, why] { taken(id, why); });
    };
    return out;
}

void DeskShare::offer(ui::ApprovalTerms& terms)
{
    terms.asksElsewhere = [this](const rebalance::Proposal& proposal, Done done) {
        ask(proposal, std::move(done));
    };
    terms.leavesElsewhere = [this] { leave(); };
}

void DeskShare::ask(const rebalance::Proposal& proposal, Done done)
{
    leave();
    auto ticket = m_line->ask(askOf(proposal, m_trader));
    if (!ticket) return done({false, {}, q(ticket.error().message)});
    m_ticket = *ticket;
    m_done = std::move(done);
}

void DeskShare::leave()
{
    if (m_ticket == 0) return;
    m_line->withdraw(std::exchange(m_ticket, 0));
    m_done = {};
}

void DeskShare::heard(std::uint64_t ticket, const ui::ApprovalTerms::Elsewhere& answer)
{
    if (ticket != m_ticket) return;  // of something that is not wanted any more
    m_ticket = 0;
    if (const Done done = std::exchange(m_done, {})) done(answer);
}

void DeskShare::take(const ApprovalRequest& request)
{
    m_shown[request.id] = {request, std::chrono::steady_clock::now()};
    emit asked(shownOf(request));
}

void DeskShare::reply(const ui::SecondRequest& request, bool approved, const QString& who,
                      const QString& reason)
{
    const auto shown = m_shown.find(request.id);
    if (shown == m_shown.end())
        return emit refused(request.id, tr("The request is over; the answer does not count."));
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - shown->second.since);
    m_given[request.id] = {request, approved, who, static_cast<double>(since.count()) / 1000};
    m_line->reply(shown->second.request, approved, who.toStdString(), reason.toStdString(), since);
}

void DeskShare::taken(std::int64_t id, const std::string& why)
{
    const auto given = m_given.extract(id);
    if (!why.empty()) {
        emit refused(id, q(why));
        return;
    }
    m_shown.erase(id);
    if (!given.empty())
        emit replied(given.mapped().request, given.mapped().approved, given.mapped().who,
                     given.mapped().seconds);
    emit gone(id);
}

}  // namespace ballast::app
