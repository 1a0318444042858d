#include "ui/review/period_choice.h"

#include <algorithm>
#include <chrono>

namespace ballast::ui {

review::Period periodOfDays(review::UtcDay first, review::UtcDay last)
{
    const auto [from, to] = std::minmax(first, last);
    return {core::Time{from}, core::Time{to + std::chrono::days{1}} - core::Duration{1}};
}

review::Period periodOf(PeriodKind kind, core::Time now)
{
    using namespace std::chrono;
    const review::UtcDay today = floor<days>(now);
    const year_month_day date{today};
    const year_month month = date.year() / date.month();
    const auto first = [](year_month m) { return sys_days{m / 1}; };
    const auto last = [](year_month m) { return sys_days{(m + months{1}) / 1} - days{1}; };
    switch (kind) {
        case PeriodKind::Today:
        case PeriodKind::Own: return periodOfDays(today, today);
        case PeriodKind::Yesterday: return periodOfDays(today - days{1}, today - days{1});
        case PeriodKind::SevenDays: return periodOfDays(today - days{6}, today);
        case PeriodKind::ThirtyDays: return periodOfDays(today - days{29}, today);
        case PeriodKind::ThisMonth: return periodOfDays(first(month), last(month));
        case PeriodKind::LastMonth: {
            const year_month before = month - months{1};
            return periodOfDays(first(before), last(before));
        }
        case PeriodKind::ThisYear:
            return periodOfDays(sys_days{date.year() / 1 / 1}, sys_days{date.year() / 12 / 31});
    }
    return periodOfDays(today, today);
}

}  // namespace ballast::ui
