#include "ui/rebalance/approval_guard.h"

namespace ballast::ui {

HandClock steadyHandClock()
{
    return [] {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    };
}

void ApprovalGuard::replaced()
{
    m_sent.reset();
    moved();
}

void ApprovalGuard::moved() { m_settledAt = m_clock() + kSettle; }

void ApprovalGuard::refused()
{
    if (!m_sent) return;
    replaced();
}

void ApprovalGuard::stillWaiting(core::Revision revision)
{
    // The same revision stays shut until the engine speaks: it may yet be on its way.
    if (m_sent && revision != m_sent->revision && m_clock() - m_sent->at >= kPatience) replaced();
}

ApprovalGuard::Verdict ApprovalGuard::press(core::ProposalId id, core::Revision revision)
{
    if (m_sent) return Verdict::AlreadySent;
    if (settling()) return Verdict::Settling;
    m_sent = Sent{id, revision, m_clock()};
    return Verdict::Go;
}

}  // namespace ballast::ui
