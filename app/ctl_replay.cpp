// `ballastctl replay`: every recorded decision, made again from what it was made from.
#include "app/ctl_commands.h"
#include "app/drill_record.h"
#include "app/replay_find.h"
#include "connectors/store/event_archive.h"
#include "models/core/json_text.h"
#include "models/pricing/option_batch.h"
#include "models/replay/compare.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>

namespace ballast::app {
namespace {

constexpr int kIdentical = 0, kDiffers = 1, kCannot = 2;

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return kCannot;
}

/// One session, and what its replay said.
struct Replayed {
    store::RecordedSession session;
    core::Expected<replay::Comparison> found;
    double seconds = 0;
};

core::Expected<replay::Question> questionOf(const ReplayCommand& command)
{
    replay::Question question;
    if (command.proposal) question.proposal = core::ProposalId{*command.proposal};
    if (command.day.empty()) return question;
    const auto day = core::parseIsoUtc(command.day + "T00:00:00Z");
    if (!day || command.day.size() != 10)
        return core::failure("--day " + command.day + ": a day is written as 2026-11-22.");
    question.from = *day;
    question.to = *day + std::chrono::days{1} - core::Duration{1};
    return question;
}

/// Which proposals are asked about, by session.
struct Sample {
    std::size_t recorded = 0, drawn = 0;
    std::map<std::int64_t, std::set<std::uint64_t>> of;
};

core::Expected<Sample> sampleOf(const store::EventArchive& archive, const ReplayCommand& command)
{
    Sample sample;
    if (command.sample == 0) return sample;
    auto all = archive.proposals();
    if (!all) return std::unexpected(all.error());
    sample.recorded = all->size();
    const auto chosen = drawn(std::move(*all), command.sample, command.seed);
    sample.drawn = chosen.size();
    if (chosen.empty()) return core::failure("no proposal was recorded.");
    for (const auto& one : chosen) sample.of[one.session].insert(one.proposal);
    return sample;
}

Replayed replayOne(const store::EventArchive& archive, const store::RecordedSession& session,
                   const replay::Question& question)
{
    const auto begun = std::chrono::steady_clock::now();
    Replayed out{session, core::failure(""), 0};
    auto recording = archive.recording(session, question.to);
    if (!recording) {
        out.found = std::unexpected(recording.error());
        return out;
    }
    auto cursor = replay::ReplayCursor::open(std::move(*recording));
    out.found = cursor ? replay::compare(**cursor, question)
                       : core::Expected<replay::Comparison>(std::unexpected(cursor.error()));
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return out;
}

/// Why its figures may differ in their last bits though nothing was changed; empty: no reason.
std::string otherMachine(const store::RecordedSession& session)
{
    const std::string_view here = pricing::simdTarget();
    if (session.machine == here) return {};
    return fmt::format(
        "It was priced with {} and is now with {}: figures may differ in their "
        "last bits.",
        session.machine, here);
}

std::string sentenceOf(const replay::Finding& finding)
{
    const replay::Difference& d = finding.difference;
    const std::string where =
        fmt::format("event {} at {}: {}", finding.event, core::isoUtc(finding.at), finding.what);
    if (d.field.empty())
        return fmt::format("{}: recorded {}, recomputed {}", where, d.recorded, d.recomputed);
    return fmt::format("{}: {} was recorded as {} and is recomputed as {}", where, d.field,
                       d.recorded, d.recomputed);
}

void printTable(const Replayed& one)
{
    const store::RecordedSession& s = one.session;
    std::cout << fmt::format("Session {}, begun {}, recorded by {}{}\n", s.id,
                             core::isoUtc(s.begun), s.build,
                             s.ended ? "" : ", and not ended in order");
    if (!s.incomplete.empty()) std::cout << "  recorded only to a point: " << s.incomplete << "\n";
    if (!one.found) {
        std::cout << "  CANNOT: " << one.found.error().message << "\n";
        return;
    }
    const replay::Comparison& c = *one.found;
    std::cout << fmt::format(
        "  {} events; {} proposals in {} revisions, {} decisions, {} journal entries, {} alerts, "
        "{} other effects\n",
        c.events, c.proposals.size(), c.revisions, c.decisions, c.journal, c.alerts, c.others);
    if (c.identical()) {
        std::cout << "  identical\n";
        return;
    }
    std::cout << fmt::format("  DIFFERS in {} places, the first of them:\n", c.differing);
    for (const replay::Finding& finding : c.findings)
        std::cout << "    " << sentenceOf(finding) << "\n";
    if (const std::string why = otherMachine(s); !why.empty()) std::cout << "  " << why << "\n";
}

std::string jsonOf(const Replayed& one)
{
    core::JsonObject json;
    json.integer("session", one.session.id)
        .text("begun", core::isoUtc(one.session.begun))
        .text("build", one.session.build)
        .flag("ended", one.session.ended)
        .text("incomplete", one.session.incomplete);
    if (!one.found)
        return json.text("result", "cannot").text("why", one.found.error().message).str();
    const replay::Comparison& c = *one.found;
    std::string findings = "[";
    for (const replay::Finding& finding : c.findings) {
        core::JsonObject each;
        each.integer("event", static_cast<std::int64_t>(finding.event))
            .text("at", core::isoUtc(finding.at))
            .text("what", finding.what)
            .text("field", finding.difference.field)
            .text("recorded", finding.difference.recorded)
            .text("recomputed", finding.difference.recomputed);
        findings += (findings.size() > 1 ? "," : "") + each.str();
    }
    const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
    return json.text("result", c.identical() ? "identical" : "differs")
        .integer("events", count(c.events))
        .integer("proposals", count(c.proposals.size()))
        .integer("revisions", count(c.revisions))
        .integer("decisions", count(c.decisions))
        .integer("journal", count(c.journal))
        .integer("alerts", count(c.alerts))
        .integer("others", count(c.others))
        .integer("differing", count(c.differing))
        .raw("findings", findings + "]")
        .str();
}

}  // namespace

int runReplay(const ReplayCommand& command)
{
    auto question = questionOf(command);
    if (!question) return fail(question.error());
    const auto archive = store::EventArchive::open(command.data);
    if (!archive) return fail(archive.error());
    const auto sample = sampleOf(*archive, command);
    if (!sample) return fail(sample.error());
    const auto sessions = command.proposal
                              ? sessionsWith(*archive, *command.proposal)
                              : sessionsBetween(*archive, question->from, question->to);
    if (!sessions) return fail(sessions.error());
    bool differs = false, cannot = false;
    double seconds = 0;
    std::uint64_t events = 0;
    std::string json = "[";
    std::size_t alike = 0, replayed = 0;
    for (const store::RecordedSession& session : *sessions) {
        if (command.sample > 0) {
            const auto of = sample->of.find(session.id);
            if (of == sample->of.end()) continue;
            question->drawn = of->second;
        }
        const Replayed one = replayOne(*archive, session, *question);
        cannot = cannot || !one.found;
        differs = differs || (one.found && !one.found->identical());
        seconds += one.seconds;
        events += one.found ? one.found->events : 0;
        replayed += one.found ? one.found->proposals.size() : 0;
        alike += one.found ? one.found->proposals.size() - one.found->unlike.size() : 0;
        if (command.format == "json")
            json += (json.size() > 1 ? "," : "") + jsonOf(one);
        else
            printTable(one);
    }
    if (command.format == "json")
        std::cout << json << "]\n";
    else if (command.sample > 0)
        std::cout << fmt::format(
            "{} of {} recorded proposals drawn by seed {}: {} replayed, {} identical\n",
            sample->drawn, sample->recorded, command.seed, replayed, alike);
    // Not part of the answer: it is another each time.
    if (seconds > 0 && !command.quiet)
        std::fprintf(stderr, "%llu events in %.1f s\n", static_cast<unsigned long long>(events),
                     seconds);
    return differs ? kDiffers : cannot ? kCannot : kIdentical;
}

}  // namespace ballast::app
