#include "connectors/paper_market/tape_reader.h"

#include "connectors/net/text_file.h"
#include "connectors/paper_market/csv.h"
#include "connectors/paper_market/listing_plan.h"
#include "models/core/text.h"
#include "models/pricing/implied_vol.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

namespace fs = std::filesystem;
using Column = std::optional<std::size_t>;

constexpr std::size_t kMostListings = 20'000;

/// Where the layouts keep each value; several names for one thing, the first that is there.
struct Columns {
    Column name, mark, ivPercent, ivFraction, bid, ask, bidSize, askSize, bidIv, askIv, forward,
        underlyingIndex, index, time, openInterest, volume, volumeUsd, funding, tick, contract,
        minimum, maker, taker;

    explicit Columns(const CsvTable& t)
        : name(t.column("instrument_name")),
          mark(t.column("mark_price")),
          ivPercent(t.column("mark_iv")),
          ivFraction(t.column("implied_volatility")),
          bid(t.anyColumn({"best_bid_price", "bid_price"})),
          ask(t.anyColumn({"best_ask_price", "ask_price"})),
          bidSize(t.column("best_bid_amount")),
          askSize(t.column("best_ask_amount")),
          bidIv(t.column("bid_iv")),
          askIv(t.column("ask_iv")),
          forward(t.anyColumn({"underlying_price", "futures_price"})),
          underlyingIndex(t.anyColumn({"underlying_index", "futures_instrument_name"})),
          index(t.anyColumn({"index_price", "estimated_delivery_price"})),
          time(t.anyColumn({"timestamp", "creation_timestamp"})),
          openInterest(t.column("open_interest")),
          volume(t.anyColumn({"stats_volume", "volume"})),
          volumeUsd(t.column("stats_volume_usd")),
          funding(t.column("funding_8h")),
          tick(t.column("tick_size")),
          contract(t.column("contract_size")),
          minimum(t.column("min_trade_amount")),
          maker(t.column("maker_commission")),
          taker(t.column("taker_commission"))
    {
    }
};

std::optional<core::Time> timeIn(std::string_view field)
{
    if (const auto ms = csvNumber(field); ms && *ms > 1e12 && *ms < 1e13)
        return core::fromUnixMs(static_cast<std::int64_t>(*ms));
    if (const auto iso = core::parseIsoUtc(field)) return *iso;
    return std::nullopt;
}

std::vector<std::string_view> parts(std::string_view name)
{
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('-', begin), name.size());
        out.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

bool isCurrency(std::string_view text)
{
    return core::Currency::fits(text) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The specification that follows from a name like BTC-27MAR26-70000-C, BTC-27MAR26 or
/// BTC-PERPETUAL.
std::optional<market::Instrument> specOf(std::string_view name)
{
    const auto part = parts(name);
    if (part.size() < 2 || !isCurrency(part[0])) return std::nullopt;
    const core::Currency underlying{part[0]};
    if (part.size() == 2 && part[1] == "PERPETUAL") return inversePerpetualSpec(underlying);
    const auto expiry = parseDayName(part[1]);
    if (!expiry) return std::nullopt;
    if (part.size() == 2) return futureSpec(underlying, {*expiry, ExpiryKind::Month, true});
    const auto strike = part.size() == 4 ? csvNumber(part[2]) : std::nullopt;
    if (!strike || *strike <= 0 || *strike > 1e8 || (part[3] != "C" && part[3] != "P"))
        return std::nullopt;
    const auto type = part[3] == "C" ? market::OptionType::Call : market::OptionType::Put;
    return optionSpec(underlying, *expiry, *strike, type);
}

/// Reads the rows of one file into a state.
class TapeScanner {
public:
    TapeScanner(const CsvTable& table, RecordedState& state)
        : m_table(table), m_columns(table), m_state(state)
    {
    }

    void readAll()
    {
        for (const CsvRow& row : m_table.rows) {
            ++m_state.rows;
            const std::string reason = read(row);
            if (reason.empty()) continue;
            ++m_state.refused[reason];
            ++m_state.refusedRows;
        }
    }

private:
    std::optional<double> number(const CsvRow& row, Column c) const
    {
        return csvNumber(m_table.field(row, c));
    }
    double numberOr(const CsvRow& row, Column c, double otherwise) const
    {
        return number(row, c).value_or(otherwise);
    }

    /// Why the row is refused, or nothing when it was taken.
    std::string read(const CsvRow& row)
    {
        auto spec = specOf(m_table.field(row, m_columns.name));
        if (!spec) return "instrument name not understood";
        const auto at = timeIn(m_table.field(row, m_columns.time));
        if (!at) return "no time";
        if (spec->expiry && *spec->expiry <= *at) return "already expired";
        if (m_state.listings.size() >= kMostListings) return "too many instruments";
        RecordedListing listing;
        listing.spec = std::move(*spec);
        const auto mark = number(row, m_columns.mark);
        if (!mark || *mark < 0 || (!listing.spec.isOption() && *mark <= 0)) return "no valid mark";
        listing.mark = *mark;
        if (listing.spec.isOption())
            if (std::string reason = readVolatility(row, *at, listing); !reason.empty())
                return reason;
        readSpec(row, listing.spec);
        readQuote(row, listing);
        listing.openInterest = std::max(0.0, numberOr(row, m_columns.openInterest, 0));
        // The venue counts futures' volume in coin; here it is in the instrument's unit.
        const Column volume = listing.spec.sizedInUsd() ? m_columns.volumeUsd : m_columns.volume;
        listing.volume24h = std::max(0.0, numberOr(row, volume, 0));
        listing.funding8h = numberOr(row, m_columns.funding, 0);
        const auto index = number(row, m_columns.index);
        if (index && *index > 0) m_state.indices[listing.spec.underlying.text()] = *index;
        m_state.at = std::max(m_state.at, *at);
        if (!m_names.insert(listing.spec.name).second) return "listed twice";
        m_state.listings.push_back(std::move(listing));
        return {};
    }

    std::string readVolatility(const CsvRow& row, core::Time at, RecordedListing& listing) const
    {
        const auto forward = number(row, m_columns.forward);
        if (!forward || *forward <= 0) return "no underlying price";
        listing.forward = *forward;
        listing.underlyingIndex = m_table.field(row, m_columns.underlyingIndex);
        if (m_columns.ivPercent)
            listing.markIv = numberOr(row, m_columns.ivPercent, 0) / 100;
        else if (m_columns.ivFraction)
            listing.markIv = numberOr(row, m_columns.ivFraction, 0);
        else {
            const auto implied = pricing::impliedVol(
                {listing.spec.optionType, *forward, listing.spec.strike->toDouble(),
                 listing.spec.yearsToExpiry(at), 0, 0},
                listing.mark * *forward);
            if (implied.status != pricing::VolStatus::Ok) return "no volatility explains its mark";
            listing.markIv = implied.sigma;
        }
        if (!(listing.markIv > 0 && listing.markIv < 10)) return "no valid volatility";
        listing.bidIv = std::max(0.0, numberOr(row, m_columns.bidIv, 0)) / 100;
        listing.askIv = std::max(0.0, numberOr(row, m_columns.askIv, 0)) / 100;
        return {};
    }

    void readSpec(const CsvRow& row, market::Instrument& spec) const
    {
        // What the venue listed overrides what the name suggests; its wider price steps are not in
        // these files, so options keep theirs.
        const auto positive = [](const auto& parsed) { return parsed && parsed->isPositive(); };
        const auto tick = core::Price::parse(m_table.field(row, m_columns.tick));
        if (positive(tick)) spec.ticks.base = *tick;
        const auto contract = core::Quantity::parse(m_table.field(row, m_columns.contract));
        if (positive(contract)) spec.contractSize = *contract;
        const auto minimum = core::Quantity::parse(m_table.field(row, m_columns.minimum));
        if (positive(minimum)) spec.lot = spec.minimum = *minimum;
        spec.makerFee = numberOr(row, m_columns.maker, spec.makerFee);
        spec.takerFee = numberOr(row, m_columns.taker, spec.takerFee);
    }

    /// A price on the venue's ticks; what is written with the noise of a double ("0.028499999")
    /// is the tick next to it when it is that close.
    core::Price priceIn(const CsvRow& row, Column c, const market::Instrument& spec)
    {
        const auto value = number(row, c);
        if (!value || *value <= 0) return {};
        const auto exact = core::Price::nearest(*value);
        if (!exact) return {};
        const core::Price price = exact->nearestTo(spec.ticks.tickAt(*exact));
        if (std::abs(price.toDouble() - *value) < 1e-6 * std::max(1.0, *value) &&
            spec.ticks.isValid(price))
            return price;
        ++m_state.refused["quote off the price steps (left out)"];
        return {};
    }
    core::Quantity sizeIn(const CsvRow& row, Column c, const market::Instrument& spec) const
    {
        const auto size = core::Quantity::parse(m_table.field(row, c));
        return size && *size >= spec.minimum ? size->floorTo(spec.lot) : core::Quantity{};
    }
    void readQuote(const CsvRow& row, RecordedListing& listing)
    {
        listing.bid = priceIn(row, m_columns.bid, listing.spec);
        listing.ask = priceIn(row, m_columns.ask, listing.spec);
        if (listing.bid.isPositive() && listing.ask.isPositive() && listing.bid >= listing.ask) {
            ++m_state.refused["quote crossed (left out)"];
            listing.bid = listing.ask = {};
        }
        if (listing.bid.isPositive())
            listing.bidSize = sizeIn(row, m_columns.bidSize, listing.spec);
        if (listing.ask.isPositive())
            listing.askSize = sizeIn(row, m_columns.askSize, listing.spec);
    }

    const CsvTable& m_table;
    Columns m_columns;
    RecordedState& m_state;
    std::set<std::string> m_names;
};

core::Expected<void> readInto(RecordedState& state, const fs::path& path)
{
    const auto refuse = [&](std::string_view what) {
        return core::failure(fmt::format("reading the recorded market {}: {}",
                                         core::quoted(path.filename().string()), what));
    };
    const auto text = net::readTextFile(path);
    if (!text) return std::unexpected(text.error());
    const auto table = parseCsv(*text);
    if (!table) return refuse(table.error().message);
    if (!table->column("instrument_name") || !table->column("mark_price"))
        return refuse(
            "expected columns instrument_name and mark_price, as in the venue's instrument and "
            "ticker replies");
    TapeScanner{*table, state}.readAll();
    state.files.push_back(path.filename().string());
    return {};
}

/// "…options…" -> "…futures…", where that file is there.
std::optional<fs::path> futuresBeside(const fs::path& options)
{
    std::string name = options.filename().string();
    const std::size_t at = name.find("options");
    if (at == std::string::npos) return std::nullopt;
    const fs::path futures = options.parent_path() / name.replace(at, 7, "futures");
    return fs::is_regular_file(futures) ? std::optional{futures} : std::nullopt;
}

}  // namespace

core::Expected<fs::path> recordedOptionsFile(const fs::path& path)
{
    std::error_code none;
    if (!fs::is_directory(path, none)) return path;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path, none)) {
        const std::string name = entry.path().filename().string();
        if (name.find("options") != std::string::npos &&
            (name.ends_with(".csv") || name.ends_with(".csv.gz")))
            found.push_back(entry.path());
    }
    if (found.empty())
        return core::failure("opening a recorded market: the folder " +
                             core::quoted(path.string()) +
                             " holds no file of options (a name with \"options\" ending in .csv)");
    return *std::max_element(found.begin(), found.end());
}

core::Expected<RecordedState> readRecordedState(const fs::path& path)
{
    const auto options = recordedOptionsFile(path);
    if (!options) return std::unexpected(options.error());
    RecordedState state;
    if (const auto read = readInto(state, *options); !read) return std::unexpected(read.error());
    if (const auto futures = futuresBeside(*options))
        if (const auto read = readInto(state, *futures); !read)
            return std::unexpected(read.error());
    const auto isOption = [](const RecordedListing& l) { return l.spec.isOption(); };
    if (std::none_of(state.listings.begin(), state.listings.end(), isOption)) {
        std::string reasons;
        for (const auto& [reason, count] : state.refused)
            reasons += fmt::format("; {}: {}", reason, count);
        return core::failure(fmt::format(
            "reading the recorded market {}: none of {} rows is an option that can be listed{}",
            core::quoted(options->filename().string()), state.rows, reasons));
    }
    return state;
}

}  // namespace ballast::paper_market
