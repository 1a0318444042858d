#pragma once

#include "models/engine/snapshot.h"
#include "models/rebalance/joint_request.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QTreeView;

namespace ballast::tables {
class JointLegTable;
class JointRejectedTable;
}  // namespace ballast::tables

namespace ballast::ui {

class JointForm;
class SectionHeader;

/// The cheapest trades in options, futures and perpetuals that bring delta, gamma and vega of an
/// underlying into their bounds together, and the step that makes a proposal of them. It asks at
/// most once a second, only while it is in sight, and soon after a person changed something;
/// somebody else computes. A set of legs that is shown stays until it cannot be had any more or
/// another one is clearly better.
class JointPanel : public QWidget {
    Q_OBJECT
public:
    explicit JointPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// An answer; one to an older wish is not shown.
    void show(const std::shared_ptr<const rebalance::JointAnswer>& answer);
    /// The next answer is shown, whatever it is.
    void refreshNow();
    using QWidget::show;
    void setUnderlying(core::Currency underlying);
    /// The title row, for whoever places the panel.
    SectionHeader* header() const { return m_header; }

signals:
    void wished(const ballast::rebalance::JointRequest& request);
    /// Nobody looks any more: what waits need not be worked out.
    void unwatched();
    void commanded(const ballast::engine::Command& command);
    /// The legs were sent off to become a proposal.
    void proposed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildAnswer();
    QWidget* buildLowerRow();
    void fitForm();
    const engine::UnderlyingState* shown() const;
    const rebalance::JointAnswer* current() const;
    void refresh();
    void wishAnew();
    void ask();
    void hearRefusals();
    void showAll();
    void showAnswer(const rebalance::JointAnswer& answer);
    void showNone();
    void showAge();
    bool holds(const rebalance::JointAnswer& fresh);
    void showRejected();
    void showMessage();
    bool isWaiting() const;
    QString whyNotProposable() const;
    void propose();

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::shared_ptr<const rebalance::JointAnswer> m_answer;
    QString m_replaced;     ///< why the set before was given up
    core::Time m_heldAt{};  ///< of the newest market in which the shown set was found to hold
    bool m_anew = false;    ///< a person asked for the set of now
    std::uint64_t m_wish = 1;
    std::optional<std::uint64_t> m_heard;  ///< the newest alert that was looked at
    bool m_listening = false;              ///< for what the engine says to the proposal
    QString m_said;                        ///< by the engine
    bool m_refused = false;
    QTimer m_pace, m_soon;
    SectionHeader* m_header;
    JointForm* m_form;
    QScrollArea* m_scroll = nullptr;
    tables::JointLegTable* m_legs;
    tables::JointRejectedTable* m_rejected;
    QTreeView* m_legView = nullptr;
    QTreeView* m_rejectedView = nullptr;
    QToolButton* m_rejectedHead = nullptr;
    QLabel* m_status = nullptr;
    QLabel* m_cost = nullptr;
    QLabel* m_age = nullptr;
    QPushButton* m_refresh = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_propose = nullptr;
};

}  // namespace ballast::ui
