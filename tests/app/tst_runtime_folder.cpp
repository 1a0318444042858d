// The folder for sockets, where nobody has named one: Qt has nothing to say of it.
#include "app/runtime_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace ballast;

class TestRuntimeFolder : public QObject {
    Q_OBJECT

    static constexpr const char* kName = "XDG_RUNTIME_DIR";
    QByteArray m_before, m_temporary;

    static QString folderIn(const QTemporaryDir& dir)
    {
        return dir.filePath(QStringLiteral("runtime-") +
                            QString::fromLocal8Bit(::getpwuid(::geteuid())->pw_name));
    }

private slots:
    void initTestCase()
    {
        m_before = qgetenv(kName);
        m_temporary = qgetenv("TMPDIR");
    }
    void cleanup()
    {
        m_before.isEmpty() ? qunsetenv(kName) : qputenv(kName, m_before);
        m_temporary.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", m_temporary);
    }

    void oneIsMadeForThisUserAlone()
    {
        const QTemporaryDir dir;
        qunsetenv(kName);
        qputenv("TMPDIR", dir.path().toLocal8Bit());
        for (int again = 0; again < 2; ++again) {
            app::nameRuntimeFolder();
            QCOMPARE(QString::fromLocal8Bit(qgetenv(kName)), folderIn(dir));
            const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
            QVERIFY(!(QFileInfo(folderIn(dir)).permissions() & others));
            QTest::failOnWarning(QRegularExpression(QStringLiteral("XDG_RUNTIME_DIR|runtime")));
            QCOMPARE(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation),
                     folderIn(dir));
            qunsetenv(kName);
        }
    }

    void oneThatIsNamedStays()
    {
        qputenv(kName, "/run/somewhere");
        app::nameRuntimeFolder();
        QCOMPARE(qgetenv(kName), QByteArray("/run/somewhere"));
    }

    void whatOthersCanReadIsNotTaken_data()
    {
        QTest::addColumn<bool>("link");
        QTest::newRow("open to others") << false;
        QTest::newRow("a link to elsewhere") << true;
    }
    void whatOthersCanReadIsNotTaken()
    {
        QFETCH(bool, link);
        const QTemporaryDir dir, elsewhere;
        qunsetenv(kName);
        qputenv("TMPDIR", dir.path().toLocal8Bit());
        if (link) {
            QVERIFY(QFile::link(elsewhere.path(), folderIn(dir)));
        } else {
            QVERIFY(QDir().mkpath(folderIn(dir)));
            QVERIFY(QFile::setPermissions(folderIn(dir), QFile::ReadOwner | QFile::WriteOwner |
                                                             QFile::ExeOwner | QFile::ReadOther));
        }
        app::nameRuntimeFolder();
        QVERIFY(qgetenv(kName).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRuntimeFolder)
#include "tst_runtime_folder.moc"
