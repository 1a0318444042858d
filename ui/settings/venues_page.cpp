#include "ui/settings/venues_page.h"

#include "ui/settings/settings_draft.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

enum Column { Name, Kind, Rights, ClientId, Key, kColumns };
constexpr int kRowHeight = 24;

QString kindWords(const VenueProfile& profile)
{
    switch (profile.kind) {
        case VenueKind::Paper: return VenuesPage::tr("Paper exchange");
        case VenueKind::Test: return VenuesPage::tr("Deribit, test");
        case VenueKind::Live: return VenuesPage::tr("Deribit, live");
    }
    return {};
}

QString rightsWords(const VenueProfile& profile)
{
    if (profile.venues.empty())
        return profile.trading ? VenuesPage::tr("trading") : VenuesPage::tr("read only");
    QStringList names;
    for (const std::string& venue : profile.venues) names << words(venue);
    return VenuesPage::tr("one book over %1").arg(names.join(QStringLiteral(" + ")));
}

QLabel* caption(const QString& text, QWidget* field, QWidget* parent)
{
    QLabel* label = plainLabel(QStringLiteral("caption"), parent, text);
    label->setBuddy(field);
    return label;
}

}  // namespace

VenuesPage::VenuesPage(SettingsTermsPtr terms, QWidget* parent)
    : QWidget(parent), m_terms(std::move(terms))
{
    setObjectName(QStringLiteral("venuesPage"));
    build();
    fillForm();
}

VenuesPage::~VenuesPage()
{
    if (m_testing && m_terms && m_terms->cancelKeyTest) m_terms->cancelKeyTest();
}

void VenuesPage::build()
{
    m_table = new QTableWidget(0, kColumns, this);
    m_table->setObjectName(QStringLiteral("venuesTable"));
    m_table->setAccessibleName(tr("Profiles"));
    m_table->setHorizontalHeaderLabels(
        {tr("Profile"), tr("Venue"), tr("Rights"), tr("Client id"), tr("Key")});
    for (int column = 0; column < kColumns; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(Rights, QHeaderView::Stretch);
    for (const auto& [column, width] :
         {std::pair{Name, 130}, {Kind, 120}, {ClientId, 150}, {Key, 64}})
        m_table->setColumnWidth(column, width);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight(6 * kRowHeight);
    m_add = new QPushButton(tr("New profile"), this);
    m_add->setObjectName(QStringLiteral("venueAdd"));
    m_remove = new QPushButton(tr("Remove"), this);
    m_remove->setObjectName(QStringLiteral("venueRemove"));
    for (QPushButton* button : {m_add, m_remove}) button->setAutoDefault(false);
    m_problem = plainLabel(QStringLiteral("muted"), this);
    m_problem->setObjectName(QStringLiteral("venueProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, tables::Tone::Warn);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 6);
    column->setSpacing(12);
    QLabel* head = plainLabel(
        QStringLiteral("muted"), this,
        tr("A profile is one way to a venue. It is opened at a start, with --profile and its name; "
           "what is changed here holds from then on. Secrets are kept in the keychain of the "
           "system and in no file."));
    head->setWordWrap(true);
    column->addWidget(head);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
    column->addWidget(buildForm());
    column->addWidget(m_problem);
    column->addWidget(buildTest());
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        if (row == before) return;
        cancelTest();
        setWords(m_verdict, {});
        fillForm();
    });
    connect(m_add, &QPushButton::clicked, this, &VenuesPage::add);
    connect(m_remove, &QPushButton::clicked, this, &VenuesPage::remove);
}

QWidget* VenuesPage::buildForm()
{
    auto* form = new QWidget(this);
    const auto line = [&](const char* name, const QString& spoken) {
        auto* edit = new QLineEdit(form);
        edit->setObjectName(QLatin1String(name));
        edit->setAccessibleName(spoken);
        connect(edit, &QLineEdit::textEdited, this, &VenuesPage::readForm);
        return edit;
    };
    const auto choice = [&](const char* name, const QString& spoken, const QStringList& all) {
        auto* combo = new QComboBox(form);
        combo->setObjectName(QLatin1String(name));
        combo->setAccessibleName(spoken);
        combo->addItems(all);
        connect(combo, &QComboBox::activated, this, &VenuesPage::readForm);
        return combo;
    };
    m_name = line("venueName", tr("Name of the profile"));
    m_name->setMaxLength(15);
    m_kind = choice("venueKind", tr("Venue"),
                    {tr("Deribit, test"), tr("Deribit, live"), tr("Paper exchange")});
    // Only the one that is built in is: no profile of one's own can be made so.
    qobject_cast<QStandardItemModel*>(m_kind->model())->item(2)->setEnabled(false);
    m_rights = choice("venueRights", tr("Rights"), {tr("read only"), tr("trading")});
    m_rights->setToolTip(
        tr("Read only asks the venue for no right to trade: every order is "
           "refused, by the venue too."));
    m_clientId = line("venueClientId", tr("Client id"));
    m_clientId->setMaxLength(200);
    m_secret = line("venueSecret", tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(500);
    m_secret->setPlaceholderText(tr("unchanged, as the keychain has it"));
    m_fingerprint = plainLabel(QStringLiteral("number"), form);
    m_fingerprint->setObjectName(QStringLiteral("venueFingerprint"));
    m_fingerprint->setToolTip(
        tr("The last four digits of the SHA-256 of the client id: by which "
           "a key is told from another one."));
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
    grid->addWidget(caption(tr("Name"), m_name, form), 0, 0);
    grid->addWidget(m_name, 1, 0);
    grid->addWidget(caption(tr("Venue"), m_kind, form), 0, 1);
    grid->addWidget(m_kind, 1, 1);
    grid->addWidget(caption(tr("Rights"), m_rights, form), 0, 2);
    grid->addWidget(m_rights, 1, 2);
    grid->addWidget(caption(tr("Client id"), m_clientId, form), 2, 0);
    grid->addWidget(m_clientId, 3, 0);
    grid->addWidget(caption(tr("Secret"), m_secret, form), 2, 1);
    grid->addWidget(m_secret, 3, 1);
    grid->addWidget(plainLabel(QStringLiteral("caption"), form, tr("Key fingerprint")), 2, 2);
    grid->addWidget(m_fingerprint, 3, 2);
    return form;
}

QWidget* VenuesPage::buildTest()
{
    auto* box = new QWidget(this);
    m_test = new QPushButton(tr("Test the key"), box);
    m_test->setObjectName(QStringLiteral("venueTest"));
    m_test->setToolTip(tr("Connects and logs in as a desk would, and leaves: nothing is sent."));
    m_cancel = new QPushButton(tr("Cancel the test"), box);
    m_cancel->setObjectName(QStringLiteral("venueTestCancel"));
    for (QPushButton* button : {m_test, m_cancel}) button->setAutoDefault(false);
    m_verdict = plainLabel(QStringLiteral("muted"), box);
    m_verdict->setObjectName(QStringLiteral("venueVerdict"));
    m_verdict->setWordWrap(true);
    // Room for a verdict of three lines: nothing moves when it comes.
    m_verdict->setMinimumHeight(3 * m_verdict->fontMetrics().lineSpacing() + 2);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_test, 0, Qt::AlignTop);
    row->addWidget(m_cancel, 0, Qt::AlignTop);
    row->addWidget(m_verdict, 1);
    connect(m_test, &QPushButton::clicked, this, &VenuesPage::testKey);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        cancelTest();
        setTone(m_verdict, tables::Tone::Muted);
        setWords(m_verdict, tr("The test was cancelled."));
    });
    m_cancel->setEnabled(false);
    return box;
}

void VenuesPage::show(const std::vector<VenueProfile>& profiles)
{
    const VenueProfile* held = chosen();
    const std::string name = held ? held->name : std::string{};
    if (profiles == m_profiles && m_table->rowCount() > 0) return;
    m_profiles = profiles;
    std::erase_if(m_secrets, [this](const auto& secret) {
        return std::ranges::find(m_profiles, secret.first, &VenueProfile::name) == m_profiles.end();
    });
    fillTable();
    select(name);
}

void VenuesPage::select(const std::string& name)
{
    const auto it = std::ranges::find(m_profiles, name, &VenueProfile::name);
    const int row = it == m_profiles.end() ? 0 : static_cast<int>(it - m_profiles.begin());
    if (!m_profiles.empty()) m_table->setCurrentCell(row, Name);
    fillForm();
}

void VenuesPage::fillTable()
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(static_cast<int>(m_profiles.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) fillRow(row);
}

void VenuesPage::fillRow(int row)
{
    const VenueProfile& profile = m_profiles[static_cast<std::size_t>(row)];
    const QString print = m_terms && m_terms->fingerprint && profile.venues.empty()
                              ? m_terms->fingerprint(profile.clientId)
                              : QString();
    const QString cells[kColumns] = {words(profile.name), kindWords(profile), rightsWords(profile),
                                     words(profile.clientId), print};
    for (int column = 0; column < kColumns; ++column) {
        QTableWidgetItem* item = m_table->item(row, column);
        if (!item) m_table->setItem(row, column, item = new QTableWidgetItem);
        item->setText(cells[column]);
        item->setToolTip(toolTipOf(cells[column]));
    }
}

VenueProfile* VenuesPage::chosen()
{
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_profiles.size())
               ? &m_profiles[static_cast<std::size_t>(row)]
               : nullptr;
}

void VenuesPage::fillForm()
{
    const VenueProfile* profile = chosen();
    const VenueProfile shown = profile ? *profile : VenueProfile{};
    const bool single = profile && shown.venues.empty();
    const bool keyed = single && shown.kind != VenueKind::Paper;
    m_name->setText(words(shown.name));
    m_name->setEnabled(single && !shown.builtIn);
    m_kind->setCurrentIndex(shown.kind == VenueKind::Paper  ? 2
                            : shown.kind == VenueKind::Live ? 1
                                                            : 0);
    m_kind->setEnabled(keyed && !shown.builtIn);
    m_rights->setCurrentIndex(shown.trading ? 1 : 0);
    m_rights->setEnabled(keyed);
    m_clientId->setText(words(shown.clientId));
    m_clientId->setEnabled(keyed);
    const auto typed = m_secrets.find(shown.name);
    m_secret->setText(typed == m_secrets.end() ? QString() : typed->second);
    m_secret->setEnabled(keyed);
    m_remove->setEnabled(profile && !shown.builtIn);
    m_remove->setToolTip(
        toolTipOf(profile && shown.builtIn ? tr("This one is always there.") : QString()));
    judge();
}

void VenuesPage::readForm()
{
    VenueProfile* profile = chosen();
    if (!profile) return;
    const VenueProfile before = *profile;
    // A verdict is of what was tried, not of what stands here now.
    cancelTest();
    setWords(m_verdict, {});
    m_secrets.erase(before.name);
    if (m_name->isEnabled()) profile->name = m_name->text().trimmed().toStdString();
    if (m_kind->isEnabled())
        profile->kind = m_kind->currentIndex() == 1 ? VenueKind::Live : VenueKind::Test;
    profile->clientId = m_clientId->text().trimmed().toStdString();
    profile->trading = m_rights->currentIndex() == 1;
    if (!m_secret->text().isEmpty()) m_secrets[profile->name] = m_secret->text();
    // Books over it go on naming it.
    for (VenueProfile& book : m_profiles)
        std::ranges::replace(book.venues, before.name, profile->name);
    fillTable();
    judge();
    emit edited();
}

void VenuesPage::judge()
{
    const VenueProfile* profile = chosen();
    setWords(m_fingerprint, profile && m_terms && m_terms->fingerprint
                                ? m_terms->fingerprint(profile->clientId)
                                : QString());
    const QString wrong = problem();
    setWords(m_problem, wrong);
    m_problem->setVisible(!wrong.isEmpty());
    const bool keyed = profile && profile->venues.empty() && !profile->clientId.empty();
    m_test->setEnabled(keyed && !m_testing && m_terms && m_terms->testKey);
    m_cancel->setEnabled(m_testing);
}

QString VenuesPage::problem() const
{
    for (const VenueProfile& profile : m_profiles)
        if (QString wrong = problemOf(profile, m_profiles); !wrong.isEmpty()) return wrong;
    return {};
}

void VenuesPage::add()
{
    std::string name;
    for (int number = 2; name.empty(); ++number) {
        name = "deribit-" + std::to_string(number);
        if (std::ranges::find(m_profiles, name, &VenueProfile::name) != m_profiles.end())
            name.clear();
    }
    m_profiles.push_back({.name = name, .kind = VenueKind::Test});
    fillTable();
    select(name);
    emit edited();
    m_name->setFocus();
    m_name->selectAll();
}

void VenuesPage::remove()
{
    const VenueProfile* profile = chosen();
    if (!profile || profile->builtIn) return;
    cancelTest();
    m_secrets.erase(profile->name);
    const int row = m_table->currentRow();
    m_profiles.erase(m_profiles.begin() + row);
    fillTable();
    m_table->setCurrentCell(std::min(row, static_cast<int>(m_profiles.size()) - 1), Name);
    fillForm();
    emit edited();
}

void VenuesPage::forgetSecrets()
{
    m_secrets.clear();
    m_secret->clear();
}

void VenuesPage::testKey()
{
    const VenueProfile* profile = chosen();
    if (!profile || m_testing) return;
    m_testing = true;
    judge();
    m_cancel->setFocus();
    setTone(m_verdict, tables::Tone::Muted);
    setWords(m_verdict, tr("Connecting and logging in as %1…").arg(words(profile->name)));
    m_terms->testKey({*profile, m_secret->text()},
                     [this](bool works, const QString& sentence) { endTest(works, sentence); });
}

void VenuesPage::endTest(bool works, const QString& sentence)
{
    const bool focused = m_cancel->hasFocus();
    m_testing = false;
    judge();
    if (focused) m_test->setFocus();
    setTone(m_verdict, works ? tables::Tone::Good : tables::Tone::Breach);
    setWords(m_verdict, sentence);
}

void VenuesPage::cancelTest()
{
    if (!m_testing) return;
    m_testing = false;
    m_terms->cancelKeyTest();
    judge();
}

}  // namespace ballast::ui
