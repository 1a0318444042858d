#include "models/review/moment_text.h"

#include "models/core/json_text.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace ballast::review {
namespace {

using Kind = MomentEvent::Kind;

/// Samples are seconds apart, or most of a minute where somebody thinned them: what is older than
/// this was not watched.
constexpr core::Duration kFresh = std::chrono::minutes{2};

/// "14:31:06 UTC"; with the day where it is another one.
std::string clock(core::Time at, core::Time beside)
{
    using std::chrono::days;
    const std::string time = core::clockUtc(at) + " UTC";
    return std::chrono::floor<days>(at) == std::chrono::floor<days>(beside)
               ? time
               : core::isoUtc(at).substr(0, 10) + " " + time;
}

bool isOf(const MomentEvent& event, core::Currency underlying)
{
    return event.underlying.empty() || underlying.empty() || event.underlying == underlying;
}

std::string bandText(const MomentBook::Figures& f)
{
    return fmt::format("[{}, {}]", core::signedNumber(f.lower, 2), core::signedNumber(f.upper, 2));
}

/// What is said of a minute comes from a minute to either side; what is further is told as such.
bool isOfThatMinute(const Moment& m, const MomentEvent& event)
{
    constexpr core::Duration kThen = std::chrono::minutes{1};
    return event.at >= m.at - kThen && event.at <= m.at + kThen;
}

/// The last of this kind and word at or before the moment, else the first after it; of that minute.
const MomentEvent* nearest(const Moment& m, core::Currency underlying, Kind kind,
                           std::string_view what)
{
    const MomentEvent* found = nullptr;
    for (const MomentEvent& event : m.events) {
        if (event.kind != kind || event.underlying != underlying) continue;
        if (!what.empty() && event.what != what) continue;
        if (!isOfThatMinute(m, event)) continue;
        if (event.at <= m.at || !found) found = &event;
    }
    return found;
}

std::string endedText(const Moment& m, const MomentProposal& p)
{
    if (p.ended.empty()) return {};
    const std::string at = clock(p.endedAt, m.at);
    if (p.endedWhy.empty()) return fmt::format(" What became of it at {}: {}.", at, p.ended);
    return fmt::format(
        " What became of it at {}: {}, because {}.", at, p.ended,
        p.endedWhy.ends_with('.') ? p.endedWhy.substr(0, p.endedWhy.size() - 1) : p.endedWhy);
}

/// Without the name of the underlying that the engine puts before it, and without a full stop.
std::string bare(std::string reason, core::Currency underlying)
{
    const std::string prefix = underlying.text() + ": ";
    if (!underlying.empty() && reason.starts_with(prefix)) reason.erase(0, prefix.size());
    if (reason.ends_with('.')) reason.pop_back();
    return reason;
}

std::string json(const std::optional<MomentState>& state)
{
    if (!state) return "null";
    return core::JsonObject()
        .text("name", state->name)
        .text("value", state->value)
        .text("reason", state->reason)
        .text("since_utc", core::isoUtc(state->since))
        .flag("session_began", state->begun)
        .str();
}

template <class Range, class Text>
std::string arrayOf(Range&& range, Text textOf)
{
    std::string out = "[";
    for (const auto& one : range) out += (out.size() > 1 ? "," : "") + textOf(one);
    return out + "]";
}

std::string json(const MomentProposal& p)
{
    core::JsonObject object;
    object.integer("id", static_cast<std::int64_t>(p.id.value))
        .text("trigger", p.trigger)
        .text("sentence", p.sentence)
        .text("created_utc", core::isoUtc(p.createdAt));
    if (!p.ended.empty())
        object.text("ended", p.ended)
            .text("ended_utc", core::isoUtc(p.endedAt))
            .text("ended_by", p.endedBy)
            .text("ended_why", p.endedWhy);
    object.raw("checks", arrayOf(p.checks, [](const MomentCheck& check) {
                   return core::JsonObject()
                       .text("rule", check.rule)
                       .text("verdict", check.denies ? "deny" : "confirm")
                       .text("reason", check.reason)
                       .str();
               }));
    return object.str();
}

std::string json(const Moment& m, const MomentBook& book)
{
    core::JsonObject object;
    object.text("underlying", book.underlying.view()).text("answer", answer(m, book));
    if (const auto& f = book.figures)
        object.text("figures_utc", core::isoUtc(f->at))
            .real("spot", f->spot)
            .text("convention", f->convention)
            .real("delta", f->delta)
            .real("target", f->target)
            .real("band_lower", f->lower)
            .real("band_upper", f->upper)
            .flag("in_band", f->inside())
            .real("gamma_1pct", f->gamma1Pct)
            .real("vega", f->vega)
            .real("margin_use", f->marginUse)
            .flag("partial", f->partial);
    if (book.outSince) object.text("out_since_utc", core::isoUtc(*book.outSince));
    if (const auto& market = book.market)
        object.real("implied", market->implied)
            .real("realised", market->realised)
            .real("spread", market->spread)
            .real("depth", market->depth);
    if (!book.guard.empty()) object.text("guard", book.guard).text("guard_cause", book.guardCause);
    object.raw("proposal", book.proposal ? json(*book.proposal) : "null");
    return object.str();
}

std::string json(const MomentEvent& event)
{
    core::JsonObject object;
    object.text("at_utc", core::isoUtc(event.at))
        .text("kind", text(event.kind))
        .text("underlying", event.underlying.view())
        .text("what", event.what)
        .text("text", event.text)
        .text("actor", event.actor);
    if (event.proposal.value > 0)
        object.integer("proposal", static_cast<std::int64_t>(event.proposal.value));
    return object.str();
}

}  // namespace

std::string_view text(Kind kind)
{
    switch (kind) {
        case Kind::Proposal: return "Proposal";
        case Kind::Decision: return "Decision";
        case Kind::Order: return "Order";
        case Kind::Fill: return "Fill";
        case Kind::Alert: return "Alert";
        case Kind::Guard: return "Guard";
        case Kind::Link: return "Link";
        case Kind::Setting: return "Setting";
    }
    return "";
}

/// Fills, in words: "1 fill", "6 fills".
std::string counted(std::size_t fills)
{
    return fmt::format("{} fill{}", fills, fills == 1 ? "" : "s");
}

/// Why nothing could be sent at all, as the end of a sentence; empty: it could.
std::string stoodStill(const Moment& m)
{
    if (m.mode && m.mode->value == "Halted")
        return fmt::format("the desk was halted since {}, by {}", clock(m.mode->since, m.at),
                           m.mode->begun ? "its start" : m.mode->reason);
    const auto isUp = [](const MomentState& link) { return link.value == "up"; };
    if (m.links.empty() || std::ranges::any_of(m.links, isUp)) return {};
    const MomentState& link = *std::ranges::max_element(m.links, {}, &MomentState::since);
    return fmt::format("no venue was linked, {} was {} since {}{}", link.name, link.value,
                       clock(link.since, m.at),
                       link.reason.empty() ? std::string{} : ": " + bare(link.reason, {}));
}

std::string whyNot(const Moment& m, const MomentBook& book)
{
    if (book.figures && m.at - book.figures->at <= kFresh)
        if (const std::string still = stoodStill(m); !still.empty())
            return "It did not trade: " + still + ".";
    if (const auto& p = book.proposal)
        return fmt::format("It did not trade: proposal #{} of {} waited or worked.{}", p->id.value,
                           clock(p->createdAt, m.at), endedText(m, *p));
    if (const MomentEvent* none = nearest(m, book.underlying, Kind::Decision, "Not proposed"))
        return fmt::format("It did not trade: at {} nothing was proposed: {}.",
                           clock(none->at, m.at), bare(none->text, book.underlying));
    if (const MomentEvent* decided = nearest(m, book.underlying, Kind::Decision, {}))
        return fmt::format(
            "It did not trade: the decision was {} at {}{}.", decided->what,
            clock(decided->at, m.at),
            decided->text.empty() ? "" : ", because " + bare(decided->text, book.underlying));
    if (!book.figures || m.at - book.figures->at > kFresh)
        return "It did not trade: nothing is on record of that minute, so the desk was not running "
               "or knew no figures.";
    if (book.figures->inside())
        return "It did not trade: net delta was inside its band, and no trigger asked for a hedge.";
    return "It did not trade: net delta was out of its band, and no decision is on record near "
           "that minute. A wider stretch may show it.";
}

/// "at 14:30:40 UTC, 20 s before the moment that was asked for": what is of that minute is not of
/// that second.
std::string whenAgainst(core::Time at, core::Time asked)
{
    const std::string time = clock(at, asked);
    if (time == clock(asked, asked)) return time + ", in the very second that was asked for";
    return fmt::format("{}, {} {} the moment that was asked for", time,
                       core::humanDuration(at < asked ? asked - at : at - asked),
                       at < asked ? "before" : "after");
}

std::string answer(const Moment& m, const MomentBook& book)
{
    std::size_t then = 0, near = 0;
    const MomentEvent *first = nullptr, *firstNear = nullptr, *nearestThen = nullptr;
    const auto away = [&](const MomentEvent& e) { return e.at < m.at ? m.at - e.at : e.at - m.at; };
    for (const MomentEvent& event : m.events) {
        if (event.kind != Kind::Fill || event.underlying != book.underlying) continue;
        const bool isThen = isOfThatMinute(m, event);
        ++(isThen ? then : near);
        const MomentEvent*& of = isThen ? first : firstNear;
        if (!of) of = &event;
        if (isThen && (!nearestThen || away(event) < away(*nearestThen))) nearestThen = &event;
    }
    if (first) {
        std::string said = fmt::format("It traded: {}, the nearest at {}.", counted(then),
                                       whenAgainst(nearestThen->at, m.at));
        // A fill of that minute is no fill of that moment, where the desk stood still by then.
        if (const std::string still = stoodStill(m); !still.empty() && first->at <= m.at)
            said += " At " + clock(m.at, m.at) + " nothing could be sent: " + still + ".";
        return said;
    }
    std::string said = whyNot(m, book);
    if (firstNear)
        said += fmt::format(" Near it: {}, the first at {}.", counted(near),
                            clock(firstNear->at, m.at));
    return said;
}

std::vector<std::string> standing(const Moment& m, const MomentBook& book)
{
    std::vector<std::string> out;
    if (const auto& f = book.figures) {
        if (m.at - f->at > kFresh)
            out.push_back(fmt::format("The newest figures are of {}, {} before.",
                                      clock(f->at, m.at), core::humanDuration(m.at - f->at)));
        out.push_back(fmt::format("Net delta {} ({}) was {} the band {}, target {}.",
                                  core::signedNumber(f->delta, 2), f->convention,
                                  f->inside() ? "inside" : "outside", bandText(*f),
                                  core::signedNumber(f->target, 2)));
        if (book.outSince)
            out.push_back(fmt::format("It had left the band at {}.", clock(*book.outSince, m.at)));
        out.push_back(fmt::format("Spot {}, gamma 1 % {}, vega {}, margin use {} %.",
                                  core::number(f->spot, 2), core::signedNumber(f->gamma1Pct, 3),
                                  core::usd(f->vega, 0), core::number(100 * f->marginUse, 1)));
        if (f->partial) out.push_back("Part of the book had no valid mark.");
    }
    if (const auto& market = book.market)
        out.push_back(fmt::format("The hedge's book: spread {} bp, {} {} deep on the thinner side.",
                                  core::number(1e4 * market->spread, 2),
                                  core::number(market->depth, 2), book.underlying.text()));
    if (!book.guard.empty())
        out.push_back(book.guardCause.empty()
                          ? fmt::format("Its guard was {}.", book.guard)
                          : fmt::format("Its guard was {} since {}: {}.", book.guard,
                                        clock(*book.guardSince, m.at),
                                        bare(book.guardCause, book.underlying)));
    if (const auto& p = book.proposal) {
        out.push_back(fmt::format("Proposal #{}, {}: {}", p->id.value, p->trigger, p->sentence));
        for (const MomentCheck& check : p->checks)
            out.push_back(fmt::format("{} {}: {}", check.rule,
                                      check.denies ? "denied it" : "wanted a person",
                                      check.reason));
    }
    return out;
}

std::vector<std::string> standing(const Moment& m)
{
    std::vector<std::string> out;
    if (m.mode && m.mode->begun)
        out.push_back(fmt::format("The mode was {} since the session began at {}.", m.mode->value,
                                  clock(m.mode->since, m.at)));
    else if (m.mode)
        out.push_back(fmt::format("The mode was last set to {} at {} by {}.", m.mode->value,
                                  clock(m.mode->since, m.at), m.mode->reason));
    else
        out.emplace_back(
            "The mode is not recorded: neither a session's beginning nor a change of it is on "
            "record before that minute.");
    if (m.brake && m.brake->value != "none")
        out.push_back(fmt::format("{} was in force since {}, by {}.", m.brake->value,
                                  clock(m.brake->since, m.at), m.brake->reason));
    for (const MomentState& link : m.links)
        out.push_back(fmt::format(
            "The link to {} was {} since {}{}.", link.name, link.value, clock(link.since, m.at),
            link.reason.empty() ? std::string{} : ": " + bare(link.reason, {})));
    if (m.chain) out.push_back(text(*m.chain));
    return out;
}

std::string text(const Moment& m, core::Currency underlying)
{
    std::string out = fmt::format("{}, ± {}\n", core::isoUtc(m.at), core::humanDuration(m.around));
    for (const std::string& line : standing(m)) out += "  " + line + "\n";
    for (const MomentBook& book : m.books) {
        if (!underlying.empty() && book.underlying != underlying) continue;
        out += fmt::format("\n{}: {}\n", book.underlying.text(), answer(m, book));
        for (const std::string& line : standing(m, book)) out += "  " + line + "\n";
    }
    out += "\n";
    bool any = false;
    for (const MomentEvent& event : m.events) {
        if (!isOf(event, underlying)) continue;
        any = true;
        out += fmt::format(
            "{}  {:<8}  {:<5}  {}{}{}{}\n", core::clockUtcMs(event.at), text(event.kind),
            event.underlying.empty() ? "desk" : event.underlying.text(), event.what,
            event.proposal.value > 0 ? fmt::format(" #{}", event.proposal.value) : std::string{},
            event.actor.empty() ? "" : " by " + event.actor,
            event.text.empty() ? "" : ": " + event.text);
    }
    if (!any) out += "Nothing is on record of that stretch.\n";
    if (m.leftOut > 0)
        out += fmt::format("{} more are on record: ask for a shorter stretch.\n", m.leftOut);
    return out;
}

std::string json(const Moment& m, core::Currency underlying)
{
    const auto wanted = [&](const MomentBook& book) {
        return underlying.empty() || book.underlying == underlying;
    };
    const auto near = [&](const MomentEvent& event) { return isOf(event, underlying); };
    return core::JsonObject()
        .text("at_utc", core::isoUtc(m.at))
        .real("around_s", core::seconds(m.around))
        .raw("mode", json(m.mode))
        .raw("brake", json(m.brake))
        .raw("links",
             arrayOf(m.links, [](const MomentState& link) { return json(std::optional{link}); }))
        .raw("underlyings", arrayOf(m.books | std::views::filter(wanted),
                                    [&](const MomentBook& book) { return json(m, book); }))
        .raw("events", arrayOf(m.events | std::views::filter(near),
                               [](const MomentEvent& event) { return json(event); }))
        .integer("events_left_out", static_cast<std::int64_t>(m.leftOut))
        .raw("chain", m.chain ? core::JsonObject()
                                    .flag("holds", m.chain->holds())
                                    .integer("links", m.chain->links)
                                    .integer("rows", m.chain->rows)
                                    .integer("rows_not_read", m.chain->rowsLeft)
                                    .text("wrong", m.chain->wrong)
                                    .str()
                              : std::string{"null"})
        .str();
}

}  // namespace ballast::review
