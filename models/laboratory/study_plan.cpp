// The numbers of the studies and the worlds they were made in. Recomputed by independent programs
// with the numbers of paths fullPaths() gives.
#include "models/bands/bands.h"
#include "models/laboratory/study.h"

#include <fmt/format.h>

namespace ballast::laboratory {
namespace {

using rebalance::HedgeTo;

Hedge every(std::uint32_t steps, Trigger trigger = Trigger::Clock)
{
    return {.trigger = trigger, .every = steps};
}
Hedge band(double width, HedgeTo hedgeTo)
{
    return {.trigger = Trigger::Band, .below = width, .above = width, .hedgeTo = hedgeTo};
}
Hedge move(double fraction) { return {.trigger = Trigger::Move, .move = fraction}; }
Hedge utility(Trigger trigger, double riskAversion, HedgeTo hedgeTo = HedgeTo::Edge)
{
    return {.trigger = trigger, .hedgeTo = hedgeTo, .riskAversion = riskAversion};
}

/// A stock at 49, a call at 50 over 20 weeks, hedged each 5 weeks to each quarter of a week.
StudyPlan hullPlan()
{
    constexpr double kError = 0.0003;
    struct Row {
        const char* name;
        std::uint32_t every;
        double present, atExpiry;
    };
    constexpr Row kRows[] = {
        {"every 5 weeks", 20, 0.4155, 0.4235},  {"every 4 weeks", 16, 0.3739, 0.3812},
        {"every 2 weeks", 8, 0.2686, 0.2738},   {"every week", 4, 0.1924, 0.1961},
        {"every half week", 2, 0.1374, 0.1401}, {"every quarter week", 1, 0.0978, 0.0997},
    };
    StudyPlan plan{.title = "Performance of delta hedging, by the time between hedges"};
    StudyCase study{.name = "Hull",
                    .market = {.spot = 49,
                               .strike = 50,
                               .rate = 0.05,
                               .drift = 0.13,
                               .sigma = 0.2,
                               .years = 20.0 / 52,
                               .steps = 80}};
    const double premium = callPrice(study.market, study.market.sigma);
    std::vector<PrintedRow> printed;
    for (const Row& row : kRows) {
        study.hedges.push_back({row.name, every(row.every), premium});
        printed.push_back({.sd = {row.atExpiry, kError}, .presentSd = {row.present, kError}});
    }
    plan.cases.push_back(std::move(study));
    plan.printed.push_back(std::move(printed));
    return plan;
}

/// One year at the money, proportional costs; what is sold at Leland's price is hedged at Leland's
/// volatility. The first hedge and the last are free.
StudyPlan lelandPlan()
{
    struct Case {
        double cost;
        std::uint32_t steps;
        PrintedRow blackScholes, leland;
    };
    const Case cases[] = {
        {0.005,
         100,
         {.mean = {-1.5789, 0.0025}, .cost = {1.5401}, .sd = {1.0863, 0.0016}},
         {.mean = {0.0038, 0.0020}, .cost = {1.4382}, .sd = {0.9210, 0.0015}}},
        {0.01,
         50,
         {.mean = {-2.2249, 0.0034}, .cost = {2.1713}, .sd = {1.5429, 0.0033}},
         {.mean = {0.0156, 0.0031}, .cost = {1.9790}, .sd = {1.3322, 0.0030}}},
        {0.01,
         250,
         {.mean = {-5.0116, 0.0038}, .cost = {4.8876}, .sd = {1.9909, 0.0025}},
         {.mean = {-0.0059, 0.0016}, .cost = {4.0679}, .sd = {0.6721, 0.0008}}},
    };
    StudyPlan plan{.title =
                       "Leland's volatility against Black-Scholes', by cost and hedges a year"};
    for (const Case& c : cases) {
        StudyCase study{.name = fmt::format("{} %, {} times", 100 * c.cost, c.steps),
                        .market = {.rate = 0.05,
                                   .drift = 0.05,
                                   .sigma = 0.25,
                                   .years = 1,
                                   .steps = c.steps,
                                   .cost = c.cost,
                                   .entryCost = false,
                                   .exitCost = false}};
        const StudyMarket& market = study.market;
        const bands::Leland leland =
            bands::leland(market.sigma, market.cost, market.years / market.steps);
        study.hedges = {
            {"Black-Scholes", every(1), callPrice(market, market.sigma)},
            {"Leland", every(1, Trigger::Leland), callPrice(market, leland.sigmaShort)}};
        plan.cases.push_back(std::move(study));
        plan.printed.push_back({c.blackScholes, c.leland});
    }
    return plan;
}

struct BandRow {
    const char* name;
    Hedge hedge;
    PrintedRow printed;
};

PrintedRow printedBand(double cost, double sd, double sdError, double trades, double turnover = 0)
{
    return {.cost = {cost},
            .sd = {sd, sdError},
            .trades = {trades, 0, 0},
            .turnover = {turnover, 0, 2}};
}

std::vector<BandRow> bandRows()
{
    using enum Trigger;
    using enum HedgeTo;
    return {
        {"every 15 min", every(1), printedBand(0.9055, 0.3434, 0.0009, 2862, 17.62)},
        {"every hour", every(4), printedBand(0.4793, 0.2818, 0.0013, 716, 9.08)},
        {"every 4 hours", every(16), printedBand(0.2659, 0.4590, 0.0018, 179, 4.80)},
        {"every day", every(96), printedBand(0.1388, 1.0775, 0.0042, 30, 2.25)},
        {"Leland, every hour", every(4, Leland), printedBand(0.4669, 0.2328, 0.0013, 717, 8.83)},
        {"band 0.02 to target", band(0.02, Target), printedBand(0.4461, 0.2960, 0.0011, 291, 8.42)},
        {"band 0.02 to edge", band(0.02, Edge), printedBand(0.2633, 0.2992, 0.0014, 0, 4.75)},
        {"band 0.05 to target", band(0.05, Target), printedBand(0.2507, 0.4376, 0, 69)},
        {"band 0.05 to edge", band(0.05, Edge), printedBand(0.1540, 0.6216, 0, 0)},
        {"band 0.05 half-way", band(0.05, Ratio), printedBand(0.1909, 0.4813, 0, 85)},
        {"price move 1 %", move(0.01), printedBand(0.3364, 0.2871, 0, 206)},
        {"price move 2 %", move(0.02), printedBand(0.2086, 0.4760, 0, 62)},
        {"price move 4 %", move(0.04), printedBand(0.1344, 0.8913, 0, 18)},
        {"Whalley-Wilmott 0.1 to edge", utility(WhalleyWilmott, 0.1),
         printedBand(0.1121, 0.8146, 0, 268)},
        {"Whalley-Wilmott 1 to edge", utility(WhalleyWilmott, 1),
         printedBand(0.1669, 0.4278, 0, 436)},
        {"Whalley-Wilmott 10 to edge", utility(WhalleyWilmott, 10),
         printedBand(0.2648, 0.2591, 0, 749)},
        {"Whalley-Wilmott 1 to target", utility(WhalleyWilmott, 1, Target),
         printedBand(0.2747, 0.3331, 0, 107)},
        {"Zakamouline 0.1", utility(Zakamouline, 0.1), printedBand(0.1282, 0.6482, 0, 260)},
        {"Zakamouline 1", utility(Zakamouline, 1), printedBand(0.2667, 0.2470, 0, 687)},
        {"Zakamouline 10", utility(Zakamouline, 10), printedBand(0.5005, 0.1961, 0, 1468)},
    };
}

/// A month of quarter hours, at the money, 5 basis points of cost. The trades of the two fixed
/// bands to the edge are not compared: once delta stands still at 1 they count rounding.
StudyPlan bandPlan()
{
    StudyPlan plan{.title = "Clocks, bands and utility-based rules over one month"};
    StudyCase study{.name = "30 days",
                    .market = {.sigma = 0.6, .years = 30.0 / 365, .steps = 2880, .cost = 0.0005}};
    const double premium = callPrice(study.market, study.market.sigma);
    std::vector<PrintedRow> printed;
    for (const BandRow& row : bandRows()) {
        study.hedges.push_back({row.name, row.hedge, premium});
        printed.push_back(row.printed);
    }
    plan.cases.push_back(std::move(study));
    plan.printed.push_back(std::move(printed));
    return plan;
}

}  // namespace

std::uint64_t fullPaths(StudyKind kind)
{
    switch (kind) {
        case StudyKind::Hull: return 3'000'000;
        case StudyKind::Leland: return 200'000;
        case StudyKind::Bands: return 40'000;
    }
    return 0;
}

StudyPlan planOf(StudyKind kind)
{
    switch (kind) {
        case StudyKind::Hull: return hullPlan();
        case StudyKind::Leland: return lelandPlan();
        case StudyKind::Bands: return bandPlan();
    }
    return {};
}

}  // namespace ballast::laboratory
