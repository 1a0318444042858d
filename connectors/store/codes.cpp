#include "connectors/store/codes.h"

#include "models/core/assert.h"

#include <array>
#include <span>

namespace ballast::store {
namespace {

template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
};

template <class Enum>
inline constexpr std::array<Word<Enum>, 0> kWords{};

template <>
inline constexpr auto kWords<core::Side> =
    std::to_array<Word<core::Side>>({{core::Side::Buy, "buy"}, {core::Side::Sell, "sell"}});

using orders::TimeInForce;
template <>
inline constexpr auto kWords<TimeInForce> =
    std::to_array<Word<TimeInForce>>({{TimeInForce::ImmediateOrCancel, "ioc"},
                                      {TimeInForce::FillOrKill, "fok"},
                                      {TimeInForce::GoodTilCancelled, "gtc"}});

using orders::OrderState;
template <>
inline constexpr auto kWords<OrderState> =
    std::to_array<Word<OrderState>>({{OrderState::InFlight, "in_flight"},
                                     {OrderState::Open, "open"},
                                     {OrderState::Cancelling, "cancelling"},
                                     {OrderState::Unknown, "unknown"},
                                     {OrderState::NeedsOperator, "needs_operator"},
                                     {OrderState::Filled, "filled"},
                                     {OrderState::Cancelled, "cancelled"},
                                     {OrderState::Rejected, "rejected"},
                                     {OrderState::NotPlaced, "not_placed"}});

using rebalance::TriggerKind;
template <>
inline constexpr auto kWords<TriggerKind> =
    std::to_array<Word<TriggerKind>>({{TriggerKind::Band, "band"},
                                      {TriggerKind::Schedule, "schedule"},
                                      {TriggerKind::Manual, "manual"},
                                      {TriggerKind::Margin, "margin"},
                                      {TriggerKind::Gamma, "gamma"},
                                      {TriggerKind::Vega, "vega"},
                                      {TriggerKind::RiskBudget, "risk_budget"},
                                      {TriggerKind::LiveBand, "live_band"},
                                      {TriggerKind::PriceMove, "price_move"},
                                      {TriggerKind::Leland, "leland"},
                                      {TriggerKind::Funding, "funding"}});

using rebalance::ProposalState;
template <>
inline constexpr auto kWords<ProposalState> =
    std::to_array<Word<ProposalState>>({{ProposalState::Live, "live"},
                                        {ProposalState::Working, "working"},
                                        {ProposalState::Done, "done"},
                                        {ProposalState::Rejected, "rejected"},
                                        {ProposalState::Expired, "expired"},
                                        {ProposalState::Snoozed, "snoozed"},
                                        {ProposalState::Withdrawn, "withdrawn"},
                                        {ProposalState::Superseded, "superseded"}});

using Verdict = rebalance::CheckResult::Verdict;
template <>
inline constexpr auto kWords<Verdict> = std::to_array<Word<Verdict>>(
    {{Verdict::Allow, "allow"}, {Verdict::Confirm, "confirm"}, {Verdict::Deny, "deny"}});

using portfolio::DeltaConvention;
template <>
inline constexpr auto kWords<DeltaConvention> =
    std::to_array<Word<DeltaConvention>>({{DeltaConvention::BlackScholes, "black_scholes"},
                                          {DeltaConvention::NetTransaction, "net_transaction"},
                                          {DeltaConvention::UsdNeutral, "usd_neutral"}});

using pricing::SmileRule;
template <>
inline constexpr auto kWords<SmileRule> =
    std::to_array<Word<SmileRule>>({{SmileRule::StickyStrike, "sticky_strike"},
                                    {SmileRule::StickyMoneyness, "sticky_moneyness"},
                                    {SmileRule::SkewStickiness, "skew_stickiness"},
                                    {SmileRule::MinimumVariance, "minimum_variance"}});

using engine::DecisionKind;
template <>
inline constexpr auto kWords<DecisionKind> =
    std::to_array<Word<DecisionKind>>({{DecisionKind::Approved, "approved"},
                                       {DecisionKind::AutoFired, "auto_fired"},
                                       {DecisionKind::Edited, "edited"},
                                       {DecisionKind::Rejected, "rejected"},
                                       {DecisionKind::Snoozed, "snoozed"},
                                       {DecisionKind::Expired, "expired"},
                                       {DecisionKind::Withdrawn, "withdrawn"},
                                       {DecisionKind::Refused, "refused"},
                                       {DecisionKind::NotProposed, "not_proposed"},
                                       {DecisionKind::Stopped, "stopped"}});

using engine::Severity;
template <>
inline constexpr auto kWords<Severity> =
    std::to_array<Word<Severity>>({{Severity::Notice, "notice"},
                                   {Severity::Warning, "warning"},
                                   {Severity::Critical, "critical"}});

using engine::GuardLevel;
template <>
inline constexpr auto kWords<GuardLevel> = std::to_array<Word<GuardLevel>>(
    {{GuardLevel::Normal, "normal"}, {GuardLevel::Caution, "caution"}, {GuardLevel::Halt, "halt"}});

using engine::Brake;
template <>
inline constexpr auto kWords<Brake> = std::to_array<Word<Brake>>(
    {{Brake::None, ""}, {Brake::ReduceOnly, "reduce-only"}, {Brake::Pause, "pause"}});

using bands::Driver;
template <>
inline constexpr auto kWords<Driver> =
    std::to_array<Word<Driver>>({{Driver::None, "none"},
                                 {Driver::Price, "price"},
                                 {Driver::Gamma, "gamma"},
                                 {Driver::Volatility, "volatility"},
                                 {Driver::Cost, "cost"},
                                 {Driver::Regime, "regime"},
                                 {Driver::Aversion, "aversion"},
                                 {Driver::Found, "found"},
                                 {Driver::Change, "change"},
                                 {Driver::Lot, "lot"},
                                 {Driver::Mandate, "mandate"},
                                 {Driver::Settlement, "settlement"},
                                 {Driver::Gone, "gone"}});

using review::MarkStep;
template <>
inline constexpr auto kWords<MarkStep> =
    std::to_array<Word<MarkStep>>({{MarkStep::Decision, "decision"},
                                   {MarkStep::Approval, "approval"},
                                   {MarkStep::Arrival, "arrival"},
                                   {MarkStep::Fill, "fill"},
                                   {MarkStep::End, "end"},
                                   {MarkStep::After1s, "after_1s"},
                                   {MarkStep::After10s, "after_10s"},
                                   {MarkStep::After1m, "after_1m"},
                                   {MarkStep::After5m, "after_5m"}});

using review::CarriedKind;
template <>
inline constexpr auto kWords<CarriedKind> =
    std::to_array<Word<CarriedKind>>({{CarriedKind::Option, "option"},
                                      {CarriedKind::Linear, "linear"},
                                      {CarriedKind::Inverse, "inverse"},
                                      {CarriedKind::Equity, "equity"}});

using review::CarriedWhy;
template <>
inline constexpr auto kWords<CarriedWhy> =
    std::to_array<Word<CarriedWhy>>({{CarriedWhy::Start, "start"},
                                     {CarriedWhy::Hour, "hour"},
                                     {CarriedWhy::Trade, "trade"},
                                     {CarriedWhy::Move, "move"},
                                     {CarriedWhy::Gone, "gone"}});

using review::NoteKind;
template <>
inline constexpr auto kWords<NoteKind> = std::to_array<Word<NoteKind>>(
    {{NoteKind::Note, "note"}, {NoteKind::Tagged, "tagged"}, {NoteKind::Untagged, "untagged"}});

using market::OptionType;
template <>
inline constexpr auto kWords<OptionType> =
    std::to_array<Word<OptionType>>({{OptionType::Call, "call"}, {OptionType::Put, "put"}});

template <class Enum>
std::string_view wordOf(Enum value)
{
    for (const auto& word : kWords<Enum>)
        if (word.value == value) return word.text;
    BALLAST_ASSERT(!"an enumerator has no stored word");
    return {};
}

}  // namespace

std::string_view code(core::Side side) { return wordOf(side); }
std::string_view code(TimeInForce timeInForce) { return wordOf(timeInForce); }
std::string_view code(OrderState state) { return wordOf(state); }
std::string_view code(TriggerKind trigger) { return wordOf(trigger); }
std::string_view code(ProposalState state) { return wordOf(state); }
std::string_view code(Verdict verdict) { return wordOf(verdict); }
std::string_view code(DeltaConvention convention) { return wordOf(convention); }
std::string_view code(SmileRule rule) { return wordOf(rule); }
std::string_view code(DecisionKind kind) { return wordOf(kind); }
std::string_view code(Severity severity) { return wordOf(severity); }
std::string_view code(GuardLevel level) { return wordOf(level); }
std::string_view code(Brake brake) { return wordOf(brake); }
std::string_view code(Driver driver) { return wordOf(driver); }
std::string_view code(MarkStep step) { return wordOf(step); }
std::string_view code(CarriedKind kind) { return wordOf(kind); }
std::string_view code(CarriedWhy why) { return wordOf(why); }
std::string_view code(NoteKind kind) { return wordOf(kind); }
std::string_view code(OptionType type) { return wordOf(type); }

template <class Enum>
std::optional<Enum> decode(std::string_view text)
{
    for (const auto& word : kWords<Enum>)
        if (word.text == text) return word.value;
    return std::nullopt;
}

template std::optional<core::Side> decode(std::string_view);
template std::optional<TimeInForce> decode(std::string_view);
template std::optional<OrderState> decode(std::string_view);
template std::optional<TriggerKind> decode(std::string_view);
template std::optional<ProposalState> decode(std::string_view);
template std::optional<DeltaConvention> decode(std::string_view);
template std::optional<SmileRule> decode(std::string_view);
template std::optional<Brake> decode(std::string_view);
template std::optional<Driver> decode(std::string_view);
template std::optional<DecisionKind> decode(std::string_view);
template std::optional<Severity> decode(std::string_view);
template std::optional<GuardLevel> decode(std::string_view);
template std::optional<MarkStep> decode(std::string_view);
template std::optional<CarriedKind> decode(std::string_view);
template std::optional<CarriedWhy> decode(std::string_view);
template std::optional<NoteKind> decode(std::string_view);
template std::optional<OptionType> decode(std::string_view);

}  // namespace ballast::store
