#pragma once

#include "models/engine/command.h"
#include "models/portfolio/scenario_run.h"
#include "models/tables/what_if_table.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTreeView;

namespace ballast::ui {

class FactGrid;

/// Another book than the one that is held: sizes written over the positions, instruments added by
/// name and either by size or by the delta it is to have, the waiting proposal counted or not; what
/// that changes; and the step that makes an ordinary proposal of it. What is kept is a size: when
/// the spot moves the size stays and its delta, shown beside it, follows the market. Keeps targets
/// rather than trades: once a target is reached by trading, its edit is gone by itself.
class WhatIfEditor : public QWidget {
    Q_OBJECT
public:
    /// The market a what-if stands on. `account` is where what is added would be held.
    struct Ground {
        std::shared_ptr<const portfolio::Book> book;
        std::shared_ptr<const market::Board> board;
        std::vector<portfolio::WhatIfEdit> pending;
        core::Currency underlying;
        core::AccountKey account;
        bool occupied = false;  ///< a person's own trade waits, or something works
        portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    };

    explicit WhatIfEditor(QWidget* parent = nullptr);

    void present(Ground ground);
    const portfolio::WhatIf& wish() const { return m_wish; }
    /// Live figures, and those of the what-if where there is one.
    void showFigures(const portfolio::ScenarioNode& live,
                     const std::optional<portfolio::ScenarioNode>& thought,
                     portfolio::DeltaConvention convention);
    void clear();
    /// What the engine says to the wish: why it made no proposal of it, or what it waits for;
    /// stands until something is changed.
    void answered(const QString& sentence, bool refused);

signals:
    /// The what-if is another one.
    void changed();
    void proposed(const ballast::engine::ProposeLegs& legs);

private:
    QWidget* buildAddRow();
    QWidget* buildLowerRow();
    void add();
    /// What was typed, as a size of the instrument: itself, or what has that delta now. Nothing
    /// where it is none, and why.
    std::optional<core::Quantity> typedSize(const market::Instrument& instrument,
                                            QString& why) const;
    bool byDelta() const;
    /// Deltas, coin, of so much of each as the market stands.
    std::vector<double> deltasOf(const std::vector<portfolio::Position>& positions) const;
    tables::WhatIfDeltas deltasOf(const std::vector<portfolio::WhatIfChange>& changes) const;
    void removeSelected();
    void setTarget(const core::AccountKey& account, core::InstrumentId instrument,
                   core::Quantity size);
    core::Quantity held(const core::AccountKey& account, core::InstrumentId instrument) const;
    core::Quantity thought(const core::AccountKey& account, core::InstrumentId instrument) const;
    const market::Instrument* named(const QString& name) const;
    void dropReached();
    void touched();
    void refresh();
    void fillNames();
    std::vector<portfolio::WhatIfChange> edits() const;
    QString whyNotProposable(const std::vector<portfolio::WhatIfChange>& edits) const;
    void propose();
    void say(const QString& sentence, bool wrong);

    Ground m_ground;
    portfolio::WhatIf m_wish;
    QString m_answer;
    bool m_refused = false;
    tables::WhatIfTable* m_table;
    QTreeView* m_view;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_size = nullptr;
    QComboBox* m_by = nullptr;
    QLineEdit* m_note = nullptr;
    QCheckBox* m_pending = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_clear = nullptr;
    QPushButton* m_propose = nullptr;
    QLabel* m_message;
    FactGrid* m_facts;
    QStringListModel* m_names;
    std::size_t m_namesOf = 0;  ///< listings the completion was made from
    core::Currency m_namesIn;
};

}  // namespace ballast::ui
