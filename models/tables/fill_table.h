#pragma once

#include "models/orders/order.h"
#include "models/tables/row_table.h"

#include <memory>
#include <tuple>

namespace ballast::tables {

/// Fills, ours and others on our accounts, newest first.
class FillTable : public RowTable<orders::Fill, std::tuple<core::AccountKey, std::string>> {
    Q_OBJECT

public:
    enum ColumnNumber { Time, Fill, Venue, Price, Slippage, Fee, Liquidity, Label };

    explicit FillTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const orders::Blotter> blotter);

protected:
    std::tuple<core::AccountKey, std::string> keyOf(const orders::Fill& fill) const override
    {
        return {fill.account, fill.tradeId};
    }
    core::Time timeOf(const orders::Fill& fill) const override { return fill.at; }
    QVariant ofRow(const orders::Fill& fill, int role) const override;

private:
    std::shared_ptr<const orders::Blotter> m_blotter;
};

}  // namespace ballast::tables
