#include "ui/shell/status_line.h"

#include "models/core/text.h"
#include "ui/shell/halt_strips.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/look.h"
#include "ui/widgets/text.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

#include <algorithm>
#include <chrono>

namespace ballast::ui {
namespace {

void setTone(QLabel* label, const QString& tone)
{
    if (label->property("tone").toString() == tone) return;
    label->setProperty("tone", tone);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void setText(QLabel* label, const QString& text)
{
    if (label->text() != text) label->setText(text);
}

/// Room for the longest text it has had: the row does not move with every round trip, and a longer
/// one is never cut until the bar is laid out anew.
void keepRoom(QLabel* label)
{
    const int wanted = label->sizeHint().width();
    if (wanted <= label->minimumWidth()) return;
    label->setMinimumWidth(wanted);
    for (QWidget* in = label->parentWidget(); in && in->layout(); in = in->parentWidget()) {
        in->layout()->activate();
        if (qobject_cast<QStatusBar*>(in)) return;
    }
}

QString toneOf(engine::LinkState state)
{
    return state == engine::LinkState::Up     ? QStringLiteral("good")
           : state == engine::LinkState::Down ? QStringLiteral("breach")
                                              : QStringLiteral("warn");
}

/// What is recorded and shown elsewhere is UTC; a person may want to see the hour of the house too.
QString clockText(core::Time at)
{
    const QString utc = StatusLine::tr("%1 UTC").arg(words(core::clockUtc(at)));
    if (!look().localClock) return utc;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch());
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms.count());
    return StatusLine::tr("%1 · %2 local").arg(utc, local.toString(QStringLiteral("HH:mm")));
}

QString linkTip(const engine::LinkStatus& s)
{
    const engine::LinkHealth& h = s.health;
    return StatusLine::
        tr("%1 is %2 since %3 UTC\n%4 messages, %5 refused, %6 book gaps, %7 reconnects\n"
           "round trip %8 ms, clock %9 ms off (± %10 ms)\n%11\n%12 % of the order rate limit left")
            .arg(words(s.venue), spoken(text(s.state)), words(core::clockUtc(s.since)))
            .arg(words(core::number(static_cast<double>(h.messages), 0)))
            .arg(h.refused)
            .arg(h.bookGaps)
            .arg(h.reconnects)
            .arg(words(core::number(h.roundTripMs, 1)),
                 words(core::signedNumber(h.clockOffsetMs, 1)),
                 words(core::number(h.clockErrorMs, 1)),
                 h.cancelOnDisconnect ? StatusLine::tr("cancel on disconnect is armed")
                                      : StatusLine::tr("cancel on disconnect is NOT armed"),
                 words(core::number(100 * h.creditsLeft, 0)));
}

}  // namespace

StatusLine::StatusLine(const Environment& environment, QWidget* parent)
    : QStatusBar(parent),
      m_linkRow(new QWidget(this)),
      m_badge(new Badge(this)),
      m_halted(new Badge(this)),
      m_kind(environment.kind)
{
    setSizeGripEnabled(false);
    // Permanent: a sentence that is told for some seconds covers all else, and not this.
    m_halted->setObjectName(QStringLiteral("haltedBadge"));
    m_halted->hide();
    addPermanentWidget(m_halted);
    auto* row = new QHBoxLayout(m_linkRow);
    row->setContentsMargins(2, 0, 8, 0);
    row->setSpacing(6);
    addWidget(m_linkRow);
    m_rate = add(QStringLiteral("messageRate"));
    m_refused = add(QStringLiteral("refusedCount"));
    m_journal = add(QStringLiteral("journalState"));
    addRight(QStringLiteral("environmentText"), environment.description);
    addRight(QStringLiteral("accountName"),
             environment.account.isEmpty()
                 ? environment.venue
                 : environment.venue + QStringLiteral(" · ") + environment.account);
    m_badge->setFilled(word(environment), Theme::current().of(environment.kind));
    m_badge->setToolTip(toolTipOf(meaning(environment)));
    m_badge->setObjectName(QStringLiteral("environmentBadge"));
    addPermanentWidget(m_badge);
    m_clock = addRight(QStringLiteral("clock"), QString());
    m_clock->setProperty("role", QStringLiteral("number"));
}

void StatusLine::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_badge)
        m_badge->setFilled(m_badge->word(), Theme::current().of(m_kind));
    if (event->type() == QEvent::PaletteChange && m_halted && !m_halted->word().isEmpty())
        m_halted->setFilled(m_halted->word(), Theme::current().stopFill);
}

QLabel* StatusLine::addRight(const QString& name, const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(name);
    label->setContentsMargins(8, 0, 4, 0);
    addPermanentWidget(label);
    return label;
}

QLabel* StatusLine::add(const QString& name)
{
    auto* label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(name);
    label->setContentsMargins(4, 0, 10, 0);
    addWidget(label);
    return label;
}

StatusLine::Link& StatusLine::linkOf(core::VenueId venue)
{
    const auto found =
        std::ranges::find_if(m_links, [&](const Link& l) { return l.venue == venue; });
    if (found != m_links.end()) return *found;
    Link link{venue, new QLabel(QStringLiteral("●"), m_linkRow), new QLabel(m_linkRow)};
    link.dot->setObjectName(QStringLiteral("linkDot_") + words(venue));
    link.text->setObjectName(QStringLiteral("link_") + words(venue));
    link.text->setTextFormat(Qt::PlainText);
    m_linkRow->layout()->addWidget(link.dot);
    m_linkRow->layout()->addWidget(link.text);
    m_links.push_back(link);
    return m_links.back();
}

void StatusLine::show(const engine::Snapshot& snapshot)
{
    if (snapshot.links && snapshot.links != m_shownLinks) {
        m_shownLinks = snapshot.links;
        for (const engine::LinkStatus& status : *snapshot.links) showLink(status);
        showCounts(*snapshot.links);
    }
    showJournal(snapshot.journalHealthy);
    showHalt(snapshot);
    setText(m_clock, clockText(snapshot.at));
}

void StatusLine::showLink(const engine::LinkStatus& status)
{
    Link& link = linkOf(status.venue);
    const QString tone = toneOf(status.state);
    setTone(link.dot, tone);
    setText(link.text, status.state == engine::LinkState::Up
                           ? words(status.venue) + QStringLiteral("  %1 ms").arg(words(
                                                       core::number(status.health.roundTripMs, 1)))
                           : words(status.venue) + QLatin1Char(' ') + spoken(text(status.state)));
    setTone(link.text, status.state == engine::LinkState::Up ? QString() : tone);
    keepRoom(link.text);
    for (QLabel* label : {link.text, link.dot})
        label->setToolTip(unwrappedToolTipOf(linkTip(status)));
}

void StatusLine::showCounts(const std::vector<engine::LinkStatus>& links)
{
    double rate = 0;
    std::uint64_t refused = 0;
    QString reasons;
    for (const engine::LinkStatus& link : links) {
        rate += link.messagesPerSecond;
        refused += link.health.refused;
        if (!link.health.lastRefusal.empty())
            reasons += words(link.health.lastRefusal) + QLatin1Char('\n');
    }
    setText(m_rate, tr("%1 msg/s").arg(words(core::number(rate, 0))));
    setText(m_refused,
            refused == 0
                ? tr("none refused")
                : tr("%1 refused").arg(words(core::number(static_cast<double>(refused), 0))));
    setTone(m_refused, refused == 0 ? QString() : QStringLiteral("warn"));
    m_refused->setToolTip(
        toolTipOf(reasons.isEmpty() ? QString() : tr("Last refused: %1").arg(reasons.trimmed())));
}

void StatusLine::showHalt(const engine::Snapshot& snapshot)
{
    const QString now = HaltStrips::sentenceOf(snapshot);
    if (now == m_haltShown) return;
    m_haltShown = now;
    m_halted->setVisible(!now.isEmpty());
    m_halted->setToolTip(toolTipOf(now));
    m_halted->setAccessibleName(now);
    if (!now.isEmpty()) m_halted->setFilled(tr("HALTED"), Theme::current().stopFill);
}

void StatusLine::showJournal(bool healthy)
{
    if (m_journalShown == (healthy ? 1 : 0)) return;
    m_journalShown = healthy ? 1 : 0;
    setText(m_journal, healthy ? tr("journal recorded") : tr("journal FAILED"));
    setTone(m_journal, healthy ? QString() : QStringLiteral("breach"));
    m_journal->setToolTip(toolTipOf(healthy ? tr("Every order is recorded before it is sent.")
                                            : tr("No record, no order: nothing new is sent.")));
}

}  // namespace ballast::ui
