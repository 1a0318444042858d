// `soak`: see options.h. 0: nothing was dropped, doubled or without bound; 3: something was; 2: a
// command line that is none; 1: it could not begin.
#include "app/assertions.h"
#include "app/last_resort.h"
#include "app/thread_name.h"
#include "tests/soak/measured_application.h"
#include "tests/soak/report.h"

#include <QTemporaryDir>

#include <cstdio>

using namespace ballast;

namespace {

int refused(const std::string& why)
{
    std::fprintf(stderr, "soak: %s\n", why.c_str());
    return 1;
}

int run(const soak::Options& options, soak::Peer& peer, const std::filesystem::path& folder,
        const soak::MeasuredApplication& application)
{
    const auto data = options.keep.empty() ? folder / "data" : std::filesystem::path(options.keep);
    std::filesystem::create_directories(data);
    soak::Soak soak(options, peer, data, folder / "wire",
                    [&application] { return application.busy(); });
    QObject::connect(&soak, &soak::Soak::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    if (const auto started = soak.start(); !started) return refused(started.error().message);
    QApplication::exec();
    std::fputs(soak::reportOf(soak, options, peer.shared()).c_str(), stdout);
    return soak.outcome().failures.empty() ? 0 : 3;
}

}  // namespace

int main(int argc, char** argv)
{
    int exitCode = 0;
    const auto options = soak::parse(argc, argv, exitCode);
    if (!options) {
        std::fputs(options.error().message.c_str(), exitCode == 0 ? stdout : stderr);
        return exitCode;
    }
    if (options->peer >= 0) return soak::runPeer(*options);
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    // Before the first thread: it is made by a fork.
    auto peer = soak::Peer::start(argc, argv, place / "wire");
    if (!peer) return refused(peer.error().message);
    app::installLastResort();
    app::nameThisThread("gui");
    app::throwOnFailedAssertions();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const soak::MeasuredApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    return run(*options, **peer, place, application);
}
