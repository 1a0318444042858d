#include "connectors/paper_trading/account.h"

#include "tests/support/scripted_market.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ballast;
using namespace ballast::paper_market;
using namespace ballast::paper_trading;

namespace {

QJsonArray vectors(const QString& name)
{
    QString folder = qEnvironmentVariable("BALLAST_VECTORS");
    if (folder.isEmpty())
        folder = qEnvironmentVariable("BALLAST_SOURCE") + QStringLiteral("/tests/data/vectors");
    QFile file(folder + QStringLiteral("/margin.json"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object()[name].toArray();
}

double expectedNumber(const QJsonObject& row, const char* name)
{
    return row[QStringLiteral("expected")].toObject()[QLatin1String(name)].toString().toDouble();
}

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

}  // namespace

class tst_PaperAccount : public QObject {
    Q_OBJECT
private slots:
    void init();
    void futuresMarginMeetsTheVectors();
    void optionMarginMeetsTheVectors();
    void averagesAndRealises_data();
    void averagesAndRealises();
    void chargesFees_data();
    void chargesFees();
    void optionsMoveCashAtOnce();
    void equityAddsUpAsTheVenueSays();
    void deltaTotalIsNetTransactionDelta();
    void deltaTotalIsTheSlopeOfEquity();
    void liquidationIsWhereMarginMeetsMaintenance_data();
    void liquidationIsWhereMarginMeetsMaintenance();
    void fundingIsPaidByLongs();
    void settlementMovesPnlIntoTheBalance();
    void deliversOptionsAndFutures_data();
    void deliversOptionsAndFutures();
    void workingOrdersNeedMargin();

private:
    void trade(const char* name, core::Side side, const char* size, const char* at, double fee = 0)
    {
        bookTrade(m_account, m_market.at(name).spec, side, test::quantity(size), test::price(at),
                  fee);
    }
    Valuation value(core::Currency currency = "BTC")
    {
        return valuation(m_account, currency, *m_view, {});
    }

    test::ScriptedMarket m_market;
    std::optional<MarketView> m_view;
    Account m_account;
};

void tst_PaperAccount::init()
{
    m_market = {};
    m_view.emplace(m_market, core::parseIsoUtc("2026-11-22T12:00:00Z").value());
    m_account = {};
    m_account.wallets["BTC"].balance = 10;
    m_account.wallets["USDC"].balance = 100'000;
}

void tst_PaperAccount::futuresMarginMeetsTheVectors()
{
    const QJsonArray rows = vectors(QStringLiteral("deribit_sm_linear_perp"));
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QJsonObject in = row[QStringLiteral("inputs")].toObject();
        const FuturesMarginRates rates{in[QStringLiteral("im_base")].toDouble(),
                                       in[QStringLiteral("mm_base")].toDouble(),
                                       in[QStringLiteral("m_inc")].toDouble()};
        const double size = in[QStringLiteral("size_btc")].toDouble();
        const double notional = size * in[QStringLiteral("index")].toDouble();
        const MarginPair rate = futuresMarginRate(rates, size);
        QVERIFY(near(rate.initial, expectedNumber(row, "im_rate")));
        QVERIFY(near(rate.maintenance, expectedNumber(row, "mm_rate")));
        QVERIFY(near(rate.initial * notional, expectedNumber(row, "im_usdc")));
        QVERIFY(near(rate.maintenance * notional, expectedNumber(row, "mm_usdc")));
        // The same through the instrument, whose rates are those of the vectors.
        const MarginPair margin = positionMargin(m_market.at("BTC_USDC-PERPETUAL").spec, -size,
                                                 in[QStringLiteral("index")].toDouble(),
                                                 in[QStringLiteral("index")].toDouble());
        QVERIFY(near(margin.initial, expectedNumber(row, "im_usdc")));
    }
    qInfo("checked %lld rows", static_cast<long long>(rows.size()));
    QVERIFY(rows.size() > 0);
}

void tst_PaperAccount::optionMarginMeetsTheVectors()
{
    const QJsonArray rows = vectors(QStringLiteral("deribit_sm_inverse_option"));
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        const QJsonObject in = row[QStringLiteral("inputs")].toObject();
        const auto type = in[QStringLiteral("type")].toString() == QStringLiteral("C")
                              ? market::OptionType::Call
                              : market::OptionType::Put;
        const MarginPair margin = shortOptionMargin(
            type, in[QStringLiteral("underlying")].toDouble(),
            in[QStringLiteral("strike")].toDouble(), in[QStringLiteral("mark_coin")].toDouble());
        QVERIFY2(near(margin.initial, expectedNumber(row, "im_coin_per_short_unit")),
                 QJsonDocument(row).toJson());
        QVERIFY2(near(margin.maintenance, expectedNumber(row, "mm_coin_per_short_unit")),
                 QJsonDocument(row).toJson());
    }
    qInfo("checked %lld rows", static_cast<long long>(rows.size()));
    QVERIFY(rows.size() > 0);
}

void tst_PaperAccount::averagesAndRealises_data()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("trades");
    QTest::addColumn<QString>("size");
    QTest::addColumn<double>("average");
    QTest::addColumn<double>("realised");
    const QString inverse = QStringLiteral("BTC-PERPETUAL");
    const QString linear = QStringLiteral("BTC_USDC-PERPETUAL");
    QTest::newRow("opens") << inverse << "+1000@50000"
                           << "1000" << 50'000.0 << 0.0;
    QTest::newRow("averages harmonically")
        << inverse << "+1000@50000 +1000@40000"
        << "2000" << 2000 / (1000 / 50'000.0 + 1000 / 40'000.0) << 0.0;
    QTest::newRow("reduces") << inverse << "+1000@50000 -400@40000"
                             << "600" << 50'000.0 << 400 * (1 / 50'000.0 - 1 / 40'000.0);
    QTest::newRow("closes") << inverse << "-1000@50000 +1000@40000"
                            << "0" << 0.0 << -1000 * (1 / 50'000.0 - 1 / 40'000.0);
    QTest::newRow("flips") << inverse << "+1000@50000 -1500@60000"
                           << "-500" << 60'000.0 << 1000 * (1 / 50'000.0 - 1 / 60'000.0);
    QTest::newRow("linear averages") << linear << "+1@50000 +3@60000"
                                     << "4" << 57'500.0 << 0.0;
    QTest::newRow("linear reduces") << linear << "+2@50000 -1@60000"
                                    << "1" << 50'000.0 << 10'000.0;
    QTest::newRow("linear flips short") << linear << "-1@50000 +3@40000"
                                        << "2" << 40'000.0 << 10'000.0;
}

void tst_PaperAccount::averagesAndRealises()
{
    QFETCH(QString, instrument);
    QFETCH(QString, trades);
    QFETCH(QString, size);
    QFETCH(double, average);
    QFETCH(double, realised);
    const std::string name = instrument.toStdString();
    for (const QString& text : trades.split(QLatin1Char(' '))) {
        const QStringList parts = text.mid(1).split(QLatin1Char('@'));
        bookTrade(m_account, m_market.at(name).spec,
                  text[0] == QLatin1Char('+') ? core::Side::Buy : core::Side::Sell,
                  test::quantity(parts[0].toStdString()), test::price(parts[1].toStdString()), 0);
    }
    const Holding holding = m_account.holdings[m_market.at(name).spec.id];
    QCOMPARE(QString::fromStdString(holding.size.text()), size);
    QVERIFY(near(holding.averagePrice, average));
    QVERIFY(near(holding.realised, realised));
}

void tst_PaperAccount::chargesFees_data()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("at");
    QTest::addColumn<double>("fee");
    QTest::newRow("inverse perpetual: on the notional, in coin") << "BTC-PERPETUAL"
                                                                 << "60000"
                                                                 << "60000" << 0.0005;
    QTest::newRow("linear perpetual: in dollars") << "BTC_USDC-PERPETUAL"
                                                  << "2"
                                                  << "60000" << 60.0;
    QTest::newRow("option: on the underlying") << "BTC-25DEC26-60000-C"
                                               << "2"
                                               << "0.06" << 0.0006;
    QTest::newRow("cheap option: an eighth of the premium") << "BTC-25DEC26-60000-C"
                                                            << "2"
                                                            << "0.001" << 0.00025;
}

void tst_PaperAccount::chargesFees()
{
    QFETCH(QString, instrument);
    QFETCH(QString, size);
    QFETCH(QString, at);
    QFETCH(double, fee);
    const double charged =
        tradeFee(m_market.at(instrument.toStdString()).spec, false,
                 test::quantity(size.toStdString()), test::price(at.toStdString()), 60'000);
    QVERIFY(near(charged, fee, 1e-12));
}

void tst_PaperAccount::optionsMoveCashAtOnce()
{
    trade("BTC-25DEC26-60000-C", core::Side::Sell, "2", "0.06", 0.0006);
    QVERIFY(near(value().balance, 10 + 0.12 - 0.0006));
    QVERIFY(near(value().optionsValue, -0.12));
    QVERIFY(near(value().equity, 10 - 0.0006));
    m_market.mark("BTC-25DEC26-60000-C", 0.07);
    QVERIFY(near(value().equity, 10 - 0.0006 - 0.02));
    QVERIFY(near(value().optionsUnrealised, -0.02));
}

void tst_PaperAccount::equityAddsUpAsTheVenueSays()
{
    trade("BTC-PERPETUAL", core::Side::Buy, "100000", "58000", 0.001);
    trade("BTC-PERPETUAL", core::Side::Sell, "40000", "59000", 0.0004);
    trade("BTC-25DEC26-60000-P", core::Side::Buy, "3", "0.04", 0.0009);
    const Valuation v = value();
    QVERIFY(near(v.equity, v.balance + v.futuresUnrealised + v.futuresRealised + v.optionsValue));
    QVERIFY(near(v.marginBalance, v.equity - v.optionsValue));
    QVERIFY(near(v.available, v.marginBalance - v.margin.initial));
    QVERIFY(v.margin.initial > v.margin.maintenance && v.margin.maintenance > 0);
}

void tst_PaperAccount::deltaTotalIsNetTransactionDelta()
{
    trade("BTC-25DEC26-60000-C", core::Side::Sell, "2", "0.06");
    trade("BTC-PERPETUAL", core::Side::Buy, "60000", "60000");
    const auto greeks = m_view->greeks(m_market.at("BTC-25DEC26-60000-C"));
    const Valuation v = value();
    QVERIFY(near(v.deltaTotal, 1 - 2 * (greeks.delta - 0.06)));
    QVERIFY(near(v.optionsDelta, -2 * greeks.delta));
    // By index the venue gives futures plus Black-Scholes delta.
    QVERIFY(near(v.deltaByIndex.at("btc_usd"), 1 - 2 * greeks.delta));
    trade("BTC_USDC-PERPETUAL", core::Side::Sell, "0.5", "60000");
    QVERIFY(near(value("USDC").deltaTotal, -30'000));
    QVERIFY(near(value("USDC").deltaByIndex.at("btc_usdc"), -0.5));
}

/// DeltaTotal = S dE/dS, with E the equity in coin: the identity the venue's own number obeys.
void tst_PaperAccount::deltaTotalIsTheSlopeOfEquity()
{
    trade("BTC-25DEC26-60000-C", core::Side::Sell, "7", "0.06");
    trade("BTC-25DEC26-60000-P", core::Side::Buy, "3", "0.045");
    trade("BTC-PERPETUAL", core::Side::Buy, "130000", "60000");
    const auto moveTo = [&](double forward) {
        for (const char* name : {"BTC-25DEC26-60000-C", "BTC-25DEC26-60000-P"}) {
            paper_market::Listing& listing = m_market.at(name);
            listing.forward = forward;
            listing.mark = m_view->greeks(listing).markCoin;
        }
        m_market.at("BTC-PERPETUAL").mark = forward;
    };
    constexpr double kForward = 60'000;
    constexpr double kStep = 0.5;
    moveTo(kForward + kStep);
    const double up = value().equity;
    moveTo(kForward - kStep);
    const double down = value().equity;
    moveTo(kForward);
    QVERIFY(near(value().deltaTotal, kForward * (up - down) / (2 * kStep), 1e-6));
}

void tst_PaperAccount::liquidationIsWhereMarginMeetsMaintenance_data()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("size");
    QTest::newRow("inverse, long") << "BTC-PERPETUAL"
                                   << "1200000";
    QTest::newRow("inverse, short") << "BTC-PERPETUAL"
                                    << "-1200000";
    QTest::newRow("linear, long") << "BTC_USDC-PERPETUAL"
                                  << "5";
    QTest::newRow("linear, short") << "BTC_USDC-PERPETUAL"
                                   << "-5";
}

void tst_PaperAccount::liquidationIsWhereMarginMeetsMaintenance()
{
    QFETCH(QString, instrument);
    QFETCH(QString, size);
    Listing& listing = m_market.at(instrument.toStdString());
    const core::Quantity amount = test::quantity(size.toStdString());
    bookTrade(m_account, listing.spec, amount.isPositive() ? core::Side::Buy : core::Side::Sell,
              amount.abs(), test::price("60000"), 0);
    const core::Currency currency = listing.spec.settlementCurrency;
    const double ratio = value(currency).liquidationRatio;
    QVERIFY(ratio > 0 && (ratio < 1) == amount.isPositive());
    listing.mark = 60'000 * ratio;
    // The margin rate grows a little with the size in coin, which the estimate leaves as it is.
    const Valuation v = value(currency);
    QVERIFY(std::abs(v.marginBalance - v.margin.maintenance) < 0.1 * v.margin.maintenance);
}

void tst_PaperAccount::fundingIsPaidByLongs()
{
    trade("BTC-PERPETUAL", core::Side::Buy, "60000", "60000");
    trade("BTC_USDC-PERPETUAL", core::Side::Sell, "1", "60000");
    m_market.at("BTC-PERPETUAL").funding8h = m_market.at("BTC_USDC-PERPETUAL").funding8h = 0.0008;
    for (const char* name : {"BTC-PERPETUAL", "BTC_USDC-PERPETUAL"})
        accrueFunding(m_account, m_market.at(name), 60'000, std::chrono::hours{1});
    QVERIFY(near(value().funding, -0.0001, 1e-12));
    QVERIFY(near(value("USDC").funding, 6.0));
    QVERIFY(near(value().equity, 10 - 0.0001));
}

void tst_PaperAccount::settlementMovesPnlIntoTheBalance()
{
    trade("BTC-PERPETUAL", core::Side::Buy, "120000", "60000");
    trade("BTC-PERPETUAL", core::Side::Sell, "60000", "62000");
    m_market.mark("BTC-PERPETUAL", 63'000);
    const double equity = value().equity;
    settleDaily(m_account, *m_view, m_view->now());
    QVERIFY(near(value().equity, equity));
    QVERIFY(near(value().balance, equity));
    QCOMPARE(value().futuresRealised, 0.0);
    QCOMPARE(value().futuresUnrealised, 0.0);
    QVERIFY(near(m_account.holdings.begin()->second.averagePrice, 60'000));
    QCOMPARE(m_account.log.back().type, std::string{"settlement"});
    m_market.mark("BTC-PERPETUAL", 64'000);
    QVERIFY(near(value().futuresUnrealised, 60'000 * (1 / 63'000.0 - 1 / 64'000.0)));
}

void tst_PaperAccount::deliversOptionsAndFutures_data()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("size");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<double>("delivery");
    QTest::addColumn<double>("gain");  // of the balance over the whole life, fees left out
    // 25 December 2026 is the last Friday of its month: delivery fees are charged.
    QTest::newRow("a call in the money")
        << "BTC-25DEC26-60000-C"
        << "2"
        << "0.06" << 66'000.0 << 2 * (6'000 / 66'000.0 - 0.06) - 2 * 0.00015;
    QTest::newRow("a call out of the money") << "BTC-25DEC26-60000-C"
                                             << "2"
                                             << "0.06" << 59'000.0 << -0.12;
    QTest::newRow("a short put in the money") << "BTC-25DEC26-60000-P"
                                              << "-1"
                                              << "0.045" << 50'000.0 << 0.045 - 0.2 - 0.00015;
    QTest::newRow("a future") << "BTC-25DEC26"
                              << "61000"
                              << "61000" << 66'000.0
                              << 61'000 * (1 / 61'000.0 - 1 / 66'000.0) -
                                     0.00025 * 61'000 / 66'000.0;
}

void tst_PaperAccount::deliversOptionsAndFutures()
{
    QFETCH(QString, instrument);
    QFETCH(QString, size);
    QFETCH(QString, entry);
    QFETCH(double, delivery);
    QFETCH(double, gain);
    const Listing& listing = m_market.at(instrument.toStdString());
    const core::Quantity amount = test::quantity(size.toStdString());
    bookTrade(m_account, listing.spec, amount.isPositive() ? core::Side::Buy : core::Side::Sell,
              amount.abs(), test::price(entry.toStdString()), 0);
    deliver(m_account, listing, delivery, m_view->now());
    QVERIFY2(near(value().balance, 10 + gain),
             qPrintable(QString::number(value().balance - 10, 'g', 12)));
    QVERIFY(near(value().equity, value().balance));
    QVERIFY(m_account.holdings.empty());
    QCOMPARE(m_account.log.back().type, std::string{"delivery"});
}

void tst_PaperAccount::workingOrdersNeedMargin()
{
    OpenByInstrument open;
    open[m_market.at("BTC-PERPETUAL").spec.id] = {test::quantity("60000"), test::quantity("120000"),
                                                  0};
    open[m_market.at("BTC-25DEC26-60000-C").spec.id] = {test::quantity("2"), {}, 0.12};
    const Valuation v = valuation(m_account, "BTC", *m_view, open);
    // The worse side of the orders, two coins, and the premium that is bid.
    QVERIFY(near(v.margin.initial, 2 * (0.02 + 2 * 5e-5) + 0.12));
    QCOMPARE(v.margin.maintenance, 0.0);
}

QTEST_APPLESS_MAIN(tst_PaperAccount)
#include "tst_paper_account.moc"
