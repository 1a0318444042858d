// A desk that is closed while the laboratory is at work.
#include "app/data_folder.h"
#include "app/desk.h"
#include "ui/shell/main_window.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace ballast;

namespace {

constexpr int kPatienceMs = 60'000;

/// Of this process's threads, how many have this name.
int threadsNamed(const std::string& name)
{
    int count = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::string comm;
        std::getline(std::ifstream(task.path() / "comm"), comm);
        count += comm == name;
    }
    return count;
}

}  // namespace

class TestLaboratoryDesk : public QObject {
    Q_OBJECT
private slots:
    void theEngineStopsBeforeTheWindowGoesAndTheLaboratoryIsJoined()
    {
        if (!std::filesystem::exists("/proc/self/task")) QSKIP("no names of threads here");
        QTemporaryDir folder;
        app::LaunchOptions options;
        options.data = folder.path().toStdString();
        options.seed = 7;
        options.start = core::parseIsoUtc("2026-03-02T09:00:00Z").value();
        const auto opened = app::openDataFolder(options);
        auto made = app::Desk::open(options);
        if (!made) QFAIL(made.error().message.c_str());
        std::unique_ptr<app::Desk> desk = std::move(*made);
        desk->start();
        laboratory::Wish wish;
        wish.days = 400;
        wish.stepSeconds = 5;
        wish.policies = {"trigger = 'clock'"};
        emit desk->window().laboratoryWished(wish);
        QTRY_VERIFY_WITH_TIMEOUT(threadsNamed("laboratory") > 0 && threadsNamed("engine") == 1,
                                 kPatienceMs);
        int engines = -1, laboratories = -1;
        connect(&desk->window(), &QObject::destroyed, this, [&] {
            engines = threadsNamed("engine");
            laboratories = threadsNamed("laboratory");
        });
        desk.reset();
        QCOMPARE(engines, 0);
        QVERIFY(laboratories > 0);
        QCOMPARE(threadsNamed("laboratory"), 0);
    }
};

QTEST_MAIN(TestLaboratoryDesk)
#include "tst_laboratory_desk.moc"
