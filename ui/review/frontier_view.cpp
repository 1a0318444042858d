#include "ui/review/frontier_view.h"

#include "models/core/text.h"
#include "ui/charts/frontier_plot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <cmath>

namespace ballast::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(FrontierView)
};

constexpr double kLittleHours = 8;

QString dollars(double usd) { return words(core::usd(usd, std::abs(usd) < 100 ? 2 : 0)); }

QString nameOf(const laboratory::PolicyResult& rule)
{
    if (rule.inForce) return Tr::tr("this period");
    if (rule.hedge.trigger == laboratory::Trigger::Clock) {
        const std::uint32_t minutes = rule.hedge.every;
        return minutes % 60 == 0 ? Tr::tr("every %1 h").arg(minutes / 60)
                                 : Tr::tr("every %1 min").arg(minutes);
    }
    return Tr::tr("band, aversion %1").arg(QString::number(rule.hedge.riskAversion, 'e', 1));
}

}  // namespace

QString frontierWords(const laboratory::PeriodFrontier& frontier)
{
    if (!frontier.known)
        return Tr::tr(
            "Nothing to compare: no hour with gamma, price and moves was watched in this "
            "period, or no cost of a hedge is known.");
    // A verdict from less than a working day's market is one of luck.
    const QString little = frontier.hours < kLittleHours
                               ? Tr::tr("Only %1 h were watched: too little to judge a policy by.")
                                         .arg(words(core::number(frontier.hours, 1))) +
                                     QLatin1Char(' ')
                               : QString();
    const QString paid = little + Tr::tr("Hedging cost %1 a day and left an error of %2 a day.")
                                      .arg(dollars(frontier.costUsd), dollars(frontier.errorUsd));
    if (!(frontier.frontierUsd > 0))
        return paid + QLatin1Char(' ') +
               Tr::tr("No rule that was tried leaves just this error: nothing can be said of it.");
    return paid + QLatin1Char(' ') +
           Tr::tr("On the frontier that error costs %1 a day: the period paid %2 % of it.")
               .arg(dollars(frontier.frontierUsd),
                    words(core::number(100 * frontier.overFrontier(), 0)));
}

QString frontierBasis(const laboratory::PeriodFrontier& frontier)
{
    if (!frontier.known) return {};
    const QString thinned =
        frontier.walkedHours == 0
            ? QString()
            : QLatin1Char(' ') +
                  Tr::tr("Of so many hours %1 are walked, evenly spread over the period.")
                      .arg(words(core::number(static_cast<double>(frontier.walkedHours), 0)));
    return Tr::tr(
               "Assumed: %1 watched hours with their recorded gamma, price and realised "
               "variance, walked at random for %2 days in steps of a minute; each trade costs "
               "%3 bp, as our own did; any size; the rules know each hour's volatility.")
               .arg(words(core::number(frontier.hours, frontier.hours < kLittleHours ? 1 : 0)),
                    words(core::number(frontier.days, 0)),
                    words(core::number(1e4 * frontier.lambda, 2))) +
           thinned;
}

FrontierView::FrontierView(QWidget* parent)
    : QWidget(parent),
      m_plot(new FrontierPlot(this)),
      m_verdict(plainLabel({}, this)),
      m_assumed(plainLabel(QStringLiteral("caption"), this))
{
    setObjectName(QStringLiteral("reviewFrontier"));
    m_plot->setAccessibleName(tr("Cost over hedging error: this period among rules"));
    m_plot->setMinimumHeight(170);
    m_verdict->setObjectName(QStringLiteral("reviewFrontierVerdict"));
    m_assumed->setObjectName(QStringLiteral("reviewFrontierBasis"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_verdict);
    column->addWidget(m_plot, 1);
    column->addWidget(m_assumed);
    for (QLabel* label : {m_verdict, m_assumed}) {
        label->setWordWrap(true);
        label->setContentsMargins(10, 4, 10, 4);
    }
    show(nullptr);
}

void FrontierView::show(const std::shared_ptr<const laboratory::PeriodFrontier>& frontier)
{
    if (!frontier) {
        m_plot->show(nullptr);
        setWords(m_verdict, tr("The frontier is being worked out."));
        setWords(m_assumed, {});
        return;
    }
    setWords(m_verdict, frontierWords(*frontier));
    setWords(m_assumed, frontierBasis(*frontier));
    if (!frontier->known) return m_plot->show(nullptr);
    auto report = std::make_shared<laboratory::Report>(frontier->report);
    for (laboratory::PolicyResult& rule : report->policies) rule.name = nameOf(rule).toStdString();
    m_plot->show(std::move(report));
}

}  // namespace ballast::ui
