#include "connectors/paper/fault_plan.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ballast::paper {
namespace {

using namespace std::chrono_literals;

constexpr double kWrongIndex = 0.8;
constexpr double kLongestSeconds = 86'400;

struct Known {
    std::string_view name;
    FaultKind kind;
    core::Duration lasts;  ///< unless it is said
    bool timed;            ///< a length means something
    std::string_view help;
};
constexpr std::array<Known, 7> kKnown{{
    {"lost-ack", FaultKind::LostAck, {}, false, "the order is carried out, and never answered"},
    {"late-ack", FaultKind::LateAck, 4s, true, "it is carried out, and answered seconds later (4)"},
    {"partial-silence",
     FaultKind::PartialThenSilence,
     {},
     true,
     "half of it fills, then the connection says nothing any more"},
    {"rate-limit", FaultKind::RateLimit, {}, false, "10028, and the session ends"},
    {"maintenance", FaultKind::Maintenance, {}, true, "11051: the venue is in maintenance"},
    {"settlement-lock", FaultKind::SettlementLock, {}, true, "10041: a settlement is in progress"},
    {"bad-index", FaultKind::WrongIndex, 60s, true,
     "the index is told 20 % too low for seconds (60)"},
}};

template <class Number>
bool readAll(std::string_view text, Number& out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

core::Error unreadable(std::string_view text, std::string_view why)
{
    return {
        fmt::format("reading the fault {}: {}; expected KIND[@ORDER][:SECONDS], as in "
                    "lost-ack@2 or late-ack@1:4",
                    core::quoted(std::string{text}), why)};
}

}  // namespace

core::Expected<Fault> parseFault(std::string_view text)
{
    std::string_view rest = text;
    const auto cut = [&rest](char mark) -> std::optional<std::string_view> {
        const std::size_t at = rest.find(mark);
        if (at == std::string_view::npos) return std::nullopt;
        const std::string_view tail = rest.substr(at + 1);
        rest = rest.substr(0, at);
        return tail;
    };
    const auto length = cut(':');
    const auto order = cut('@');
    const auto known = std::ranges::find(kKnown, rest, &Known::name);
    if (known == kKnown.end()) return std::unexpected(unreadable(text, "no such kind"));
    Fault fault{known->kind, 1, known->lasts};
    if (order && (!readAll(*order, fault.order) || fault.order == 0))
        return std::unexpected(unreadable(text, "the order is a number from 1"));
    if (!length) return fault;
    if (!known->timed) return std::unexpected(unreadable(text, "this kind has no length"));
    double seconds = 0;
    if (!readAll(*length, seconds) || !(seconds > 0 && seconds <= kLongestSeconds))
        return std::unexpected(unreadable(text, "the seconds are above 0, up to a day"));
    fault.lasts = core::fromSeconds(seconds);
    return fault;
}

std::string faultHelp()
{
    std::string text =
        "Faults of the paper exchange, as --fault KIND[@ORDER][:SECONDS], counting orders from "
        "1:\n";
    for (const Known& known : kKnown) text += fmt::format("  {:<16} {}\n", known.name, known.help);
    return text;
}

bool FaultPlan::bendsIndex() const
{
    return std::ranges::find(m_faults, FaultKind::WrongIndex, &Fault::kind) != m_faults.end();
}

std::optional<Fault> FaultPlan::onOrder(core::Time at)
{
    ++m_orders;
    std::optional<Fault> mine;
    for (const Fault& fault : m_faults) {
        if (fault.order != m_orders) continue;
        if (!mine || mine->kind == FaultKind::WrongIndex) mine = fault;
        m_begun.push_back({fault, at});
    }
    for (const Begun& begun : m_begun)
        if (!mine && refusalOf(begun.fault) && at < begun.at + begun.fault.lasts)
            mine = begun.fault;
    return mine;
}

double FaultPlan::indexFactor(core::Time at) const
{
    const bool wrong = std::ranges::any_of(m_begun, [&](const Begun& begun) {
        return begun.fault.kind == FaultKind::WrongIndex && at < begun.at + begun.fault.lasts;
    });
    return wrong ? kWrongIndex : 1;
}

std::optional<Refusal> refusalOf(const std::optional<Fault>& fault)
{
    if (!fault) return std::nullopt;
    switch (fault->kind) {
        case FaultKind::RateLimit: return Refusal{10028, "too_many_requests", {}, {}};
        case FaultKind::Maintenance: return Refusal{11051, "system_maintenance", {}, {}};
        case FaultKind::SettlementLock: return Refusal{10041, "settlement_in_progress", {}, {}};
        case FaultKind::LostAck:
        case FaultKind::LateAck:
        case FaultKind::PartialThenSilence:
        case FaultKind::WrongIndex: break;
    }
    return std::nullopt;
}

}  // namespace ballast::paper
