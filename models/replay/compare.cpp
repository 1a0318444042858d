#include "models/replay/compare.h"

#include <algorithm>

namespace ballast::replay {
namespace {

struct Count {
    Comparison& found;
    void operator()(const engine::ProposalRecord& record) const
    {
        found.proposals.insert(record.proposal.id.value);
        ++found.revisions;
    }
    void operator()(const engine::DecisionRecord&) const { ++found.decisions; }
    void operator()(const engine::Alert&) const { ++found.alerts; }
    void operator()(const OtherEffects&) const { ++found.others; }
    template <class Journalled>
    void operator()(const Journalled&) const
    {
        ++found.journal;
    }
};

bool isAsked(const Question& question, const Outcome& outcome)
{
    const core::ProposalId proposal = proposalOf(outcome);
    return (!question.proposal || proposal == *question.proposal) &&
           (question.drawn.empty() || question.drawn.contains(proposal.value));
}

void note(Comparison& found, const ReplayCursor& cursor, const Outcome& of, Difference difference)
{
    ++found.differing;
    if (const core::ProposalId proposal = proposalOf(of); proposal != core::ProposalId{})
        found.unlike.insert(proposal.value);
    if (found.findings.size() < kMostFindings)
        found.findings.push_back(
            {cursor.position() - 1, cursor.clock(), nameOf(of), std::move(difference)});
}

}  // namespace

void compareEvent(const ReplayCursor& cursor, const Question& question, Comparison& found)
{
    std::vector<const Outcome*> recorded, recomputed;
    for (const Outcome& outcome : cursor.recorded().outcomes)
        if (isAsked(question, outcome)) recorded.push_back(&outcome);
    for (const Outcome& outcome : cursor.recomputed())
        if (isAsked(question, outcome)) recomputed.push_back(&outcome);
    for (std::size_t i = 0; i < std::max(recorded.size(), recomputed.size()); ++i) {
        if (i >= recorded.size()) {
            note(found, cursor, *recomputed[i], {"", "nothing", nameOf(*recomputed[i])});
            continue;
        }
        std::visit(Count{found}, *recorded[i]);
        if (i >= recomputed.size())
            note(found, cursor, *recorded[i], {"", nameOf(*recorded[i]), "nothing"});
        else if (auto difference = firstDifference(*recorded[i], *recomputed[i]))
            note(found, cursor, *recorded[i], std::move(*difference));
    }
}

core::Expected<Comparison> compare(ReplayCursor& cursor, const Question& question)
{
    Comparison found;
    for (;;) {
        auto more = cursor.step();
        if (!more) return std::unexpected(more.error());
        if (!*more || cursor.clock() > question.to) break;
        ++found.events;
        if (cursor.clock() < question.from) continue;
        if (!cursor.recorded().outcomes.empty() || !cursor.recomputed().empty())
            compareEvent(cursor, question, found);
    }
    return found;
}

}  // namespace ballast::replay
