#include "models/laboratory/study.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::laboratory {
namespace {

constexpr std::uint64_t kChunk = 1024;  ///< paths a part
constexpr StudyKind kStudies[] = {StudyKind::Hull, StudyKind::Leland, StudyKind::Bands};

/// The error of a printed number: its own and that of rounding.
double errorOf(const Printed& printed, double otherwise)
{
    const double rounding = std::pow(10.0, -printed.digits) / std::sqrt(12.0);
    return std::hypot(printed.error > 0 ? printed.error : otherwise, rounding);
}

}  // namespace

std::string_view text(StudyKind kind)
{
    switch (kind) {
        case StudyKind::Hull: return "hull";
        case StudyKind::Leland: return "leland";
        case StudyKind::Bands: return "bands";
    }
    return "";
}

core::Expected<StudyKind> parseStudy(std::string_view name)
{
    for (const StudyKind kind : kStudies)
        if (text(kind) == name) return kind;
    return core::failure("choosing a study: found " + core::quoted(name) +
                         ", known are hull, leland, bands");
}

StudyRun::StudyRun(StudyKind kind, std::uint64_t paths, std::uint64_t seed)
    : m_kind(kind),
      m_paths(std::max<std::uint64_t>(paths, 2)),
      m_seed(seed),
      m_chunks((m_paths + kChunk - 1) / kChunk),
      m_plan(planOf(kind)),
      m_parts(m_plan.cases.size() * m_chunks)
{
}

void StudyRun::run(std::size_t part, const std::atomic<bool>& cancelled)
{
    if (cancelled) return;
    const std::uint64_t first = part % m_chunks * kChunk;
    m_parts[part] =
        simulate(m_plan.cases[part / m_chunks], m_seed, first, std::min(kChunk, m_paths - first));
}

std::vector<Outcome> StudyRun::together(std::size_t studyCase) const
{
    std::vector<Outcome> all(m_plan.cases[studyCase].hedges.size());
    for (std::size_t chunk = 0; chunk < m_chunks; ++chunk) {
        const std::vector<Outcome>& part = m_parts[studyCase * m_chunks + chunk];
        for (std::size_t h = 0; h < part.size(); ++h) all[h].merge(part[h]);
    }
    return all;
}

/// Hull's measure is the deviation of the cost over the price of the option; all else is in USD.
void StudyRun::refer(Report& report, std::size_t studyCase,
                     const std::vector<Outcome>& outcomes) const
{
    const StudyCase& c = m_plan.cases[studyCase];
    const auto full = static_cast<double>(fullPaths(m_kind));
    const bool hull = m_kind == StudyKind::Hull;
    const double scale = hull ? 1 / callPrice(c.market, c.market.sigma) : 1;
    for (std::size_t h = 0; h < outcomes.size(); ++h) {
        const Outcome& o = outcomes[h];
        const auto add = [&](const char* measure, const Printed& printed, double value,
                             double error, double theirs) {
            if (printed.value != 0)
                report.references.push_back({c.name, c.hedges[h].name, measure, printed.value,
                                             errorOf(printed, theirs), value, error});
        };
        const PrintedRow& row = m_plan.printed[studyCase][h];
        const auto mean = [&](const char* measure, const Printed& printed, const Moments& m) {
            add(measure, printed, m.mean, m.meanError(), m.meanError(full));
        };
        const Moments& e = o.error;
        mean("mean error", row.mean, e);
        mean("cost", row.cost, o.cost);
        add(hull ? "sd of cost at expiry / price" : "sd", row.sd, scale * e.sd(),
            scale * e.sdError(), scale * e.sdError(full));
        mean("trades", row.trades, o.trades);
        mean("turnover", row.turnover, o.turnover);
        if (!hull) continue;
        // The same in money of the beginning.
        const double back = scale * std::exp(-c.market.rate * c.market.years);
        add("sd of present value / price", row.presentSd, back * e.sd(), back * e.sdError(),
            back * e.sdError(full));
    }
}

Report StudyRun::report() const
{
    Report report;
    report.title = m_plan.title;
    report.costOf = "USD a path";
    report.riskOf = "USD at expiry";
    for (std::size_t c = 0; c < m_plan.cases.size(); ++c) {
        const StudyCase& study = m_plan.cases[c];
        const std::vector<Outcome> all = together(c);
        for (std::size_t h = 0; h < all.size(); ++h) {
            const Outcome& o = all[h];
            PolicyResult result;
            result.name = m_plan.cases.size() > 1 ? study.name + ", " + study.hedges[h].name
                                                  : study.hedges[h].name;
            result.hedge = study.hedges[h].hedge;
            result.cost = o.cost.mean;
            result.costError = o.cost.meanError();
            result.sd = o.error.sd();
            result.sdError = o.error.sdError();
            result.trades = o.trades.mean;
            result.turnover = o.turnover.mean;
            report.policies.push_back(std::move(result));
        }
        refer(report, c, all);
        report.events += static_cast<double>(m_paths) * study.market.steps;
    }
    markEfficient(report.policies);
    return report;
}

}  // namespace ballast::laboratory
