#pragma once

#include "connectors/paper/exchange.h"
#include "tests/support/scripted_market.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ballast::test {

/// The paper exchange over a scripted market, spoken to as a client would: JSON in, JSON out.
class PaperDesk {
public:
    explicit PaperDesk(paper::ExchangeOptions options = {},
                       std::map<core::Currency, double> equity = {{"BTC", 10},
                                                                  {"ETH", 100},
                                                                  {"USDC", 100'000}})
        : exchange(market, options, core::parseIsoUtc("2026-11-22T12:00:00Z").value()),
          now(exchange.market().now())
    {
        for (const char* key : {"paper", "other"}) {
            paper_trading::AccountSeed seed;
            seed.key = key;
            seed.secret = "secret";
            seed.equity = equity;
            if (!exchange.addAccount(std::move(seed))) qFatal("no account");
        }
    }

    paper::SessionId connect() { return exchange.connect(now); }
    /// A connection that has logged in.
    paper::SessionId login(const char* key = "paper")
    {
        const paper::SessionId session = connect();
        ask(session, "public/auth",
            QByteArray{R"({"grant_type":"client_credentials","client_id":")"} + key +
                R"(","client_secret":"secret"})");
        return session;
    }
    /// Sends one request and gives its reply; what else was said is kept for heard().
    QJsonObject ask(paper::SessionId session, const char* method, const QByteArray& params = "{}")
    {
        const QByteArray frame = R"({"jsonrpc":"2.0","id":)" + QByteArray::number(++m_id) +
                                 R"(,"method":")" + method + R"(","params":)" + params + "}";
        exchange.handle(session, {frame.constData(), static_cast<std::size_t>(frame.size())}, now);
        collect(session);
        for (qsizetype i = 0; i < m_heard[session].size(); ++i)
            if (m_heard[session][i][QStringLiteral("id")].toInt() == m_id)
                return m_heard[session].takeAt(i);
        return {};
    }
    /// "ok", or "CODE message" of the error.
    QString verdict(const QJsonObject& reply) const
    {
        const QJsonObject error = reply[QStringLiteral("error")].toObject();
        if (error.isEmpty()) return QStringLiteral("ok");
        return QString::number(error[QStringLiteral("code")].toInt()) + QLatin1Char(' ') +
               error[QStringLiteral("message")].toString();
    }
    void pass(core::Duration time)
    {
        now += time;
        exchange.advance(now);
    }
    /// Everything said to a connection since the last time, replies left out.
    QList<QJsonObject> heard(paper::SessionId session)
    {
        collect(session);
        return std::exchange(m_heard[session], {});
    }
    /// Data of the notifications of one channel since the last time.
    QList<QJsonValue> heard(paper::SessionId session, const QString& channel)
    {
        QList<QJsonValue> out;
        for (const QJsonObject& frame : heard(session)) {
            const QJsonObject params = frame[QStringLiteral("params")].toObject();
            if (params[QStringLiteral("channel")].toString() == channel)
                out.append(params[QStringLiteral("data")]);
        }
        return out;
    }

    ScriptedMarket market;
    paper::Exchange exchange;
    core::Time now;

private:
    void collect(paper::SessionId session)
    {
        while (const paper::Frame frame = exchange.takeFrame(session)) {
            QJsonParseError error;
            const auto document =
                QJsonDocument::fromJson(QByteArray::fromStdString(*frame), &error);
            if (error.error != QJsonParseError::NoError) qFatal("not JSON: %s", frame->c_str());
            m_heard[session].append(document.object());
        }
    }
    std::map<paper::SessionId, QList<QJsonObject>> m_heard;
    int m_id = 0;
};

}  // namespace ballast::test
