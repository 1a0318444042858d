#include "models/portfolio/scenario_run.h"

#include "models/core/assert.h"

namespace ballast::portfolio {
namespace {

ScenarioGrid emptyGrid(const ScenarioSpec& spec, const PreparedScenario& prepared)
{
    ScenarioGrid grid{spec, {}, prepared.coverage, prepared.problem};
    if (grid.problem.empty()) grid.problem = problemOf(spec);
    if (grid.problem.empty()) grid.nodes.resize(spec.size());
    return grid;
}

void fillGrid(ScenarioGrid& grid, const PreparedScenario& prepared, std::size_t first,
              std::size_t last)
{
    if (grid.problem.empty()) gridRows(grid.spec, prepared, first, last, grid.nodes);
}

std::vector<StressOutcome> outcomes(const ScenarioRequest& request, const PreparedScenario& live,
                                    const std::optional<PreparedScenario>& thought)
{
    std::vector<StressOutcome> out;
    if (!request.stresses || !live.problem.empty()) return out;
    for (const Stress& stress : *request.stresses) {
        const auto move = stress.moveOf(request.underlying, request.spec.smile);
        if (!move) continue;
        StressOutcome& outcome = out.emplace_back(StressOutcome{stress, nodeOf(live, *move), {}});
        if (thought) outcome.thought = nodeOf(*thought, *move);
    }
    return out;
}

}  // namespace

ScenarioRun::ScenarioRun(ScenarioRequest request) : m_request(std::move(request))
{
    BALLAST_ASSERT(m_request.book && m_request.board);
    const market::Board& board = *m_request.board;
    if (m_request.whatIf.changesNothing()) {
        m_live = prepare(m_request.underlying, *m_request.book, &board, m_request.now);
    } else {
        // Both books are valued here and now: their difference is that of the edits alone.
        const WhatIfBook live = portfolio::whatIf(*m_request.book, {}, {}, board, m_request.now);
        m_whatIf = std::make_shared<const WhatIfBook>(whatIf(
            *m_request.book, m_request.whatIf, m_request.pending, *m_request.board, m_request.now));
        const MarginRates rates = deribitStandardRates();
        m_live = prepare(m_request.underlying, live.hypothetical(), &board, m_request.now, rates,
                         &m_whatIf->hypothetical());
        m_thought = prepare(m_request.underlying, m_whatIf->hypothetical(), &board, m_request.now,
                            rates, &live.hypothetical());
    }
    m_start.wish = m_request.wish;
    m_start.underlying = m_request.underlying;
    m_start.at = m_request.now;
    m_start.spot = m_live.spot;
    m_start.whatIf = m_whatIf;
    m_start.rates = m_live.rates;
    if (m_live.problem.empty()) m_start.liveNow = nodeOf(m_live, {});
    if (m_thought && m_thought->problem.empty()) m_start.thoughtNow = nodeOf(*m_thought, {});
    m_start.stresses = outcomes(m_request, m_live, m_thought);
}

std::size_t ScenarioRun::legs() const
{
    return m_live.legs.size() + (m_thought ? m_thought->legs.size() : 0);
}

ScenarioResult ScenarioRun::begin(const ScenarioSpec& spec) const
{
    ScenarioResult result = m_start;
    result.live = emptyGrid(spec, m_live);
    if (m_thought) result.thought = emptyGrid(spec, *m_thought);
    return result;
}

void ScenarioRun::fill(ScenarioResult& result, std::size_t first, std::size_t last) const
{
    fillGrid(result.live, m_live, first, last);
    if (result.thought) fillGrid(*result.thought, *m_thought, first, last);
}

ScenarioResult run(const ScenarioRequest& request)
{
    const ScenarioRun run(request);
    ScenarioResult result = run.begin(request.spec);
    run.fill(result, 0, request.spec.rows());
    return result;
}

}  // namespace ballast::portfolio
