#include "ui/shell/alert_teller.h"

#include "ui/widgets/text.h"

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

/// Proposals that have come since the one with that number and wait.
std::vector<engine::Alert> waitingSince(const engine::Snapshot& snapshot, core::ProposalId last)
{
    std::vector<engine::Alert> news;
    if (!snapshot.proposals) return news;
    for (const rebalance::Proposal& p : snapshot.proposals->items)
        if (p.state == rebalance::ProposalState::Live && p.id.value > last.value)
            news.push_back({.severity = engine::Severity::Notice,
                            .topic = "waiting",
                            .text = p.sentence,
                            .underlying = p.underlying,
                            .at = p.createdAt});
    return news;
}

core::ProposalId newestOf(const engine::Snapshot& snapshot, core::ProposalId before)
{
    if (snapshot.proposals)
        for (const rebalance::Proposal& p : snapshot.proposals->items)
            before = std::max(before, p.id);
    return before;
}

}  // namespace

AlertTeller::AlertTeller(QString file, Mouth mouth, HandClock clock, QObject* parent)
    : QObject(parent),
      m_choices(std::move(file)),
      m_mouth(std::move(mouth)),
      m_clock(std::move(clock))
{
}

void AlertTeller::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    // An armed budget decides by itself: then nothing waits for a person.
    std::vector<engine::Alert> news;
    if (!snapshot->autoFire.armed) news = waitingSince(*snapshot, m_lastProposal);
    m_lastProposal = newestOf(*snapshot, m_lastProposal);
    std::uint64_t newest = m_last;
    if (snapshot->alerts)
        for (const engine::Alert& alert : *snapshot->alerts) {  // newest first
            if (alert.number <= m_last) break;
            news.push_back(alert);
            newest = std::max(newest, alert.number);
        }
    m_last = newest;
    if (std::exchange(m_begun, true)) tell(news);
}

void AlertTeller::note(const QString& sentence, bool critical)
{
    if (std::ranges::find(m_noted, sentence) != m_noted.end()) return;
    m_noted.push_back(sentence);
    tell({{.severity = critical ? engine::Severity::Critical : engine::Severity::Warning,
           .topic = "desk",
           .text = sentence.toStdString(),
           .underlying = {},
           .at = {}}});
}

/// Of several the gravest is told, with the number of the others: nobody reads ten at once.
void AlertTeller::tell(const std::vector<engine::Alert>& news)
{
    const bool quiet = quietLeft().count() > 0;
    const engine::Alert *shown = nullptr, *notified = nullptr;
    int others = -1;
    bool sounds = false;
    for (const engine::Alert& alert : news) {
        const AlertWays ways = waysOf(alert, m_choices, quiet);
        sounds = sounds || ways.sound;
        if (ways.window && (!shown || alert.severity > shown->severity)) shown = &alert;
        if (!ways.notification) continue;
        ++others;
        if (!notified || alert.severity > notified->severity) notified = &alert;
    }
    if (shown) m_mouth.window(spoken(shown->text));
    if (notified)
        m_mouth.notification(
            others == 0 ? spoken(notified->text)
                        : tr("%1\nAnd %n more.", nullptr, others).arg(spoken(notified->text)),
            notified->severity == engine::Severity::Critical);
    if (sounds) m_mouth.sound();
}

void AlertTeller::beQuietFor(std::chrono::minutes time)
{
    m_quietUntil = time.count() > 0 ? m_clock() + time : std::chrono::milliseconds{};
    emit quietChanged();
}

std::chrono::minutes AlertTeller::quietLeft() const
{
    const auto left = m_quietUntil - m_clock();
    return left.count() > 0 ? std::chrono::ceil<std::chrono::minutes>(left)
                            : std::chrono::minutes{};
}

}  // namespace ballast::ui
