#pragma once

#include "models/review/chain_look.h"
#include "models/review/counterfactual.h"
#include "models/review/period_review.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::report {

enum class Kind : std::uint8_t { Daily, Monthly, Period };

/// UTC days; both belong to it. In its instants the last nanosecond belongs to it too.
struct Span {
    std::chrono::sys_days first{}, last{};
    core::Time from() const { return first; }
    core::Time to() const { return core::Time{last + std::chrono::days{1}} - core::Duration{1}; }
    bool operator==(const Span&) const = default;
};
/// One day is a daily report, one whole month a monthly one, anything else a period.
Kind kindOf(const Span& span);
/// What it is compared with: the day before, the month before, as many days before.
Span before(const Span& span);
/// The month that a day is in.
Span monthOf(std::chrono::sys_days day);
std::string dayText(std::chrono::sys_days day);  ///< "2026-11-22"

/// Something that a committee is to know of beside the figures.
struct Incident {
    core::Time at{};
    std::string kind;      ///< "alert", "guard", "order"
    std::string severity;  ///< "notice", "warning", "critical"
    std::string subject;   ///< topic of an alert, level of a guard, label of an order
    core::Currency underlying;
    core::VenueId venue;
    std::string text, who;
};

struct SettingChanged {
    core::Time at{};
    std::string key, before, after, who;
};
struct SettingInForce {
    std::string key, words, value;
};

/// How an underlying stood when the period ended.
struct Standing {
    core::Currency underlying;
    core::Time at{};
    double spot = 0, delta = 0, target = 0, lower = 0, upper = 0;
    double gamma1Pct = 0, vega = 0, theta = 0;
    double marginUse = 0;
    bool partial = false;  ///< a position had no trustworthy mark and is in no sum
};
struct AccountStanding {
    core::AccountKey account;
    core::Currency currency;
    core::Time at{};
    double equity = 0, initialMargin = 0, maintenanceMargin = 0;
};

/// What the history says of a period beside its review.
struct Records {
    std::vector<Incident> incidents;  ///< oldest first
    std::size_t incidentsLeftOut = 0;
    std::vector<SettingChanged> changes;       ///< within the period, oldest first
    std::vector<SettingChanged> changesAfter;  ///< after it, oldest first
    std::vector<Standing> standings;
    std::vector<AccountStanding> accounts;
    std::vector<review::CarriedRow> held;
    std::vector<core::AccountKey> traded;  ///< accounts that anything is known of
    core::Time recordedUntil{};       ///< of the newest sample within it; the epoch: there is none
    std::uint64_t journalEvents = 0;  ///< of the order journal that the history has seen
    std::string journalHash;          ///< of the last of them; empty: none
    std::optional<review::ChainLook> chain;  ///< of the period's links; absent: nobody looked
    std::int64_t schema = 0;
};

/// All that a report is made of.
struct Source {
    Span span;
    std::string desk;
    std::shared_ptr<const review::ReviewData> data;
    review::PeriodReview now, before;
    bool beforeKnown = false;  ///< anything is recorded of the period before
    std::vector<review::PeriodWhatIf> whatIfs;
    review::WhatIfBasis basis;
    Records records;
    std::vector<SettingInForce> inForce;
    std::string program;  ///< "Ballast 0.1.0"
};

/// The counterfactuals of all rebalances; `paths` has the index of each underlying, in time order.
void addWhatIfs(Source& source,
                const std::map<core::Currency, std::vector<review::SpotPoint>>& paths);

/// Settings as they were at the end of the period: those of now with every later change undone.
void undoLater(Source& source);

/// SHA-256 of the figures that the document shows: of its JSON without the facts.
std::string fingerprintOf(const std::vector<struct Section>& sections);

}  // namespace ballast::report
