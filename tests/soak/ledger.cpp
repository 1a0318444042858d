#include "tests/soak/ledger.h"

#include "connectors/store/order_journal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <cmath>
#include <fstream>

namespace ballast::soak {
namespace {

constexpr int kPatienceMs = 60'000;

QString field(const QJsonObject& object, const char* name)
{
    return object[QLatin1String(name)].toString();
}

std::string text(const QJsonObject& object, const char* name)
{
    return field(object, name).toStdString();
}

bool isOurs(const QJsonObject& object)
{
    return field(object, "label").startsWith(QStringLiteral("R1-"));
}

core::Expected<QJsonValue> ask(int port, const QByteArray& target)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
    if (!socket.waitForConnected(kPatienceMs))
        return core::failure("asking the exchange: it cannot be reached");
    socket.write("GET /api/v2/private/" + target +
                 " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic " +
                 QByteArray("paper:paper").toBase64() + "\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(kPatienceMs)) all += socket.readAll();
    all += socket.readAll();
    const auto reply = QJsonDocument::fromJson(all.mid(all.indexOf("\r\n\r\n") + 4)).object();
    if (!reply.contains(QStringLiteral("result")))
        return core::failure("asking the exchange for " + target.toStdString() + ": " +
                             all.left(500).toStdString());
    return reply[QStringLiteral("result")];
}

void takeTrade(const QJsonObject& trade, Ledger& out)
{
    if (!isOurs(trade)) return;
    const double amount = trade[QStringLiteral("amount")].toDouble();
    const auto [at, isNew] = out.trades.emplace(text(trade, "trade_id"), amount);
    if (!isNew && at->second != amount) out.twice.insert("trade " + at->first);
}

void takeOrder(const QJsonObject& order, Ledger& out)
{
    if (!isOurs(order)) return;
    out.orders[text(order, "label")] = {order[QStringLiteral("filled_amount")].toDouble(),
                                        text(order, "order_state")};
}

core::Expected<void> readTrades(int port, const QByteArray& of, Ledger& out)
{
    bool more = true;
    for (qint64 since = 0; more;) {
        const auto page =
            ask(port, "get_user_trades_by_currency_and_time" + of +
                          "&sorting=asc&start_timestamp=" + QByteArray::number(since));
        if (!page) return std::unexpected(page.error());
        const auto trades = page->toObject()[QStringLiteral("trades")].toArray();
        for (const auto& row : trades) {
            const auto trade = row.toObject();
            since = trade[QStringLiteral("timestamp")].toInteger();
            takeTrade(trade, out);
        }
        more = page->toObject()[QStringLiteral("has_more")].toBool() && !trades.isEmpty();
    }
    return {};
}

core::Expected<void> readOrders(int port, const QByteArray& of, Ledger& out)
{
    qsizetype read = 1'000;
    for (int offset = 0; read == 1'000; offset += 1'000) {
        const auto page = ask(port, "get_order_history_by_currency" + of +
                                        "&include_unfilled=true&include_old=true&offset=" +
                                        QByteArray::number(offset));
        if (!page) return std::unexpected(page.error());
        const auto orders = page->toArray();
        read = orders.size();
        for (const auto& row : orders) {
            const auto order = row.toObject();
            if (isOurs(order) && out.orders.contains(text(order, "label")))
                out.twice.insert("order " + text(order, "label"));
            takeOrder(order, out);
        }
    }
    return {};
}

void takeRows(const QJsonValue& rows, void (*take)(const QJsonObject&, Ledger&), Ledger& out)
{
    for (const auto& row : rows.toArray()) {
        if (isOurs(row.toObject())) ++out.events;
        take(row.toObject(), out);
    }
}

bool equal(double a, double b) { return std::abs(a - b) < 1e-7; }

/// What the one has and the other has not, or has otherwise.
void missing(const std::map<std::string, double>& from, const std::map<std::string, double>& in,
             const std::string& what, const std::string& where, std::vector<std::string>& out)
{
    for (const auto& [name, amount] : from) {
        const auto found = in.find(name);
        if (found == in.end())
            out.push_back(what + " " + name + " is not in " + where);
        else if (!equal(found->second, amount))
            out.push_back(what + " " + name + " is another in " + where);
    }
}

}  // namespace

core::Expected<Ledger> ofRecord(int port)
{
    Ledger out;
    for (const char* currency : {"BTC", "ETH", "USDC"}) {
        const QByteArray of = QByteArray("?currency=") + currency + "&count=1000";
        if (auto read = readTrades(port, of, out); !read) return std::unexpected(read.error());
        if (auto read = readOrders(port, of, out); !read) return std::unexpected(read.error());
        const auto held = ask(port, QByteArray("get_positions?currency=") + currency);
        if (!held) return std::unexpected(held.error());
        for (const auto& row : held->toArray())
            if (const double size = row.toObject()[QStringLiteral("size")].toDouble(); size != 0)
                out.held[text(row.toObject(), "instrument_name")] = size;
    }
    return out;
}

Ledger ofWire(const std::filesystem::path& file)
{
    Ledger out;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto frame = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        const auto data =
            frame[QStringLiteral("params")].toObject()[QStringLiteral("data")].toObject();
        takeRows(data[QStringLiteral("trades")], takeTrade, out);
        takeRows(data[QStringLiteral("orders")], takeOrder, out);
        const auto answer = frame[QStringLiteral("result")].toObject();
        takeRows(answer[QStringLiteral("trades")], takeTrade, out);
        if (answer.contains(QStringLiteral("order")))
            takeRows(QJsonArray{answer[QStringLiteral("order")]}, takeOrder, out);
    }
    return out;
}

core::Expected<Ledger> ofJournal(const std::filesystem::path& data)
{
    auto database =
        store::Database::open(data / store::kOrdersFile, store::Database::Access::ReadWrite);
    if (!database) return std::unexpected(database.error());
    Ledger out;
    auto fills = database->prepare("SELECT trade_id, qty_i FROM fill WHERE label <> ''");
    if (!fills) return std::unexpected(fills.error());
    auto orders = database->prepare("SELECT label, cum_i, state, qty_i FROM intent");
    if (!orders) return std::unexpected(orders.error());
    auto events = database->integer("SELECT count(*) FROM event");
    if (!events) return std::unexpected(events.error());
    out.events = static_cast<std::uint64_t>(*events);
    while (fills->next()) out.trades[fills->text(0)] = fills->real(1) / 1e9;
    while (orders->next()) {
        const double filled = orders->real(1);
        out.orders[orders->text(0)] = {filled / 1e9, orders->text(2)};
        if (filled > 0 && filled < orders->real(3)) ++out.partial;
    }
    return out;
}

Ledger ofWindow(const engine::Snapshot& snapshot)
{
    Ledger out;
    for (const orders::Fill& fill : snapshot.orders->fills) {
        if (fill.label.view().empty()) continue;
        if (!out.trades.emplace(fill.tradeId, fill.quantity.toDouble()).second)
            out.twice.insert("trade " + fill.tradeId);
    }
    for (const orders::Order& order : snapshot.orders->orders) {
        const std::string label{order.intent.label.view()};
        const bool isNew =
            out.orders.emplace(label, Ledger::Order{order.filled.toDouble(), {}}).second;
        if (!isNew) out.twice.insert("order " + label);
    }
    const auto& lines = snapshot.portfolio->lines;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const portfolio::Line& line = lines[i]; line.instrument && !line.position.size.isZero())
            out.held[line.instrument->name] += line.position.size.toDouble();
    return out;
}

Compared compare(const Ledger& record, const Ledger& wire, const Ledger& journal,
                 const Ledger& window)
{
    Compared out;
    missing(record.trades, journal.trades, "trade", "the journal", out.dropped);
    missing(wire.trades, journal.trades, "trade told", "the journal", out.dropped);
    missing(record.trades, wire.trades, "trade", "what was told", out.dropped);
    missing(journal.trades, record.trades, "trade", "the exchange's record", out.duplicated);
    missing(window.trades, journal.trades, "trade shown", "the journal", out.duplicated);
    missing(record.held, window.held, "position", "the window", out.dropped);
    missing(window.held, record.held, "position shown", "the exchange's record", out.duplicated);
    for (const Ledger* ledger : {&record, &wire})
        for (const auto& [label, order] : ledger->orders) {
            const auto found = journal.orders.find(label);
            if (found == journal.orders.end())
                out.dropped.push_back("order " + label + " is not in the journal");
            else if (!equal(found->second.filled, order.filled))
                out.dropped.push_back("order " + label + " is filled otherwise in the journal");
            else if (found->second.state != order.state)
                out.dropped.push_back("order " + label + " is " + order.state + " and " +
                                      found->second.state + " in the journal");
        }
    for (const auto& [label, order] : journal.orders) {
        const bool isThere = record.orders.contains(label);
        const bool wasNot = order.state == "not_placed" || order.state == "rejected";
        if (!isThere && !wasNot) out.dropped.push_back("order " + label + " has no end");
    }
    for (const auto& [label, order] : window.orders)
        if (!journal.orders.contains(label))
            out.duplicated.push_back("order " + label + " is shown and not in the journal");
    for (const Ledger* ledger : {&record, &wire, &window})
        for (const std::string& what : ledger->twice)
            out.duplicated.push_back(what + " is there twice");
    return out;
}

}  // namespace ballast::soak
