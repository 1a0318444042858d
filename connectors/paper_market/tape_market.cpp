#include "connectors/paper_market/tape_market.h"

#include "connectors/paper_market/listing_plan.h"
#include "connectors/paper_market/quote_model.h"
#include "connectors/paper_market/random.h"
#include "models/core/assert.h"
#include "models/core/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace ballast::paper_market {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono;

constexpr core::Duration kBeforeTheEvent = minutes{10};
constexpr const char* kPreferredPath = "btc_1h_2024-08-05";

bool isPathFile(const std::string& name)
{
    return name.ends_with(".csv") || name.ends_with(".csv.gz");
}

/// A folder "prices" beside the tape or a few folders above it.
std::optional<fs::path> pricesFolder(const fs::path& tape)
{
    std::error_code none;
    fs::path folder = fs::absolute(tape, none);
    for (int up = 0; up < 4 && folder.has_parent_path(); ++up, folder = folder.parent_path())
        if (fs::is_directory(folder / "prices", none)) return folder / "prices";
    return std::nullopt;
}

core::Expected<fs::path> choosePath(const fs::path& tape)
{
    const auto folder = pricesFolder(tape);
    if (!folder)
        return core::failure("opening a recorded market: there is no folder \"prices\" beside " +
                             core::quoted(tape.string()) +
                             "; name a file of candles as the price path");
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(*folder, none)) {
        const std::string name = entry.path().filename().string();
        if (!isPathFile(name)) continue;
        if (name.starts_with(kPreferredPath)) return entry.path();
        found.push_back(entry.path());
    }
    if (found.empty())
        return core::failure("opening a recorded market: " + core::quoted(folder->string()) +
                             " holds no file of candles (.csv, .csv.gz)");
    return *std::min_element(found.begin(), found.end());
}

/// The file of another underlying with the same name otherwise, where it is there.
std::optional<fs::path> siblingPath(const fs::path& path, core::Currency underlying)
{
    std::string wanted;
    for (const char c : underlying.view())
        wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::string name = path.filename().string();
    for (const std::string_view known : {"btc", "eth"}) {
        const auto at = name.find(known);
        if (at == std::string::npos) continue;
        const fs::path sibling = path.parent_path() / name.replace(at, known.size(), wanted);
        std::error_code none;
        return fs::is_regular_file(sibling, none) ? std::optional{sibling} : std::nullopt;
    }
    return std::nullopt;
}

/// The chosen path, and those of the other underlyings that lie beside it.
core::Expected<std::vector<PricePath>> readPaths(const fs::path& chosen,
                                                 const std::set<std::string>& underlyings,
                                                 std::uint64_t seed)
{
    auto main = PricePath::read(chosen, seed);
    if (!main) return std::unexpected(std::move(main.error()));
    std::vector<PricePath> paths{std::move(*main)};
    for (const std::string& underlying : underlyings) {
        const auto file = siblingPath(chosen, core::Currency{underlying});
        if (!file || *file == chosen) continue;
        auto sibling = PricePath::read(*file, seed);
        if (!sibling) return std::unexpected(std::move(sibling.error()));
        if (sibling->candles().front().at != paths.front().candles().front().at ||
            sibling->candleLength() != paths.front().candleLength())
            return core::failure("opening a recorded market: the price paths " +
                                 core::quoted(paths.front().name()) + " and " +
                                 core::quoted(sibling->name()) + " are not of the same hours");
        paths.push_back(std::move(*sibling));
    }
    return paths;
}

core::Expected<std::vector<PricePath>> pathsFor(const fs::path& tape, const TapeOptions& options,
                                                const std::set<std::string>& underlyings)
{
    if (options.still) return std::vector{PricePath::still()};
    const auto file =
        options.pricePath.empty() ? choosePath(tape) : core::Expected<fs::path>{options.pricePath};
    if (!file) return std::unexpected(file.error());
    return readPaths(*file, underlyings, options.seed);
}

}  // namespace

double TapeMarket::Smile::at(double logMoneyness) const
{
    BALLAST_ASSERT(!points.empty());
    const auto right =
        std::lower_bound(points.begin(), points.end(), logMoneyness,
                         [](const SmilePoint& p, double k) { return p.logMoneyness < k; });
    if (right == points.begin()) return points.front().volatility;
    if (right == points.end()) return points.back().volatility;
    const SmilePoint& a = *std::prev(right);
    const double share = (logMoneyness - a.logMoneyness) / (right->logMoneyness - a.logMoneyness);
    return a.volatility + share * (right->volatility - a.volatility);
}

core::Expected<std::unique_ptr<TapeMarket>> TapeMarket::open(const fs::path& path,
                                                             const TapeOptions& options)
{
    auto state = readRecordedState(path);
    if (!state) return std::unexpected(std::move(state.error()));
    std::set<std::string> underlyings;
    for (const RecordedListing& l : state->listings) underlyings.insert(l.spec.underlying.text());
    for (const std::string& underlying : underlyings)
        if (!state->indices.contains(underlying))
            return core::failure("opening a recorded market: no index price for " + underlying);
    auto paths = pathsFor(path, options, underlyings);
    if (!paths) return std::unexpected(std::move(paths.error()));
    const PricePath& first = paths->front();
    const core::Duration offset = options.pathOffset.value_or(
        std::max(core::Duration::zero(), first.widestCandle() - kBeforeTheEvent));
    if (offset < core::Duration::zero() || offset >= first.length())
        return core::failure(fmt::format(
            "opening a recorded market: the price path {} is {} long, it cannot begin at {}",
            core::quoted(first.name()), core::humanDuration(first.length()),
            core::humanDuration(offset)));
    return std::unique_ptr<TapeMarket>{
        new TapeMarket{std::move(*state), std::move(*paths), offset, options.seed}};
}

TapeMarket::TapeMarket(RecordedState state, std::vector<PricePath> paths, core::Duration offset,
                       std::uint64_t seed)
    : m_state(std::move(state)),
      m_paths(std::move(paths)),
      m_offset(offset),
      m_now(m_state.at),
      m_depth(hashOf(seed, 0x7A9E))
{
    // On the grid of simulated time, so that an expiry at a full hour is met exactly.
    m_state.at = m_now = ceil<duration<std::int64_t, std::deci>>(m_state.at);
    findUnderlyings();
    addMissingFutures();
    buildSmiles();
    for (const RecordedListing& recorded : m_state.listings) list(recorded);
    refreshIndices();
    for (std::size_t i = 0; i < m_listings.size(); ++i) refresh(m_listings[i], m_backs[i]);
}

std::string TapeMarket::description() const
{
    return fmt::format("{}, recorded {}, moving along {}", m_state.files.front(),
                       core::isoUtc(m_state.at), m_paths.front().name());
}

std::optional<double> TapeMarket::deliveryPrice(core::InstrumentId id) const
{
    BALLAST_ASSERT(id.index < m_backs.size());
    return m_backs[id.index].delivery;
}

void TapeMarket::findUnderlyings()
{
    for (const auto& [currency, index] : m_state.indices) {
        Underlying underlying{currency, index, 0};
        std::string wanted = indexName(currency, "");
        wanted.pop_back();
        for (std::size_t p = 0; p < m_paths.size(); ++p)
            if (m_paths[p].name().find(wanted) != std::string::npos) underlying.path = p;
        m_underlyings.push_back(underlying);
        m_indices.push_back({indexName(currency, "usd"), currency, index, 0});
    }
}

void TapeMarket::addMissingFutures()
{
    std::set<std::string> names;
    std::map<std::string, const RecordedListing*> forwards;
    for (const RecordedListing& l : m_state.listings) {
        names.insert(l.spec.name);
        if (l.spec.isOption() && !l.underlyingIndex.starts_with("SYN."))
            forwards.try_emplace(l.underlyingIndex, &l);
    }
    std::vector<RecordedListing> added;
    for (const auto& [name, option] : forwards) {
        RecordedListing future;
        future.spec =
            futureSpec(option->spec.underlying, {*option->spec.expiry, ExpiryKind::Month, true});
        future.mark = option->forward;
        if (future.spec.name == name && names.insert(name).second)
            added.push_back(std::move(future));
    }
    for (const Underlying& underlying : m_underlyings) {
        RecordedListing perpetual;
        perpetual.spec = inversePerpetualSpec(underlying.currency);
        perpetual.mark = underlying.index;
        if (names.insert(perpetual.spec.name).second) added.push_back(std::move(perpetual));
    }
    m_state.listings.insert(m_state.listings.end(), added.begin(), added.end());
}

void TapeMarket::buildSmiles()
{
    std::map<std::pair<core::Currency, core::Time>, std::map<double, double>> points;
    for (const RecordedListing& l : m_state.listings) {
        if (!l.spec.isOption()) continue;
        const double k = std::log(l.spec.strike->toDouble() / l.forward);
        // Out of the money is where a volatility is quoted; the other side only fills gaps.
        const bool outOfTheMoney = (k >= 0) == (l.spec.optionType == market::OptionType::Call);
        auto& smile = points[{l.spec.underlying, *l.spec.expiry}];
        if (outOfTheMoney)
            smile[k] = l.markIv;
        else
            smile.try_emplace(k, l.markIv);
    }
    for (const auto& [key, smile] : points) {
        Smile s;
        s.expiry = key.second;
        for (std::size_t u = 0; u < m_underlyings.size(); ++u)
            if (m_underlyings[u].currency == key.first) s.underlying = u;
        for (const auto& [k, volatility] : smile)
            if (s.points.empty() || k - s.points.back().logMoneyness > 1e-6)
                s.points.push_back({k, volatility});
        m_smiles.push_back(std::move(s));
    }
}

void TapeMarket::list(const RecordedListing& recorded)
{
    Back back;
    back.recorded = recorded;
    for (std::size_t u = 0; u < m_underlyings.size(); ++u)
        if (m_underlyings[u].currency == recorded.spec.underlying) back.underlying = u;
    if (recorded.spec.isOption()) {
        const auto same = [&](const Smile& s) {
            return s.underlying == back.underlying && s.expiry == *recorded.spec.expiry;
        };
        const auto smile = std::find_if(m_smiles.begin(), m_smiles.end(), same);
        BALLAST_ASSERT(smile != m_smiles.end());
        back.smile = static_cast<std::size_t>(smile - m_smiles.begin());
        back.residualIv = recorded.markIv -
                          smile->at(std::log(recorded.spec.strike->toDouble() / recorded.forward));
    }
    Listing listing;
    listing.spec = recorded.spec;
    listing.spec.id = {static_cast<std::uint32_t>(m_listings.size())};
    listing.underlyingIndex = recorded.underlyingIndex;
    listing.openInterest = recorded.openInterest;
    listing.volume24h = recorded.volume24h;
    listing.funding8h = recorded.funding8h;
    if (listing.spec.expiry) m_nextExpiry = std::min(m_nextExpiry, *listing.spec.expiry);
    m_listings.push_back(std::move(listing));
    m_backs.push_back(std::move(back));
}

}  // namespace ballast::paper_market
