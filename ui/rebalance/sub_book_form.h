#pragma once

#include "models/rebalance/policy.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ballast::ui {

/// What each sub-book is to hold, in a convention of its own, beside how it stands. Fields that are
/// all empty: it has no target. The section opens and closes; without sub-books it is not there.
class SubBookForm : public QWidget {
    Q_OBJECT
public:
    explicit SubBookForm(QWidget* parent = nullptr);

    /// The sub-books of the file, in its order, and those the policy names besides.
    void setNames(const std::vector<std::string>& names);
    void take(const rebalance::Policy& policy);
    /// Puts what stands in the fields into the policy. Each problem is a sentence with the allowed
    /// range, and marks its field.
    QStringList read(rebalance::Policy& policy) const;
    /// How they stand now; only those with a target do.
    void showParts(const std::vector<rebalance::SubBookPart>& parts);

signals:
    void edited();

private:
    enum Field : std::size_t { Target, BySpot, GammaTarget, GammaLimits, VegaTarget, VegaLimits };
    static constexpr std::size_t kFields = 6;
    struct Row {
        std::string name;
        QLabel* now = nullptr;
        std::array<QLineEdit*, kFields> fields{};
        QComboBox* convention = nullptr;
    };
    void addRow(const std::string& name);
    bool isEmpty(const Row& row) const;
    QStringList readRow(const Row& row, rebalance::SubBookTarget& book) const;

    QPushButton* m_head = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::vector<Row> m_rows;
};

}  // namespace ballast::ui
