#pragma once

#include "models/engine/command.h"
#include "models/market/board.h"
#include "models/rebalance/proposal.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ballast::ui {

/// Quantity and limit of one leg, in place: each is judged as it is typed, and the delta after is
/// shown before anything is sent. Up and Down step by lot and tick, Return applies, Esc leaves. The
/// market moving on does not take the numbers from under the hand.
class EditForm : public QWidget {
    Q_OBJECT
public:
    explicit EditForm(QWidget* parent = nullptr);

    /// Begins with the leg's own numbers.
    void open(const rebalance::Proposal& proposal, std::shared_ptr<const market::Board> board);
    /// The proposal as it stands now; what was typed stays.
    void present(const rebalance::Proposal& proposal, std::shared_ptr<const market::Board> board);
    QString preview() const;

signals:
    void applied(const ballast::engine::Edit& edit);
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeLeg();
    void judge();
    bool written() const;
    void apply();
    void step(int steps);
    const rebalance::Leg* leg() const;
    const market::Listing* listing() const;

    rebalance::Proposal m_proposal;
    std::shared_ptr<const market::Board> m_board;
    QLabel* m_title;
    QComboBox* m_legs;
    QLineEdit* m_quantity;
    QLineEdit* m_limit;
    QLabel* m_quantityUnit;
    QLabel* m_limitUnit;
    QLabel* m_problem;
    QLabel* m_preview;
    QPushButton* m_apply;
    QPushButton* m_cancel;
};

}  // namespace ballast::ui
