#include "ui/replay/replay_text.h"

#include "models/core/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

constexpr qsizetype kIsoDay = 10, kIsoSeconds = 19, kIsoMilliseconds = 23;

QString number(std::uint64_t value) { return words(core::number(static_cast<double>(value), 0)); }

}  // namespace

QString momentWords(core::Time at, bool withMilliseconds)
{
    QString iso = words(core::isoUtc(at)).left(withMilliseconds ? kIsoMilliseconds : kIsoSeconds);
    return iso.replace(QLatin1Char('T'), QLatin1Char(' ')) + QStringLiteral(" UTC");
}

QString momentWithLocal(core::Time at)
{
    const QString utc = momentWords(at, true);
    if (!look().localClock && !look().localTimes) return utc;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toUnixMs(at));
    return Say::tr("%1 · %2 local").arg(utc, local.toString(QStringLiteral("HH:mm")));
}

std::optional<core::Time> readMoment(const QString& text, core::Time day)
{
    QString iso = text.trimmed();
    if (iso.endsWith(QStringLiteral("UTC"), Qt::CaseInsensitive)) iso = iso.chopped(3).trimmed();
    if (iso.isEmpty()) return std::nullopt;
    if (!iso.contains(QLatin1Char('-')))
        iso.prepend(words(core::isoUtc(day)).left(kIsoDay) + QLatin1Char('T'));
    if (iso.count(QLatin1Char(':')) == 1) iso += QStringLiteral(":00");
    const auto at = core::parseIsoUtc(iso.toStdString());
    return at ? std::optional{*at} : std::nullopt;
}

QString eventWords(const replay::View& view)
{
    static_assert(std::variant_size_v<engine::Event> == 22);  // a new kind needs its words here
    switch (view.kind) {
        case 0: return Say::tr("instrument listed");
        case 1: return Say::tr("instrument's state");
        case 2: return Say::tr("ticker");
        case 3: return Say::tr("best bid and ask");
        case 4: return Say::tr("order book");
        case 5: return Say::tr("order book lost");
        case 6: return Say::tr("index price");
        case 7: return Say::tr("public trade");
        case 8: return Say::tr("report on an order");
        case 9: return Say::tr("position");
        case 10: return Say::tr("positions read");
        case 11: return Say::tr("balance");
        case 12: return Say::tr("link changed");
        case 13: return Say::tr("link's health");
        case 14: return Say::tr("journal is durable");
        case 15: return Say::tr("journal failed");
        case 16: return Say::tr("venue's margin figures");
        case 17: return Say::tr("joint hedge found");
        case 18: return Say::tr("machine stood still");
        case 19: return Say::tr("answer to a stop");
        case 20:
            return view.actor.empty() ? Say::tr("command")
                                      : Say::tr("command of %1").arg(words(view.actor));
        case 21: return Say::tr("tick of the clock");
        default: return Say::tr("before the first event");
    }
}

QString markWords(replay::MarkKind kind)
{
    switch (kind) {
        case replay::MarkKind::Proposal: return Say::tr("Proposal");
        case replay::MarkKind::Decision: return Say::tr("Decision");
        case replay::MarkKind::Order: return Say::tr("Order");
        case replay::MarkKind::Fill: return Say::tr("Fill");
        case replay::MarkKind::Alert: return Say::tr("Alert");
        case replay::MarkKind::Halt: return Say::tr("Halt or brake");
    }
    return {};
}

QString markLine(const replay::Mark& mark)
{
    QString line = words(core::clockUtc(mark.at)) + QLatin1Char(' ') + markWords(mark.kind);
    if (mark.proposal.value != 0)
        line += QStringLiteral(" #") + QString::number(mark.proposal.value);
    const QString text = spoken(mark.text);
    return text.isEmpty() ? line : line + QStringLiteral(": ") + text;
}

QString verdictWords(const replay::View& view)
{
    if (view.event == 0) return Say::tr("before the first event of this session");
    if (view.differing == 0) return Say::tr("identical so far");
    if (!view.first) return Say::tr("not as it was recorded");
    const replay::Difference& d = view.first->difference;
    const QString what = words(view.first->what);
    if (d.field.empty())
        return Say::tr(
                   "differs from event %1 on: %2 was recorded as “%3” and is recomputed as “%4”")
            .arg(number(view.first->event + 1), what, words(d.recorded), words(d.recomputed));
    return Say::tr("differs from event %1 on: %2, %3 was recorded as %4 and is recomputed as %5")
        .arg(number(view.first->event + 1), what, words(d.field), words(d.recorded),
             words(d.recomputed));
}

QString hintWords(const replay::PlayerState& state)
{
    switch (state.hint) {
        case replay::Hint::None: return {};
        case replay::Hint::NoMark: return Say::tr("There is none on that side of this moment.");
        case replay::Hint::NotYet:
            return Say::tr("None was found yet; the session is still being looked through.");
        case replay::Hint::NotYetBack:
            return Say::tr(
                "What lies before this moment is still being looked through; ask again when the "
                "marks have come this far.");
        case replay::Hint::CannotLook:
            return Say::tr(
                       "This recording cannot be read any further, and beyond that nothing can be "
                       "looked for. %1")
                .arg(spoken(state.hintWhy));
        case replay::Hint::NoProposal:
            return Say::tr("This proposal was not made in this session.");
    }
    return {};
}

QString landedWords(const replay::PlayerState& state)
{
    if (!state.asked) return {};
    // A person writes whole seconds, and the last moment until then lies just before.
    constexpr core::Duration kArrived = std::chrono::seconds{1};
    const core::Duration missing = *state.asked - state.view.at;
    if (missing >= core::Duration::zero() && missing < kArrived) return {};
    const QString asked = momentWords(*state.asked), shown = momentWords(state.view.at);
    if (*state.asked < state.begun)
        return Say::tr("%1 was before this session, which begins at %2: shown is its beginning.")
            .arg(asked, momentWords(state.begun));
    if (state.view.event == state.events)
        return Say::tr("Nothing is recorded of %1 in this session: shown is its end, %2.")
            .arg(asked, shown);
    return Say::tr(
               "Nothing was recorded at %1: shown is the last moment before it, %2, %3 earlier.")
        .arg(asked, shown, words(core::humanDuration(*state.asked - state.view.at)));
}

QString sessionWords(const replay::SessionLine& session)
{
    const QString begun = momentWords(session.begun).left(kIsoDay + 6);
    if (session.events == 0) return Say::tr("%1 · nothing recorded").arg(begun);
    const QString last = momentWords(session.last);
    const bool sameDay = last.left(kIsoDay) == begun.left(kIsoDay);
    return Say::tr("%1 to %2 UTC · %3 events")
        .arg(begun, sameDay ? last.mid(kIsoDay + 1, 5) : last.left(kIsoDay + 6),
             number(session.events));
}

QString sessionRemark(const replay::News& news)
{
    if (!news.session) return {};
    const replay::SessionLine& session = (*news.sessions)[*news.session];
    QStringList parts;
    if (!session.incomplete.empty())
        parts << Say::tr("Recorded only to a point: %1").arg(spoken(session.incomplete));
    else if (!session.ended)
        parts << Say::tr(
            "This session did not end in order, or is still going on: what was "
            "recorded when it was opened is shown.");
    if (!session.machine.empty() && session.machine != news.here)
        parts << Say::tr(
                     "It was priced with %1 and is now with %2: figures may differ in their "
                     "last bits.")
                     .arg(words(session.machine), words(news.here));
    if (news.state.marksFull)
        parts << Say::tr("There are more marks than can be kept: the latest are left out.");
    return parts.join(QLatin1Char(' '));
}

QString nothingIsSent(core::Time at)
{
    return Say::tr("This is a replay of %1; nothing can be sent.").arg(momentWords(at));
}

}  // namespace ballast::ui
