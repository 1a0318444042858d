#include "connectors/paper_market/generated_market.h"
#include "connectors/paper_market/tape_reader.h"
#include "models/pricing/black76.h"

#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

using namespace ballast;
using namespace ballast::paper_market;

namespace {

/// One option or future as both sides are compared by.
struct Seen {
    market::Instrument spec;
    double mark, iv, forward, bid, ask, bidSize, askSize;
    core::Time at;
};

/// Measured values by what they measure.
using Measures = std::map<std::string, std::vector<double>>;

constexpr struct {
    const char* name;
    double fromDays, toDays;
} kTenors[] = {{"1-2 d", 0.7, 2.5}, {"3-5 d", 2.5, 5},  {"1-3 w", 5, 22},
               {"1-2 m", 22, 62},   {"2-4 m", 62, 130}, {"5-12 m", 130, 360}};

const char* tenorOf(double days)
{
    for (const auto& t : kTenors)
        if (days >= t.fromDays && days < t.toDays) return t.name;
    return nullptr;
}

double median(std::vector<double> values)
{
    if (values.empty()) return std::nan("");
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

const char* moneynessOf(double delta)
{
    const double d = std::abs(delta);
    return d > 0.35 && d < 0.65    ? "ATM"
           : d > 0.15 && d <= 0.35 ? "25d"
           : d > 0.05 && d <= 0.15 ? "10d"
                                   : nullptr;
}

void measureSpread(const Seen& s, Measures& out, const std::string& key)
{
    if (s.bid <= 0 || s.ask <= 0) return;
    out[key + " spread, % of mark"].push_back(100 * (s.ask - s.bid) / s.mark);
}

/// One expiry of one underlying: level, skew, convexity, and its quotes.
void measureExpiry(const std::vector<Seen>& options, Measures& out)
{
    const double years = options.front().spec.yearsToExpiry(options.front().at);
    const char* tenor = tenorOf(365 * years);
    if (!tenor) return;
    const std::string who = options.front().spec.underlying.text() + " ";
    double atm = 0, atmOff = 1e9, call25 = 0, callOff = 0.06, put25 = 0, putOff = 0.06;
    const auto nearest = [](double off, double iv, double& best, double& found) {
        if (off < best) best = off, found = iv;
    };
    for (const Seen& s : options) {
        const double delta = pricing::inverseOption({s.spec.optionType, s.forward,
                                                     s.spec.strike->toDouble(), years, s.iv, 0})
                                 .deltaBs;
        nearest(std::abs(s.spec.strike->toDouble() / s.forward - 1), s.iv, atmOff, atm);
        if (delta > 0)
            nearest(std::abs(delta - 0.25), s.iv, callOff, call25);
        else
            nearest(std::abs(delta + 0.25), s.iv, putOff, put25);
        const char* moneyness = moneynessOf(delta);
        if (!moneyness) continue;
        measureSpread(s, out, who + moneyness + " " + tenor);
        const std::string sizes = who + moneyness + " top size, coin";
        if (s.bidSize > 0) out[sizes].push_back(s.bidSize);
        if (s.askSize > 0) out[sizes].push_back(s.askSize);
    }
    out[who + "ATM vol, % " + tenor].push_back(100 * atm);
    if (call25 == 0 || put25 == 0) return;
    out[who + "skew (25d call - put)/ATM, % " + tenor].push_back(100 * (call25 - put25) / atm);
}

void measureFuture(const Seen& s, Measures& out)
{
    const std::string who = s.spec.underlying.text() + (s.spec.expiry ? " future" : " perpetual");
    if (s.bid <= 0 || s.ask <= 0 || !s.spec.sizedInUsd()) return;
    out[who + " spread, bp"].push_back(1e4 * (s.ask - s.bid) / s.mark);
    if (s.bidSize <= 0) return;
    out[who + " top size, USD"].push_back(s.bidSize);
    out[who + " top size, USD"].push_back(s.askSize);
}

void measure(const std::vector<Seen>& market, Measures& out)
{
    std::map<std::pair<core::Currency, core::Time>, std::vector<Seen>> expiries;
    for (const Seen& s : market) {
        if (s.spec.isOption())
            expiries[{s.spec.underlying, *s.spec.expiry}].push_back(s);
        else
            measureFuture(s, out);
    }
    for (const auto& [key, options] : expiries) measureExpiry(options, out);
}

std::vector<Seen> seen(const RecordedState& state)
{
    std::vector<Seen> out;
    for (const RecordedListing& l : state.listings)
        out.push_back({l.spec, l.mark, l.markIv, l.forward, l.bid.toDouble(), l.ask.toDouble(),
                       l.bidSize.toDouble(), l.askSize.toDouble(), state.at});
    return out;
}

std::vector<Seen> seen(const GeneratedMarket& market)
{
    std::vector<Seen> out;
    const auto best = [](const std::vector<market::Level>& side) {
        return side.empty() ? market::Level{} : side.front();
    };
    for (const Listing& l : market.listings()) {
        if (l.spec.state != market::InstrumentState::Open) continue;
        out.push_back({l.spec, l.mark, l.markIv, l.forward, best(l.bids).price.toDouble(),
                       best(l.asks).price.toDouble(), best(l.bids).size.toDouble(),
                       best(l.asks).size.toDouble(), market.now()});
    }
    return out;
}

/// How many times larger one is than the other, at least 1; skews may differ by points near zero.
bool isClose(const std::string& what, double model, double recorded)
{
    if (what.find("skew") != std::string::npos) return std::abs(model - recorded) <= 5;
    const double factor = model > recorded ? model / recorded : recorded / model;
    if (what.find("vol") != std::string::npos) return factor <= 1.3;
    return factor <= (what.find("size") != std::string::npos ? 2.0 : 1.8);
}

}  // namespace

class TestCalibration : public QObject {
    Q_OBJECT
private slots:
    void isLikeTheRecordedChains();
};

void TestCalibration::isLikeTheRecordedChains()
{
    const auto root = test::recordingsDirectory() / "deribit";
    auto files = test::filesIn(root / "exchange_state", "btc_options", ".csv");
    for (const auto& file : test::filesIn(root / "option_chain", "deribit_options", ".csv"))
        files.push_back(file);
    if (files.empty())
        QSKIP("no recordings beside the project: set BALLAST_RECORDINGS to their folder");
    Measures recorded, model;
    int rows = 0;
    for (const auto& file : files) {
        const auto state = readRecordedState(file);
        QVERIFY2(state, state ? "" : state.error().message.c_str());
        rows += state->rows;
        measure(seen(*state), recorded);
    }
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        GeneratedMarket market{seed, Scenario::Calm, *core::parseIsoUtc("2026-03-12T14:00:00Z")};
        for (int i = 1; i <= 3; ++i) {
            market.advance(market.start() + std::chrono::minutes{7 * i});
            measure(seen(market), model);
        }
    }
    QVERIFY(rows > 0);
    int compared = 0;
    std::string far;
    std::string table;
    for (const auto& [what, values] : recorded) {
        const auto mine = model.find(what);
        if (mine == model.end() || values.size() < 2) continue;
        const double a = median(mine->second), b = median(values);
        table += fmt::format("{:<44} {:>10.2f} {:>10.2f}   {}\n", what, a, b, values.size());
        if (!isClose(what, a, b))
            far += fmt::format("{}: model {:.2f}, recorded {:.2f}\n", what, a, b);
        ++compared;
    }
    qInfo("medians, calm scenario against %d recorded rows: model, recorded, values\n%s", rows,
          table.c_str());
    QVERIFY(compared > 40);
    QVERIFY2(far.empty(), far.c_str());
}

QTEST_APPLESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
