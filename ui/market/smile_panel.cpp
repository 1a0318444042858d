#include "ui/market/smile_panel.h"

#include "models/core/text.h"
#include "models/tables/words.h"
#include "ui/charts/smile_plot.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

/// Of the snapshot's time: an expiry is fitted once a second.
constexpr core::Duration kPace = std::chrono::milliseconds{500};
constexpr core::Duration kOld = std::chrono::seconds{10};

QString numberText(double value, int decimals) { return words(core::number(value, decimals)); }

/// "2 refused (1 crossed, 1 empty)"; empty when none was.
QString refusedText(const pricing::FitQuality& quality)
{
    int all = 0;
    QStringList reasons;
    for (const auto use :
         {pricing::QuoteUse::Crossed, pricing::QuoteUse::Empty, pricing::QuoteUse::NotANumber}) {
        const int count = quality.counts[static_cast<std::size_t>(use)];
        all += count;
        if (count > 0)
            reasons << QStringLiteral("%1 %2").arg(count).arg(spoken(pricing::text(use)));
    }
    return all == 0
               ? QString()
               : SmilePanel::tr("%1 refused (%2)").arg(all).arg(reasons.join(QStringLiteral(", ")));
}

/// All expiries in one sentence.
QString overlayVerdict(const pricing::Surface& surface)
{
    int curves = 0, others = 0;
    for (const auto& smile : surface.smiles) {
        curves += smile->kind == pricing::SmileKind::Curve;
        others += smile->kind != pricing::SmileKind::Curve;
    }
    QString text = curves == 1
                       ? SmilePanel::tr("1 curve without butterfly arbitrage")
                       : SmilePanel::tr("%n curves without butterfly arbitrage", nullptr, curves);
    if (others > 0) text = SmilePanel::tr("%1, %2 without a curve").arg(text).arg(others);
    if (surface.violations.empty())
        return SmilePanel::tr("%1. The calendar is in order.").arg(text);
    text += QStringLiteral(". ") + spoken(sentence(surface.violations.front()));
    const int more = static_cast<int>(surface.violations.size()) - 1;
    return more > 0 ? SmilePanel::tr("%1, and %2 more.").arg(text).arg(more)
                    : text + QLatin1Char('.');
}

}  // namespace

QString qualityText(const pricing::Smile& smile)
{
    const pricing::FitQuality& q = smile.quality;
    if (!smile.usable()) return SmilePanel::tr("No quotes");
    QStringList parts;
    parts << (smile.kind == pricing::SmileKind::Curve
                  ? smile.repaired ? SmilePanel::tr("SVI, repaired") : QStringLiteral("SVI")
                  : SmilePanel::tr("Interpolated"));
    if (smile.kind == pricing::SmileKind::Curve)
        parts << SmilePanel::tr("rmse %1 pt").arg(numberText(q.rmse, 2));
    if (smile.kind == pricing::SmileKind::Curve && q.twoSided > 0)
        parts << SmilePanel::tr("worst %1 pt").arg(numberText(q.worst, 1))
              << SmilePanel::tr("%1 of %2 inside the spread").arg(q.insideSpread).arg(q.twoSided);
    parts << (q.quotes == 1 ? SmilePanel::tr("1 quote")
                            : SmilePanel::tr("%n quotes", nullptr, q.quotes));
    if (const QString refused = refusedText(q); !refused.isEmpty()) parts << refused;
    return parts.join(QStringLiteral(" · "));
}

QString verdictText(const pricing::Smile& smile, const pricing::Surface& surface)
{
    QString text;
    if (smile.kind == pricing::SmileKind::Curve) {
        text = smile.repaired
                   ? SmilePanel::tr(
                         "The best curve had butterfly arbitrage; this is the nearest without")
                   : SmilePanel::tr("No butterfly arbitrage");
        const bool farOut =
            std::abs(smile.check.leastGAt) > 10;  // g is least as k goes on for ever
        const QString least = words(core::signedNumber(smile.check.leastG, 3));
        text = farOut ? SmilePanel::tr("%1 (least g %2 far out).").arg(text, least)
                      : SmilePanel::tr("%1 (least g %2 at k = %3).")
                            .arg(text, least, words(core::signedNumber(smile.check.leastGAt, 2)));
    } else {
        QString why = spoken(smile.why);
        if (!why.isEmpty()) why[0] = why[0].toUpper();
        text = smile.usable() ? SmilePanel::tr(
                                    "%1. Interpolated in total variance; deltas stay at "
                                    "sticky strike.")
                                    .arg(why)
                              : why + QLatin1Char('.');
    }
    for (const pricing::CalendarViolation& v : surface.violations) {
        if (v.nearer != smile.expiry && v.farther != smile.expiry) continue;
        QString said = spoken(sentence(v));
        said[0] = said[0].toUpper();
        text += QLatin1Char(' ') + said + QLatin1Char('.');
    }
    return text;
}

SmilePanel::SmilePanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Vol smile"), this)),
      m_tools(new ToolRow(this)),
      m_underlying(m_tools->addChoice(QStringLiteral("smileUnderlying"), tr("Underlying"), {})),
      m_expiry(m_tools->addChoice(QStringLiteral("smileExpiry"), tr("Expiry"), {})),
      m_pages(new QStackedWidget(this)),
      m_plot(new SmilePlot),
      m_verdict(plainLabel(QStringLiteral("muted"), this))
{
    setObjectName(QStringLiteral("smilePanel"));
    m_underlying->setMinimumContentsLength(5);
    m_expiry->setMinimumContentsLength(11);
    m_plot->setAccessibleName(tr("Implied volatility over strike"));
    m_verdict->setObjectName(QStringLiteral("smileVerdict"));
    m_verdict->setContentsMargins(12, 2, 12, 8);
    m_verdict->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pages->addWidget(new EmptyState(
        tr("No smile yet"), tr("The first one is drawn as soon as the venue quotes options.")));
    m_pages->addWidget(m_plot);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(m_pages, 1);
    column->addWidget(m_verdict);
    for (QComboBox* choice : {m_underlying, m_expiry})
        connect(choice, &QComboBox::activated, this, &SmilePanel::refresh);
}

void SmilePanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->surfaces != snapshot->surfaces;
    m_snapshot = snapshot;
    // Without news the age still grows.
    const bool aged = snapshot->at - m_refreshedAt > std::chrono::seconds{2};
    if ((!another && !aged) || !isVisible()) return;
    if (snapshot->at >= m_refreshedAt && snapshot->at - m_refreshedAt < kPace) return;
    refresh();
}

void SmilePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void SmilePanel::setUnderlying(core::Currency underlying)
{
    const auto it = std::ranges::find(m_underlyings, underlying);
    if (it == m_underlyings.end()) return;
    m_underlying->setCurrentIndex(static_cast<int>(it - m_underlyings.begin()));
    refresh();
}

void SmilePanel::refresh()
{
    if (!m_snapshot) return;
    m_refreshedAt = m_snapshot->at;
    fillUnderlyings();
    const pricing::Surface* surface =
        m_snapshot->surfaces ? m_snapshot->surfaces->find(underlying()) : nullptr;
    fillExpiries(surface);
    m_pages->setCurrentIndex(surface ? 1 : 0);
    m_verdict->setVisible(surface != nullptr);
    if (!surface) return m_tools->setRemark({});
    const int at = m_expiry->currentIndex();
    if (at == m_expiry->count() - 1) {
        m_plot->showSmiles(surface->smiles);
        const int all = static_cast<int>(surface->smiles.size());
        m_tools->setRemark(
            (all == 1 ? tr("1 expiry over ln(K/F), the nearest brightest")
                      : tr("%n expiries over ln(K/F), the nearest brightest", nullptr, all)) +
            home());
        return showVerdict(overlayVerdict(*surface), !surface->violations.empty());
    }
    const auto& smile = surface->smiles[static_cast<std::size_t>(at)];
    m_plot->showSmile(smile);
    const core::Duration age = m_snapshot->at - smile->quotesAt;
    m_tools->setRemark(qualityText(*smile) +
                       (age > kOld && smile->usable()
                            ? tr(" · quotes %1 old").arg(words(core::humanDuration(age)))
                            : QString()) +
                       home());
    const QString verdict = verdictText(*smile, *surface);
    const bool torn = std::ranges::any_of(surface->violations, [&](const auto& v) {
        return v.nearer == smile->expiry || v.farther == smile->expiry;
    });
    showVerdict(verdict, smile->kind != pricing::SmileKind::Curve || torn);
}

/// Whose quotes they are, where there are several venues: a surface is made of one's alone.
QString SmilePanel::home() const
{
    if (!m_snapshot->links || m_snapshot->links->size() < 2 || !m_snapshot->underlyings) return {};
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.underlying == underlying())
            return tr(" · quotes of %1").arg(tables::venueWords(state.policy.account.venue));
    return {};
}

void SmilePanel::showVerdict(const QString& sentence, bool wrong)
{
    setWords(m_verdict, sentence);
    m_verdict->setToolTip(toolTipOf(sentence));
    setTone(m_verdict, wrong ? tables::Tone::Warn : tables::Tone::Muted);
}

void SmilePanel::fillUnderlyings()
{
    std::vector<core::Currency> now;
    if (m_snapshot->surfaces)
        for (const auto& surface : m_snapshot->surfaces->items) now.push_back(surface->underlying);
    if (now == m_underlyings) return;
    const QSignalBlocker quiet(m_underlying);
    const QString shown = m_underlying->currentText();
    m_underlyings = std::move(now);
    m_underlying->clear();
    for (const core::Currency& u : m_underlyings) m_underlying->addItem(words(u));
    m_underlying->setCurrentIndex(
        m_underlyings.empty() ? -1 : std::max(0, m_underlying->findText(shown)));
}

/// The expiries, and all of them last.
void SmilePanel::fillExpiries(const pricing::Surface* surface)
{
    std::vector<core::Time> now;
    if (surface)
        for (const auto& smile : surface->smiles) now.push_back(smile->expiry);
    if (now == m_expiries && m_expiry->count() == static_cast<int>(now.size()) + !now.empty())
        return;
    const QSignalBlocker quiet(m_expiry);
    const QString shown = m_expiry->currentText();
    m_expiries = std::move(now);
    m_expiry->clear();
    for (const core::Time& expiry : m_expiries) m_expiry->addItem(tables::dateWords(expiry));
    if (m_expiries.empty()) return;
    m_expiry->addItem(tr("All expiries"));
    m_expiry->setCurrentIndex(std::max(0, m_expiry->findText(shown)));
}

core::Currency SmilePanel::underlying() const
{
    const int at = m_underlying->currentIndex();
    return at >= 0 && at < static_cast<int>(m_underlyings.size())
               ? m_underlyings[static_cast<std::size_t>(at)]
               : core::Currency{};
}

}  // namespace ballast::ui
