#include "app/key_test.h"

#include "app/thread_name.h"
#include "connectors/deribit/key_probe.h"
#include "connectors/deribit/rights.h"

#include <boost/asio/io_context.hpp>

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <mutex>
#include <random>
#include <utility>

namespace ballast::app {
namespace {

using deribit::KeyReport;

core::Time machineNow()
{
    return std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
}

double chance()
{
    std::random_device device;
    return std::uniform_real_distribution<double>{}(device);
}

std::string whatItMay(const KeyReport& report, bool trading)
{
    if (report.mayTrade) return "It may trade, and it may not withdraw.";
    if (trading)
        return "It may read only: with this profile, which is to trade, every order would be "
               "refused.";
    return "It was asked to read only, as the profile says: no order is sent with it.";
}

KeyVerdict verdictOf(const KeyReport& report, const deribit::Profile& profile)
{
    const std::string venue{profile.venue.view()};
    switch (report.outcome) {
        case KeyReport::Outcome::Works:
            return {true,
                    fmt::format("The key works: it is of the account {}. {} The venue "
                                "granted: {}.",
                                report.account.empty() ? "that it was made for" : report.account,
                                whatItMay(report, profile.tradingEnabled), report.scope)};
        case KeyReport::Outcome::Refused:
            return {false,
                    fmt::format("The venue refused the key of {}: {}. Look whether client id "
                                "and secret belong together, and to this venue.",
                                venue, report.reason)};
        case KeyReport::Outcome::TooMuch:
            return {false, fmt::format("The key of {} is right, and is refused here: {}.", venue,
                                       deribit::tooMuchText(report.right))};
        case KeyReport::Outcome::NoAnswer: break;
    }
    return {false, fmt::format("The key of {} could not be tried: {}. Nothing is known of the key.",
                               venue, report.reason)};
}

}  // namespace

/// What the thread and its asker have in common; whichever goes last takes it along.
struct KeyTest::Run {
    std::mutex lock;
    Told told;  ///< null: nobody wants to know any more
    boost::asio::io_context io;

    void tell(const KeyVerdict& verdict)
    {
        const std::lock_guard guard(lock);
        if (const Told call = std::exchange(told, nullptr)) call(verdict);
    }
    void forget()
    {
        const std::lock_guard guard(lock);
        told = nullptr;
        io.stop();
    }
};

KeyTest::KeyTest() = default;

KeyTest::~KeyTest() { cancel(); }

void KeyTest::start(deribit::Profile profile, core::Duration within, Told told)
{
    cancel();
    m_run = std::make_shared<Run>();
    m_run->told = std::move(told);
    // Shared, for a lambda that holds a secret could not be copied, and some libraries copy it.
    auto kept = std::make_shared<deribit::Profile>(std::move(profile));
    m_thread = std::jthread([run = m_run, kept, within] {
        nameThisThread("key test");
        try {
            const deribit::Profile words{.venue = kept->venue,
                                         .tradingEnabled = kept->tradingEnabled};
            deribit::KeyProbe probe(std::move(*kept), {run->io, machineNow, chance},
                                    [&](const KeyReport& report) {
                                        run->tell(verdictOf(report, words));
                                        run->io.stop();
                                    });
            probe.start(within);
            run->io.run();
        } catch (const std::exception& e) {
            run->tell({false, fmt::format("The key could not be tried: {}.", e.what())});
        }
    });
}

/// Stopped, its loop returns from whatever it waits for: the join takes no time a person notices.
void KeyTest::cancel()
{
    if (m_run) m_run->forget();
    if (m_thread.joinable()) m_thread.join();
    m_run.reset();
}

}  // namespace ballast::app
