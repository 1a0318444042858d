#include "ui/settings/records_page.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ballast::ui {
namespace {

constexpr int kLongestDays = 36'500;  // as the settings file takes them
constexpr double kLeastGb = 0.01, kMostGb = 10'000;
constexpr int kWidth = 260;
constexpr std::array kFormats = {"pdf", "html", "xlsx", "csv", "json"};
constexpr const char* kUsualTime = "00:05";

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordsPage)
};

/// Kept for less long than before; 0 is for ever.
bool isShorter(int now, int then) { return then > 0 && (now == 0 || then < now); }

QTime timeOf(const std::string& text)
{
    return QTime::fromString(words(text), QStringLiteral("HH:mm"));
}

}  // namespace

QStringList recordsEffect(const RecordSettings& now, const RecordSettings& then)
{
    QStringList all;
    const auto days = [&](int before, int after, const QString& shorter, const QString& longer) {
        if (isShorter(before, after))
            all << shorter.arg(after);
        else if (before != after)
            all << (after == 0 ? Words::tr("%1 for ever.").arg(longer)
                               : Words::tr("%1 for %2 days; what is gone does not come back.")
                                     .arg(longer)
                                     .arg(after));
    };
    if (now.fullDays != then.fullDays)
        all << (then.fullDays == 0
                    ? Words::tr("Samples stay plain rows for ever; those in blocks stay there.")
                    : Words::tr("Samples older than %1 days move into blocks, of which nothing is "
                                "lost.")
                          .arg(then.fullDays));
    if (isShorter(now.minutesDays, then.minutesDays))
        all << Words::tr(
                   "For other programs, samples older than %1 days are a row an hour; "
                   "Ballast reads them whole all the same.")
                   .arg(then.minutesDays);
    days(now.alertsDays, then.alertsDays,
         Words::tr("Alerts older than %1 days are deleted for good."),
         Words::tr("Alerts are kept"));
    days(now.positionsDays, then.positionsDays,
         Words::tr("Positions and balances older than %1 days are deleted for good."),
         Words::tr("Positions and balances are kept"));
    if (now.events && !then.events)
        all << Words::tr("No event is recorded any more: what is decided then cannot be replayed.");
    else if (!now.events && then.events)
        all << Words::tr("Every event is recorded, and what is decided can be replayed.");
    if (then.events && then.eventsGb < now.eventsGb)
        all << Words::tr(
                   "Where events.db is larger than %1 GB, its oldest sessions are deleted "
                   "for good.")
                   .arg(then.eventsGb);
    if (now.dailyAt != then.dailyAt)
        all << (then.dailyAt.empty()
                    ? Words::tr("No report is written by itself any more.")
                    : Words::tr("The report of each day is written at %1 UTC, and of the days that "
                                "have none yet.")
                          .arg(words(then.dailyAt)));
    if (!then.dailyAt.empty() && now.folder != then.folder)
        all << Words::tr("Reports are written to %1; those there are stay where they are.")
                   .arg(then.folder.empty() ? Words::tr("the folder “reports” of the data folder")
                                            : words(then.folder));
    return all;
}

RecordsPage::RecordsPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("recordsPage"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 6);
    column->setSpacing(8);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(plainLabel(QStringLiteral("title"), this, tr("The history")));
    buildHistory(form);
    form->addRow(plainLabel(QStringLiteral("title"), this, tr("The report of each day")));
    buildReports(form);
    column->addLayout(form);
    m_effect = plainLabel(QStringLiteral("muted"), this);
    m_effect->setObjectName(QStringLiteral("recordsEffect"));
    m_effect->setWordWrap(true);
    column->addWidget(m_effect);
    column->addStretch(1);
    show({}, {});
}

QSpinBox* RecordsPage::days(QFormLayout* form, const char* name, const QString& caption,
                            const QString& tip, const QString& never)
{
    auto* spin = new QSpinBox(this);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setAccessibleName(caption);
    spin->setToolTip(toolTipOf(tip));
    spin->setRange(0, kLongestDays);
    spin->setSpecialValueText(never);
    spin->setSuffix(tr(" days"));
    spin->setFixedWidth(kWidth);
    spin->setKeyboardTracking(false);
    form->addRow(caption, spin);
    connect(spin, &QSpinBox::valueChanged, this, &RecordsPage::take);
    return spin;
}

QLineEdit* RecordsPage::line(QFormLayout* form, const char* name, const QString& caption,
                             const QString& tip)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(caption);
    edit->setToolTip(toolTipOf(tip));
    edit->setFixedWidth(kWidth);
    form->addRow(caption, edit);
    connect(edit, &QLineEdit::editingFinished, this, &RecordsPage::take);
    return edit;
}

void RecordsPage::buildHistory(QFormLayout* form)
{
    m_full = days(form, "recordsFull", tr("Samples as plain rows"),
                  tr("Older ones move into blocks of about 24 bytes a sample, of which nothing is "
                     "lost."),
                  tr("for ever"));
    m_minutes = days(form, "recordsMinutes", tr("Older ones, a row a minute"),
                     tr("For other programs that read history.db; then a row an hour. Ballast "
                        "reads every sample."),
                     tr("for ever"));
    m_alerts = days(form, "recordsAlerts", tr("Alerts"), tr("Older ones are deleted for good."),
                    tr("for ever"));
    m_positions = days(form, "recordsPositions", tr("Positions and balances"),
                       tr("Older ones are deleted for good. Proposals, decisions, orders, fills "
                          "and changes of settings are always kept."),
                       tr("for ever"));
    m_events = new QCheckBox(tr("Record every event"), this);
    m_events->setObjectName(QStringLiteral("recordsEvents"));
    m_events->setToolTip(toolTipOf(
        tr("In events.db: what was decided can be made again from it, to the last bit.")));
    form->addRow(QString(), m_events);
    m_gb = new QDoubleSpinBox(this);
    m_gb->setObjectName(QStringLiteral("recordsGb"));
    m_gb->setAccessibleName(tr("Events at most"));
    m_gb->setToolTip(toolTipOf(tr("Beyond it the oldest sessions are deleted, each as a whole.")));
    m_gb->setRange(kLeastGb, kMostGb);
    m_gb->setDecimals(2);
    m_gb->setSuffix(tr(" GB"));
    m_gb->setFixedWidth(kWidth);
    m_gb->setKeyboardTracking(false);
    form->addRow(tr("Events at most"), m_gb);
    connect(m_events, &QCheckBox::toggled, this, &RecordsPage::take);
    connect(m_gb, &QDoubleSpinBox::valueChanged, this, &RecordsPage::take);
}

void RecordsPage::buildReports(QFormLayout* form)
{
    m_daily = new QCheckBox(tr("Write a report of each day"), this);
    m_daily->setObjectName(QStringLiteral("recordsDaily"));
    m_daily->setToolTip(toolTipOf(
        tr("In the language of the window. Days that were missed are made up, a month of them.")));
    form->addRow(QString(), m_daily);
    m_at = new QTimeEdit(this);
    m_at->setObjectName(QStringLiteral("recordsAt"));
    m_at->setAccessibleName(tr("At, UTC"));
    m_at->setDisplayFormat(QStringLiteral("HH:mm"));
    m_at->setFixedWidth(kWidth);
    m_at->setKeyboardTracking(false);
    form->addRow(tr("At, UTC"), m_at);
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("recordsFormat"));
    m_format->setAccessibleName(tr("As"));
    m_format->addItems({tr("PDF"), tr("HTML"), tr("Excel workbook"), tr("CSV"), tr("JSON")});
    m_format->setFixedWidth(kWidth);
    form->addRow(tr("As"), m_format);
    m_folder = line(form, "recordsFolder", tr("Into the folder"),
                    tr("Empty: the folder “reports” of the data folder."));
    m_desk = line(form, "recordsDesk", tr("Whose report it is"),
                  tr("On its first page. Empty: the accounts stand there."));
    connect(m_daily, &QCheckBox::toggled, this, &RecordsPage::take);
    connect(m_at, &QTimeEdit::timeChanged, this, &RecordsPage::take);
    connect(m_format, &QComboBox::currentIndexChanged, this, &RecordsPage::take);
}

void RecordsPage::show(const RecordSettings& draft, const RecordSettings& now)
{
    m_filling = true;
    m_draft = draft;
    m_now = now;
    m_full->setValue(draft.fullDays);
    m_minutes->setValue(draft.minutesDays);
    m_alerts->setValue(draft.alertsDays);
    m_positions->setValue(draft.positionsDays);
    m_events->setChecked(draft.events);
    // What the field cannot show stays as it is until somebody writes there.
    if (m_gb->value() != draft.eventsGb) m_gb->setValue(draft.eventsGb);
    m_daily->setChecked(!draft.dailyAt.empty());
    m_at->setTime(timeOf(draft.dailyAt.empty() ? kUsualTime : draft.dailyAt));
    const auto format = std::ranges::find(kFormats, draft.format,
                                          [](const char* name) { return std::string{name}; });
    m_format->setCurrentIndex(
        format == kFormats.end() ? 0 : static_cast<int>(format - kFormats.begin()));
    if (m_folder->text() != words(draft.folder)) m_folder->setText(words(draft.folder));
    if (m_desk->text() != words(draft.desk)) m_desk->setText(words(draft.desk));
    m_filling = false;
    fit();
}

void RecordsPage::take()
{
    if (m_filling) return;
    RecordSettings next = m_draft;
    next.fullDays = m_full->value();
    next.minutesDays = m_minutes->value();
    next.alertsDays = m_alerts->value();
    next.positionsDays = m_positions->value();
    next.events = m_events->isChecked();
    if (sender() == m_gb) next.eventsGb = m_gb->value();
    next.dailyAt = m_daily->isChecked()
                       ? m_at->time().toString(QStringLiteral("HH:mm")).toStdString()
                       : std::string{};
    next.format = kFormats[static_cast<std::size_t>(std::max(0, m_format->currentIndex()))];
    next.folder = m_folder->text().trimmed().toStdString();
    next.desk = m_desk->text().trimmed().toStdString();
    if (next == m_draft) return;
    m_draft = std::move(next);
    fit();
    emit edited();
}

void RecordsPage::fit()
{
    m_gb->setEnabled(m_draft.events);
    for (QWidget* field : std::initializer_list<QWidget*>{m_at, m_format, m_folder})
        field->setEnabled(!m_draft.dailyAt.empty());
    const QStringList effect = recordsEffect(m_now, m_draft);
    setWords(m_effect, effect.isEmpty()
                           ? tr("All of it holds from the next start on.")
                           : tr("From the next start on: %1").arg(effect.join(QLatin1Char(' '))));
}

}  // namespace ballast::ui
