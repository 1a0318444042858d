// A secret on a terminal: not shown while it is typed, and the terminal as before afterwards.
#include "app/hidden_line.h"

#include <QtTest>

#include <sstream>

#ifndef _WIN32
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#endif

using namespace ballast;

class TestHiddenLine : public QObject {
    Q_OBJECT

#ifndef _WIN32
    int m_master = -1;

    static bool echoes()
    {
        termios now{};
        return tcgetattr(STDIN_FILENO, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
#endif

private slots:
    void readsOneLine()
    {
        std::istringstream in("secret\nmore\n");
        QCOMPARE(app::readHiddenLine(in), std::string{"secret"});
        std::istringstream none;
        QVERIFY(app::readHiddenLine(none).empty());
    }

#ifndef _WIN32
    void initTestCase()
    {
        m_master = posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(m_master >= 0 && grantpt(m_master) == 0 && unlockpt(m_master) == 0);
        const int terminal = open(ptsname(m_master), O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0 && dup2(terminal, STDIN_FILENO) == STDIN_FILENO);
    }

    void theEchoIsOffMeanwhileAndBackAfterwards()
    {
        QVERIFY(echoes());
        {
            const app::EchoOff silent;
            QVERIFY(!echoes());
        }
        QVERIFY(echoes());
    }

    void theEchoIsBackAlsoWhereTheProcessIsEnded()
    {
        const pid_t child = fork();
        if (child == 0) {
            const app::EchoOff silent;
            raise(echoes() ? SIGKILL : SIGINT);
            _exit(0);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGINT);
        QVERIFY(echoes());
    }
#endif
};

QTEST_GUILESS_MAIN(TestHiddenLine)
#include "tst_hidden_line.moc"
