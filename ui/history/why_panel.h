#pragma once

#include "models/review/moment.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QSpinBox;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace ballast::tables {
class MomentTable;
}

namespace ballast::ui {

class ToolRow;

/// "Why did it (not) trade at 14:31?": a minute is given, and what is on record of it is told; an
/// answer and the figures for each underlying, and below them every event near it. It reads
/// nothing itself: it asks, and is given a moment.
class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(QWidget* parent = nullptr);

    /// Asks for this instant; of this underlying, where it is named.
    void ask(core::Time at, core::Currency underlying = {});
    /// An answer to wished(); one to an older question is passed over.
    void show(std::shared_ptr<const review::Moment> moment);
    using QWidget::show;
    /// It could not be read: says why, and keeps what was shown.
    void setFailure(const QString& sentence);
    core::Time at() const;

signals:
    void wished(ballast::core::Time at, ballast::core::Duration around);
    /// A row of a proposal was opened: show it in the chart.
    void proposalOpened(ballast::core::ProposalId proposal);

private:
    struct Told {  // of one underlying, or of the desk
        QLabel* head = nullptr;
        QLabel* answer = nullptr;
        QLabel* lines = nullptr;
    };

    void buildTools();
    Told& told(std::size_t number);
    void wish();
    void step(int direction);
    void setTime(core::Time at);
    void tell();
    core::Duration around() const;
    core::Currency chosen() const;

    std::shared_ptr<const review::Moment> m_moment;
    core::Time m_askedAt{};
    core::Duration m_askedAround{};
    core::Currency m_wanted;  ///< until an answer has its name among the choices
    ToolRow* m_tools;
    QDateTimeEdit* m_time = nullptr;
    QSpinBox* m_around = nullptr;
    QComboBox* m_underlying = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::vector<Told> m_told;
    QTreeView* m_view;
    QLabel* m_detail;
    tables::MomentTable* m_table;
};

}  // namespace ballast::ui
