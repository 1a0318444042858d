#pragma once

#include "models/engine/snapshot.h"
#include "models/laboratory/report.h"
#include "models/laboratory/wish.h"
#include "models/portfolio/model_check.h"
#include "models/portfolio/scenario_run.h"
#include "models/rebalance/auto_rehearsal.h"
#include "models/rebalance/joint_request.h"
#include "models/replay/session_list.h"
#include "models/review/moment.h"
#include "models/review/rebalance.h"
#include "ui/rebalance/approval_guard.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/environment.h"
#include "ui/shell/report_wish.h"
#include "ui/shell/window_layout.h"
#include "ui/shell/workspaces.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

class QActionGroup;
class QMenu;
class QVBoxLayout;

namespace ballast::ui {

class AccountBand;
class AlertTeller;
class AlertsPanel;
class Banner;
class ChainPanel;
class PositionsPanel;
class DeltaChart;
class EnvironmentFrame;
class FirstSteps;
class GuardPanel;
class HaltStrips;
class HelpWindow;
class HistoryPanel;
class JointPanel;
class KeyMap;
class LaboratoryPanel;
class MarketPanel;
class ModelCheckPanel;
class ModePanel;
class OverviewStrip;
class PanelDock;
class PolicyEditor;
class ProposalsPanel;
class ReplayBar;
class ReviewPanel;
class ScenarioPanel;
class SectionHeader;
class SmilePanel;
struct Look;
class StatusLine;
class TourGuide;
class Tray;
class WhyPanel;
class WorkBoard;

/// The window: cards on top, the chart, and the panels round it in docks. It shows snapshots and
/// says what the trader wants; it decides nothing.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `settingsFile` is where the layout and the look are kept; empty: nowhere. `clock` tells how
    /// fast hands are.
    explicit MainWindow(const Environment& environment, const QString& settingsFile = {},
                        QWidget* parent = nullptr, HandClock clock = steadyHandClock());
    ~MainWindow() override;

    void show(const std::shared_ptr<const engine::Snapshot>& snapshot);
    using QWidget::show;
    /// Samples of earlier runs for the chart.
    void setPast(core::Currency underlying, const std::vector<engine::ExposureSample>& samples,
                 core::Duration stretch = {});
    /// All of them where only an outline was known: an answer to finerWished().
    void setFiner(core::Currency underlying, const std::vector<engine::ExposureSample>& samples,
                  core::Duration stretch);
    void setMarketPast(core::Currency underlying, const std::vector<engine::MarketSample>& samples,
                       core::Duration stretch);
    /// What is on record of the hour before this run: for auto-fire's look back.
    void setPastHour(const rebalance::PastHour& hour);
    /// What the store knows of past rebalances, newest first; or why it could not be read.
    void setHistory(std::vector<review::Rebalance> rows);
    void setHistoryFailure(const QString& sentence);
    /// What is on record of a moment, or why it could not be read: answers to momentWished().
    void setMoment(const std::shared_ptr<const review::Moment>& moment);
    void setMomentFailure(const QString& sentence);
    /// Opens the window that says why the desk did or did not trade, a window of its own: at the
    /// minute of now, or at this one.
    void openWhy();
    void openWhyAt(ballast::core::Time at, ballast::core::Currency underlying);
    /// Null until it is first opened.
    WhyPanel* why() const { return m_why; }
    /// What scenarios came to: an answer to scenarioWished().
    void showScenario(const std::shared_ptr<const portfolio::ScenarioResult>& result);
    /// The joint hedge that was found: an answer to jointWished().
    void showJoint(const std::shared_ptr<const rebalance::JointAnswer>& answer);
    /// The check of the venue's model: an answer to modelCheckWished().
    void showModelCheck(const std::shared_ptr<const portfolio::ModelCheckAnswer>& answer);
    void setStresses(std::vector<portfolio::Stress> stresses);
    /// Limits and tripwires in force: what the panel Guard lets a person change.
    void setLimits(const guard::LimitSet& limits);
    /// What the settings dialog may ask of the program, and what the settings say.
    void setSettings(SettingsTermsPtr terms, const SettingsValue& value);
    /// Opens the settings with this page, a window of its own beside this one.
    void openSettings(SettingsPage page = SettingsPage::Venues);
    /// Null until it is first opened.
    SettingsDialog* settings() const { return m_settings; }
    /// How far the laboratory is, and what it came to: answers to laboratoryWished().
    void showLaboratoryProgress(double share, double seconds);
    void showLaboratoryReport(const std::shared_ptr<const laboratory::Report>& report,
                              double seconds);
    void showLaboratoryProblem(const QString& sentences);
    /// Opens the laboratory, a window of its own beside this one.
    void openLaboratory();
    /// Opens the review, a window of its own beside this one.
    void openReview();
    /// Null until it is first opened: see reviewMade().
    ReviewPanel* review() const { return m_review; }
    /// The moment of a recorded session that is to be seen, and how the replay stands. Only in a
    /// window whose environment is past.
    void showReplay(const replay::News& news);
    /// Its controls; null where the window is of the present.
    ReplayBar* replay() const { return m_replay; }
    /// Shows a sentence in the status bar for some seconds.
    void tell(const QString& sentence);
    /// Shows a sentence above all else until it is dismissed, and keeps it among the alerts: for
    /// what the trader must not miss and no snapshot says.
    void note(const QString& sentence, bool critical = true);
    /// The whole window as a PNG; a sentence when it could not be written, else empty.
    QString saveScreenshot(const QString& path);
    /// Puts a text into the clipboard, and says so with the sentence.
    void copyText(const QString& text, const QString& sentence);
    /// Every panel back to where this workspace had it on the first day.
    void resetLayout();
    /// One of Workspaces::names(), as it was left.
    void openWorkspace(const QString& name);
    void saveWorkspaceAs(const QString& name);
    void deleteWorkspace();
    void exportWorkspace(const QString& path);
    void importWorkspace(const QString& path);
    const Workspaces& workspaces() const { return m_workspaces; }

    /// Every action's key: read and changed here.
    KeyMap& keys() const { return *m_keys; }
    /// The list of keys, a window of its own beside this one.
    void openKeys();
    /// A page of help by its name; an unknown one is the first.
    void openHelp(const QString& page);
    /// What to begin with, as at the first run.
    void openFirstSteps();
    /// The guided tour, on the paper exchange.
    void startTour();
    TourGuide* tour() const { return m_tour; }
    /// Where a person chooses how alerts are told.
    void openAlertChoices();
    AlertTeller& alerts() const { return *m_teller; }
    /// The page of the settings on which an account of one's own is set up.
    void connectVenue();
    /// Asks where to, and wishes the report of these UTC days, both included.
    void askForReport(QDate from, QDate to, const QString& format = QStringLiteral("pdf"));
    /// The form that asks for the period and the format, a window of its own beside this one.
    void openReportForm();
    /// How a report that a person wants comes along, here and in the review's window; a problem is
    /// told there alone, for note() tells it here.
    void tellOfReport(const QString& sentence, bool isProblem = false);

    OverviewStrip* overview() const { return m_overview; }
    DeltaChart* chart() const { return m_chart; }
    MarketPanel* market() const { return m_market; }
    ProposalsPanel* proposals() const { return m_proposals; }
    ModePanel* mode() const { return m_mode; }
    const std::vector<PanelDock*>& docks() const { return m_docks; }
    /// What works beside the window, with progress and cancel: who works for long tells it.
    WorkBoard* work() const { return m_work; }

signals:
    void commanded(const ballast::engine::Command& command);
    void tapeRequested(const QString& path);
    void positionsImportRequested(const QString& path);
    /// The paper exchange in place of this market, with the guided tour or without.
    void paperRequested(bool tour);
    /// The chart stands where it has but an outline; answered by setFiner().
    void finerWished(ballast::core::Currency underlying, ballast::core::Time from,
                     ballast::core::Time to);
    /// The history panel wants rows; answered by setHistory().
    void historyRequested();
    /// What is on record of this moment is wanted; answered by setMoment().
    void momentWished(ballast::core::Time at, ballast::core::Duration around);
    /// The scenario panel wants this computed; or nobody looks at it any more.
    /// Limits that a person has confirmed in the panel Guard.
    void limitsWished(const ballast::guard::LimitSet& limits);
    void scenarioWished(const ballast::portfolio::ScenarioRequest& request);
    void scenarioUnwatched();
    /// The joint hedge panel wants this found; or nobody looks at it any more.
    void jointWished(const ballast::rebalance::JointRequest& request);
    void jointUnwatched();
    /// The model check wants this board priced; or nobody looks at it any more.
    void modelCheckWished(const ballast::portfolio::ModelCheckRequest& request);
    void modelCheckUnwatched();
    /// The laboratory is to try this; or to stop.
    void laboratoryWished(const ballast::laboratory::Wish& wish);
    void laboratoryCancelled();
    /// The review was opened for the first time: who reads for it connects to review().
    void reviewMade();
    /// In a replay: what a person wants to see of it, or another session.
    void replayWished(const ballast::replay::Wish& wish);
    void replaySessionWished(qint64 session);
    /// A replay is to be opened beside this desk: at this moment, else where this proposal was
    /// made, else at the beginning of the newest session. 0 and the epoch: not said.
    void replayRequested(ballast::core::ProposalId proposal, ballast::core::Time at);
    /// The trader wants what a report needs; answered by copyText().
    void diagnosticsWanted();
    /// A report is to be written; what became of it is told by tell() or note().
    void reportWished(const ballast::ui::ReportWish& wish);
    /// The trader closed the window.
    void closed();
    void themeChanged(ballast::ui::ThemeKind kind, bool colourBlind);

protected:
    void closeEvent(QCloseEvent* event) override;
    void childEvent(QChildEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeTop();
    void makeCentre();
    void makeDocks(HandClock clock);
    void makeRecordDocks();
    void keepView();
    void recallView(const QString& panel);
    QString viewPlace() const;
    void makeMarketDock();
    void makeScenarioDock();
    void makeGuardDock();
    void makeAllocationDock();
    void makeJointDock();
    void showProposals();
    template <class Panel>
    PanelDock* addPanel(Panel* panel, const QString& name, const QString& title);
    void makeMenus();
    void makeFileMenu();
    void makeViewMenu();
    void makeSettings();
    void showLook();
    void chooseLook(const Look& look);
    void makeThemeMenu(QMenu* menu);
    void makeLanguageMenu(QMenu* menu);
    void chooseLanguage(Language language);
    void makeWorkspaceMenu(QMenu* menu);
    void fillWorkspaceMenu();
    void askForWorkspace();
    void keepWorkspace();
    bool restorePanels(const QByteArray& state);
    void makeTradeMenu();
    void beginSession();
    void makeHelpMenu();
    void makeTour();
    void makeAlerts(const QString& settingsFile, HandClock clock);
    void makeReview();
    void joinWhy();
    void makeWork();
    void addReviewKeys(QWidget* window);
    void addHelp(SectionHeader* header, const QString& name, const QString& title);
    void helpOnFocus();
    void begin(const FirstSteps& wish);
    void bindKeys();
    QString keyWords(const QString& action) const;
    PanelDock* dock(const char* name) const;
    void command(const engine::Command& wish);
    static QString noHistoryHere();
    QString besideTitle(const QString& title) const;
    void makeReplay(QVBoxLayout* top);
    void closeToCommands();
    void refuse();
    void titleReplay();
    void actOnBanner(const QString& id);
    void chooseTheme(ThemeKind kind, bool colourBlind);
    void selectUnderlying(core::Currency underlying);
    void showChart();
    void importPositions();
    void exportScreenshot();
    QDate today() const;
    void editPolicy();
    void openProposal(core::ProposalId proposal);
    void showInChart(core::ProposalId proposal);
    void about();
    void keepLayout();

    Environment m_environment;
    WindowLayout m_layout;
    Workspaces m_workspaces;
    KeyMap* m_keys;
    ThemeKind m_theme;
    bool m_colourBlind;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    std::vector<std::function<void(const std::shared_ptr<const engine::Snapshot>&)>> m_presenters;
    AccountBand* m_band = nullptr;
    Banner* m_banner = nullptr;
    HaltStrips* m_haltStrips = nullptr;
    OverviewStrip* m_overview = nullptr;
    DeltaChart* m_chart = nullptr;
    MarketPanel* m_market = nullptr;
    ModePanel* m_mode = nullptr;
    ProposalsPanel* m_proposals = nullptr;
    HistoryPanel* m_history = nullptr;
    AlertsPanel* m_alerts = nullptr;
    PositionsPanel* m_positions = nullptr;
    ChainPanel* m_chain = nullptr;
    GuardPanel* m_guard = nullptr;
    JointPanel* m_joint = nullptr;
    ModelCheckPanel* m_modelCheck = nullptr;
    ScenarioPanel* m_scenarios = nullptr;
    LaboratoryPanel* m_laboratory = nullptr;  ///< null until it is opened
    ReviewPanel* m_review = nullptr;          ///< null until it is opened
    WhyPanel* m_why = nullptr;                ///< null until it is opened
    ReplayBar* m_replay = nullptr;            ///< null where the window is of the present
    std::uint64_t m_replayBacks = 0, m_replayOpened = 0;
    SmilePanel* m_smile = nullptr;
    PolicyEditor* m_policies = nullptr;
    SettingsDialog* m_settings = nullptr;  ///< null until it is opened
    SettingsTermsPtr m_settingsTerms;
    SettingsValue m_settingsValue;
    std::vector<PanelDock*> m_docks;
    StatusLine* m_status = nullptr;
    EnvironmentFrame* m_frame = nullptr;
    QActionGroup* m_modes = nullptr;
    HelpWindow* m_help = nullptr;  ///< null until it is opened
    TourGuide* m_tour = nullptr;
    AlertTeller* m_teller = nullptr;
    Tray* m_tray = nullptr;
    WorkBoard* m_work = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_workspaceMenu = nullptr;
    QActionGroup* m_workspaceActions = nullptr;
};

}  // namespace ballast::ui
