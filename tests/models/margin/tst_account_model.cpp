// An account is judged by its own venue's model, and by no other.
#include "models/margin/account_view.h"
#include "models/margin/guard.h"
#include "support/engine_script.h"
#include "support/scenario_book.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::margin;
using test::ScenarioDesk;
using tests::EngineScript;

namespace {

using Kind = portfolio::ScenarioLeg::Kind;

portfolio::ScenarioLeg leg(Kind kind, double size, double forward = 64'000)
{
    portfolio::ScenarioLeg out;
    out.kind = kind;
    out.size = size;
    out.forward = forward;
    if (kind == Kind::InverseOption || kind == Kind::LinearOption) {
        out.strike = 64'000;
        out.expires = true;
        out.tau = 30.0 / 365;
        out.sigma = 0.5;
    }
    return out;
}

core::Expected<MarginPair> asked(Model model, std::vector<portfolio::ScenarioLeg> legs,
                                 core::Currency underlying = "BTC",
                                 portfolio::ScenarioMove move = {})
{
    return modelMargin(model, {}, underlying, 64'000, legs, move);
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

Models by(Model model)
{
    Models models;
    models.byVenue[ScenarioDesk::account().venue] = model;
    return models;
}

}  // namespace

class TestAccountModel : public QObject {
    Q_OBJECT
private slots:
    void everyModelHasAWordANameAndADay()
    {
        for (const Model model : kModels) {
            QCOMPARE(modelOf(key(model)), std::optional{model});
            QVERIFY(!name(model).empty());
            QVERIFY(Models{}.rates(model).asOf > core::Time{});
            QVERIFY(!Models{}.rates(model).source.empty());
        }
        QVERIFY(!modelOf("lunar"));
        QCOMPARE(Models{}.of("anything"), Model::DeribitStandard);
    }

    void aModelAsksWhatItsFormulaSays()
    {
        // Binance: 2 BTC at 64 000 are 128 000 USD: 0.5 % less 50.
        QVERIFY(close(asked(Model::Binance, {leg(Kind::LinearFuture, 2)})->maintenance,
                      128'000 * 0.005 - 50));
        // Hyperliquid: half of a fortieth.
        const auto hyper = asked(Model::Hyperliquid, {leg(Kind::LinearFuture, -2)});
        QVERIFY(close(hyper->maintenance, 128'000.0 / 80) && close(hyper->initial, 3'200));
        // Bybit: 0.5 % of an inverse position, wherever the price is.
        QVERIFY(close(
            asked(Model::Bybit, {leg(Kind::InverseFuture, 64'000)}, "BTC", {.spotFactor = 0.5})
                ->maintenance,
            320));
        // Of a long option nothing is asked; of a short one of Okx in coin, translated at the spot.
        QCOMPARE(asked(Model::Okx, {leg(Kind::InverseOption, 1)})->maintenance, 0.0);
        const double short1 = asked(Model::Okx, {leg(Kind::InverseOption, -1)})->maintenance;
        QVERIFY2(short1 > 64'000 * 0.03 && short1 < 64'000 * 0.12,
                 qPrintable(QString::number(short1)));
    }

    void portfolioMarginNetsWhatStandardMarginAddsUp()
    {
        const auto future = leg(Kind::InverseFuture, 640'000);
        const auto against = leg(Kind::InverseFuture, -640'000);
        const double alone = asked(Model::DeribitPortfolio, {future})->maintenance;
        QVERIFY(alone > 0);
        QVERIFY(asked(Model::DeribitPortfolio, {future, against})->maintenance < 1e-6 * alone);
        // The worst of 10 coin long in a fall of 16 %, and 1 % of its delta for the roll; 0.8 of
        // it.
        const double coin = 10 * (1 / (1 - 0.16) - 1) + 10 * 0.01;
        QVERIFY2(std::abs(alone - 0.8 * coin * 64'000) < 1e-3 * alone,
                 qPrintable(QString::number(alone)));
    }

    void whatAModelCannotJudgeItRefuses_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("underlying");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, Model model, Kind kind, const char* underlying,
                            const char* says) {
            QTest::newRow(name) << static_cast<int>(model) << static_cast<int>(kind)
                                << QByteArray(underlying) << QByteArray(says);
        };
        row("okx perpetuals", Model::Okx, Kind::InverseFuture, "BTC", "inverse futures");
        row("bybit linear", Model::Bybit, Kind::LinearFuture, "BTC", "linear futures");
        row("binance options", Model::Binance, Kind::LinearOption, "BTC", "dollar-settled options");
        row("binance of another coin", Model::Binance, Kind::LinearFuture, "ETH", "BTCUSDT");
        row("portfolio margin of another coin", Model::DeribitPortfolio, Kind::InverseFuture, "ETH",
            "those of BTC");
        row("portfolio margin in dollars", Model::DeribitPortfolio, Kind::LinearFuture, "BTC",
            "linear futures");
        row("hyperliquid inverse", Model::Hyperliquid, Kind::InverseFuture, "BTC", "inverse");
        row("aave", Model::Aave, Kind::LinearFuture, "BTC", "it lends");
    }
    void whatAModelCannotJudgeItRefuses()
    {
        QFETCH(int, model);
        QFETCH(int, kind);
        QFETCH(QByteArray, underlying);
        QFETCH(QByteArray, says);
        const auto refused = asked(static_cast<Model>(model), {leg(static_cast<Kind>(kind), 1)},
                                   core::Currency{underlying.toStdString()});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find(says.toStdString()) != std::string::npos,
                 refused.error().message.c_str());
    }

    void aBookIsJudgedByTheModelOfItsAccount()
    {
        ScenarioDesk desk;
        desk.pool("BTC", 4);
        const core::InstrumentId perpetual = desk.market.perpetual("BTC");
        desk.market.mark(perpetual, desk.spot);
        desk.hold(perpetual, 640'000);
        const auto view = [&](Model model) {
            return accountViews("BTC", desk.book(), desk.market.board, desk.now, {0.03, false},
                                by(model))
                .front();
        };
        const AccountView standard = view(Model::DeribitStandard), bybit = view(Model::Bybit),
                          netted = view(Model::DeribitPortfolio), okx = view(Model::Okx);
        QVERIFY(close(standard.maintenanceUsd, 0.105 * 64'000));
        QVERIFY(close(bybit.maintenanceUsd, 3'200));
        QVERIFY(netted.maintenanceUsd > 10 * standard.maintenanceUsd);
        // The more is asked, the nearer the liquidation.
        QVERIFY(standard.liquidation.down && bybit.liquidation.down && netted.liquidation.down);
        QVERIFY(*bybit.liquidation.down < *standard.liquidation.down);
        QVERIFY(*standard.liquidation.down < *netted.liquidation.down);
        QVERIFY(standard.sigmas(*standard.liquidation.down) > 5);
        QVERIFY2(liquidationText(standard).find("days' deviations), at ") != std::string::npos,
                 liquidationText(standard).c_str());
        QVERIFY(okx.problem.find("says nothing of inverse futures") != std::string::npos);
    }

    void aHedgeThatTheModelCannotJudgeIsDenied()
    {
        EngineScript script = EngineScript::ready();
        script.config().margins.byVenue["paper"] = Model::Okx;
        script.restart();
        script.run("up\ncoins 10\nposition 192000\nindex 64000\ntick 20\nindex 64000\ntick 1");
        const auto proposal = script.snapshot()->proposals->items.front();
        QVERIFY(!proposal.margin.known && proposal.margin.refused);
        const auto check =
            *std::ranges::find(proposal.checks, "liquidation", &risk::CheckResult::rule);
        QCOMPARE(check.verdict, risk::CheckResult::Verdict::Deny);
        QVERIFY2(
            check.reason.starts_with(
                "The margin after it cannot be judged: OKX margin of coin options says nothing "
                "of inverse futures and perpetuals, and BTC-PERPETUAL is one"),
            check.reason.c_str());
        QVERIFY(!proposal.allowed());
        const auto margins = script.snapshot()->underlyings->front().margins;
        QVERIFY(!margins.empty() && !margins.front().problem.empty());
        QCOMPARE(script.snapshot()->underlyings->front().liquidationDistance, 0.0);
    }

    void theCardAndTheProposalAreByTheAccountsModel()
    {
        const auto with = [](Model model) {
            EngineScript script = EngineScript::ready();
            script.config().margins.byVenue["paper"] = model;
            script.restart();
            script.run("up\ncoins 10\nposition 1920000\nindex 64000\ntick 20\nindex 64000\ntick 1");
            return script.snapshot();
        };
        const auto standard = with(Model::DeribitStandard), netted = with(Model::DeribitPortfolio);
        const auto& view = netted->proposals->items.front().margin;
        QVERIFY2(view.known, view.why.c_str());
        QCOMPARE(view.model, std::string{"Deribit portfolio margin"});
        QVERIFY(view.ratesAsOf > core::Time{});
        QVERIFY(view.before.maintenanceUsd >
                3 * standard->proposals->items.front().margin.before.maintenanceUsd);
        const auto& card = netted->underlyings->front();
        QCOMPARE(card.margins.front().model, Model::DeribitPortfolio);
        QVERIFY(card.liquidationDistance < 0 && card.liquidationDistance > -0.5);
    }
};

QTEST_APPLESS_MAIN(TestAccountModel)
#include "tst_account_model.moc"
