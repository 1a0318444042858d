#include "models/engine/event.h"
#include "models/engine/snapshot.h"

namespace ballast::engine {

std::string_view text(Mode mode)
{
    switch (mode) {
        case Mode::Watch: return "Watch";
        case Mode::Confirm: return "Confirm";
        case Mode::AutoFire: return "Auto-fire";
        case Mode::Halted: return "Halted";
    }
    return "";
}

std::string_view text(Brake brake)
{
    switch (brake) {
        case Brake::None: return "none";
        case Brake::ReduceOnly: return "Reduce-only";
        case Brake::Pause: return "Pause";
    }
    return "";
}

std::string_view text(LinkState state)
{
    switch (state) {
        case LinkState::Down: return "down";
        case LinkState::Connecting: return "connecting";
        case LinkState::Resyncing: return "resyncing";
        case LinkState::Up: return "up";
    }
    return "";
}

std::string_view text(Severity severity)
{
    switch (severity) {
        case Severity::Notice: return "Notice";
        case Severity::Warning: return "Warning";
        case Severity::Critical: return "Critical";
    }
    return "";
}

std::string_view text(DecisionKind kind)
{
    switch (kind) {
        case DecisionKind::Approved: return "Approved";
        case DecisionKind::AutoFired: return "Auto-fired";
        case DecisionKind::Edited: return "Edited";
        case DecisionKind::Rejected: return "Rejected";
        case DecisionKind::Snoozed: return "Snoozed";
        case DecisionKind::Expired: return "Expired";
        case DecisionKind::Withdrawn: return "Withdrawn";
        case DecisionKind::Refused: return "Refused";
        case DecisionKind::NotProposed: return "Not proposed";
        case DecisionKind::Stopped: return "Stopped";
    }
    return "";
}

std::string_view text(BandState state)
{
    switch (state) {
        case BandState::InBand: return "IN BAND";
        case BandState::NearEdge: return "NEAR EDGE";
        case BandState::OutOfBand: return "OUT OF BAND";
        case BandState::Proposing: return "PROPOSING";
        case BandState::Working: return "WORKING";
        case BandState::Unknown: return "UNKNOWN ORDER";
        case BandState::Halted: return "HALTED";
        case BandState::Stale: return "STALE";
    }
    return "";
}

}  // namespace ballast::engine
