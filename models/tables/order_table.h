#pragma once

#include "models/orders/order.h"
#include "models/tables/row_table.h"

#include <memory>
#include <string>

namespace ballast::tables {

/// Our orders and those at the venue that are not ours, newest first.
struct OrderRow {
    std::string key;  ///< our label, else the venue's number of it
    core::Time at{};
    core::VenueId venue;
    core::Currency underlying;  ///< empty for orders that are not ours
    core::Side side = core::Side::Buy;
    core::Quantity quantity, filled;
    core::Price limit;
    std::string instrument;
    std::string timeInForce;
    std::string state;
    Tone tone = Tone::Neutral;
    double averagePrice = 0;
    std::string evidence;
    core::ProposalId proposal;
    std::uint32_t child = 0, children = 1;  ///< its number in the proposal's plan
    bool ours = true;
    bool operator==(const OrderRow&) const = default;
};

class OrderTable : public RowTable<OrderRow, std::string> {
    Q_OBJECT

public:
    enum ColumnNumber {
        Time,
        Book,
        Order,
        Venue,
        Instruction,
        State,
        Filled,
        Average,
        Evidence,
        Proposal
    };

    explicit OrderTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const orders::Blotter> blotter);

protected:
    std::string keyOf(const OrderRow& row) const override { return row.key; }
    core::Time timeOf(const OrderRow& row) const override { return row.at; }
    QVariant ofRow(const OrderRow& row, int role) const override;

private:
    std::shared_ptr<const orders::Blotter> m_blotter;
};

/// How an order's state is meant: done, waiting, or in need of a person.
Tone toneOf(orders::OrderState state);

}  // namespace ballast::tables
