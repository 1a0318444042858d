#include "models/tables/case_sheet.h"

#include "models/tables/say.h"

#include <QString>

#include <cmath>
#include <utility>

namespace ballast::tables {
namespace {

using review::Case;
using review::CostSum;
using review::Figure;

struct Field {
    const char* title;
    Unit unit;
    SheetCell (*cell)(const Case&, const CostSum&, const Figure&);
};

SheetCell words(const std::string& text) { return text.empty() ? SheetCell{} : SheetCell{text}; }
SheetCell number(double value) { return std::isfinite(value) ? SheetCell{value} : SheetCell{}; }
SheetCell time(const std::optional<core::Time>& at) { return at ? SheetCell{*at} : SheetCell{}; }

std::string joined(const std::vector<std::string>& all)
{
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
    return text;
}

// clang-format off: one column a line
constexpr Field kFields[] = {
    {QT_TRANSLATE_NOOP("tables", "Number"), Unit::Size, [](const Case& c, const CostSum&, const Figure&) { return number(double(c.row.proposal.value)); }},
    {QT_TRANSLATE_NOOP("tables", "Proposed (UTC)"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return time(c.row.proposedAt); }},
    {QT_TRANSLATE_NOOP("tables", "Book"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.underlying.text()); }},
    {QT_TRANSLATE_NOOP("tables", "Trigger"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.trigger); }},
    {QT_TRANSLATE_NOOP("tables", "Outcome"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.outcome); }},
    {QT_TRANSLATE_NOOP("tables", "By"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.trader.empty() ? c.row.actor : c.trader); }},
    {QT_TRANSLATE_NOOP("tables", "Decided (UTC)"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return time(c.row.decidedAt); }},
    {QT_TRANSLATE_NOOP("tables", "Sent (UTC)"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return time(c.row.sentAt); }},
    {QT_TRANSLATE_NOOP("tables", "Ended (UTC)"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return time(c.row.endedAt); }},
    {QT_TRANSLATE_NOOP("tables", "Order"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.order); }},
    {QT_TRANSLATE_NOOP("tables", "Venue"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.venue.text()); }},
    {QT_TRANSLATE_NOOP("tables", "Style"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.style); }},
    {QT_TRANSLATE_NOOP("tables", "Delta before"), Unit::Coin, [](const Case& c, const CostSum&, const Figure&) { return number(c.row.deltaBefore); }},
    {QT_TRANSLATE_NOOP("tables", "Delta after"), Unit::Coin, [](const Case& c, const CostSum&, const Figure&) { return c.row.deltaAfter ? number(*c.row.deltaAfter) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "Traded, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.tradedUsd); }},
    {QT_TRANSLATE_NOOP("tables", "Shortfall, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.total); }},
    {QT_TRANSLATE_NOOP("tables", "Delay, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.delay()); }},
    {QT_TRANSLATE_NOOP("tables", "Timing, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.timing); }},
    {QT_TRANSLATE_NOOP("tables", "Spread, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.spread); }},
    {QT_TRANSLATE_NOOP("tables", "Impact, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.impact); }},
    {QT_TRANSLATE_NOOP("tables", "Fees, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.fees()); }},
    {QT_TRANSLATE_NOOP("tables", "Not filled, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.opportunity); }},
    {QT_TRANSLATE_NOOP("tables", "Shortfall, vol points"), Unit::None, [](const Case&, const CostSum& k, const Figure&) { return k.vegaTarget > 0 ? number(k.totalVolPoints()) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "Slippage, vol points"), Unit::None, [](const Case&, const CostSum& k, const Figure&) { return k.vegaFilled > 0 ? number(k.slippageVolPoints()) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "Estimated, $"), Unit::Usd, [](const Case&, const CostSum& k, const Figure&) { return number(k.estimated); }},
    {QT_TRANSLATE_NOOP("tables", "Wait, $/h"), Unit::Usd, [](const Case& c, const CostSum&, const Figure&) { return c.waiting.hourUsd ? number(*c.waiting.hourUsd) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "vs. no trade, $"), Unit::Usd, [](const Case&, const CostSum&, const Figure& f) { return f.plusMinus > 0 ? number(-f.value) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "± one standard error, $"), Unit::Usd, [](const Case&, const CostSum&, const Figure& f) { return f.plusMinus > 0 ? number(f.plusMinus) : SheetCell{}; }},
    {QT_TRANSLATE_NOOP("tables", "Label"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.label); }},
    {QT_TRANSLATE_NOOP("tables", "Tags"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(joined(c.tags)); }},
    {QT_TRANSLATE_NOOP("tables", "Reason"), Unit::None, [](const Case& c, const CostSum&, const Figure&) { return words(c.row.reason); }},
};
// clang-format on

}  // namespace

PositionSheet sheetOf(const review::ReviewPicture& picture,
                      std::vector<std::pair<std::string, std::string>> about)
{
    PositionSheet sheet;
    sheet.title = Say::tr("Rebalances").toStdString();
    sheet.aboutTitle = Say::tr("About").toStdString();
    sheet.at = picture.wish.period.to;
    sheet.about = std::move(about);
    for (const Field& field : kFields)
        sheet.columns.push_back({Say::tr(field.title).toStdString(), field.unit});
    const review::ReviewSource& source = *picture.source;
    for (const std::size_t n : picture.now.rows) {
        SheetRow row;
        for (const Field& field : kFields)
            row.cells.push_back(
                field.cell(source.data.cases[n], source.data.costs[n], source.vsNoTrade[n]));
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

}  // namespace ballast::tables
