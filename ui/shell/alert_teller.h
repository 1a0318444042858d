#pragma once

#include "models/engine/snapshot.h"
#include "ui/rebalance/approval_guard.h"
#include "ui/shell/alert_choices.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace ballast::ui {

/// Tells of what is new, by the ways a person chose: once each, several at once as one.
class AlertTeller : public QObject {
    Q_OBJECT
public:
    struct Mouth {
        std::function<void(const QString&)> window;
        std::function<void(const QString&, bool critical)> notification;
        std::function<void()> sound;
    };
    AlertTeller(QString file, Mouth mouth, HandClock clock, QObject* parent = nullptr);

    AlertChoices& choices() { return m_choices; }
    /// What stood there at the first snapshot is not new.
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// A sentence of the desk itself, which is in no snapshot; the same one is told once.
    void note(const QString& sentence, bool critical);
    /// Nothing but what is critical disturbs for so long; 0: that ends.
    void beQuietFor(std::chrono::minutes time);
    /// How much of that is left, rounded up; 0: none.
    std::chrono::minutes quietLeft() const;

signals:
    void quietChanged();

private:
    void tell(const std::vector<engine::Alert>& news);

    AlertChoices m_choices;
    Mouth m_mouth;
    HandClock m_clock;
    std::chrono::milliseconds m_quietUntil{};
    std::uint64_t m_last = 0;
    core::ProposalId m_lastProposal;
    bool m_begun = false;
    std::vector<QString> m_noted;
};

}  // namespace ballast::ui
