// What a window finds again: its size, where its panels stood, which were shut, afloat or in front;
// whether it was closed, ended without being closed, or lost its power.
#include "ui/shell/main_window.h"
#include "ui/shell/panel_dock.h"

#include <QApplication>
#include <QClipboard>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include <memory>

using namespace ballast;

namespace {

ui::PanelDock* dockOf(ui::MainWindow& window, const char* name)
{
    return window.findChild<ui::PanelDock*>(QLatin1String(name));
}

/// How a person may have left it.
void arrange(ui::MainWindow& window)
{
    window.resize(1500, 900);
    window.addDockWidget(Qt::LeftDockWidgetArea, dockOf(window, "history"));
    dockOf(window, "smile")->close();
    dockOf(window, "fills")->raise();
    dockOf(window, "guard")->setFloating(true);
}

/// What is not as it was left; empty: nothing.
QString strayed(ui::MainWindow& window)
{
    if (window.size() != QSize(1500, 900))
        return QStringLiteral("size %1 x %2").arg(window.width()).arg(window.height());
    if (window.dockWidgetArea(dockOf(window, "history")) != Qt::LeftDockWidgetArea)
        return QStringLiteral("history");
    if (!dockOf(window, "smile")->isHidden()) return QStringLiteral("smile");
    if (!dockOf(window, "guard")->isFloating()) return QStringLiteral("guard");
    if (dockOf(window, "fills")->visibleRegion().isEmpty()) return QStringLiteral("fills");
    return {};
}

}  // namespace

class TestSessionRestore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) +
                                 QString::fromLatin1(QTest::currentDataTag()));
    }
    std::unique_ptr<ui::MainWindow> opened() const
    {
        auto window = std::make_unique<ui::MainWindow>(ui::Environment{}, file());
        window->QWidget::show();
        QTest::qWait(0);
        return window;
    }

private slots:
    void theWindowIsFoundAsItWasLeft_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("closed") << 0;
        QTest::newRow("ended without being closed") << 1;
        QTest::newRow("lost with its power") << 2;
    }
    void theWindowIsFoundAsItWasLeft()
    {
        QFETCH(int, end);
        {
            auto window = opened();
            QVERIFY(!strayed(*window).isEmpty());
            arrange(*window);
            QTest::qWait(0);
            QCOMPARE(strayed(*window), QString());
            if (end == 0) window->close();
            if (end == 2) {
                auto* timer = window->findChild<QTimer*>(QStringLiteral("keepLayout"));
                QVERIFY(timer && timer->isActive() && timer->interval() <= 60000);
                QMetaObject::invokeMethod(timer, "timeout");
                QFile::copy(file(), file() + QStringLiteral(".then"));
                window->resize(900, 700);
                window.reset();
                QFile::remove(file());
                QFile::rename(file() + QStringLiteral(".then"), file());
            }
        }
        auto again = opened();
        QCOMPARE(strayed(*again), QString());
    }

    /// What nobody moved is not written again.
    void aDiskIsNotAskedForNothing()
    {
        auto window = opened();
        auto* timer = window->findChild<QTimer*>(QStringLiteral("keepLayout"));
        QMetaObject::invokeMethod(timer, "timeout");
        QVERIFY(QFile::exists(file()));
        QFile::remove(file());
        QMetaObject::invokeMethod(timer, "timeout");
        QVERIFY(!QFile::exists(file()));
        window->resize(window->size() - QSize(60, 40));
        QMetaObject::invokeMethod(timer, "timeout");
        QVERIFY(QFile::exists(file()));
    }

    void aFileThatIsBrokenLeavesTheFirstDaysLayout()
    {
        QFile broken(file());
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(
            "[window]\ngeometry=@ByteArray(\\0nothing)\nstate=@ByteArray(\\xff\\xff)\n\x01\x02");
        broken.close();
        auto window = opened();
        for (const ui::PanelDock* dock : window->docks()) QVERIFY(!dock->isHidden());
        QVERIFY(window->width() > 600);
    }

    void aTextIsPutIntoTheClipboardAndSaid()
    {
        auto window = opened();
        QSignalSpy wanted(window.get(), &ui::MainWindow::diagnosticsWanted);
        window->findChild<QAction*>(QStringLiteral("copyDiagnostics"))->trigger();
        QCOMPARE(wanted.count(), 1);
        window->copyText(QStringLiteral("a\nb"), QStringLiteral("It is there."));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("a\nb"));
        QCOMPARE(window->statusBar()->currentMessage(), QStringLiteral("It is there."));
    }
};

QTEST_MAIN(TestSessionRestore)
#include "tst_session_restore.moc"
