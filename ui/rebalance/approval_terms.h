#pragma once

#include "models/engine/snapshot.h"

#include <QColor>
#include <QString>

#include <functional>
#include <memory>

namespace ballast::ui {

/// What an approval needs beside a press, and for which account it is given. One for the window:
/// what was typed once for the session is not asked for again.
struct ApprovalTerms {
    QString identity;  ///< "LIVE · deribit · hedge-1 · key 3F2A"; empty: not shown
    QColor colour;     ///< of where the orders go
    QString closed;    ///< why nothing can be decided at all, in a replay; empty: it can
    /// To be typed before the first order of the session; empty: no more, or never.
    QString typeAccount;
    /// Tells `done`, now or later on the window's thread, whether this name and passphrase are a
    /// second person's; empty: none can be proven.
    using Told = std::function<void(bool proven)>;
    std::function<void(const QString& name, const QString& passphrase, Told done)> provesSecond;
    /// Asks the other desks whether one of theirs is the second person: tells `done` once, now or
    /// later on the window's thread. Empty: there is no desk database. What was asked for before is
    /// over.
    struct Elsewhere {
        bool approved = false;
        QString who;  ///< of an approval: for the record
        QString why;  ///< of none: a sentence
    };
    std::function<void(const rebalance::Proposal& proposal, std::function<void(Elsewhere)> done)>
        asksElsewhere;
    std::function<void()> leavesElsewhere;  ///< what was asked for is not wanted any more
};
using ApprovalTermsPtr = std::shared_ptr<ApprovalTerms>;

/// What has to be typed for this proposal now.
struct ApprovalNeeds {
    bool notional = false;  ///< over a soft limit: the dollars of it
    bool account = false;
    bool second = false;  ///< above the limit of one person
    bool any() const { return notional || account || second; }
    bool operator==(const ApprovalNeeds&) const = default;
};
ApprovalNeeds needsOf(const rebalance::Proposal& proposal, const engine::Snapshot& snapshot,
                      const ApprovalTerms& terms);

/// "$512,340", "512340", "512 340": dollars as a person types them; nothing for anything else.
std::optional<double> typedUsd(const QString& text);
/// The proposal's notional, to the dollar or to half a percent: it breathes while it is typed.
bool isNotional(double typed, double usd);

}  // namespace ballast::ui
