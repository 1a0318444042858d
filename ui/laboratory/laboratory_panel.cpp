#include "ui/laboratory/laboratory_panel.h"

#include "models/core/text.h"
#include "models/core/time.h"
#include "models/tables/laboratory_table.h"
#include "ui/charts/frontier_plot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/long_work.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTreeView>

#include <algorithm>

namespace ballast::ui {
namespace {

QString durationText(double seconds)
{
    return words(core::humanDuration(core::fromSeconds(seconds)));
}

}  // namespace

LaboratoryPanel::LaboratoryPanel(QWidget* parent)
    : QWidget(parent),
      m_table(new tables::LaboratoryTable(this)),
      m_references(new tables::ReferenceTable(this))
{
    setObjectName(QStringLiteral("laboratoryPanel"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildSettings());
    row->addWidget(buildResults(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(buildFoot());
    fit();
    setRunning(false);
}

void LaboratoryPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    if (!isVisible()) return;
    const bool known = policyInForce() != nullptr;
    const Qt::ItemFlags flags =
        known ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
              : Qt::NoItemFlags;
    if (m_inForce->flags() != flags) m_inForce->setFlags(flags);
}

std::shared_ptr<const rebalance::Policy> LaboratoryPanel::policyInForce() const
{
    if (!m_snapshot || !m_snapshot->proposals) return nullptr;
    for (const rebalance::Policy& policy : m_snapshot->proposals->policies)
        if (words(policy.underlying) == m_underlying->currentText())
            return std::make_shared<const rebalance::Policy>(policy);
    return nullptr;
}

laboratory::Wish LaboratoryPanel::wish() const
{
    laboratory::Wish wish;
    const QString world = m_world->currentData().toString();
    const auto study = laboratory::parseStudy(world.toStdString());
    wish.firstSeed = static_cast<std::uint64_t>(m_firstSeed->value());
    wish.lastSeed = static_cast<std::uint64_t>(std::max(m_firstSeed->value(), m_lastSeed->value()));
    if (study) {
        wish.study = *study;
        wish.paths = static_cast<std::uint64_t>(m_paths->value());
        return wish;
    }
    wish.scenario = world.toStdString();
    wish.underlying = m_underlying->currentText().toStdString();
    wish.days = m_days->value();
    wish.stepSeconds = m_step->currentData().toDouble();
    wish.optionSize = m_size->value();
    for (int i = 0; i < m_policies->count(); ++i) {
        const QListWidgetItem* item = m_policies->item(i);
        if (item->checkState() != Qt::Checked) continue;
        if (item == m_reference)
            wish.reference = m_threshold->value();
        else if (item == m_inForce)
            wish.inForce = policyInForce();
        else
            wish.policies.push_back(item->data(Qt::UserRole).toString().toStdString());
    }
    return wish;
}

void LaboratoryPanel::run()
{
    if (m_running) {
        emit cancelled();
        return;
    }
    for (QSpinBox* box : {m_days, m_firstSeed, m_lastSeed, m_paths}) box->interpretText();
    setRunning(true);
    showProgress(0, 0);
    emit wished(wish());
}

void LaboratoryPanel::setRunning(bool running)
{
    m_running = running;
    m_run->setText(running ? tr("Cancel") : tr("Run"));
    m_progress->setVisible(running);
    m_export->setEnabled(!running && m_report != nullptr);
}

void LaboratoryPanel::showProgress(double share, double seconds)
{
    if (!m_running) return;
    m_progress->setValue(static_cast<int>(1000 * share));
    setTone(m_state, tables::Tone::Muted);
    setWords(m_state, progressWords(share, seconds));
}

void LaboratoryPanel::showReport(std::shared_ptr<const laboratory::Report> report, double seconds)
{
    m_report = std::move(report);
    setRunning(false);
    m_table->show(m_report);
    m_references->show(m_report);
    m_plot->show(m_report);
    const QString assumed = spoken(laboratory::assumptions(*m_report));
    setWords(m_assumed, assumed);
    m_assumed->setToolTip(toolTipOf(assumed));
    m_assumed->setVisible(!assumed.isEmpty());
    m_results->setCurrentIndex(1);
    m_referenceView->setVisible(!m_report->references.empty());
    int off = 0;
    for (const laboratory::ReferenceRow& row : m_report->references)
        off += !(std::abs(row.z()) <= laboratory::kMostZ);
    QString text = tr("%1 · %2 options priced in %3, %4 a second")
                       .arg(spoken(m_report->title), words(core::number(m_report->events, 0)),
                            durationText(seconds),
                            words(core::number(m_report->events / std::max(seconds, 1e-9), 0)));
    if (!m_report->references.empty())
        text +=
            off == 0
                ? tr(" · all %1 numbers within 4 standard errors").arg(m_report->references.size())
                : tr(" · %1 of %2 numbers beyond 4 standard errors")
                      .arg(off)
                      .arg(m_report->references.size());
    for (const std::string& problem : m_report->problems)
        text += QStringLiteral(" · ") + spoken(problem);
    setTone(m_state,
            off > 0 || !m_report->problems.empty() ? tables::Tone::Warn : tables::Tone::Muted);
    setWords(m_state, text);
    m_state->setToolTip(toolTipOf(text));
}

void LaboratoryPanel::showProblem(const QString& sentences)
{
    setRunning(false);
    const bool wanted = sentences == QLatin1String("cancelled");
    setTone(m_state, wanted ? tables::Tone::Muted : tables::Tone::Warn);
    setWords(m_state, wanted ? tr("Cancelled. The last result stands.") : sentences);
    m_state->setToolTip(toolTipOf(sentences));
}

QString LaboratoryPanel::saveCsv(const QString& path) const
{
    if (!m_report) return tr("There is no result to write yet.");
    const std::string text = core::csvText(laboratory::policyTable(*m_report));
    QSaveFile out(path);
    if (out.open(QIODevice::WriteOnly) &&
        out.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        out.commit())
        return {};
    return tr("%1 was not written: %2").arg(path, out.errorString());
}

void LaboratoryPanel::exportCsv()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the result"),
                                                      folder + QStringLiteral("/laboratory.csv"),
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty()) return;
    const QString problem = saveCsv(path);
    setTone(m_state, problem.isEmpty() ? tables::Tone::Muted : tables::Tone::Warn);
    setWords(m_state, problem.isEmpty() ? tr("Written: %1").arg(path) : problem);
}

/// Only what the chosen world needs can be set.
void LaboratoryPanel::fit()
{
    const bool study =
        laboratory::parseStudy(m_world->currentData().toString().toStdString()).has_value();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_underlying, m_days, m_lastSeed, m_size,
                                                           m_policies, m_add})
        widget->setEnabled(!study);
    m_paths->setEnabled(study);
    // The reference looks every five seconds: the market must be as fine.
    const bool reference = m_reference->checkState() == Qt::Checked;
    if (reference) m_step->setCurrentIndex(0);
    m_step->setEnabled(!study && !reference);
    m_threshold->setEnabled(!study && reference);
}

}  // namespace ballast::ui
