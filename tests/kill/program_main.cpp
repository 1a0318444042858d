// `kill_program`: the whole desk, offscreen, with auto-fire, against `ballastctl exchange` in
// another process; killed at random, started again, and its journal compared with the exchange's
// own record by HTTP.
#include "connectors/store/order_journal.h"
#include "connectors/store/verify.h"
#include "tests/sim/random.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;

struct Plan {
    QString bin;
    std::filesystem::path data;
    int cycles = 10;
    std::uint64_t seed = 1;
};

QJsonValue ask(quint16 port, const QByteArray& target)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(kPatienceMs)) return {};
    socket.write("GET /api/v2/private/" + target +
                 " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic " +
                 QByteArray("paper:paper").toBase64() + "\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(kPatienceMs)) all += socket.readAll();
    all += socket.readAll();
    return QJsonDocument::fromJson(all.mid(all.indexOf("\r\n\r\n") + 4))
        .object()[QStringLiteral("result")];
}

/// What the exchange has of the desk's own orders, or the journal of the exchange.
struct Ledger {
    std::map<std::string, double> trades;  ///< by trade id
    std::map<std::string, double> orders;  ///< filled, by label
    std::set<std::string> twice;           ///< labels of more than one order
    std::set<std::string> unended;
};

Ledger ofExchange(quint16 port)
{
    Ledger out;
    const auto isOurs = [](const QString& label) {
        return label.startsWith(QStringLiteral("R1-"));
    };
    for (const char* currency : {"BTC", "ETH"}) {
        const QByteArray of = QByteArray("?currency=") + currency + "&count=1000";
        // In pages, for others trade in the account too; one that is read twice is the same trade.
        bool more = true;
        for (qint64 since = 0; more;) {
            const auto page =
                ask(port, "get_user_trades_by_currency_and_time" + of +
                              "&sorting=asc&start_timestamp=" + QByteArray::number(since))
                    .toObject();
            for (const auto& row : page[QStringLiteral("trades")].toArray()) {
                const auto trade = row.toObject();
                since = trade[QStringLiteral("timestamp")].toInteger();
                if (isOurs(trade[QStringLiteral("label")].toString()))
                    out.trades[trade[QStringLiteral("trade_id")].toString().toStdString()] =
                        trade[QStringLiteral("amount")].toDouble();
            }
            more = page[QStringLiteral("has_more")].toBool();
        }
        std::set<std::string> seen;
        qsizetype read = 1000;
        for (int offset = 0; read == 1000; offset += 1000) {
            const auto page = ask(port, "get_order_history_by_currency" + of +
                                            "&include_unfilled=true&include_old=true&offset=" +
                                            QByteArray::number(offset))
                                  .toArray();
            read = page.size();
            for (const auto& row : page) {
                const auto order = row.toObject();
                if (!isOurs(order[QStringLiteral("label")].toString())) continue;
                const auto label = order[QStringLiteral("label")].toString().toStdString();
                if (!seen.insert(label).second) out.twice.insert(label);
                out.orders[label] = order[QStringLiteral("filled_amount")].toDouble();
            }
        }
    }
    return out;
}

core::Expected<Ledger> ofJournal(const std::filesystem::path& data)
{
    auto database =
        store::Database::open(data / store::kOrdersFile, store::Database::Access::ReadWrite);
    if (!database) return std::unexpected(database.error());
    Ledger out;
    // Killed before its first table was there, it has nothing to tell.
    auto tables = database->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'fill'");
    if (!tables) return std::unexpected(tables.error());
    if (*tables == 0) return out;
    // What others traded in the account is in it too, under no label.
    auto fills = database->prepare("SELECT trade_id, qty_i FROM fill WHERE label <> ''");
    auto orders = database->prepare("SELECT label, cum_i, state FROM intent");
    if (!fills) return std::unexpected(fills.error());
    if (!orders) return std::unexpected(orders.error());
    while (fills->next()) out.trades[fills->text(0)] = fills->real(1) / 1e9;
    while (orders->next()) {
        out.orders[orders->text(0)] = orders->real(1) / 1e9;
        const std::string state = orders->text(2);
        if (state != "filled" && state != "cancelled" && state != "rejected" &&
            state != "not_placed")
            out.unended.insert(orders->text(0) + " is " + state);
    }
    return out;
}

std::string difference(const Ledger& venue, const Ledger& journal)
{
    if (!venue.twice.empty()) return *venue.twice.begin() + " is there twice";
    for (const auto& [label, filled] : venue.orders) {
        const auto found = journal.orders.find(label);
        if (found == journal.orders.end()) return label + " is at the exchange only";
        if (found->second != filled) return label + " is filled otherwise";
    }
    for (const auto& [trade, amount] : venue.trades) {
        const auto found = journal.trades.find(trade);
        if (found == journal.trades.end()) return "trade " + trade + " is at the exchange only";
        if (found->second != amount) return "trade " + trade + " is another";
    }
    for (const auto& [trade, amount] : journal.trades)
        if (!venue.trades.contains(trade)) return "trade " + trade + " is in the journal only";
    return {};
}

/// Somebody trades elsewhere, so that there is something to hedge.
void disturb(quint16 port, sim::Random& random)
{
    const QByteArray side = random.chance(0.5) ? "buy" : "sell";
    const auto amount = QByteArray::number(10 * (2'500 + random.below(6'000)));
    ask(port, side + "?instrument_name=BTC-PERPETUAL&type=market&amount=" + amount);
}

/// A band so narrow that each trade of another leaves it, by no more than the book's depth lets
/// auto-fire take at once, and no wait before the hedge: a run lasts seconds.
bool writeSettings(const std::filesystem::path& data)
{
    std::ofstream file(data / "ballast.toml");
    file << "[policy.BTC]\nbelow = 0.2\nabove = 0.2\ncooldown_s = 1\nbreach_dwell_s = 0\n";
    return file.good();
}

int run(const Plan& plan)
{
    if (!writeSettings(plan.data)) {
        std::printf("ballast.toml cannot be written in %s\n", plan.data.c_str());
        return 1;
    }
    sim::Random random(plan.seed);
    QProcess exchange;
    exchange.start(plan.bin + QStringLiteral("/ballastctl"),
                   {QStringLiteral("exchange"), QStringLiteral("--scenario"),
                    QStringLiteral("calm"), QStringLiteral("--seed"), QString::number(plan.seed)});
    QString said;
    static const QRegularExpression kAddress(
        QStringLiteral("listens on (ws://127\\.0\\.0\\.1:(\\d+)/\\S*)"));
    QRegularExpressionMatch address;
    while (!address.hasMatch() && exchange.waitForReadyRead(kPatienceMs)) {
        said += QString::fromUtf8(exchange.readAllStandardOutput());
        address = kAddress.match(said);
    }
    if (!address.hasMatch()) {
        std::printf("the exchange does not start: %s\n",
                    exchange.readAllStandardError().constData());
        return 1;
    }
    const quint16 port = address.captured(2).toUShort();
    const QString url = address.captured(1);
    int kills = 0, compared = 0;
    std::string wrong;
    Ledger venue;
    for (int cycle = 1; cycle <= plan.cycles && wrong.empty(); ++cycle) {
        const bool settles = cycle % 25 == 0 || cycle == plan.cycles;
        // A login reads six lists, of which the venue allows one a second.
        QThread::sleep(3);
        // The crash loop is the test's own: a person would look and go on.
        std::filesystem::remove(plan.data / "unended-runs");
        QProcess desk;
        desk.setProcessChannelMode(QProcess::MergedChannels);
        QStringList arguments{QStringLiteral("--data"), QString::fromStdString(plan.data.string()),
                              QStringLiteral("--exchange"), url};
        // At rest only what is unfinished is ended.
        if (!settles) arguments << QStringLiteral("--auto-fire");
        desk.start(plan.bin + QStringLiteral("/ballast"), arguments);
        if (!desk.waitForStarted(kPatienceMs)) {
            wrong = "the desk does not start";
            break;
        }
        if (!settles) {
            QThread::msleep(static_cast<unsigned long>(random.below(2'500)));
            disturb(port, random);
            // What was read within five seconds of a trade is not yet believed after a start.
            QThread::msleep(static_cast<unsigned long>(random.below(12'000)));
            if (desk.state() != QProcess::Running)
                wrong = "the desk ended: " + desk.readAll().toStdString();
            desk.kill();
            desk.waitForFinished(kPatienceMs);
            ++kills;
            continue;
        }
        QElapsedTimer waited;
        waited.start();
        while (wrong.empty()) {
            QThread::sleep(10);
            desk.kill();
            desk.waitForFinished(kPatienceMs);
            ++kills;
            venue = ofExchange(port);
            auto journal = ofJournal(plan.data);
            if (!journal) {
                wrong = journal.error().message;
                break;
            }
            const auto report = store::verify(plan.data);
            if (!report || !report->ok()) {
                wrong = report ? report->text() : report.error().message;
                break;
            }
            std::string unlike = difference(venue, *journal);
            if (unlike.empty() && !journal->unended.empty()) unlike = *journal->unended.begin();
            ++compared;
            if (unlike.empty()) break;
            if (waited.elapsed() > 120'000) wrong = unlike;
            std::filesystem::remove(plan.data / "unended-runs");
            desk.start(plan.bin + QStringLiteral("/ballast"), arguments);
        }
        std::printf("%d cycles, %d kills, %d comparisons, %zu orders, %zu trades%s\n", cycle, kills,
                    compared, venue.orders.size(), venue.trades.size(),
                    wrong.empty() ? "" : ("; FAILED: " + wrong).c_str());
        std::fflush(stdout);
    }
    if (!wrong.empty()) std::printf("FAILED: %s\n", wrong.c_str());
    exchange.terminate();
    exchange.waitForFinished(kPatienceMs);
    return wrong.empty() ? 0 : 3;
}

}  // namespace

/// BIN DATA CYCLES SEED
int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 5) {
        std::printf("kill_program BIN DATA CYCLES SEED\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    Plan plan{QString::fromLocal8Bit(argv[1]), argv[2], std::atoi(argv[3]),
              std::strtoull(argv[4], nullptr, 10)};
    std::filesystem::create_directories(plan.data);
    return run(plan);
}
