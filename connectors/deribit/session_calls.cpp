#include "connectors/deribit/session.h"

#include "models/core/assert.h"

namespace ballast::deribit {

bool Session::send(std::uint64_t id, const Request& request, OnAnswer onAnswer)
{
    if (!m_socket) return false;
    m_calls.expect(id, machineNow(), false, std::move(onAnswer));
    if (m_socket->send(frame(id, request))) return true;
    m_calls.forget(id);
    return false;
}

bool Session::sendOrder(std::uint64_t id, const Request& request, OnAnswer onAnswer,
                        net::Socket::Fate fate)
{
    if (!m_socket) return false;
    m_calls.expect(id, machineNow(), true, std::move(onAnswer));
    std::string text = frame(id, request);
    core::KillSwitch* gate = m_surroundings.gate;
    if (gate ? m_socket->sendThrough(*gate, std::move(text), fate)
             : m_socket->send(std::move(text))) {
        if (!gate) fate(true);
        return true;
    }
    m_calls.forget(id);
    return false;
}

void Session::ask(const Request& request, OnAnswer onAnswer)
{
    // Counted, never held back: what must not wait (a heartbeat) and what may be refused (a
    // look-up) are told apart by the caller.
    m_requestCredits.force(kRequestCost, machineNow());
    const std::uint64_t id = m_nextRequestId++;
    BALLAST_ASSERT(id < (std::uint64_t{1} << 53));
    OnAnswer lost = onAnswer;
    if (!send(id, request, std::move(onAnswer))) lost(Answer{.lost = true});
}

void Session::need(const Request& request, OnResult onResult)
{
    ask(request,
        [this, method = request.method, onResult = std::move(onResult)](const Answer& answer) {
            if (answer.lost) {
                if (m_socket) drop(method + ": no answer");
                return;
            }
            // Only of what a login asks for. Orders and cancels have a pool that it takes nothing
            // from, and a STOP that was refused is said again at the next login.
            if (answer.error && endsSession(*answer.error))
                m_notBefore = machineNow() + m_timing.refill;
            if (answer.error) return drop(method + ": the venue says " + text(*answer.error));
            onResult(answer.result);
        });
}

void Session::awaitLists(std::size_t count)
{
    m_listsAwaited = count;
    if (m_socket) m_socket->limitFrames(count > 0 ? json::kListLimits.bytes : json::kMaxBytes);
}

}  // namespace ballast::deribit
