// What a server may show that is not good enough. Each row differs from the good one in one thing,
// and is refused before a byte of a frame is exchanged.
#include "connectors/net/url.h"
#include "connectors/net/ws_session.h"
#include "tests/support/certificate_forge.h"

#include <QElapsedTimer>
#include <QTest>

#include <boost/asio/io_context.hpp>

#include <functional>
#include <string>

using namespace ballast;
using namespace std::chrono_literals;
using test::Forgery;
using Speaks = test::TlsServer::Speaks;

namespace {

struct Case {
    const char* name;
    void (*spoil)(Forgery&);
    const char* why;  ///< a part of what is said
    Speaks speaks = Speaks::Tls12AndNewer;
};

const Case kCases[] = {
    {"good", [](Forgery&) {}, ""},
    // names
    {"another address", [](Forgery& f) { f.server.names = "IP:127.0.0.2"; }, "not for this host"},
    {"another host", [](Forgery& f) { f.server.names = "DNS:www.deribit.com"; },
     "not for this host"},
    {"no name at all", [](Forgery& f) { f.server.names = {}; }, "not for this host"},
    {"the name only as common name",
     [](Forgery& f) {
         f.server.names = {};
         f.commonName = "127.0.0.1";
     },
     "not for this host"},
    {"the address as the name of a host", [](Forgery& f) { f.server.names = "DNS:127.0.0.1"; },
     "not for this host"},
    {"a wildcard over addresses", [](Forgery& f) { f.server.names = "DNS:*.0.0.1"; },
     "not for this host"},
    {"a wildcard over everything", [](Forgery& f) { f.server.names = "DNS:*"; },
     "not for this host"},
    {"the address as a mail name", [](Forgery& f) { f.server.names = "email:a@127.0.0.1"; },
     "not for this host"},
    {"the address as a URI", [](Forgery& f) { f.server.names = "URI:https://127.0.0.1/"; },
     "not for this host"},
    {"the same address in version 6", [](Forgery& f) { f.server.names = "IP:::ffff:127.0.0.1"; },
     "not for this host"},
    // time
    {"expired", [](Forgery& f) { f.server.startsInDays = -3, f.server.endsInDays = -1; },
     "expired"},
    {"not yet valid", [](Forgery& f) { f.server.startsInDays = 1, f.server.endsInDays = 3; },
     "not yet valid"},
    {"expired between", [](Forgery& f) { f.between.startsInDays = -3, f.between.endsInDays = -1; },
     "expired"},
    {"not yet valid between",
     [](Forgery& f) { f.between.startsInDays = 1, f.between.endsInDays = 3; }, "not yet valid"},
    {"expired root", [](Forgery& f) { f.root.startsInDays = -3, f.root.endsInDays = -1; },
     "expired"},
    // who signed
    {"root not trusted", [](Forgery& f) { f.rootIsTrusted = false; }, "signature failure"},
    {"the one between is missing", [](Forgery& f) { f.withBetween = false; }, "local issuer"},
    {"signed by somebody else in its name", [](Forgery& f) { f.signedByStranger = true; },
     "signature failure"},
    {"a damaged signature", [](Forgery& f) { f.damaged = true; }, "signature failure"},
    {"between is no authority", [](Forgery& f) { f.between.constraints = "critical,CA:FALSE"; },
     "invalid CA"},
    {"between does not say that it is an authority", [](Forgery& f) { f.between.constraints = {}; },
     "invalid CA"},
    {"between may not sign certificates",
     [](Forgery& f) { f.between.keyUsage = "critical,digitalSignature"; }, "invalid CA"},
    {"between is of version 1", [](Forgery& f) { f.between.version = 0; }, "invalid CA"},
    {"root allows nobody between",
     [](Forgery& f) { f.root.constraints = "critical,CA:TRUE,pathlen:0"; }, "path length"},
    {"between may sign for others only",
     [](Forgery& f) { f.between.nameConstraints = "critical,permitted;IP:10.0.0.0/255.0.0.0"; },
     "permitted subtree"},
    {"between may not sign for this address",
     [](Forgery& f) { f.between.nameConstraints = "critical,excluded;IP:127.0.0.0/255.0.0.0"; },
     "excluded subtree"},
    {"the root shown as a server's", [](Forgery& f) { f.rootAsServer = true; }, "purpose"},
    // what it is for
    {"a certificate for mail", [](Forgery& f) { f.server.extendedUse = "emailProtection"; },
     "purpose"},
    {"a certificate for clients", [](Forgery& f) { f.server.extendedUse = "clientAuth"; },
     "purpose"},
    {"a certificate for code", [](Forgery& f) { f.server.extendedUse = "codeSigning"; }, "purpose"},
    {"between is for clients", [](Forgery& f) { f.between.extendedUse = "clientAuth"; }, "purpose"},
    {"something critical nobody knows", [](Forgery& f) { f.server.unknownCritical = true; },
     "critical extension"},
    // strength
    {"a key of 1024 bits", [](Forgery& f) { f.server.rsaBits = 1024; }, "too weak"},
    {"an authority's key of 1024 bits", [](Forgery& f) { f.between.rsaBits = 1024; },
     "key too weak"},
    {"signed with SHA-1", [](Forgery& f) { f.server.digest = "SHA1"; }, "too weak"},
    {"signed with MD5", [](Forgery& f) { f.between.rsaBits = 2048, f.server.digest = "MD5"; },
     "too weak"},
    // the protocol
    {"TLS 1.1", [](Forgery&) {}, "protocol version", Speaks::OnlyTls11},
    {"TLS 1.0", [](Forgery&) {}, "protocol version", Speaks::OnlyTls10},
    {"no TLS", [](Forgery&) {}, "wrong version", Speaks::NoTls},
    {"no certificate", [](Forgery&) {}, "handshake failure", Speaks::NoCertificate},
    {"silence", [](Forgery&) {}, "no answer in time", Speaks::Nothing},
};

}  // namespace

class TestBadCertificates : public QObject {
    Q_OBJECT

private slots:
    void areRefused_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(kCases); ++i)
            QTest::newRow(kCases[i].name) << static_cast<int>(i);
    }
    void areRefused()
    {
        QFETCH(int, row);
        const Case& shown = kCases[row];
        Forgery forgery;
        shown.spoil(forgery);
        boost::asio::io_context context;
        test::TlsServer server(context, test::forge(forgery), shown.speaks);
        net::WsLimits limits;
        limits.connect = 1900ms;
        limits.extraAuthorities = server.authorityPem();
        int opened = 0;
        std::vector<std::string> texts, closed;
        net::WsSession session(context,
                               {.onOpen = [&] { ++opened; },
                                .onText = [&](std::string_view text) { texts.emplace_back(text); },
                                .onClosed = [&](const std::string& why) { closed.push_back(why); }},
                               limits);
        QElapsedTimer timer;
        timer.start();
        session.connect(
            *net::parseUrl("wss://127.0.0.1:" + std::to_string(server.port()) + "/ws/api/v2"));
        while (texts.empty() && closed.empty() && timer.elapsed() < 5'000)
            context.run_one_for(10ms);
        if (row == 0) {
            QVERIFY2(closed.empty(), closed.empty() ? "" : closed[0].c_str());
            QCOMPARE(texts.size(), 1u);
            return;
        }
        QCOMPARE(closed.size(), 1u);
        QCOMPARE(opened, 0);
        QVERIFY(texts.empty());
        QVERIFY2(timer.elapsed() <= 2'000, qPrintable(QString::number(timer.elapsed())));
        // It says with whom and what was being done, and why not.
        const std::string& why = closed[0];
        QVERIFY2(why.find("127.0.0.1") != std::string::npos, why.c_str());
        QVERIFY2(why.find(shown.why) != std::string::npos, why.c_str());
    }

    void areAtLeastTwenty() { QVERIFY(std::size(kCases) > 20); }
};

QTEST_GUILESS_MAIN(TestBadCertificates)
#include "tst_bad_certificates.moc"
