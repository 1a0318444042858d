#include "ui/rebalance/policy_editor.h"

#include "models/core/text.h"
#include "models/rebalance/policy_problems.h"
#include "ui/rebalance/style_form.h"
#include "ui/rebalance/sub_book_form.h"
#include "ui/rebalance/trigger_form.h"
#include "ui/widgets/bullet.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

using portfolio::DeltaConvention;
using rebalance::HedgeTo;

constexpr HedgeTo kHedgeTo[] = {HedgeTo::Target, HedgeTo::Edge, HedgeTo::Ratio, HedgeTo::Pair,
                                HedgeTo::Cheapest};
constexpr const char* kHedgeToWords[] = {
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "the target"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "the edge that was crossed"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "between edge and target"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "an inner band"),
    QT_TRANSLATE_NOOP("ballast::ui::PolicyEditor", "where it is cheapest")};
constexpr DeltaConvention kConventions[] = {
    DeltaConvention::BlackScholes, DeltaConvention::NetTransaction, DeltaConvention::UsdNeutral};

constexpr int kTitleBar = 40;  ///< pixels of the window's frame, about

QComboBox* choice(const QString& name, const QString& spoken, QWidget* parent)
{
    auto* combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(spoken);
    return combo;
}

}  // namespace

PolicyEditor::PolicyEditor(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("policyEditor"));
    setWindowTitle(tr("Bands and targets"));
    setMinimumWidth(480);
    build();
}

void PolicyEditor::build()
{
    m_underlying = choice(QStringLiteral("policyUnderlying"), tr("Underlying"), this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
    m_target = field(QStringLiteral("policyTarget"), tr("Target, coin"),
                     tr("The net delta that is wanted."), grid, 0, 0);
    m_below = field(QStringLiteral("policyBelow"), tr("Tolerated below, coin"),
                    tr("Lower edge: target less this."), grid, 0, 1);
    m_above = field(QStringLiteral("policyAbove"), tr("Tolerated above, coin"),
                    tr("Upper edge: target and this."), grid, 0, 2);
    m_hedgeTo = choice(QStringLiteral("policyHedgeTo"), tr("Hedge to"), this);
    for (const char* hedgeTo : kHedgeToWords) m_hedgeTo->addItem(tr(hedgeTo));
    grid->addWidget(plainLabel(QStringLiteral("caption"), this, tr("Hedge back to")), 2, 0);
    grid->addWidget(m_hedgeTo, 3, 0);
    m_ratio = field(QStringLiteral("policyRatio"), tr("Ratio, 0 edge to 1 target"),
                    tr("How far from the edge towards the target a hedge trades."), grid, 2, 1);
    m_convention = choice(QStringLiteral("policyConvention"), tr("Delta convention"), this);
    for (const DeltaConvention c : kConventions) m_convention->addItem(spoken(portfolio::text(c)));
    grid->addWidget(plainLabel(QStringLiteral("caption"), this, tr("Delta convention")), 2, 2);
    grid->addWidget(m_convention, 3, 2);
    buildSmile(grid, 4);
    buildSchedule(grid, 6);

    m_style = new StyleForm(this);
    m_triggers = new TriggerForm(this);
    m_subBooks = new SubBookForm(this);
    m_bullet = new Bullet(this);
    m_effect = plainLabel(QStringLiteral("muted"), this);
    m_effect->setObjectName(QStringLiteral("policyEffect"));
    m_effect->setWordWrap(true);
    m_problem = plainLabel(QStringLiteral("muted"), this);
    m_problem->setObjectName(QStringLiteral("policyProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, tables::Tone::Warn);
    auto* kept = plainLabel(QStringLiteral("faint"), this,
                            tr("What is applied is kept in policies.toml, over ballast.toml."));
    kept->setObjectName(QStringLiteral("policyKept"));
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("policyScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 14, 16, 6);
    column->setSpacing(12);
    column->addWidget(m_underlying, 0, Qt::AlignLeft);
    m_bands = new QWidget(content);
    grid->setContentsMargins(0, 0, 0, 0);
    m_bands->setLayout(grid);
    column->addWidget(m_bands);
    column->addWidget(m_style);
    column->addWidget(m_triggers);
    m_booksBox = new QWidget(content);
    auto* books = new QVBoxLayout(m_booksBox);
    books->setContentsMargins(0, 0, 0, 0);
    books->addWidget(m_subBooks);
    column->addWidget(m_booksBox);
    column->addWidget(m_bullet);
    column->addWidget(m_effect);
    column->addWidget(m_problem);
    column->addWidget(m_kept = kept);
    column->addStretch(1);
    m_scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_buttons = buildButtons());

    connect(m_underlying, &QComboBox::activated, this, [this] { m_touched = false, takePolicy(); });
    for (QComboBox* combo : {m_hedgeTo, m_convention, m_smile})
        connect(combo, &QComboBox::activated, this, [this] { m_touched = true, judge(), draft(); });
    connect(m_style, &StyleForm::edited, this, [this] { m_touched = true, judge(), draft(); });
    connect(m_triggers, &TriggerForm::edited, this, [this] { m_touched = true, judge(), draft(); });
    connect(m_subBooks, &SubBookForm::edited, this, [this] { m_touched = true, judge(), draft(); });
    connect(m_scheduled, &QPushButton::clicked, this,
            [this] { m_touched = true, judge(), draft(); });
    for (QPushButton* head : sections())
        connect(head, &QPushButton::toggled, this, &PolicyEditor::fitSoon);
}

QWidget* PolicyEditor::buildButtons()
{
    auto* box = new QWidget(this);
    m_apply = new QPushButton(tr("Apply"), box);
    m_apply->setObjectName(QStringLiteral("policyApply"));
    m_apply->setProperty("role", QStringLiteral("chosen"));
    auto* close = new QPushButton(tr("Close"), box);
    close->setObjectName(QStringLiteral("policyClose"));
    close->setAutoDefault(false);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(16, 8, 16, 14);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &PolicyEditor::apply);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    return box;
}

std::vector<QPushButton*> PolicyEditor::sections() const
{
    std::vector<QPushButton*> heads;
    for (QPushButton* button : m_scroll->findChildren<QPushButton*>())
        if (button->objectName().startsWith(QStringLiteral("section"))) heads.push_back(button);
    return heads;
}

/// When the layouts within have heard of what was opened or closed.
void PolicyEditor::fitSoon() { QTimer::singleShot(0, this, &PolicyEditor::fit); }

void PolicyEditor::fit()
{
    if (m_embedded) return;
    QWidget* content = m_scroll->widget();
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    m_scroll->setMinimumWidth(content->minimumSizeHint().width() + bar);
    const int wide = std::max({width(), minimumWidth(), m_scroll->minimumWidth()});
    const int tall = content->layout()->hasHeightForWidth()
                         ? content->layout()->totalHeightForWidth(wide - bar)
                         : content->sizeHint().height();
    const QRect desk = screen()->availableGeometry();
    const int most = desk.height() - kTitleBar;
    setMaximumHeight(most);
    resize(wide, std::min(most, tall + m_buttons->sizeHint().height()));
    const int below = frameGeometry().bottom() - desk.bottom();
    if (isVisible() && below > 0) move(x(), std::max(desk.top(), y() - below));
}

void PolicyEditor::buildSchedule(QGridLayout* grid, int row)
{
    m_scheduled = new QPushButton(this);
    m_scheduled->setCheckable(true);
    m_scheduled->setAutoDefault(false);
    m_scheduled->setProperty("role", QStringLiteral("segment"));
    m_scheduled->setObjectName(QStringLiteral("policyScheduled"));
    m_scheduled->setToolTip(tr("Also inside the band, at fixed times since 00:00 UTC."));
    grid->addWidget(plainLabel(QStringLiteral("caption"), this, tr("Schedule")), row, 0);
    grid->addWidget(m_scheduled, row + 1, 0);
    m_every =
        field(QStringLiteral("policyEvery"), tr("Every, minutes"), tr("1 to 1440."), grid, row, 1);
    m_minimum = field(QStringLiteral("policyMinimum"), tr("At least, coin"),
                      tr("Nearer to the target than this the schedule is silent."), grid, row, 2);
}

QLineEdit* PolicyEditor::field(const QString& name, const QString& caption, const QString& toolTip,
                               QGridLayout* grid, int row, int column)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(caption);
    edit->setToolTip(toolTipOf(toolTip));
    edit->setProperty("role", QStringLiteral("number"));
    edit->setAlignment(Qt::AlignRight);
    edit->setMaxLength(24);
    grid->addWidget(plainLabel(QStringLiteral("caption"), this, caption), row, column);
    grid->addWidget(edit, row + 1, column);
    connect(edit, &QLineEdit::textEdited, this, [this] { m_touched = true, judge(), draft(); });
    return edit;
}

void PolicyEditor::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const auto policiesOf = [](const auto& s) {
        return s && s->proposals ? s->proposals->policies : std::vector<rebalance::Policy>{};
    };
    const bool another = policiesOf(m_snapshot) != policiesOf(snapshot);
    m_snapshot = snapshot;
    if (another) {
        const QSignalBlocker quiet(m_underlying);
        const QString shown = m_underlying->currentText();
        m_underlying->clear();
        for (const rebalance::Policy& policy : policiesOf(snapshot))
            m_underlying->addItem(words(policy.underlying));
        m_underlying->setCurrentIndex(std::max(0, m_underlying->findText(shown)));
        if (!m_touched) return takePolicy();
    }
    if (isVisible()) judge();
}

void PolicyEditor::edit(core::Currency underlying)
{
    const int index = m_underlying->findText(words(underlying));
    if (index >= 0) m_underlying->setCurrentIndex(index);
    m_touched = false;
    takePolicy();
    fit();
    show();
    fitSoon();
    raise();
    activateWindow();
    m_target->setFocus();
    m_target->selectAll();
}

void PolicyEditor::takePolicy()
{
    const rebalance::Policy* policy = base();
    if (!policy) return judge();
    // Of the same underlying they stay as a person left them.
    const bool another =
        std::exchange(m_sectionsOf, m_underlying->currentText()) != m_underlying->currentText();
    const std::vector<QPushButton*> heads = sections();
    std::vector<bool> open;
    for (const QPushButton* head : heads) open.push_back(head->isChecked());
    const PolicyFields fields = fieldsOf(*policy);
    m_target->setText(fields.target);
    m_below->setText(fields.below);
    m_above->setText(fields.above);
    m_hedgeTo->setCurrentIndex(
        static_cast<int>(std::ranges::find(kHedgeTo, fields.hedgeTo) - std::begin(kHedgeTo)));
    m_ratio->setText(fields.ratio);
    m_convention->setCurrentIndex(static_cast<int>(
        std::ranges::find(kConventions, fields.convention) - std::begin(kConventions)));
    takeSmile(fields);
    m_scheduled->setChecked(fields.scheduled);
    m_every->setText(fields.everyMinutes);
    m_minimum->setText(fields.minimumDelta);
    m_style->take(policy->style);
    m_triggers->take(*policy);
    if (m_snapshot->portfolio && m_snapshot->portfolio->subBooks)
        m_subBooks->setNames(*m_snapshot->portfolio->subBooks);
    m_subBooks->take(*policy);
    for (std::size_t i = 0; i < heads.size() && !another; ++i) heads[i]->setChecked(open[i]);
    judge();
}

PolicyFields PolicyEditor::typed() const
{
    PolicyFields fields;
    fields.target = m_target->text();
    fields.below = m_below->text();
    fields.above = m_above->text();
    fields.hedgeTo = kHedgeTo[std::max(0, m_hedgeTo->currentIndex())];
    fields.ratio = m_ratio->text();
    fields.convention = kConventions[std::max(0, m_convention->currentIndex())];
    typeSmile(fields);
    fields.scheduled = m_scheduled->isChecked();
    fields.everyMinutes = m_every->text();
    fields.minimumDelta = m_minimum->text();
    return fields;
}

PolicyReading PolicyEditor::reading(const rebalance::Policy& base) const
{
    PolicyReading all = readPolicy(typed(), base);
    rebalance::Policy policy = all.policy.value_or(base);
    all.others = m_triggers->read(policy) + m_style->read(policy.style);
    all.others << m_subBooks->read(policy);
    if (all.policy && all.others.isEmpty())
        for (const rebalance::Problem& problem : rebalance::problems(policy))
            all.others << spoken(problem.sentence) + QLatin1Char('.');
    if (all.policy) all.policy = policy;
    if (!all.others.isEmpty()) all.policy.reset();
    return all;
}

void PolicyEditor::judge()
{
    const rebalance::Policy* policy = base();
    m_ratio->setEnabled(kHedgeTo[std::max(0, m_hedgeTo->currentIndex())] == HedgeTo::Ratio);
    showSmileFields();
    m_scheduled->setText(m_scheduled->isChecked() ? tr("On") : tr("Off"));
    m_scheduled->setAccessibleName(m_scheduled->isChecked() ? tr("Hedge on a schedule: On")
                                                            : tr("Hedge on a schedule: Off"));
    m_every->setEnabled(m_scheduled->isChecked());
    m_minimum->setEnabled(m_scheduled->isChecked());
    if (!policy) {
        m_apply->setEnabled(false);
        setWords(m_effect, tr("No policy is in force yet: the engine has not reported one."));
        return;
    }
    const PolicyReading reading = this->reading(*policy);
    const std::pair<QLineEdit*, const QString*> fields[] = {{m_target, &reading.target},
                                                            {m_below, &reading.below},
                                                            {m_above, &reading.above},
                                                            {m_ratio, &reading.ratio},
                                                            {m_every, &reading.every},
                                                            {m_minimum, &reading.minimum},
                                                            {m_stickiness, &reading.stickiness},
                                                            {m_a, &reading.smileA},
                                                            {m_b, &reading.smileB},
                                                            {m_c, &reading.smileC}};
    for (const auto& [edit, problem] : fields) setStyleProperty(edit, "wrong", !problem->isEmpty());
    setWords(m_problem, reading.problems().join(QLatin1Char('\n')));
    m_problem->setVisible(!reading.problems().isEmpty());
    // Beside the button too: the sentence itself may be a scroll away.
    m_apply->setToolTip(toolTipOf(m_problem->text()));
    m_apply->setEnabled(reading.policy && *reading.policy != *policy);
    showEffect(reading);
}

void PolicyEditor::showEffect(const PolicyReading& reading)
{
    if (!reading.policy) return setWords(m_effect, QString());
    QString effect = effectOf(*reading.policy);
    if (const engine::UnderlyingState* now = state()) {
        const double delta = now->exposure.delta.of(reading.policy->convention);
        m_subBooks->showParts(now->subBooks);
        // The targets of sub-books move the band; how far is known of those in force.
        rebalance::FixedBand band = reading.policy->band;
        band.target += rebalance::targetOf(now->subBooks);
        const bool inside = band.contains(delta);
        m_bullet->set({delta, band.target, band.lower(), band.upper()},
                      inside ? tables::Tone::Good : tables::Tone::Breach);
        const bool ofAnother = reading.policy->smile != now->exposure.smile;
        const QString number = words(core::signedNumber(delta, 2));
        effect += QLatin1Char(' ');
        if (ofAnother)
            effect += (inside ? tr("Now the delta is %1 by %2: inside.")
                              : tr("Now the delta is %1 by %2: outside."))
                          .arg(number, spoken(pricing::text(now->exposure.smile)));
        else
            effect +=
                (inside ? tr("Now the delta is %1: inside.") : tr("Now the delta is %1: outside."))
                    .arg(number);
    }
    setWords(m_effect, effect);
}

void PolicyEditor::apply()
{
    const rebalance::Policy* policy = inForce();
    if (!policy || !m_apply->isEnabled()) return;
    const PolicyReading reading = this->reading(*policy);
    if (!reading.policy) return;
    m_touched = false;
    m_apply->setEnabled(false);
    emit commanded({engine::SetPolicy{*reading.policy}});
}

void PolicyEditor::embed()
{
    m_embedded = true;
    setWindowFlags(Qt::Widget);
    setAttribute(Qt::WA_Moved);  // else a dialog centres itself when it is shown
    m_buttons->hide();
    m_kept->hide();
    setMinimumWidth(0);
}

void PolicyEditor::showPart(Part part)
{
    const bool all = part == Part::All;
    m_bands->setVisible(all || part == Part::Targets);
    m_booksBox->setVisible(all || part == Part::Targets);
    m_triggers->setVisible(all || part == Part::Triggers);
    m_style->setVisible(all || part == Part::Execution);
    m_scroll->verticalScrollBar()->setValue(0);
}

void PolicyEditor::setDrafts(const std::vector<rebalance::Policy>& drafts)
{
    if (drafts == m_drafts && !m_faulty) return;
    m_drafts = drafts;
    m_touched = m_faulty = false;
    takePolicy();
}

/// Esc on a page is meant for the window it stands in.
void PolicyEditor::reject()
{
    auto* whole = m_embedded ? qobject_cast<QDialog*>(window()) : nullptr;
    if (whole && whole != this) return whole->reject();
    if (!m_embedded) QDialog::reject();
}

void PolicyEditor::draft()
{
    const rebalance::Policy* policy = m_embedded ? base() : nullptr;
    if (!policy) return;
    const PolicyReading reading = this->reading(*policy);
    if (reading.policy) {
        const auto held =
            std::ranges::find(m_drafts, reading.policy->underlying, &rebalance::Policy::underlying);
        if (held != m_drafts.end())
            *held = *reading.policy;
        else
            m_drafts.push_back(*reading.policy);
        emit drafted(*reading.policy);
    }
    m_faulty = !reading.policy;
    emit faulty(reading.policy ? QString() : reading.problems().join(QLatin1Char(' ')));
}

const rebalance::Policy* PolicyEditor::base() const
{
    const rebalance::Policy* policy = inForce();
    if (!policy) return nullptr;
    const auto held =
        std::ranges::find(m_drafts, policy->underlying, &rebalance::Policy::underlying);
    return held == m_drafts.end() ? policy : &*held;
}

const rebalance::Policy* PolicyEditor::inForce() const
{
    if (!m_snapshot || !m_snapshot->proposals) return nullptr;
    const auto& policies = m_snapshot->proposals->policies;
    const auto it =
        std::ranges::find(policies, m_underlying->currentText(),
                          [](const rebalance::Policy& p) { return words(p.underlying); });
    return it == policies.end() ? nullptr : &*it;
}

const engine::UnderlyingState* PolicyEditor::state() const
{
    if (!m_snapshot || !m_snapshot->underlyings) return nullptr;
    for (const engine::UnderlyingState& u : *m_snapshot->underlyings)
        if (words(u.underlying) == m_underlying->currentText()) return &u;
    return nullptr;
}

}  // namespace ballast::ui
