// laboratory: rules of hedging tried on many markets, and what each costs.
#pragma once

#include "models/engine/snapshot.h"
#include "models/laboratory/report.h"
#include "models/laboratory/wish.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class LaboratoryTable;
class ReferenceTable;
}  // namespace ballast::tables

namespace ballast::ui {

class FrontierPlot;

/// What to try, a button to try it, and what came out: cost over hedging error, and the numbers.
/// It asks; somebody else computes.
class LaboratoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit LaboratoryPanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// How far the run is, 0 to 1, after so many seconds.
    void showProgress(double share, double seconds);
    /// What it came to.
    void showReport(std::shared_ptr<const laboratory::Report> report, double seconds);
    /// Why it came to nothing; the last result stays.
    void showProblem(const QString& sentences);
    /// What would be asked now.
    laboratory::Wish wish() const;
    /// Writes the result; a sentence when it could not, else empty.
    QString saveCsv(const QString& path) const;

signals:
    void wished(const ballast::laboratory::Wish& wish);
    void cancelled();

private:
    QWidget* buildSettings();
    QWidget* buildResults();
    QWidget* buildFoot();
    void buildChoices(QFormLayout* form);
    void buildPolicies(QFormLayout* form);
    void editPolicies();
    QListWidgetItem* addPolicy(const QString& line, bool checked, bool own);
    void fit();
    void run();
    void setRunning(bool running);
    void exportCsv();
    std::shared_ptr<const rebalance::Policy> policyInForce() const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::shared_ptr<const laboratory::Report> m_report;
    bool m_running = false;
    QComboBox* m_world = nullptr;
    QComboBox* m_underlying = nullptr;
    QComboBox* m_step = nullptr;
    QSpinBox* m_days = nullptr;
    QSpinBox* m_firstSeed = nullptr;
    QSpinBox* m_lastSeed = nullptr;
    QSpinBox* m_paths = nullptr;
    QDoubleSpinBox* m_size = nullptr;
    QDoubleSpinBox* m_threshold = nullptr;
    QListWidget* m_policies = nullptr;
    QListWidgetItem* m_reference = nullptr;
    QListWidgetItem* m_inForce = nullptr;
    QLineEdit* m_line = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_export = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_state = nullptr;
    QStackedWidget* m_results = nullptr;
    FrontierPlot* m_plot = nullptr;
    QLabel* m_assumed = nullptr;
    QTreeView* m_view = nullptr;
    QTreeView* m_referenceView = nullptr;
    tables::LaboratoryTable* m_table;
    tables::ReferenceTable* m_references;
};

}  // namespace ballast::ui
