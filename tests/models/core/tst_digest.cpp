#include "models/core/digest.h"

#include <QtTest/QtTest>

using namespace ballast::core;

class TestDigest : public QObject {
    Q_OBJECT

private slots:
    /// FIPS 180-4's own examples, and the length where padding takes a second block.
    void givesTheKnownAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("digest");
        const auto row = [](const char* name, const QByteArray& bytes, const char* digest) {
            QTest::newRow(name) << bytes << QByteArray(digest);
        };
        row("nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        row("abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        row("two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        row("a million", QByteArray(1'000'000, 'a'),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        row("a zero byte", QByteArray(1, '\0'),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }
    void givesTheKnownAnswers()
    {
        QFETCH(QByteArray, bytes);
        QTEST(QByteArray::fromStdString(sha256Hex(bytes.toStdString())), "digest");
    }
};

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"
