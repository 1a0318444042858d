#pragma once

#include "connectors/paper/names.h"
#include "models/core/error.h"
#include "models/core/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::paper {

/// What the exchange does wrong with an order, when it is asked to.
enum class FaultKind : std::uint8_t {
    LostAck,             ///< carried out; neither the reply nor the order's own news are ever sent
    LateAck,             ///< carried out; reply and news come later
    PartialThenSilence,  ///< half of it fills, and then the connection says nothing any more
    RateLimit,           ///< 10028, and the session ends
    Maintenance,         ///< 11051
    SettlementLock,      ///< 10041
    WrongIndex,          ///< the index is told twenty per cent too low
};

struct Fault {
    FaultKind kind = FaultKind::LostAck;
    std::uint64_t order =
        1;  ///< begins with this order's frame: the first is 1, of all connections
    /// In the connections' time. LateAck: until reply and news come. WrongIndex, Maintenance,
    /// SettlementLock: how long; of the latter two, zero means that one order. PartialThenSilence:
    /// zero means until the connection ends. Nothing to the others.
    core::Duration lasts{};
    bool operator==(const Fault&) const = default;
};

/// "lost-ack", "late-ack@2" or "bad-index@1:60": the kind, with which order it begins, and how many
/// seconds it lasts. What is left out is the first order, and the kind's own length.
core::Expected<Fault> parseFault(std::string_view text);
/// A line a kind, for --help.
std::string faultHelp();

/// The faults an exchange was asked for, and where it is with them. A pure counter of orders.
class FaultPlan {
public:
    explicit FaultPlan(std::vector<Fault> faults) : m_faults(std::move(faults)) {}
    bool empty() const { return m_faults.empty(); }
    bool bendsIndex() const;
    /// One more order's frame: what is to go wrong with it. `at` is the connections' time.
    std::optional<Fault> onOrder(core::Time at);
    /// What the index is told as, as a multiple of what it is.
    double indexFactor(core::Time at) const;

private:
    std::vector<Fault> m_faults;
    struct Begun {
        Fault fault;
        core::Time at{};
    };
    std::vector<Begun> m_begun;  ///< those that last
    std::uint64_t m_orders = 0;
};

/// The venue's words for an order it does not take because of a fault; none: it takes it.
std::optional<Refusal> refusalOf(const std::optional<Fault>& fault);

}  // namespace ballast::paper
