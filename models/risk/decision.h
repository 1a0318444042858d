// risk: limits and checks, one rule a file; may this order, may this plan.
#pragma once

#include <utility>

namespace ballast::risk {

class Gate;

/// An order that has passed every check on the current state. Only the gate can make one, so an
/// unchecked order cannot be handed to a connector.
template <class Order>
class Approved {
public:
    const Order& get() const { return m_order; }
    bool operator==(const Approved&) const = default;

private:
    friend class Gate;
    explicit Approved(Order order) : m_order(std::move(order)) {}
    Order m_order;
};

}  // namespace ballast::risk
