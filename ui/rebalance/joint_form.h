#pragma once

#include "models/engine/snapshot.h"
#include "models/rebalance/joint_hedge.h"

#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ballast::ui {

/// What is wished of a joint hedge: bounds of delta, gamma and vega, the policy's where no person
/// has typed others, and what the legs must be like. Beside the bounds stands each Greek as it is
/// and as it would be.
class JointForm : public QWidget {
    Q_OBJECT
public:
    explicit JointForm(QWidget* parent = nullptr);

    void setUnderlyings(const std::vector<core::Currency>& underlyings);
    void setUnderlying(core::Currency underlying);
    core::Currency underlying() const;

    /// How the chosen underlying stands; bounds follow where none is typed.
    void present(const engine::UnderlyingState& state);
    void showGreeks(const rebalance::GreekTriple& now, const rebalance::GreekTriple& after);
    void showNoAfter();

    /// None: problem() says why not. Without solver limits: they are the caller's.
    const std::optional<rebalance::JointWish>& wish() const { return m_wish; }
    const QString& problem() const { return m_problem; }

signals:
    /// A person chose or typed something else.
    void changed();

private:
    struct Bound {
        QLineEdit* field = nullptr;
        bool typed = false;
        std::optional<double> policy;
    };
    struct Row {
        const char* name = "";
        int decimals = 0;
        QLabel* now = nullptr;
        Bound lower, upper;
        QLabel* after = nullptr;
        double nowValue = 0;
        std::optional<double> afterValue;
    };
    void buildHead(QGridLayout* grid);
    void buildRow(QGridLayout* grid, std::size_t number);
    QWidget* buildQuoteRow();
    QWidget* buildLifeRow();
    QWidget* buildCostRow();
    QWidget* buildNameRow();
    Bound bound(const Row& row, const char* side);
    void forgetTyped();
    void touched();
    void judge();
    bool read(Row& row, rebalance::GreekRange& range);
    void fill(Bound& bound, const Row& row);
    void paintRow(const Row& row, const rebalance::GreekRange& range);
    void takeRules(const rebalance::JointRules& joint);
    void ruleTyped();
    rebalance::JointRules rules() const;

    std::array<Row, 3> m_rows;
    rebalance::Policy m_policy;
    rebalance::JointRules m_rules;  ///< the policy's, as shown
    bool m_rulesTyped = false;      ///< a person wants others
    std::vector<core::Currency> m_underlyings;
    std::optional<rebalance::JointWish> m_wish;
    QString m_problem;
    QComboBox* m_underlying = nullptr;
    QDoubleSpinBox* m_spread = nullptr;
    QDoubleSpinBox* m_depth = nullptr;
    QSpinBox* m_daysFrom = nullptr;
    QSpinBox* m_daysTo = nullptr;
    QSpinBox* m_legs = nullptr;
    QDoubleSpinBox *m_interest = nullptr, *m_risk = nullptr, *m_funding = nullptr,
                   *m_margin = nullptr;
    QLineEdit *m_names = nullptr, *m_except = nullptr;
    QPushButton* m_reset = nullptr;
};

}  // namespace ballast::ui
