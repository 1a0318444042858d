#include "app/settings.h"

#include "app/settings_allocation.h"
#include "app/settings_approval.h"
#include "app/settings_file.h"
#include "app/settings_guard.h"
#include "app/settings_joint.h"
#include "app/settings_limits.h"
#include "app/settings_margin.h"
#include "app/settings_policies.h"
#include "app/settings_profiles.h"
#include "app/settings_reader.h"
#include "app/settings_records.h"
#include "app/settings_sub_books.h"
#include "app/settings_words.h"

#include <algorithm>

namespace ballast::app {
namespace {

/// Each [[stress]]: what is out of range leaves that stress out, and is named.
void readStresses(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* node = root.get("stress");
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || list->size() > 50) {
        settings.problems.push_back(
            file + ": stress is written as at most 50 tables [[stress]]; it was ignored.");
        return;
    }
    int number = 0;
    for (const toml::node& entry : *list) {
        const std::string where = fmt::format("{}: [[stress]] {}", file, ++number);
        const auto* table = entry.as_table();
        if (!table) {
            settings.problems.push_back(where + " is not a table; it was ignored.");
            continue;
        }
        const SettingsReader in{*table, where, settings.problems};
        const std::size_t before = settings.problems.size();
        portfolio::Stress stress;
        stress.kind = portfolio::StressKind::Own;
        stress.note = "From the settings file.";
        in.text("name", stress.name);
        in.number("spot", stress.otherSpots, -0.95, 5);
        in.number("vol_points", stress.volPoints, -300, 300);
        in.number("basis", stress.basis, -0.5, 0.5);
        in.number("days", stress.days, 0, 365);
        in.unknownKeys({"name", "spot", "vol_points", "basis", "days"});
        const std::string problem = portfolio::problemOf(stress);
        if (settings.problems.size() == before && problem.empty())
            settings.stresses.push_back(std::move(stress));
        else if (settings.problems.size() == before)
            settings.problems.push_back(where + ": " + problem + " It was ignored.");
    }
}

void readWindow(const SettingsReader& in, Settings& settings)
{
    in.choice<std::string>("theme", settings.theme,
                           {{"system", "system"},
                            {"dark", "dark"},
                            {"light", "light"},
                            {"high-contrast", "high-contrast"}});
    in.flag("colour_blind", settings.colourBlind);
    in.flag("stop_key_everywhere", settings.stopKeyEverywhere);
    in.choice<std::string>("language", settings.language,
                           {{"system", "system"}, {"en", "en"}, {"de", "de"}});
    in.unknownKeys({"theme", "colour_blind", "stop_key_everywhere", "language"});
}

std::vector<std::string> namesOf(const Settings& settings)
{
    return portfolio::SubBooks{settings.subBooks}.names();
}

/// After the rules were read: targets of what nothing is in would be missed for ever.
void checkSubBooks(const std::string& file, Settings& settings)
{
    for (rebalance::Policy& policy : settings.policies)
        if (!checkSubBookNames(fmt::format("{}: [policy.{}]", file, policy.underlying.view()),
                               policy, namesOf(settings), settings.problems))
            policy.subBooks.clear();
}

}  // namespace

void readSettingsTable(const toml::table& root, const std::string& file, Settings& settings)
{
    if (!isOurVersion(root, file, settings.problems)) return;
    readPolicies(root, file, settings.policies, settings.problems);
    readProfiles(root, file, settings);
    checkPlaces(root, file, settings);
    readAllocation(root, file, settings);
    readLimits(root, file, settings);
    readMarginModels(root, file, settings);
    if (const auto* window = sectionOf(root, {}, "window", file, settings.problems))
        readWindow({*window, file + ": [window]", settings.problems}, settings);
    readApproval(root, file, settings);
    readRecordSettings(root, file, settings);
    if (root.contains("sub_book")) settings.subBooks = readSubBooks(root, file, settings.problems);
    checkSubBooks(file, settings);
    readStresses(root, file, settings);
    SettingsReader{root, file, settings.problems}.unknownKeys(
        {"version", "policy", "allocation", "profile", "limits", "guard", "window", "approval",
         "history", "reports", "sub_book", "stress", "venue"});
}

const Profile* Settings::profile(std::string_view name) const
{
    for (const Profile& profile : profiles)
        if (profile.name == name) return &profile;
    return nullptr;
}

std::vector<Profile> Settings::venuesOf(const Profile& book) const
{
    if (book.venues.empty()) return {book};
    std::vector<Profile> venues;
    for (const std::string& name : book.venues)
        if (const Profile* venue = profile(name)) venues.push_back(*venue);
    return venues;
}

bool Settings::saysPlaces(core::Currency underlying) const
{
    return std::ranges::find(placesSaid, underlying) != placesSaid.end();
}

Settings defaultSettings()
{
    Settings settings;
    settings.profiles = {
        {"paper", ProfileKind::Paper, {}, "paper", true},
        {"deribit-test", ProfileKind::Test, "wss://test.deribit.com/ws/api/v2", {}, false},
        {"deribit", ProfileKind::Live, "wss://www.deribit.com/ws/api/v2", {}, false},
    };
    settings.policies = {paperPolicy("BTC", 2.3), paperPolicy("ETH", 24)};
    return settings;
}

Settings readSettings(const std::filesystem::path& file)
{
    Settings settings = defaultSettings();
    readConfirmedLimits(file.parent_path() / kLimitsFile, settings);
    readConfirmedApproval(file.parent_path() / kApprovalFile, settings);
    readKeptProfiles(profilesFileOf(file.parent_path()), settings);
    readSettingsFile(file, settings.problems,
                     [&](const toml::table& root, const std::string& name) {
                         readSettingsTable(root, name, settings);
                     });
    return settings;
}

void readKeptPolicies(const std::filesystem::path& file, Settings& settings)
{
    readSettingsFile(
        file, settings.problems, [&](const toml::table& root, const std::string& name) {
            if (!isOurVersion(root, name, settings.problems)) return;
            readPolicies(root, name, settings.policies, settings.problems);
            checkSubBooks(name, settings);
            checkPlaces(root, name, settings);
            SettingsReader{root, name, settings.problems}.unknownKeys({"version", "policy"});
            if (const auto* kept = root["policy"].as_table())
                for (const rebalance::Policy& policy : settings.policies)
                    if (kept->contains(policy.underlying.view()))
                        settings.keptPolicies.push_back(policy);
        });
}

void readKeptAllocation(const std::filesystem::path& file, Settings& settings)
{
    readSettingsFile(
        file, settings.problems, [&](const toml::table& root, const std::string& name) {
            if (!isOurVersion(root, name, settings.problems)) return;
            readAllocation(root, name, settings);
            SettingsReader{root, name, settings.problems}.unknownKeys({"version", "allocation"});
        });
}

std::string_view defaultSettingsText()
{
    return R"(# Ballast settings. What is not said here has the built-in value shown behind the '#'.
# A value outside its range is named when the program starts, which then opens in Watch.
# version = 1                 # of this file's meaning; another one is not read

[window]
# theme = "system"            # system, dark, light, high-contrast
# colour_blind = false        # buy and sell in blue and orange
# stop_key_everywhere = true  # STOP ALL by its key in every program of the desktop (X11)
# language = "system"         # of the window: system, en, de; the menu View keeps a choice beside it

[approval]
# second_person_above_usd = 250000 # a larger proposal a second person approves too, by the passphrase
                              # that 'ballastctl key set --profile second-person' keeps. This file asks
                              # for it sooner than it was, never later: that is File, Settings

[history]                     # in days; 0 keeps for ever. Proposals, decisions, orders and fills stay in any case
# keep_full_days = 90         # samples as rows that any program reads; then in blocks, which lose nothing
# keep_minutes_days = 730     # beside the blocks a row a minute; then a row an hour
# keep_alerts_days = 0
# keep_positions_days = 0     # positions and balances as they were
# record_events = true        # every event, so that 'ballastctl replay' can decide all of it again
# keep_events_gb = 10         # the largest their file may be; then the oldest session goes, whole

[limits]                      # this file can tighten these and [guard], never loosen them: that is
                              # confirmed in the panel Guard, under Limits
# collar = 0.005              # a limit at most this fraction through the reference
# soft_notional_usd = 500000  # an order above it a person must approve; auto-fire's are cut to it
# hard_notional_usd = 2000000 # an order above it is not sent; a hedge is cut to it, the rest follows
# max_net_delta = 1000000000  # coin, after the order
# depth_share = 0.5           # of what the book shows within the collar
# max_margin_use = 0.7        # maintenance margin over equity after the order
# max_stress_use = 1.0        # the same anywhere in the stress: spot by up to four days' deviations
# watch_sigma = 8             # a liquidation nearer than so many days' deviations may not come nearer
# collar_option = 0.05        # an option's limit: the widest of so much of its premium,
# collar_option_ticks = 4     # so many ticks
# collar_option_vol = 1       # and so many volatility points
# soft_quantity_coin = 1000   # of one order, coin equivalent: above it a person must approve
# hard_quantity_coin = 5000   # above it nothing is sent; one instrument's own: [limits.quantity."X"]
# max_vega = 1000000000       # of an underlying after the order, USD a volatility point
# max_account_delta_usd = 1000000000000 # of an account after the order
# max_account_vega = 1000000000
# max_index_divergence = 0.01 # mid from the index
# max_vol_divergence = 3      # an option's mid from its mark, volatility points
# period_collar = 0.01        # own fills on average so much worse than at arrival: a person approves
# period_window_s = 600       # over so many seconds
# max_session_cost = 0.005    # of what was traded: above it only what reduces is sent
# max_drawdown = 0.3          # of the session's highest equity: the same
# auto_orders_per_hour = 200  # auto-fire, across restarts, whatever it was armed with
# auto_usd_per_hour = 100000000
# auto_usd_per_day = 1000000000
# auto_in_a_row = 1000        # without a person's look
# max_book_age_s = 30
# max_mark_age_s = 5
# max_index_age_s = 5
# max_greeks_age_s = 5        # of an option held: older, and a person must approve
# max_clock_error_ms = 250
# max_feed_lag_ms = 1000      # the freshest news of the venue came so late
# duplicate_window_s = 5
# min_time_to_expiry_s = 60
# orders_per_second = 2
# orders_per_minute = 20
# orders_per_hour = 200

[guard]                       # tripwires: beyond one bound CAUTION, beyond the other HALT
# feed_gaps_caution = 20      # silence of the hedge instrument, in median gaps between messages
# feed_gaps_halt = 100
# feed_least_s_caution = 5    # and never less than so many seconds
# feed_least_s_halt = 30
# index_gaps_caution = 20     # the same of the index
# index_gaps_halt = 100
# index_least_s_caution = 5
# index_least_s_halt = 30
# crossed_s_caution = 2       # seconds a book stays crossed or locked
# crossed_s_halt = 15
# mark_index_caution = 0.01   # mark from index, fraction
# mark_index_halt = 0.03
# mid_index_caution = 0.01    # mid from index, fraction
# mid_index_halt = 0.03
# venues_apart_caution = 0.005  # two venues' mids from one another, fraction
# venues_apart_halt = 0.02
# depth_caution = 0.30        # visible depth below this share of its running median
# depth_halt = 0.10
# depth_half_life_days = 7
# volatility_caution = 4      # 1-minute volatility over the expected one
# volatility_halt = 8         # with a second sign: depth, marks, mids, venues or feeds, or both loops
# volatility_alone_halt = 100 # without one: sound prices that move fast are hedged, in smaller orders
# errors_caution = 5          # of the venue, in ten minutes
# errors_halt = 20
# margin_use_caution = 0.70   # maintenance margin over equity
# margin_use_halt = 0.95
# cost_per_day_usd_caution = 10000  # fees and slippage of the last 24 hours
# cost_per_day_usd_halt = 50000
# trades_per_hour_caution = 60
# trades_per_hour_halt = 180
# impact_horizon_s = 5        # what the mid does in so many seconds after our own trades
# impact_t = 3                # believed above this t-statistic; of so many calibrated impacts the slope
# impact_widen = 2            # widens the band,
# impact_slow = 4             # makes the pauses longer as well,
# impact_stop = 8             # halts
# impact_usd_per_coin = 0     # the calibrated impact; 0 takes the slope of the visible book
# crowding_widen = 0.5        # our trades go with return and with aggressors above this: wider,
# crowding_slow = 0.7         # slower,
# crowding_stop = 0.9         # halted
# least_trades = 10           # own trades before impact or crowding are believed
# feedback_widen = 0.5        # short gamma times impact: wider,
# feedback_slow = 0.75        # slower,
# feedback_stop = 1           # halted: the loop is unstable
# feedback_reference = 0.2    # above it hedges are made smaller
# band_factor = 1.5           # CAUTION: the band is so many times as wide (not for volatility)
# cooldown_factor = 3         # and the pause between hedges so many times as long (nor this)
# size_factor = 0.5           # and what auto-fire sends by itself so many times as large
# dwell_s = 60                # calm for so long before CAUTION ends
# release = 0.8               # calm is within this fraction of a bound
# [guard.BTC]                 # the same keys for one underlying

[policy.BTC]
# target = 0.0                # coin, in the convention below
# below = 2.3                 # lower edge = target - below
# above = 2.3                 # upper edge = target + above
# target_points = []          # instead of target, by spot: [[60000, 1.5], [70000, 0.0]], straight
                              # lines between them
# hedge_to = "target"         # target, edge, ratio, pair, cheapest
# ratio = 0.5                 # for "ratio": 0 is the edge, 1 the target
# inner = 0.0                 # for "pair": coins short of the target
# convention = "net-transaction"  # black-scholes, net-transaction, usd-neutral
# smile_rule = "sticky-strike"    # how volatilities move with the price, and so the deltas:
                              # sticky-strike (none is added), sticky-moneyness, skew-stickiness,
                              # minimum-variance (Hull and White)
# smile_r = 1.0               # for "skew-stickiness": -1 to 3; 1 is sticky strike, 0 sticky moneyness
# smile_a = 0.0               # for "minimum-variance": -5 to 5 each, by regression
# smile_b = 0.0
# smile_c = 0.0
# hedge_with = "BTC-PERPETUAL"
# alternatives = []           # with several venues: further places that may carry the hedge; the
                              # cheapest of all does, by taker fee and book. On paper the same
                              # instrument at each other venue, unless something stands here:
                              # [{ venue = "paper-b", hedge_with = "BTC-PERPETUAL" }]
# collar = 0.005              # a limit at most this fraction through the reference
# schedule = false            # hedge on a clock as well
# schedule_every_s = 3600     # on multiples of this since 00:00 UTC
# schedule_at = []            # instead of it, times of day in UTC: ["07:00", "16:30"]
# schedule_minimum = 0.0      # coin away from the target below which the clock is silent
# proposal_life_s = 30        # after which an undecided proposal ends; the breach of one that was
                              # rejected is not asked about for ten times as long, at most 15
                              # minutes
# cooldown_s = 5              # after a hedge, before the next proposal
# breach_dwell_s = 2          # outside the band for so long before a hedge is proposed: 0 to 60
# breach_jump = 0.25          # beyond the edge by more than this fraction of the half width: at once
# breach_release = 0.9        # a waiting proposal goes when delta is back within this fraction of the
                              # half width: 0.5 to 1
# style = "immediate"         # how a hedge is worked: "twap", "almgren-chriss", "obizhaeva-wang",
                              # "iceberg": orders one after another, each priced and checked anew;
                              # "peg": rests at the best price until its deadline
# style_over_s = 300          # from the first to the last
# style_slices = 10
# style_half_life_s = 120     # almgren-chriss: in which what is left falls to 1/e, where risk
                              # aversion, volatility and depth are not known; else it follows from them
# style_refill_s = 10         # obizhaeva-wang: in which half the gap in the book is refilled, until
                              # enough refills have been seen
# style_touch_share = 0.25    # iceberg: of what rests at the best price
# style_pause_s = 2           # iceberg: from one order to the next
# style_repeg_ticks = 2       # peg: the best price so far away, and it follows
# style_move_every_s = 3      # but no more often
# style_most_moves = 4        # and no more times
# style_deadline_s = 60       # then it is cancelled
# style_at_deadline = "cross" # and what is left crosses the spread within the collar; or "leave"
# triggers = []               # what asks for a hedge beside the band and the schedule: "price-move",
                              # "risk-budget", "live-band", "leland", "gamma", "vega", "margin", "funding"
# price_move = 0.0            # fraction of the spot since the last hedge
# risk_budget_usd = 0         # one standard deviation of the delta's P&L over
# risk_horizon_s = 86400
# live_band = "none"          # whalley-wilmott, zakamouline: inside the band above, by gamma,
                              # volatility and cost as they are
# volatility = "regime"       # whose volatility all this goes by: "implied" of what is held, "realised"
                              # of the index, the "larger"; "regime" is the implied one, and the
                              # larger while the market is stressed against its own medians
# hedging_sd_usd = 0          # the largest daily standard deviation hedging may leave: the risk aversion
# funding_shift = false       # the live band leans to the side that funding pays
# trade_cost_usd = 0          # of one trade, whatever its size
# least_trade = 0.0           # coin: no hedge is smaller
# leland_every_s = 0          # 0: the best clock
# gamma_floor = -inf          # coin of delta per move of 1 %
# gamma_ceiling = inf
# vega_floor = -inf           # USD per vol point
# vega_ceiling = inf
# gamma_target = inf          # where it is wanted: further away than the tolerance, a joint hedge of
# gamma_tolerance = 0.0       # options and futures is proposed; inf: nowhere
# vega_target = inf
# vega_tolerance = 0.0
# margin_use = 0.0            # maintenance margin over equity
# liquidation_distance = 0.0  # fraction of the spot
# funding_usd_per_day = 0     # that the hedge may pay
# sub_books = []              # targets of sub-books in a convention of their own, added to the one
                              # above, which then is of the rest: [{ name = "Gamma", target = 0.5,
                              # convention = "black-scholes" }]; also target_points, gamma_target,
                              # vega_target, and gamma_floor to vega_ceiling of that sub-book alone
# joint_spread = 0.05         # of a joint hedge's legs: the largest spread over the mid
# joint_depth = 0.0           # coin in sight on each side at least
# joint_open_interest = 0.0   # coin, of options and dated futures, at least
# joint_days_from = 0.0       # to expiry, at least
# joint_days_to = 0.0         # at most; 0: any
# joint_names = []            # only what matches one of these: ["*-C", "BTC-PERPETUAL"]
# joint_except = []           # never what matches one of these
# joint_legs = 4              # at most; 1 to 8
# joint_risk_usd = 0.0        # what a Greek at the edge of its range counts as costing
# joint_funding_hours = 24.0  # so long a perpetual leg that pays funding is counted as paying
# joint_margin_usd = 0.0      # initial margin of all legs at most; 0: no such limit

[policy.ETH]
# below = 24
# above = 24

[allocation]                  # what share of the book each asset is to be
# trade_to = "edge"           # of its tolerance; or "target"
# least_trade_usd = 100       # nothing smaller is traded
# rows = []                   # percent of the whole with a tolerance in points, adding up to 100:
                              # [{ asset = "BTC", target = 45, tolerance = 5 },
                              #  { asset = "cash", target = 55, tolerance = 10 }]

# The report of each day, written while the desk runs; days that were missed are made up at a start.
[reports]
# daily_at = "00:05"           # UTC, of the day that has ended; without it no report is made by itself
#folder = "/srv/reports"       # where to, made if missing; without it: reports, in the data folder
# format = "pdf"               # pdf, html, xlsx, csv, json
#desk = "Desk A"               # its name on the first page; without it: the accounts

# Parts of the book with a name. Of the rules the first that matches decides, and all that stands in a
# rule must hold; what no rule matches is shown as unassigned. Dates are of the expiry, both included.
#[[sub_book]]
#name = "Gamma"
#instrument = "BTC-*-C"        # the venue's name, with * and ?
#expiry_from = 2026-12-01
#expiry_to = 2026-12-31
#[[sub_book]]
#name = "Hedges"
#venue = "paper"
#account = "paper"
#underlying = "BTC"

# A stress of one's own, beside the built-in ones; any number of them:
#[[stress]]
#name = "Exchange goes down"  # 1 to 60 characters
#spot = -0.30                 # fraction, -0.95 to 5
#vol_points = 40              # -300 to 300
#basis = -0.05                # futures and perpetuals beyond the spot, -0.5 to 0.5
#days = 1                     # 0 to 365

# By which venue's model an account's margin is judged: deribit_standard, deribit_portfolio, okx,
# bybit, binance, hyperliquid, aave. A hedge that the model cannot judge is refused. Rates and their
# day are in margin/*.toml.
[venue.paper]
# margin = "deribit_standard"

# The client_id stands here, its secret in the OS keychain: ballastctl key set --profile deribit-test
[profile.deribit-test]
# client_id = ""
# trading = false

[profile.deribit]
# client_id = ""
# trading = false

# More accounts, each by a key of its own: its secret is kept under the profile's name in the OS
# keychain (ballastctl key set --profile second). And one book over two or three of them, opened
# with --profile both: the first one's account is the one that policies hedge in; where else they
# may stands in their `alternatives`. All venues of a book are of one kind.
#[profile.second]
#kind = "test"                # test or live
#client_id = "..."
#trading = false
#[profile.both]
#venues = ["deribit-test", "second"]
)";
}

}  // namespace ballast::app
