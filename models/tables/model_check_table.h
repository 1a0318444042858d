#pragma once

#include "models/portfolio/model_check.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

/// The venue's marks and Greeks beside ours, an option a row: what differs, by how much, and
/// whether rounding explains it. In the order of the board.
class ModelCheckTable : public RowTable<portfolio::OptionCheck, std::uint32_t> {
    Q_OBJECT

public:
    enum ColumnNumber { Instrument, Verdict, Tolerances, Mark, Delta, Gamma, Vega, Theta, Rho };

    explicit ModelCheckTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const portfolio::ModelCheck> check);
    /// Each number with its two sides and its tolerance as the tool tip.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    std::uint32_t keyOf(const portfolio::OptionCheck& row) const override
    {
        return row.instrument->id.index;
    }
    QVariant ofRow(const portfolio::OptionCheck& row, int role) const override;

private:
    std::shared_ptr<const portfolio::ModelCheck> m_check;
    bool m_severalVenues = false;
};

}  // namespace ballast::tables
