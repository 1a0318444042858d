#pragma once

#include "models/engine/record.h"
#include "models/tables/row_table.h"

#include <memory>

namespace ballast::tables {

/// What the desk had to say, newest first.
class AlertTable : public RowTable<engine::Alert, std::uint64_t> {
    Q_OBJECT

public:
    enum ColumnNumber { Time, Severity, Book, Topic, Text };

    explicit AlertTable(QObject* parent = nullptr);
    void show(std::shared_ptr<const std::vector<engine::Alert>> alerts);

protected:
    std::uint64_t keyOf(const engine::Alert& alert) const override { return alert.number; }
    core::Time timeOf(const engine::Alert& alert) const override { return alert.at; }
    QVariant ofRow(const engine::Alert& alert, int role) const override;

private:
    std::shared_ptr<const std::vector<engine::Alert>> m_alerts;
};

}  // namespace ballast::tables
