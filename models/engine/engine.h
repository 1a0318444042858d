#pragma once

#include "models/engine/allocation_desk.h"
#include "models/engine/auto_fire.h"
#include "models/engine/band_desk.h"
#include "models/engine/book_desk.h"
#include "models/engine/carry_desk.h"
#include "models/engine/greeks_age.h"
#include "models/engine/guard_desk.h"
#include "models/engine/hedge_tally.h"
#include "models/engine/holdings.h"
#include "models/engine/joint_search.h"
#include "models/engine/margin_desk.h"
#include "models/engine/mark_desk.h"
#include "models/engine/market_state.h"
#include "models/engine/order_desk.h"
#include "models/engine/outbox.h"
#include "models/engine/plan_judge.h"
#include "models/engine/proposal_desk.h"
#include "models/engine/recorder.h"
#include "models/engine/refill_desk.h"
#include "models/engine/snapshot.h"
#include "models/engine/surface_desk.h"
#include "models/margin/account_model.h"
#include "models/margin/tables.h"
#include "models/orders/conservation.h"
#include "models/portfolio/valuation.h"
#include "models/risk/gate.h"

#include <map>
#include <memory>
#include <span>
#include <vector>

namespace ballast::engine {

/// What the engine begins with.
struct Config {
    Recovered recovered;
    std::vector<rebalance::Policy> policies;
    rebalance::AllocationPolicy allocation;
    /// Every account of the book, beside those the policies trade in: nothing is proposed before
    /// each has been read once, and STOP ALL reaches them all.
    std::vector<core::AccountKey> accounts;
    risk::Limits limits;
    GuardSettings guards;
    OrderTiming timing;
    Mode mode = Mode::Watch;    ///< Halted instead when `recovered` says so
    double secondAboveUsd = 0;  ///< an approval of more needs a second person; 0: none does
    portfolio::SubBooks subBooks;
    margin::Models margins;  ///< by which each venue's accounts are judged, with the rates
    double valuationTolerance =
        1e-9;  ///< of the cross-check, relative; below 0 each one fails: a drill
    core::Duration sampleEvery = std::chrono::seconds{1};
    core::Duration refitEvery = std::chrono::seconds{1};  ///< an expiry's smile at most this often
    core::Duration settleAfterLogin =
        std::chrono::seconds{15};  ///< nothing is proposed on a partial book before
};

/// One function over events, with a memory. No clock, no thread, no socket, no file: the same code
/// runs live, on paper, in replay and under test.
class Engine {
public:
    explicit Engine(Config config);

    /// Changes state and says what should happen outside. Valid until the next call.
    std::span<const Effect> process(const Event& event);
    /// The state as an immutable value; sections that did not change are the same pointers. Leaves
    /// no trace: what events lead to does not depend on who looked when.
    std::shared_ptr<const Snapshot> snapshot();
    /// The same, but the portfolio section may be that of a moment before: a decision does not wait
    /// until a thousand lines are written down. The next snapshot() has them.
    std::shared_ptr<const Snapshot> snapshotAhead();
    /// What waits for a decision, or its figures, changed since the last snapshot of either kind.
    bool hasNewProposals() const { return m_proposals.changedSinceShared(); }
    bool isHalted() const { return m_mode == Mode::Halted; }
    /// How many reasons to halt there have been, those that came while it was halted among them.
    std::uint64_t halts() const { return m_halts; }
    /// Every account that a halt is to reach.
    std::vector<core::AccountKey> allAccounts() const;

private:
    void on(const InstrumentListed& event);
    void on(const InstrumentStateChanged& event);
    void on(const market::Ticker& ticker);
    void on(const market::Quote& quote);
    void on(const market::BookUpdate& update);
    void on(const BookLost& event);
    void on(const market::IndexPrice& index);
    void on(const market::Trade& trade);
    void on(const orders::Report& report);
    void on(const portfolio::Position& position);
    void on(const portfolio::PositionsRead& read);
    void on(const portfolio::Balance& balance);
    void on(const LinkChanged& event);
    void on(const LinkHealth& health);
    void on(const Journaled& event);
    void on(const JournalFailed& event);
    void on(const MarginSimulated& answer);
    void on(const JointFound& event);
    void on(const Suspended& event);
    void on(const KillAnswered& event);
    void on(const Command& command);
    void on(const Tick& tick);

    void act(const Approve& command, const std::string& actor);
    void act(const Edit& command, const std::string& actor);
    void act(const Reject& command, const std::string& actor);
    void act(const Snooze& command, const std::string& actor);
    void act(const SetMode& command, const std::string& actor);
    void act(const ArmAutoFire& command, const std::string& actor);
    void act(const DisarmAutoFire& command, const std::string& actor);
    void act(const StopAll& command, const std::string& actor);
    void act(const Resume& command, const std::string& actor);
    void act(const SetPolicy& command, const std::string& actor);
    void act(const ProposeLegs& command, const std::string& actor);
    void act(const ClearGuard& command, const std::string& actor);
    void act(const CancelOrder& command, const std::string& actor);
    void act(const StopPlan& command, const std::string& actor);
    void act(const ResolveOrder& command, const std::string& actor);
    void act(const LookAt& command, const std::string& actor);
    void act(const SetAllocation& command, const std::string& actor);
    void act(const SetLimits& command, const std::string& actor);
    void act(const SetBrake& command, const std::string& actor);
    void act(const BeginSession& command, const std::string& actor);

    void halt(const std::string& reason, const std::string& actor);
    void haltAnew(const std::string& reason, const std::string& actor);
    void disarm(const std::string& reason);
    void refuse(core::ProposalId proposal, core::Revision revision, const std::string& actor,
                const std::string& reason, core::Currency underlying);
    void send(const rebalance::Proposal& proposal, const std::string& actor, bool autoFired,
              const std::string& remark = {});
    // engine_brake.cpp: what holds the whole desk back
    std::string whyHeldBack() const;
    std::string whyNotAlone(const rebalance::Proposal& proposal, const Approve& command) const;
    void recordHalt(const std::string& reason, const std::string& actor);
    void settleProposals();
    void revalue();
    void watch();
    void noteErrors(const orders::Report& report);
    void crossCheck();
    void tellOfDisagreement(const portfolio::Valuation::Disagreement& found);
    std::string whyBookIsNotSure();
    void judge(const rebalance::Policy& policy);
    void followBand(const rebalance::Policy& policy);
    void autoFire();
    bool mayWait(core::Time tickBefore, std::uint64_t changesBefore);
    void refitSmile();
    void takeSmile(const rebalance::Policy& policy);
    void takeSamples();
    void lookAtAllocation();
    void markFill(const orders::Fill& fill);
    void moveHoldings(const orders::Fill& fill);
    orders::Conservation conservation() const;
    void lookAtRefill(const rebalance::Policy& policy);
    const execution::Refill* refillOf(const rebalance::Policy& policy) const;
    void markProposal(const rebalance::Proposal& proposal);

    // engine_legs.cpp: what a person wishes to trade, and the books that needs
    std::string propose(const ProposeLegs& command, bool quotesWillDo);
    std::string whyNotAsSeen(const ProposeLegs& command,
                             const rebalance::Situation& situation) const;
    std::string unknownLeg(const ProposeLegs& command, const rebalance::Policy& policy) const;
    void tellNotProposed(const ProposeLegs& command, const std::string& why);
    bool makesWay(const rebalance::Proposal& live) const;
    std::string awaitBooks(const ProposeLegs& command);
    void lookAfterBooks();
    void addTraded(rebalance::Situation& situation, const market::Listing& listing,
                   const core::AccountKey& account) const;

    // engine_joint.cpp: targets of gamma and vega
    std::optional<rebalance::TriggerKind> jointAsked(const rebalance::Situation& situation) const;
    void seekJoint(const rebalance::Policy& policy, rebalance::Situation& situation,
                   const std::string& blocked);
    void ask(const rebalance::Policy& policy, const rebalance::Situation& situation,
             JointSearch& search);

    // engine_plan.cpp: an approved proposal, order after order
    void carryOn(const rebalance::Policy& policy, core::ProposalId proposal);
    void sendNext(const rebalance::Policy& policy, Plan& plan);
    void beginChild(Plan& plan, rebalance::Leg leg);
    void endPlan(Plan& plan);
    void stopPlans(const std::string& reason, const std::string& actor);
    // engine_plan_grow.cpp: what was sized in the middle of a move
    bool mayGrow(const Plan& plan) const;
    bool needsSecond(const Plan& plan, core::Quantity more) const;
    core::Quantity stillDue(const rebalance::Policy& policy, const Plan& plan) const;
    bool grow(const rebalance::Policy& policy, Plan& plan);
    bool fitGrown(const rebalance::Policy& policy, Plan& plan);
    double changeLeft(const Plan& plan, const rebalance::Policy& policy) const;
    bool tooFast() const;
    static bool fitNext(Plan& plan, const rebalance::Situation& s, const rebalance::Traded& traded);
    std::vector<risk::CheckResult> planChecks(const rebalance::Proposal& proposal, bool forDisplay,
                                              bool autoFired = false) const;
    orders::Intent intentOf(const Plan& plan) const;
    risk::Picture picture(const Plan& plan) const;
    void tellWhatWasInterrupted();
    // engine_peg.cpp: a leg that rests first
    std::optional<orders::Intent> crossingOf(const rebalance::Proposal& proposal,
                                             const rebalance::Leg& leg) const;
    void leaveToPerson(const Plan& plan);
    bool pegNext(Plan& plan, rebalance::Leg& leg, const rebalance::Traded& traded);
    void tend(core::ProposalId proposal, const orders::Order& flight);
    // engine_plan_watch.cpp: what a plan will not cure while it works
    double deltaAtEnd(const rebalance::Policy& policy, const rebalance::Situation& s) const;
    void watchPlan(const rebalance::Policy& policy);

    // engine_controls.cpp: what has a limit over time, over an account, over what may be filled yet
    struct OpenSums {
        double delta = 0, vega = 0, accountDeltaUsd = 0, accountVega = 0;  ///< all >= 0, or not
                                                                           ///< known
        std::string_view unknown, accountUnknown;  ///< the instrument of an order whose part is not
                                                   ///< known, in the first two and the others
    };
    void takeSums();
    OpenSums openSums(const rebalance::Policy& policy, const core::AccountKey& account,
                      const core::Label& own) const;
    void addControls(risk::Picture& picture, const rebalance::Proposal& proposal,
                     const rebalance::Leg& leg) const;
    void checkFill(const orders::Fill& fill);
    void watchCosts();

    void setMode(Mode mode, const std::string& actor);

    std::optional<rebalance::Situation> situation(const rebalance::Policy& policy) const;
    std::optional<rebalance::Situation> situation(const rebalance::Policy& policy,
                                                  const market::Listing* traded,
                                                  const core::AccountKey& account) const;
    std::optional<rebalance::Situation> situationOf(const rebalance::Proposal& proposal) const;
    void limitSize(rebalance::Situation& situation) const;
    risk::Picture picture(const rebalance::Proposal& proposal, const rebalance::Leg& leg) const;
    std::string pictureHash(const DecisionRecord& decision) const;
    orders::Intent intentOf(const rebalance::Proposal& proposal, const rebalance::Leg& leg) const;
    const portfolio::SmileView* smileOf(core::Currency underlying) const;
    std::shared_ptr<const Snapshot> snapshotWith(std::shared_ptr<const portfolio::Book> book);
    ProposalDesk::Checks displayChecks();
    void prepareMargin(rebalance::Proposal& proposal);
    void lookAtMargin(const rebalance::Policy& policy);
    void renewMargins();
    void prepareMarginOf(Plan& plan);
    std::string needsPerson(const Plan& plan, const risk::Picture& picture) const;
    void askVenueMargin();
    const rebalance::Policy* policyOf(core::Currency underlying) const;
    /// The band in force of a policy that is in force.
    std::span<const rebalance::SubBookPart> subBooksOf(const rebalance::Policy& policy) const;
    const rebalance::FixedBand& bandOf(const rebalance::Policy& policy) const;
    bool atEdge(const rebalance::Policy& policy, double delta) const;
    // engine_places.cpp: the accounts and places of a policy
    bool isAtOneAccount(const rebalance::Policy& policy) const;
    std::vector<core::AccountKey> accountsOf(const rebalance::Policy& policy) const;
    const orders::Order* flightOf(const rebalance::Policy& policy) const;
    std::string unknownAccounts(const rebalance::Policy& policy) const;
    bool anyLinkUp(const rebalance::Policy& policy) const;
    void choosePlace(const rebalance::Policy& policy, rebalance::Situation& situation) const;
    std::vector<VenuePart> partsOf(const rebalance::Policy& policy,
                                   const portfolio::Book& book) const;
    bool isIndexOfRecord(const market::IndexPrice& index) const;
    double flightDelta(const rebalance::Policy& policy) const;
    std::string blockedBy(const rebalance::Policy& policy) const;
    std::string haltOf(core::Currency underlying) const;
    std::string haltedUnseen(const rebalance::Proposal& seen) const;
    std::vector<UnderlyingState> underlyings() const;
    UnderlyingState stateOf(const rebalance::Policy& policy) const;
    LinkStatus& linkOf(core::VenueId venue);
    bool linkUp(core::VenueId venue) const;
    core::Time upSince(const rebalance::Policy& policy) const;
    bool marksArriving(const portfolio::Exposure& exposure, const rebalance::Policy& policy) const;

    static constexpr core::Duration kSoon = std::chrono::milliseconds{50};
    static constexpr core::Duration kCheckEvery = std::chrono::seconds{1};
    static constexpr std::size_t kLeastChecked = 8, kMostChecked = 128;  ///< lines a tick
    Config m_config;
    Outbox m_out;
    MarketState m_market;
    SurfaceDesk m_surfaces;
    Holdings m_holdings;
    OrderDesk m_orders;
    ProposalDesk m_proposals;
    PlanDesk m_plans;
    RefillDesk m_refills;
    BookDesk m_books;
    BandDesk m_bands;
    MarginDesk m_margin;
    AllocationDesk m_allocation;
    AutoFire m_autoFire;
    GuardDesk m_guards;
    HedgeTally m_tally;
    Recorder m_recorder;
    MarkDesk m_marks;
    CarryDesk m_carried;
    std::vector<rebalance::Policy> m_policies;
    std::vector<LinkStatus> m_links;
    portfolio::Valuation m_valuation;
    bool m_waits = false;  ///< what may wait was left to the next tick
    core::Time m_checkedAt{}, m_checkBegan{};
    std::uint64_t m_valuationDisagreements = 0;
    std::shared_ptr<const std::vector<Alert>> m_alertsShared;
    std::shared_ptr<const rebalance::Proposals> m_proposalsShared;
    std::uint64_t m_alertsSharedAt = 0;
    /// Found with the samples: it reprices the book.
    struct LiquidationNow {
        double distance = 0;    ///< fraction, its sign the direction; 0: none
        bool modelled = false;  ///< by the margin model that judges proposals
    };
    std::map<core::Currency, LiquidationNow> m_liquidation;
    std::vector<orders::Order> m_recentOrders;  ///< newest first, for the duplicate check
    /// What a person wished for and a book is awaited of; the newest an underlying.
    struct Wish {
        ProposeLegs command;
        core::Time since{};
    };
    std::map<core::Currency, Wish> m_wishes;
    std::map<core::Currency, portfolio::SmileView> m_smiles;
    std::map<core::Currency, JointSearch> m_joint;
    std::vector<portfolio::Valuation::AccountSum> m_accountSums;  ///< as of the last judgement
    GreeksAge m_greeksAge;
    std::uint64_t m_jointWishes = 0;
    /// Of the policies that have targets of sub-books, as of the last tick.
    std::map<core::Currency, std::vector<rebalance::SubBookPart>> m_subBooks;
    bool m_toldOfInterrupted = false;
    Mode m_mode = Mode::Watch;
    std::string m_haltReason;
    std::vector<std::string> m_haltsTold;  ///< reasons since the desk was last not halted
    std::uint64_t m_halts = 0;
    Brake m_brake = Brake::None;
    bool m_journalHealthy = true;
    core::Revision m_revision = 0;
};

}  // namespace ballast::engine
