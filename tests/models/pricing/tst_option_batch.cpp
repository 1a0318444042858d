#include "models/pricing/implied_vol.h"
#include "models/pricing/option_batch.h"
#include "support/csv_table.h"
#include "support/places.h"

#include <QtTest/QtTest>

#include <hwy/highway.h>
#include <simdjson.h>

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace ballast;
using namespace ballast::pricing;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Runs `check` once for every kind of processor that this one can act as.
void onEachTarget(const std::function<void()>& check)
{
    const std::vector<std::int64_t> targets = hwy::SupportedAndGeneratedTargets();
    const auto use = [](std::int64_t mask) {
        hwy::SetSupportedTargetsForTest(mask);
        hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    };
    std::string names;
    for (std::int64_t target : targets) {
        use(target);
        names += " " + std::string{simdTarget()};
        check();
        if (QTest::currentTestFailed()) {
            qWarning("on %s", std::string{simdTarget()}.c_str());
            break;
        }
    }
    use(0);
    qInfo("on%s; here %s is used", names.c_str(), std::string{simdTarget()}.c_str());
}

/// Options as columns, and what was computed of them.
struct Book {
    std::vector<double> sign, forward, strike, tau, sigma, size;

    void add(const Black76Input& in, double amount = 1)
    {
        sign.push_back(in.type == market::OptionType::Call ? 1 : -1);
        forward.push_back(in.forward);
        strike.push_back(in.strike);
        tau.push_back(in.tau);
        sigma.push_back(in.sigma);
        size.push_back(amount);
    }
    std::size_t count() const { return sign.size(); }
    OptionColumns columns() const { return {sign, forward, strike, tau, sigma}; }
    Black76Input input(std::size_t i, double rate = 0) const
    {
        return {.type = sign[i] > 0 ? market::OptionType::Call : market::OptionType::Put,
                .forward = forward[i],
                .strike = strike[i],
                .tau = tau[i],
                .sigma = sigma[i],
                .rate = rate};
    }
};

using Column = std::vector<double>;

struct Results {
    std::array<Column, 7> columns;
    std::size_t unpriceable = 0;

    explicit Results(const Book& book)
    {
        for (Column& c : columns) c.assign(book.count(), kNan);
        auto& [price, delta, gamma, vega, theta, vanna, volga] = columns;
        unpriceable = greeksBatch(book.columns(), {price, delta, gamma, vega, theta, vanna, volga});
    }
};

std::array<double, 7> inOrder(const Greeks& g)
{
    return {g.price, g.delta, g.gamma, g.vega, g.theta, g.vanna, g.volga};
}

std::array<double, 16> allInOrder(const Greeks& g)
{
    return {g.price, g.delta, g.gamma, g.vega, g.theta, g.rhoForward, g.rhoSpot, g.dualDelta,
            g.vanna, g.volga, g.charm, g.veta, g.speed, g.zomma,      g.color,   g.ultima};
}

struct AllResults {
    std::array<Column, 16> columns;
    std::size_t unpriceable = 0;

    AllResults(const Book& book, std::span<const double> rate)
    {
        for (Column& c : columns) c.assign(book.count(), kNan);
        auto& c = columns;
        unpriceable = allGreeksBatch(book.columns(), rate,
                                     {c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9],
                                      c[10], c[11], c[12], c[13], c[14], c[15]});
    }
};

/// What a Greek is measured against where it passes through zero itself: vanna and volga have
/// roots at d2 = 0 and d1 d2 = 0, and are of these sizes around them.
std::array<double, 7> scales(const Greeks& g, const Black76Input& in)
{
    return {in.forward, 0, 0, 0, 0, g.gamma * in.forward * std::sqrt(in.tau), g.vega / in.sigma};
}

/// T 1 to 365 days, vol 30 to 120 %, strikes within three deviations.
Book ordinaryBook(std::size_t count, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    Book book;
    for (std::size_t i = 0; i < count; ++i) {
        Black76Input in{.type = i % 2 ? market::OptionType::Put : market::OptionType::Call};
        in.forward = 60'000 * (1 + 0.1 * unit(random));
        in.tau = (1 + 364 * unit(random)) / 365;
        in.sigma = 0.3 + 0.9 * unit(random);
        in.strike = in.forward * std::exp((6 * unit(random) - 3) * in.sigma * std::sqrt(in.tau));
        book.add(in, 20 * unit(random) - 10);
    }
    return book;
}

/// Everything from a minute to thirty years, 1 % to 700 % and ten deviations.
Book wideBook(std::size_t count, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> unit(0, 1);
    Book book;
    for (std::size_t i = 0; i < count; ++i) {
        Black76Input in{.type = i % 2 ? market::OptionType::Put : market::OptionType::Call};
        in.forward = std::exp(20 * unit(random) - 8);
        in.tau = std::exp(16.6 * unit(random) - 13.2);
        in.sigma = std::exp(6.5 * unit(random) - 4.6);
        const double deviations = i % 10 == 0 ? 0 : 20 * unit(random) - 10;
        in.strike = in.forward * std::exp(deviations * in.sigma * std::sqrt(in.tau));
        book.add(in, 20 * unit(random) - 10);
    }
    return book;
}

/// Rows no vector can hold: each is worth its limit, or nothing.
Book oddBook()
{
    Book book;
    for (double forward : {50'000.0, 60'000.0, 70'000.0, 0.0, -1.0, kNan, kInfinity, 1e-310, 1e300})
        for (double strike : {60'000.0, 0.0, -1.0, kNan, kInfinity, 1e-200})
            for (double tau : {0.1, 0.0, -0.5, kNan, kInfinity, 1e-18, 1e12})
                for (double sigma : {0.6, 0.0, -0.1, kNan, kInfinity, 1e-12, 1e9})
                    book.add({.type = book.count() % 2 ? market::OptionType::Put
                                                       : market::OptionType::Call,
                              .forward = forward,
                              .strike = strike,
                              .tau = tau,
                              .sigma = sigma},
                             1.5);
    return book;
}

NodeSums scalarNode(const Book& book, double spotFactor, double volShift, double yearsLater)
{
    NodeSums sums;
    for (std::size_t i = 0; i < book.count(); ++i) {
        Black76Input in = book.input(i);
        const bool ours = isPriceable(in);
        in.forward *= spotFactor;
        in.sigma = std::max(in.sigma + volShift, PreparedBatch::kLowestSigma);
        in.tau -= yearsLater;
        if (!ours || !isPriceable(in)) {
            ++sums.unpriceable;
            continue;
        }
        const Greeks g = greeks(in);
        sums.value += book.size[i] * g.price;
        sums.delta += book.size[i] * g.delta;
        sums.gamma += book.size[i] * g.gamma;
        sums.vega += book.size[i] * g.vega;
        sums.theta += book.size[i] * g.theta;
        sums.vanna += book.size[i] * g.vanna;
        sums.volga += book.size[i] * g.volga;
        sums.netDelta += book.size[i] * (g.delta - g.price / in.forward);
    }
    return sums;
}

market::OptionType typeOf(std::string_view text)
{
    return text == "C" ? market::OptionType::Call : market::OptionType::Put;
}

double jsonNumber(simdjson::dom::element element)
{
    if (element.is_string())
        return std::strtod(std::string{element.get_string().value()}.c_str(), nullptr);
    return element.get_double().value();
}

Black76Input jsonInput(simdjson::dom::element e)
{
    return {.type = typeOf(e["type"].get_string().value()),
            .forward = jsonNumber(e["F"]),
            .strike = jsonNumber(e["K"]),
            .tau = jsonNumber(e["tau"]),
            .sigma = jsonNumber(e["sigma"])};
}

std::string_view vectorStatus(VolStatus status)
{
    switch (status) {
        case VolStatus::Ok: return "OK";
        case VolStatus::BelowIntrinsic: return "BELOW_INTRINSIC";
        case VolStatus::AtIntrinsic: return "AT_INTRINSIC";
        case VolStatus::AboveMaximum: return "ABOVE_MAX";
        case VolStatus::Invalid: return "INVALID_INPUT";
    }
    return "";
}

/// How much of sigma's last digits the price decides: one unit of the price over vega sigma.
double conditioning(const Black76Input& in, double price)
{
    const Black76Greeks g = black76(in);
    return std::numeric_limits<double>::epsilon() * price / (g.vega * in.sigma);
}

Book tableBook(const test::CsvTable& table, std::vector<double>* rate = nullptr)
{
    Book book;
    for (std::size_t row = 0; row < table.size(); ++row) {
        book.add({.type = typeOf(table.text(row, "type")),
                  .forward = table(row, "F"),
                  .strike = table(row, "K"),
                  .tau = table(row, "tau"),
                  .sigma = table(row, "sigma")});
        if (rate) rate->push_back(table(row, "r"));
    }
    return book;
}

}  // namespace

#define CHECK_NEAR(actual, expected, tolerance, what)                \
    QVERIFY2(std::abs((actual) - (expected)) <= (tolerance),         \
             qPrintable(QStringLiteral("%1: %2 is not %3 within %4") \
                            .arg(QString::fromStdString(what))       \
                            .arg(actual, 0, 'g', 17)                 \
                            .arg(expected, 0, 'g', 17)               \
                            .arg(tolerance, 0, 'g', 3)))

class tst_option_batch : public QObject {
    Q_OBJECT

private slots:
    void ordinaryOptionsMeetTheDocumentedBounds()
    {
        const Book book = ordinaryBook(20'003, 11);
        onEachTarget([&] {
            const Results batch(book);
            Column price(book.count(), kNan);
            QCOMPARE(priceBatch(book.columns(), price), std::size_t{0});
            QCOMPARE(batch.unpriceable, std::size_t{0});
            QVERIFY(price == batch.columns[0]);
            double worstPrice = 0, worstGreek = 0;
            for (std::size_t i = 0; i < book.count(); ++i) {
                const Black76Input in = book.input(i);
                const Greeks g = greeks(in);
                const std::array reference = inOrder(g), scale = scales(g, in);
                worstPrice = std::max(worstPrice, std::abs(batch.columns[0][i] - reference[0]) /
                                                      std::max(in.forward, reference[0]));
                for (std::size_t j = 1; j < 7; ++j) {
                    const double error = std::abs(batch.columns[j][i] - reference[j]) /
                                         std::max(std::abs(reference[j]), scale[j]);
                    worstGreek = std::max(worstGreek, error);
                }
            }
            qInfo("%s: price %.2g, Greeks %.2g", std::string{simdTarget()}.c_str(), worstPrice,
                  worstGreek);
            QVERIFY(worstPrice <= 4e-15);
            QVERIFY(worstGreek <= 1e-13);
        });
    }

    void everyReferenceRowIsMet()
    {
        const test::CsvTable table(test::vectorsDirectory() / "black76_greeks.csv");
        std::vector<double> rate;
        const Book book = tableBook(table, &rate);
        const std::array names = {"price",    "delta",      "gamma", "vega",  "theta", "rho_fwd",
                                  "rho_spot", "dual_delta", "vanna", "volga", "charm", "veta",
                                  "speed",    "zomma",      "color", "ultima"};
        const std::array core = {0, 1, 2, 3, 4, 8, 9};
        QVERIFY(book.count() > 0);
        onEachTarget([&] {
            const AllResults all(book, rate);
            const Results undiscounted(book);
            QCOMPARE(all.unpriceable + undiscounted.unpriceable, std::size_t{0});
            int withoutRate = 0;
            for (std::size_t row = 0; row < table.size(); ++row) {
                const std::string id = table.text(row, "id");
                for (std::size_t j = 0; j < 16; ++j) {
                    const double expected = table(row, names[j]);
                    const double relative = j == 0 ? 1e-12 : 1e-10;
                    CHECK_NEAR(all.columns[j][row], expected,
                               std::max(relative * std::abs(expected), 1e-299),
                               id + " " + names[j]);
                }
                if (rate[row] != 0) continue;
                ++withoutRate;
                for (std::size_t j = 0; j < 7; ++j) {
                    const double expected = table(row, names[std::size_t(core[j])]);
                    CHECK_NEAR(undiscounted.columns[j][row], expected,
                               std::max((j ? 1e-10 : 1e-12) * std::abs(expected), 1e-299),
                               id + " " + names[std::size_t(core[j])]);
                }
            }
            QVERIFY(withoutRate > 0);
        });
        qInfo("%zu rows, all Greeks", table.size());
    }

    void inverseOptionsMeetEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "inverse_options.csv");
        const Book book = tableBook(table);
        QVERIFY(book.count() > 0);
        onEachTarget([&] {
            const Results batch(book);
            for (std::size_t row = 0; row < table.size(); ++row) {
                const std::string id = table.text(row, "id");
                const auto& c = batch.columns;
                const auto expect = [&](double actual, const char* name, double absolute) {
                    const double expected = table(row, name);
                    CHECK_NEAR(actual, expected, std::max(1e-10 * std::abs(expected), absolute),
                               id + " " + name);
                };
                const double coin = c[0][row] / book.forward[row];
                const double absolute = 1e-14 * std::max(1.0, book.strike[row] / book.forward[row]);
                expect(coin, "coin_price", absolute);
                expect(c[1][row], "bs_delta", 1e-299);
                expect(c[1][row] - coin, "net_delta", absolute);
                expect(c[2][row], "gamma_usd", 1e-299);
                expect(c[3][row] / 100, "vega_usd_1pt", 1e-299);
                expect(c[4][row] / 365, "theta_usd_1d", 1e-299);
                expect(c[5][row] / 100, "vanna_usd_1pt", 1e-299);
                expect(c[6][row] / 10'000, "volga_usd_1pt", 1e-299);
            }
        });
        qInfo("%zu rows", table.size());
    }

    void wingsAndLastMinutesAgreeWithTheScalar()
    {
        const Book book = wideBook(50'001, 5);
        onEachTarget([&] {
            const Results batch(book);
            for (std::size_t i = 0; i < book.count(); ++i) {
                const Black76Input in = book.input(i);
                const Greeks g = greeks(in);
                const std::array reference = inOrder(g), scale = scales(g, in);
                CHECK_NEAR(batch.columns[0][i], reference[0],
                           std::max(1e-12 * reference[0], 1e-299), std::to_string(i));
                for (std::size_t j = 1; j < 7; ++j)
                    CHECK_NEAR(batch.columns[j][i], reference[j],
                               std::max(1e-12 * std::max(std::abs(reference[j]), scale[j]), 1e-299),
                               std::to_string(i) + " of column " + std::to_string(j));
            }
        });
    }

    void limitsAreExact()
    {
        simdjson::dom::parser parser;
        simdjson::dom::element file =
            parser.load((test::vectorsDirectory() / "limits.json").string());
        Book book;
        std::vector<double> price, delta;
        for (simdjson::dom::element limit : file["limits"].get_array()) {
            book.add(jsonInput(limit));
            price.push_back(jsonNumber(limit["expected"]["price"]));
            delta.push_back(jsonNumber(limit["expected"]["delta"]));
        }
        const std::size_t limits = book.count();
        for (simdjson::dom::element invalid : file["invalid"].get_array())
            book.add(jsonInput(invalid["inputs"]));
        QVERIFY(limits > 0 && book.count() > limits);
        onEachTarget([&] {
            const Results batch(book);
            QCOMPARE(batch.unpriceable, book.count() - limits);
            for (std::size_t i = 0; i < book.count(); ++i)
                for (std::size_t j = 0; j < 7; ++j) {
                    const double expected = i >= limits ? 0
                                            : j == 0    ? price[i]
                                            : j == 1    ? delta[i]
                                                        : 0;
                    QCOMPARE(batch.columns[j][i], expected);
                }
        });
        qInfo("%zu rows", book.count());
    }

    void whatHasNoPriceIsZeroAndCounted()
    {
        Book book = oddBook();
        for (double sign : {0.0, 2.0, -0.5, kNan, kInfinity}) {
            book.add({.forward = 1, .strike = 1, .tau = 1, .sigma = 1});
            book.sign.back() = sign;
        }
        std::vector<double> rate(book.count(), 0.05);
        onEachTarget([&] {
            const Results batch(book);
            const AllResults all(book, rate);
            std::size_t expected = 0;
            for (std::size_t i = 0; i < book.count(); ++i) {
                const bool priced = std::abs(book.sign[i]) == 1 && isPriceable(book.input(i));
                const Greeks g = priced ? greeks(book.input(i)) : Greeks{};
                expected += !priced;
                const std::array reference = inOrder(g);
                for (std::size_t j = 0; j < 7; ++j) {
                    const double actual = batch.columns[j][i];
                    if (!priced)
                        QCOMPARE(actual, 0.0);
                    else if (std::isfinite(reference[j]))
                        CHECK_NEAR(actual, reference[j],
                                   std::max(1e-12 * std::abs(reference[j]), 1e-299),
                                   std::to_string(i) + " of column " + std::to_string(j));
                }
                const std::array complete =
                    allInOrder(priced ? greeks(book.input(i, rate[i])) : Greeks{});
                for (std::size_t j = 0; j < 16; ++j)
                    if (std::isfinite(complete[j]))
                        CHECK_NEAR(all.columns[j][i], complete[j],
                                   std::max(1e-12 * std::abs(complete[j]), 1e-299),
                                   std::to_string(i) + " of all, column " + std::to_string(j));
            }
            QVERIFY(expected > 0 && expected < book.count());
            QCOMPARE(batch.unpriceable, expected);
            QCOMPARE(all.unpriceable, expected);
        });
    }

    void everyLengthIsServedToItsEndAndNoFurther()
    {
        const Book whole = ordinaryBook(64, 3);
        onEachTarget([&] {
            const Results reference(whole);
            const AllResults allReference(whole, {});
            Column prices(whole.count());
            priceBatch(whole.columns(), prices);
            std::vector<double> vols(whole.count());
            std::vector<VolStatus> statuses(whole.count());
            impliedVolBatch(whole.columns(), prices, vols, statuses);
            for (std::size_t n = 0; n <= whole.count(); ++n) {
                const OptionColumns all = whole.columns();
                const OptionColumns some{all.sign.first(n), all.forward.first(n),
                                         all.strike.first(n), all.tau.first(n), all.sigma.first(n)};
                std::array<Column, 7> out;
                for (Column& c : out) c.assign(n + 8, -7);
                const auto to = [&](std::size_t j) { return std::span(out[j]).first(n); };
                greeksBatch(some, {to(0), to(1), to(2), to(3), to(4), to(5), to(6)});
                Column vol(n + 8, -7);
                std::vector<VolStatus> status(n);
                impliedVolBatch(some, std::span(prices).first(n), std::span(vol).first(n), status);
                for (std::size_t i = 0; i < n + 8; ++i) {
                    for (std::size_t j = 0; j < 7; ++j)
                        QCOMPARE(out[j][i], i < n ? reference.columns[j][i] : -7);
                    QCOMPARE(vol[i], i < n ? vols[i] : -7);
                }
            }
            for (std::size_t i = 0; i < whole.count(); ++i)
                CHECK_NEAR(allReference.columns[8][i], reference.columns[5][i],
                           1e-13 * std::abs(reference.columns[5][i]), "vanna of both batches");
        });
    }

    void aNodeIsTheSumOfItsOptions_data()
    {
        QTest::addColumn<double>("spotFactor");
        QTest::addColumn<double>("volShift");
        QTest::addColumn<double>("yearsLater");
        QTest::newRow("as it is") << 1.0 << 0.0 << 0.0;
        QTest::newRow("spot down a fifth, vol up 15 points") << 0.8 << 0.15 << 0.0;
        QTest::newRow("spot up a half, vol down below the floor of many") << 1.5 << -0.6 << 0.0;
        QTest::newRow("a week later, some expired") << 1.03 << -0.02 << 7 / 365.0;
        QTest::newRow("all expired") << 0.97 << 0.0 << 40.0;
        QTest::newRow("earlier") << 1.0 << 0.01 << -0.25;
        QTest::newRow("a move beyond all markets") << 1e-12 << 0.0 << 0.0;
        QTest::newRow("a volatility beyond all markets") << 1.0 << 5e3 << 0.0;
    }
    void aNodeIsTheSumOfItsOptions()
    {
        QFETCH(double, spotFactor);
        QFETCH(double, volShift);
        QFETCH(double, yearsLater);
        Book book = ordinaryBook(1'003, 17);
        book.add({.forward = 60'000, .strike = 60'000, .tau = 0, .sigma = 0.5}, 3);
        book.add({.forward = 60'000, .strike = 50'000, .tau = 0.3, .sigma = 0}, -2);
        book.add({.forward = 1e-100, .strike = 1e-100, .tau = 0.3, .sigma = 0.4}, 2);
        book.add({.forward = 60'000, .strike = kNan, .tau = 0.3, .sigma = 0.4}, 2);
        const NodeSums expected = scalarNode(book, spotFactor, volShift, yearsLater);
        double gross = 0, forwards = 0;
        for (std::size_t i = 0; i < book.count(); ++i) {
            gross += std::abs(book.size[i]);
            forwards = std::max(forwards, book.forward[i] * spotFactor);
        }
        onEachTarget([&] {
            const PreparedBatch prepared(book.columns(), book.size);
            QCOMPARE(prepared.size(), book.count() - 1);
            const NodeSums sums = prepared.node(spotFactor, volShift, yearsLater);
            QCOMPARE(sums.unpriceable, expected.unpriceable);
            CHECK_NEAR(sums.value, expected.value, 1e-14 * gross * std::max(forwards, 6e4),
                       "value");
            CHECK_NEAR(sums.delta, expected.delta, 1e-13 * gross, "delta");
            CHECK_NEAR(sums.netDelta, expected.netDelta,
                       1e-13 * std::max(gross, std::abs(expected.netDelta)), "net delta");
            const auto relative = [&](double a, double e, const char* what) {
                CHECK_NEAR(a, e, std::max(1e-11 * std::abs(e), 1e-290), what);
            };
            relative(sums.gamma, expected.gamma, "gamma");
            relative(sums.vega, expected.vega, "vega");
            relative(sums.theta, expected.theta, "theta");
            relative(sums.vanna, expected.vanna, "vanna");
            relative(sums.volga, expected.volga, "volga");
        });
    }

    void aNodeThatIsNoNumberPricesNothing()
    {
        const Book book = ordinaryBook(20, 2);
        const PreparedBatch prepared(book.columns(), book.size);
        for (const auto& [factor, shift, years] :
             {std::array{0.0, 0.0, 0.0}, std::array{-1.0, 0.0, 0.0}, std::array{kNan, 0.0, 0.0},
              std::array{1.0, kNan, 0.0}, std::array{1.0, 0.0, kInfinity}}) {
            const NodeSums sums = prepared.node(factor, shift, years);
            QCOMPARE(sums.unpriceable, book.count());
            QCOMPARE(sums.value, 0.0);
            QCOMPARE(sums.netDelta, 0.0);
        }
        QCOMPARE(PreparedBatch({}, {}).node(1, 0, 0).value, 0.0);
    }

    void impliedVolatilityMeetsEveryRow()
    {
        const test::CsvTable table(test::vectorsDirectory() / "implied_vol.csv");
        Book book;
        std::vector<double> price;
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < table.size(); ++row) {
            if (table(row, "r") != 0) continue;
            book.add({.type = typeOf(table.text(row, "type")),
                      .forward = table(row, "F"),
                      .strike = table(row, "K"),
                      .tau = table(row, "tau")});
            price.push_back(table(row, "price"));
            rows.push_back(row);
        }
        QVERIFY(!rows.empty());
        onEachTarget([&] {
            Column sigma(book.count(), kNan);
            std::vector<VolStatus> status(book.count());
            impliedVolBatch(book.columns(), price, sigma, status);
            for (std::size_t i = 0; i < book.count(); ++i) {
                const std::string id = table.text(rows[i], "id");
                QVERIFY2(vectorStatus(status[i]) == table.text(rows[i], "status"), id.c_str());
                if (status[i] != VolStatus::Ok) {
                    QCOMPARE(sigma[i], 0.0);
                    continue;
                }
                const double expected = table(rows[i], "sigma");
                CHECK_NEAR(sigma[i], expected, table(rows[i], "rel_tol") * expected, id);
            }
        });
        qInfo("%zu of %zu rows are undiscounted", rows.size(), table.size());
    }

    void impliedVolatilityAgreesWithTheScalar_data()
    {
        QTest::addColumn<bool>("wide");
        QTest::newRow("ordinary options") << false;
        QTest::newRow("wings, last minutes and huge volatilities") << true;
    }
    void impliedVolatilityAgreesWithTheScalar()
    {
        QFETCH(bool, wide);
        const Book book = wide ? wideBook(40'003, 23) : ordinaryBook(20'003, 29);
        std::vector<double> price;
        std::vector<ImpliedVol> expected;
        std::vector<double> tolerance;
        for (std::size_t i = 0; i < book.count(); ++i) {
            Black76Input in = book.input(i);
            // Every seventh price is moved to, under or over what a price can be.
            double p = black76Price(in);
            const double intrinsic = std::max(0.0, book.sign[i] * (in.forward - in.strike));
            if (i % 77 == 7) p = intrinsic;
            if (i % 77 == 14) p = intrinsic * 0.999;
            if (i % 77 == 21) p = std::max(in.forward, in.strike) * 1.001;
            if (i % 77 == 28) p = kNan;
            if (i % 77 == 35) p = -p;
            price.push_back(p);
            expected.push_back(impliedVol(in, p));
            in.sigma = expected.back().sigma;
            tolerance.push_back(expected.back().status == VolStatus::Ok
                                    ? std::max(1e-12, 8 * conditioning(in, p)) * in.sigma
                                    : 0);
        }
        onEachTarget([&] {
            Column sigma(book.count(), kNan);
            std::vector<VolStatus> status(book.count());
            impliedVolBatch(book.columns(), price, sigma, status);
            int ok = 0;
            for (std::size_t i = 0; i < book.count(); ++i) {
                QCOMPARE(status[i], expected[i].status);
                const std::string what = QStringLiteral("%1, deviation %2, %3 from the money")
                                             .arg(i)
                                             .arg(book.sigma[i] * std::sqrt(book.tau[i]))
                                             .arg(std::log(book.forward[i] / book.strike[i]))
                                             .toStdString();
                CHECK_NEAR(sigma[i], expected[i].sigma, tolerance[i], what);
                // The price's own rounding is of the same order as the inversion's.
                if (i % 7 != 0 && status[i] == VolStatus::Ok)
                    CHECK_NEAR(sigma[i], book.sigma[i],
                               std::max(tolerance[i] * 0.2,
                                        16 * conditioning(book.input(i), price[i]) * sigma[i]),
                               what);
                ok += status[i] == VolStatus::Ok;
            }
            QVERIFY(ok > int(book.count()) / 2 && ok < int(book.count()));
        });
    }

    void impliedVolatilityOfWhatIsNoOptionIsInvalid()
    {
        const Book book = oddBook();
        const std::vector<double> price(book.count(), 1'000);
        onEachTarget([&] {
            Column sigma(book.count(), kNan);
            std::vector<VolStatus> status(book.count());
            impliedVolBatch(book.columns(), price, sigma, status);
            for (std::size_t i = 0; i < book.count(); ++i) {
                const ImpliedVol one = impliedVol(book.input(i), price[i]);
                QCOMPARE(status[i], one.status);
                CHECK_NEAR(sigma[i], one.sigma, 1e-12 * one.sigma, std::to_string(i));
            }
        });
    }
};

QTEST_APPLESS_MAIN(tst_option_batch)
#include "tst_option_batch.moc"
