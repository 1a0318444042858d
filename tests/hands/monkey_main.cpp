// monkey: random hands on the whole window above the paper exchange.
//   monkey [--events N] [--seed N] [--bound-ms N]
// 0: nothing crashed and no order came but by a decision; 3: something did.
#include "app/assertions.h"
#include "tests/hands/monkey.h"
#include "tests/hands/watched_application.h"
#include "ui/shell/main_window.h"

#include <QCommandLineParser>
#include <QDir>

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace ballast;
    app::throwOnFailedAssertions();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    hands::WatchedApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser line;
    const QCommandLineOption events(QStringLiteral("events"), QStringLiteral("how many"),
                                    QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("which"),
                                  QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption skip(QStringLiteral("skip"), QStringLiteral("a kind to leave out"),
                                  QStringLiteral("kind"));
    line.addOptions({events, seed, skip});
    line.addHelpOption();
    line.process(application);

    int faults = 0;
    QObject::connect(&application, &app::Application::faulted, [&](const QString& sentence) {
        ++faults;
        std::fprintf(stderr, "monkey: %s\n", qPrintable(sentence));
    });
    auto host = hands::PaperHost::open({.seed = line.value(seed).toULongLong()});
    if (!host) {
        std::fprintf(stderr, "monkey: %s\n", host.error().message.c_str());
        return 1;
    }
    // Files that are exported land where nobody looks.
    const QTemporaryDir elsewhere;
    QDir::setCurrent(elsewhere.path());
    (*host)->window().resize(1440, 900);
    (*host)->window().show();
    hands::Monkey monkey(**host, line.value(seed).toUInt(), [&] { return application.longest(); });
    std::set<std::string> leftOut;
    for (const QString& kind : line.values(skip)) leftOut.insert(kind.toStdString());
    monkey.leaveOut(std::move(leftOut));
    monkey.play(line.value(events).toULongLong());
    const hands::Antics& antics = monkey.antics();
    for (const auto& [kind, count] : antics.kinds)
        std::printf("%-14s%llu\n", kind.c_str(), static_cast<unsigned long long>(count));
    std::printf(
        "%llu events; %llu approvals, %llu trades by hand, auto-fire armed %llu times, %llu "
        "orders; "
        "longest stretch %.0f ms, %llu over 100 ms; %d faults\n",
        static_cast<unsigned long long>(antics.events),
        static_cast<unsigned long long>(antics.approvals),
        static_cast<unsigned long long>(antics.proposed),
        static_cast<unsigned long long>(antics.arms),
        static_cast<unsigned long long>(antics.intents), antics.longestMs,
        static_cast<unsigned long long>(antics.overBound), faults);
    for (const QString& each : antics.slow) std::printf("slow: %s\n", qPrintable(each));
    for (const QString& each : antics.failures) std::printf("FAILED: %s\n", qPrintable(each));
    return antics.failures.isEmpty() && faults == 0 ? 0 : 3;
}
