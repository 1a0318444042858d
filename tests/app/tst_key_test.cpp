// A key is tried at a venue on this machine: the paper exchange, and one that does what it is told.
#include "app/key_test.h"
#include "connectors/paper/server.h"
#include "tests/support/closed_port.h"
#include "tests/support/scripted_deribit.h"

#include <QTest>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

using namespace ballast;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 20'000;

/// A venue that answers from a table, on a thread of its own.
class Venue {
public:
    explicit Venue(const std::function<void(test::ScriptedServer&, test::ScriptedDeribit&)>& set)
        : m_server(m_io), m_script(m_server), m_guard(boost::asio::make_work_guard(m_io))
    {
        set(m_server, m_script);
        m_thread = std::jthread([this] { m_io.run(); });
    }
    ~Venue() { m_io.stop(); }
    std::string url() const { return m_server.url(); }
    /// Read on its own thread.
    int asked(const std::string& method)
    {
        std::promise<int> count;
        boost::asio::post(m_io, [&] { count.set_value(m_script.count(method)); });
        return count.get_future().get();
    }

private:
    boost::asio::io_context m_io;
    test::ScriptedServer m_server;
    test::ScriptedDeribit m_script;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_guard;
    std::jthread m_thread;
};

deribit::Profile profileAt(const std::string& url, std::string secret, bool trading = true)
{
    deribit::Profile profile;
    profile.venue = "second";
    profile.url = url;
    profile.keyId = "paper";
    profile.secret = deribit::Secret{std::move(secret)};
    profile.tradingEnabled = trading;
    return profile;
}

/// What was told, whichever thread it came from.
struct Told {
    std::mutex lock;
    std::optional<app::KeyVerdict> verdict;
    int times = 0;
    app::KeyTest::Told listener()
    {
        return [this](const app::KeyVerdict& heard) {
            const std::lock_guard guard(lock);
            verdict = heard;
            ++times;
        };
    }
    std::optional<app::KeyVerdict> heard()
    {
        const std::lock_guard guard(lock);
        return verdict;
    }
    app::KeyVerdict wait()
    {
        [[maybe_unused]] const bool came =
            QTest::qWaitFor([this] { return heard().has_value(); }, kPatienceMs);
        return heard().value_or(app::KeyVerdict{false, "(nothing was told)"});
    }
};

QString sentence(const app::KeyVerdict& verdict)
{
    return QString::fromStdString(verdict.sentence);
}

}  // namespace

class TestKeyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<paper::ExchangeServer> m_exchange;

    app::KeyVerdict tried(deribit::Profile profile, core::Duration within = 15s)
    {
        Told told;
        app::KeyTest test;
        test.start(std::move(profile), within, told.listener());
        return told.wait();
    }

private slots:
    void initTestCase()
    {
        auto started = paper::ExchangeServer::start({});
        QVERIFY(started);
        m_exchange = std::move(*started);
    }

    void aRightKeyWorksAndSaysWhoseItIsAndWhatItMay()
    {
        auto profile = profileAt(m_exchange->webSocketUrl(), "paper");
        profile.mayChangeAccount = true;  // as the paper exchange grants
        const auto verdict = tried(std::move(profile));
        QVERIFY2(verdict.works, verdict.sentence.c_str());
        QVERIFY2(sentence(verdict).contains(QStringLiteral("of the account paper")),
                 verdict.sentence.c_str());
        QVERIFY(sentence(verdict).contains(QStringLiteral("may not withdraw")));
        QVERIFY(sentence(verdict).contains(QStringLiteral("trade:read_write")));
    }

    void aReadOnlyProfileAsksForNoRightToTrade()
    {
        auto profile = profileAt(m_exchange->webSocketUrl(), "paper", false);
        const auto verdict = tried(std::move(profile));
        QVERIFY2(verdict.works, verdict.sentence.c_str());
        QVERIFY2(sentence(verdict).contains(QStringLiteral("no order is sent with it")),
                 verdict.sentence.c_str());
        QVERIFY(sentence(verdict).contains(QStringLiteral("trade:read ")));
    }

    void aWrongSecretIsRefusedByTheVenue()
    {
        const auto verdict = tried(profileAt(m_exchange->webSocketUrl(), "another"));
        QVERIFY(!verdict.works);
        QVERIFY2(
            sentence(verdict).startsWith(QStringLiteral("The venue refused the key of second")),
            verdict.sentence.c_str());
        QVERIFY2(sentence(verdict).contains(QStringLiteral("13004")), verdict.sentence.c_str());
        QVERIFY(!sentence(verdict).contains(QStringLiteral("another")));
    }

    void whatIsGrantedDecides_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("works");
        QTest::addColumn<QString>("says");
        QTest::newRow("it may withdraw")
            << QStringLiteral("connection account:read trade:read_write wallet:read_write") << false
            << QStringLiteral("may do more than trade (wallet:read_write)");
        QTest::newRow("it may change the account")
            << QStringLiteral("connection account:read_write trade:read_write") << false
            << QStringLiteral("may change the account (account:read_write)");
        QTest::newRow("a right nobody knows") << QStringLiteral("trade:read_write custody:write")
                                              << false << QStringLiteral("custody:write");
        QTest::newRow("it may read only") << QStringLiteral("connection account:read trade:read")
                                          << true << QStringLiteral("every order would be refused");
        QTest::newRow("as it should be")
            << QStringLiteral("connection account:read trade:read_write wallet:none") << true
            << QStringLiteral("It may trade");
    }
    void whatIsGrantedDecides()
    {
        QFETCH(QString, scope);
        QFETCH(QString, says);
        Venue venue([&](auto&, auto& script) { script.grant(scope.toStdString()); });
        const auto verdict = tried(profileAt(venue.url(), "secret"));
        QTEST(verdict.works, "works");
        QVERIFY2(sentence(verdict).contains(says), verdict.sentence.c_str());
        // Whatever comes of it, nothing but the login and a look at the account was asked.
        QCOMPARE(venue.asked("public/auth"), 1);
        QCOMPARE(venue.asked("private/get_account_summaries"), verdict.works ? 1 : 0);
        QCOMPARE(venue.asked("private/get_open_orders"), 0);
    }

    void aVenueThatDoesNotAnswerIsGivenUp_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("it takes the connection and says nothing") << 0;
        QTest::newRow("it is silent at the login") << 1;
        QTest::newRow("it is silent when asked whose account it is") << 2;
        QTest::newRow("nobody is there") << 3;
    }
    void aVenueThatDoesNotAnswerIsGivenUp()
    {
        QFETCH(int, how);
        const test::ClosedPort nobody;
        Venue venue([&](auto& server, auto& script) {
            server.stall(how == 0);
            script.silent["public/auth"] = how == 1;
            script.silent["private/get_account_summaries"] = how == 2;
        });
        const auto verdict =
            tried(profileAt(how == 3 ? nobody.url() : venue.url(), "secret"), 300ms);
        QVERIFY(!verdict.works);
        QVERIFY2(sentence(verdict).contains(QStringLiteral("could not be tried")),
                 verdict.sentence.c_str());
        QVERIFY(sentence(verdict).endsWith(QStringLiteral("Nothing is known of the key.")));
    }

    void aTestThatIsCancelledTellsNothing()
    {
        Venue venue([](auto&, auto& script) { script.silent["public/auth"] = true; });
        Told told;
        app::KeyTest test;
        test.start(profileAt(venue.url(), "secret"), 60s, told.listener());
        QVERIFY(QTest::qWaitFor([&] { return venue.asked("public/auth") == 1; }, kPatienceMs));
        test.cancel();  // would take a minute, were it waited for
        QVERIFY(!told.heard());
        // And another one can be begun, which is told of alone.
        test.start(profileAt(m_exchange->webSocketUrl(), "another"), 15s, told.listener());
        QVERIFY(!told.wait().works);
        QCOMPARE(told.times, 1);
    }

    void aBadAddressAndAMissingSecretAreSaid()
    {
        QVERIFY(sentence(tried(profileAt("http://nowhere", "secret")))
                    .contains(QStringLiteral("could not be tried")));
        QVERIFY(sentence(tried(profileAt(m_exchange->webSocketUrl(), "")))
                    .contains(QStringLiteral("no key")));
    }
};

QTEST_GUILESS_MAIN(TestKeyTest)
#include "tst_key_test.moc"
