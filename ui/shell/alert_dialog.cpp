#include "ui/shell/alert_dialog.h"

#include "ui/shell/alert_teller.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kWidth = 620, kMostMinutes = 480, kMinutes = 30, kLookMs = 5'000;

struct Way {
    const char* name;
    QString title;
    bool AlertWays::* of;
};

}  // namespace

AlertDialog::AlertDialog(AlertTeller& teller, bool trayAvailable, QWidget* parent)
    : QDialog(parent),
      m_teller(teller),
      m_minutes(new QSpinBox(this)),
      m_quiet(new QPushButton(this)),
      m_left(plainLabel(QStringLiteral("muted"), this))
{
    setObjectName(QStringLiteral("alertDialog"));
    setWindowTitle(tr("How alerts are told"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(plainLabel(QStringLiteral("heading"), this, tr("How alerts are told")));
    auto* kept = plainLabel(QStringLiteral("muted"), this,
                            tr("Every alert is kept in the panel Alerts, whatever is chosen here. "
                               "What is told beside that are proposals that wait, warnings, and "
                               "what is critical."));
    kept->setWordWrap(true);
    column->addWidget(kept);
    column->addLayout(buildTable());
    auto* tray = plainLabel(
        QStringLiteral("muted"), this,
        trayAvailable
            ? tr("Notifications come from the icon in the system's tray, while another window "
                 "is in front; what is critical comes always.")
            : tr("This system has no tray: there is no icon, and no notification can be "
                 "shown. Everything else works without it."));
    tray->setObjectName(QStringLiteral("alertTray"));
    tray->setWordWrap(true);
    if (!trayAvailable) setTone(tray, tables::Tone::Warn);
    column->addWidget(tray);
    column->addLayout(buildQuiet());
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("alertClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(&m_teller, &AlertTeller::quietChanged, this, &AlertDialog::showQuiet);
    auto* look = new QTimer(this);  // so that what is left goes down while it is looked at
    connect(look, &QTimer::timeout, this, &AlertDialog::showQuiet);
    look->start(kLookMs);
    showQuiet();
}

QLayout* AlertDialog::buildTable()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    const Way ways[] = {{"window", tr("Status bar"), &AlertWays::window},
                        {"notification", tr("Notification"), &AlertWays::notification},
                        {"sound", tr("Sound"), &AlertWays::sound}};
    for (int at = 0; at < 3; ++at)
        grid->addWidget(plainLabel(QStringLiteral("caption"), this, ways[at].title), 0, at + 1,
                        Qt::AlignHCenter);
    for (std::size_t at = 0; at < kAlertClasses; ++at) {
        const auto kind = static_cast<AlertClass>(at);
        const int row = static_cast<int>(at) + 1;
        grid->addWidget(plainLabel({}, this, text(kind)), row, 0);
        for (int column = 0; column < 3; ++column) {
            const Way& way = ways[column];
            auto* box = new QCheckBox(this);
            box->setObjectName(QStringLiteral("alert-%1-%2").arg(at).arg(QLatin1String(way.name)));
            box->setAccessibleName(tr("%1: %2").arg(text(kind), way.title));
            box->setChecked(m_teller.choices().of(kind).*way.of);
            connect(box, &QCheckBox::toggled, this, [this, kind, of = way.of](bool on) {
                AlertWays chosen = m_teller.choices().of(kind);
                chosen.*of = on;
                m_teller.choices().set(kind, chosen);
            });
            grid->addWidget(box, row, column + 1, Qt::AlignHCenter);
        }
    }
    return grid;
}

QLayout* AlertDialog::buildQuiet()
{
    m_minutes->setObjectName(QStringLiteral("quietMinutes"));
    m_minutes->setAccessibleName(tr("Minutes without disturbance"));
    m_minutes->setRange(1, kMostMinutes);
    m_minutes->setValue(kMinutes);
    m_minutes->setSuffix(tr(" min"));
    m_quiet->setObjectName(QStringLiteral("quiet"));
    m_quiet->setAutoDefault(false);
    m_left->setObjectName(QStringLiteral("quietLeft"));
    connect(m_quiet, &QPushButton::clicked, this, [this] {
        const bool ends = m_teller.quietLeft().count() > 0;
        m_teller.beQuietFor(std::chrono::minutes{ends ? 0 : m_minutes->value()});
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(plainLabel({}, this, tr("Do not disturb")));
    row->addWidget(m_minutes);
    row->addWidget(m_quiet);
    row->addWidget(m_left, 1);
    return row;
}

void AlertDialog::showQuiet()
{
    const auto left = m_teller.quietLeft().count();
    m_quiet->setText(left > 0 ? tr("End it") : tr("Begin"));
    m_minutes->setEnabled(left == 0);
    setWords(m_left, left > 0 ? tr("For %1 min more; what is critical comes through.").arg(left)
                              : tr("What is critical comes through."));
}

}  // namespace ballast::ui
