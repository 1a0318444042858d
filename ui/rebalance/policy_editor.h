#pragma once

#include "models/engine/snapshot.h"
#include "ui/rebalance/policy_reading.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace ballast::ui {

class Bullet;
class SubBookForm;
class StyleForm;
class TriggerForm;

/// Bands and targets, one underlying at a time: each field is judged as it is typed and the effect
/// shown against the delta as it is now. Not modal: STOP ALL must stay within reach. What is higher
/// than the screen scrolls; Apply and Close are always there.
class PolicyEditor : public QDialog {
    Q_OBJECT
public:
    explicit PolicyEditor(QWidget* parent = nullptr);

    /// The policies in force and the deltas now. Fields a person has touched are left alone.
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// Shows this underlying and comes to the front.
    void edit(core::Currency underlying);

    /// Stands in another window as a page, which shows what changes and applies it: what is typed
    /// is drafted, and there are no buttons.
    void embed();
    enum class Part { All, Targets, Triggers, Execution };
    void showPart(Part part);
    /// What is drafted over the policies in force; what was typed gives way to it.
    void setDrafts(const std::vector<rebalance::Policy>& drafts);
    void reject() override;

signals:
    void commanded(const ballast::engine::Command& command);
    /// Embedded: the policy as it stands in the fields, or what is wrong with them.
    void drafted(const ballast::rebalance::Policy& policy);
    void faulty(const QString& problem);

private:
    void build();
    void buildSchedule(QGridLayout* grid, int row);
    void buildSmile(QGridLayout* grid, int row);
    void takeSmile(const PolicyFields& fields);
    void typeSmile(PolicyFields& fields) const;
    void showSmileFields();
    QLineEdit* field(const QString& name, const QString& caption, const QString& toolTip,
                     QGridLayout* grid, int row, int column);
    QWidget* buildButtons();
    /// As high as what is open asks for, and never higher than the screen.
    void fit();
    void fitSoon();
    std::vector<QPushButton*> sections() const;
    void takePolicy();
    PolicyFields typed() const;
    PolicyReading reading(const rebalance::Policy& base) const;
    void judge();
    void showEffect(const PolicyReading& reading);
    void apply();
    void draft();
    const rebalance::Policy* inForce() const;
    /// The draft of the underlying that is shown, else its policy in force.
    const rebalance::Policy* base() const;
    const engine::UnderlyingState* state() const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    bool m_touched = false;
    bool m_embedded = false;
    bool m_faulty = false;  ///< embedded: something in the fields cannot be read
    std::vector<rebalance::Policy> m_drafts;
    QWidget *m_bands = nullptr, *m_booksBox = nullptr, *m_kept = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_buttons = nullptr;
    QString m_sectionsOf;  ///< the underlying whose sections a person may have opened and closed
    QComboBox* m_underlying = nullptr;
    QLineEdit* m_target = nullptr;
    QLineEdit* m_below = nullptr;
    QLineEdit* m_above = nullptr;
    QComboBox* m_hedgeTo = nullptr;
    QLineEdit* m_ratio = nullptr;
    QComboBox* m_convention = nullptr;
    QComboBox* m_smile = nullptr;
    /// R alone, or a, b and c: the numbers of the rule that is chosen.
    QLineEdit *m_stickiness = nullptr, *m_a = nullptr, *m_b = nullptr, *m_c = nullptr;
    QWidget *m_stickinessCell = nullptr, *m_abcCell = nullptr;
    QPushButton* m_scheduled = nullptr;
    QLineEdit* m_every = nullptr;
    QLineEdit* m_minimum = nullptr;
    StyleForm* m_style = nullptr;
    TriggerForm* m_triggers = nullptr;
    SubBookForm* m_subBooks = nullptr;
    Bullet* m_bullet = nullptr;
    QLabel* m_effect = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_apply = nullptr;
};

}  // namespace ballast::ui
