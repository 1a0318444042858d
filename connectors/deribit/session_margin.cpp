#include "connectors/deribit/session.h"

namespace ballast::deribit {
namespace {

/// The venue's own limit on private/simulate_portfolio.
constexpr core::Duration kSimulatePace = std::chrono::seconds{1};

}  // namespace

void Session::simulate(const engine::SimulateMargin& request)
{
    m_simulateWaiting = request;  // the newest wins: what is no longer looked at is not asked
    pumpSimulation();
}

/// At most one a second. What is lost with the link is answered by saying so.
void Session::pumpSimulation()
{
    if (!m_simulateWaiting) return;
    if (!up()) {
        answerSimulation(*m_simulateWaiting, "the link is not up");
        return m_simulateWaiting.reset();
    }
    const core::Time at = machineNow();
    if (at < m_nextSimulationAt) {
        m_simulateLater->after(m_nextSimulationAt - at, [this] { pumpSimulation(); });
        return;
    }
    m_nextSimulationAt = at + kSimulatePace;
    const engine::SimulateMargin request = *m_simulateWaiting;
    m_simulateWaiting.reset();
    ask(requests::simulatePortfolio(request.currency, request.positions),
        [this, request](const Answer& answer) {
            if (answer.lost) return answerSimulation(request, "no answer");
            if (answer.error) return answerSimulation(request, text(*answer.error));
            const auto margin = decodeSimulated(answer.result);
            if (!margin) {
                refuse(margin.error().message);
                return answerSimulation(request, "the answer could not be read");
            }
            emit(engine::MarginSimulated{request.account,
                                         request.currency,
                                         request.proposal,
                                         margin->equity,
                                         margin->initial,
                                         margin->maintenance,
                                         {},
                                         now()});
        });
}

void Session::answerSimulation(const engine::SimulateMargin& request, const std::string& problem)
{
    emit(engine::MarginSimulated{request.account, request.currency, request.proposal, 0, 0, 0,
                                 problem, now()});
}

}  // namespace ballast::deribit
