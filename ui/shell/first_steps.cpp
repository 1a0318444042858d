#include "ui/shell/first_steps.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kWidth = 580, kIndent = 26;

}  // namespace

FirstSteps::FirstSteps(bool running, QWidget* parent)
    : QDialog(parent),
      m_folder(new QLineEdit(this)),
      m_browse(new QPushButton(tr("Choose…"), this)),
      m_problem(plainLabel(QStringLiteral("muted"), this)),
      m_tour(new QCheckBox(tr("Show me round: a tour of two minutes"), this)),
      m_open(new QPushButton(tr("Open"), this))
{
    setObjectName(QStringLiteral("firstSteps"));
    setWindowTitle(running ? tr("First steps") : tr("Welcome to Ballast"));
    setMinimumWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 22);
    column->setSpacing(6);
    column->addWidget(
        plainLabel(QStringLiteral("heading"), this, tr("What would you like to begin with?")));
    auto* hint = plainLabel(QStringLiteral("muted"), this,
                            tr("You can choose another one at any time: Help ▸ First steps."));
    column->addWidget(hint);
    column->addSpacing(10);
    m_choices[0] =
        addChoice(QStringLiteral("firstPaper"), tr("Paper exchange"),
                  tr("A live market of made prices, on this machine alone. No account, no money."));
    m_tour->setObjectName(QStringLiteral("firstTour"));
    m_tour->setChecked(true);
    auto* tourRow = new QHBoxLayout;
    tourRow->addSpacing(kIndent);
    tourRow->addWidget(m_tour, 1);
    column->addLayout(tourRow);
    column->addSpacing(8);
    m_choices[1] =
        addChoice(QStringLiteral("firstRecorded"), tr("Recorded market"),
                  tr("A folder with a recorded exchange state, option chain or capture."));
    m_folder->setObjectName(QStringLiteral("firstFolder"));
    m_folder->setAccessibleName(tr("Folder of the recorded market"));
    m_folder->setPlaceholderText(tr("Folder of the recorded market"));
    m_browse->setObjectName(QStringLiteral("firstBrowse"));
    m_browse->setAutoDefault(false);
    auto* folderRow = new QHBoxLayout;
    folderRow->addSpacing(kIndent);
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(m_browse);
    column->addLayout(folderRow);
    column->addSpacing(8);
    m_choices[2] = addChoice(
        QStringLiteral("firstVenue"), tr("Connect a venue"),
        tr("Opens the paper exchange, and beside it the steps to your own account at Deribit. "
           "Nothing is traded there until you say so."));
    m_problem->setObjectName(QStringLiteral("firstProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, tables::Tone::Warn);
    column->addSpacing(6);
    column->addWidget(m_problem);
    auto* leave = new QPushButton(running ? tr("Close") : tr("Quit"), this);
    leave->setObjectName(QStringLiteral("firstLeave"));
    leave->setAutoDefault(false);
    m_open->setObjectName(QStringLiteral("firstOpen"));
    m_open->setProperty("role", QStringLiteral("chosen"));
    m_open->setDefault(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch(1);
    foot->addWidget(leave);
    foot->addWidget(m_open);
    column->addLayout(foot);
    connect(m_browse, &QPushButton::clicked, this, &FirstSteps::chooseFolder);
    connect(m_open, &QPushButton::clicked, this, &FirstSteps::take);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    m_choices[0]->setChecked(true);
    m_choices[0]->setFocus();
    showChoice();
}

QRadioButton* FirstSteps::addChoice(const QString& name, const QString& title, const QString& text)
{
    auto* choice = new QRadioButton(title, this);
    choice->setObjectName(name);
    choice->setAccessibleDescription(text);
    auto* words = plainLabel(QStringLiteral("muted"), this, text);
    words->setWordWrap(true);
    words->setIndent(kIndent);
    layout()->addWidget(choice);
    layout()->addWidget(words);
    connect(choice, &QRadioButton::toggled, this, &FirstSteps::showChoice);
    return choice;
}

FirstSteps::Market FirstSteps::market() const
{
    return m_choices[1]->isChecked()   ? Market::Recorded
           : m_choices[2]->isChecked() ? Market::Venue
                                       : Market::Paper;
}

QString FirstSteps::folder() const { return m_folder->text().trimmed(); }

bool FirstSteps::tour() const { return market() == Market::Paper && m_tour->isChecked(); }

void FirstSteps::showChoice()
{
    if (!m_choices[2]) return;  // still being made
    const bool recorded = market() == Market::Recorded;
    m_folder->setEnabled(recorded);
    m_browse->setEnabled(recorded);
    m_tour->setEnabled(market() == Market::Paper);
    setWords(m_problem, {});
}

void FirstSteps::chooseFolder()
{
    const QString path =
        QFileDialog::getExistingDirectory(this, tr("Open a folder of a recorded market"));
    if (!path.isEmpty()) m_folder->setText(path);
}

void FirstSteps::take()
{
    if (market() == Market::Recorded && folder().isEmpty()) {
        setWords(m_problem, tr("Which folder? Write its path, or choose it."));
        return m_folder->setFocus(Qt::OtherFocusReason);
    }
    if (market() == Market::Recorded && !QFileInfo::exists(folder())) {
        setWords(m_problem, tr("There is nothing at %1.").arg(folder()));
        return m_folder->setFocus(Qt::OtherFocusReason);
    }
    accept();
}

}  // namespace ballast::ui
