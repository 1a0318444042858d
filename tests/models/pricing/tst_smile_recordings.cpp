#include "models/pricing/implied_vol.h"
#include "models/pricing/surface.h"
#include "support/csv_table.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace ballast;
using namespace ballast::pricing;

namespace {

struct Chain {
    std::vector<SmileQuote> quotes;
    core::Time now{};  ///< of its latest quote
};
/// By expiry, of one underlying in one file.
using Chains = std::map<core::Time, Chain>;

market::OptionType typeOf(std::string_view text)
{
    return text == "call" ? market::OptionType::Call : market::OptionType::Put;
}

void add(Chains& chains, core::Time expiry, const SmileQuote& quote)
{
    Chain& chain = chains[expiry];
    chain.quotes.push_back(quote);
    chain.now = std::max(chain.now, quote.at);
}

/// With the venue's own volatilities of bid and ask.
std::map<std::string, Chains> exchangeState(const std::filesystem::path& file)
{
    const test::CsvTable table(file);
    std::map<std::string, Chains> out;
    const auto percent = [&](std::size_t row, const char* column) {
        return table.number(row, column).value_or(0) / 100;
    };
    for (std::size_t row = 0; row < table.size(); ++row) {
        const auto stamp = [&](const char* column) {
            return core::fromUnixMs(static_cast<std::int64_t>(table(row, column)));
        };
        SmileQuote q{typeOf(table.text(row, "option_type")),
                     table(row, "strike"),
                     table.number(row, "underlying_price").value_or(0),
                     percent(row, "bid_iv"),
                     percent(row, "ask_iv"),
                     percent(row, "mark_iv"),
                     stamp("timestamp")};
        add(out["BTC"], stamp("expiration_timestamp"), q);
    }
    return out;
}

/// With prices of bid and ask, and the volatilities they imply.
std::map<std::string, Chains> optionChain(const std::filesystem::path& file)
{
    const test::CsvTable table(file);
    std::map<std::string, Chains> out;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const core::Time expiry = core::parseIsoUtc(table.text(row, "expiry_datetime")).value();
        SmileQuote q{typeOf(table.text(row, "option_type")),
                     table(row, "strike"),
                     table.number(row, "underlying").value_or(0),
                     0,
                     0,
                     table.number(row, "implied_volatility").value_or(0),
                     core::parseIsoUtc(table.text(row, "timestamp")).value()};
        const Black76Input input{.type = q.type,
                                 .forward = q.forward,
                                 .strike = q.strike,
                                 .tau = core::years(expiry - q.at)};
        const auto implied = [&](const char* column) {
            const auto price = table.number(row, column);
            if (!price || !(*price > 0) || !isPriceable(input)) return 0.0;
            const ImpliedVol vol = impliedVol(input, *price * q.forward);
            return vol.status == VolStatus::Ok ? vol.sigma : 0.0;
        };
        q.bidIv = implied("bid_price");
        q.askIv = implied("ask_price");
        add(out[table.text(row, "currency")], expiry, q);
    }
    return out;
}

struct Tally {
    int expiries = 0, curves = 0, repaired = 0, interpolated = 0, neighbours = 0, calendar = 0;
    int used = 0, twoSided = 0, inside = 0, refused = 0;
    double depth = 0;     ///< of the worst calendar violation, of the nearer variance
    std::string deepest;  ///< that one, in words
    std::vector<double> rmse;
    std::map<std::string, int> reasons;
};

void fit(const std::map<std::string, Chains>& underlyings, Tally& tally)
{
    for (const auto& [underlying, chains] : underlyings) {
        Surface surface;
        for (const auto& [expiry, chain] : chains) {
            auto smile = std::make_shared<Smile>(makeSmile(expiry, chain.quotes, chain.now));
            ++tally.expiries;
            tally.curves += smile->kind == SmileKind::Curve;
            tally.repaired += smile->repaired;
            tally.interpolated += smile->kind == SmileKind::Interpolated;
            if (!smile->why.empty()) ++tally.reasons[smile->why];
            if (smile->kind == SmileKind::Curve) {
                QVERIFY2(butterfly(smile->svi).free(), underlying.c_str());
                tally.rmse.push_back(smile->quality.rmse);
            }
            tally.used += smile->quality.quotes;
            tally.twoSided += smile->quality.twoSided;
            tally.inside += smile->quality.insideSpread;
            int counted = 0;
            for (std::size_t i = 0; i < kQuoteUses; ++i) counted += smile->quality.counts[i];
            QCOMPARE(counted, int(chain.quotes.size()));
            for (const QuoteUse use : {QuoteUse::NotANumber, QuoteUse::Empty, QuoteUse::Crossed})
                tally.refused += smile->quality.counts[static_cast<std::size_t>(use)];
            surface = withSmile(surface, std::move(smile));
        }
        tally.neighbours += static_cast<int>(surface.smiles.size()) - 1;
        tally.calendar += static_cast<int>(surface.violations.size());
        for (const CalendarViolation& v : surface.violations) {
            const double depth = 1 - v.fartherW / v.nearerW;
            if (depth <= tally.depth) continue;
            tally.depth = depth;
            tally.deepest = sentence(v);
        }
    }
}

double share(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values.at(static_cast<std::size_t>(part * static_cast<double>(values.size() - 1)));
}

void report(const char* what, const Tally& t)
{
    qInfo(
        "%s: %d expiries: %d curves (%d of them repaired), %d interpolated; rmse %.2f median, "
        "%.2f at 95 %%, %.2f worst, volatility points; %d quotes used, %d of %d two-sided hold the "
        "curve; %d refused; calendar arbitrage in %d of %d neighbours%s",
        what, t.expiries, t.curves, t.repaired, t.interpolated, share(t.rmse, 0.5),
        share(t.rmse, 0.95), share(t.rmse, 1), t.used, t.inside, t.twoSided, t.refused, t.calendar,
        t.neighbours, t.deepest.empty() ? "" : (", at worst " + t.deepest).c_str());
    for (const auto& [why, count] : t.reasons) qInfo("%s: %d x %s", what, count, why.c_str());
}

}  // namespace

/// Every expiry of every recorded chain, fitted. What is recorded must be fitted this well.
class tst_smile_recordings : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!std::filesystem::exists(test::recordingsDirectory() / "deribit"))
            QSKIP(
                "The recorded venue data are not beside the project; set BALLAST_RECORDINGS to "
                "their folder.");
    }

    void exchangeStatesAreFitted()
    {
        Tally tally;
        for (const auto& file : test::filesIn(
                 test::recordingsDirectory() / "deribit/exchange_state", "btc_options", ".csv"))
            fit(exchangeState(file), tally);
        report("exchange state", tally);
        QVERIFY(tally.expiries >= 20);
        QCOMPARE(tally.curves, tally.expiries);
        QVERIFY(tally.repaired * 10 <= tally.expiries * 4);
        QVERIFY(share(tally.rmse, 0.5) < 0.25 && share(tally.rmse, 1) < 0.7);
        QVERIFY(tally.inside * 100 >= tally.twoSided * 85);
        QCOMPARE(tally.calendar, 0);
    }

    void optionChainsAreFitted()
    {
        Tally tally;
        for (const auto& file : test::filesIn(test::recordingsDirectory() / "deribit/option_chain",
                                              "deribit_options_snapshot_", ".csv"))
            fit(optionChain(file), tally);
        report("option chains", tally);
        QVERIFY(tally.expiries >= 180);
        QVERIFY(tally.curves * 100 >= tally.expiries * 98);
        QVERIFY(tally.repaired * 10 <= tally.expiries * 4);
        QVERIFY(share(tally.rmse, 0.5) < 0.25 && share(tally.rmse, 0.95) < 0.7);
        QVERIFY(share(tally.rmse, 1) < 1.5);
        QVERIFY(tally.inside * 100 >= tally.twoSided * 85);
        QVERIFY(tally.calendar * 100 <= tally.neighbours * 8);
    }
};

QTEST_APPLESS_MAIN(tst_smile_recordings)
#include "tst_smile_recordings.moc"
