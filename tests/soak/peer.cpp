#include "tests/soak/peer.h"

#include "connectors/paper/server.h"
#include "connectors/paper_market/generated_market.h"
#include "tests/soak/relay.h"

#include <fmt/format.h>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <new>
#include <sstream>
#include <thread>
#include <vector>

namespace ballast::soak {
namespace {

using namespace std::chrono_literals;

constexpr auto kStartWithin = 60s;

Shared* mapped(int handle)
{
    void* at = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0);
    return at == MAP_FAILED ? nullptr : static_cast<Shared*>(at);
}

}  // namespace

int runPeer(const Options& options)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    Shared* shared = mapped(options.peer);
    std::FILE* ledger = std::fopen(options.ledger.c_str(), "w");
    if (!shared || !ledger) return 1;
    paper::ServerOptions server;
    server.seed = options.seed;
    server.clock = shared->clock;
    // The built-in market lists some 450; of more, so many strikes where it has one.
    constexpr int kBuiltIn = 450;
    if (const int forOne = (options.instruments + kBuiltIn - 1) / kBuiltIn; forOne > 1) {
        paper_market::VenueTerms terms;
        terms.strikesForOne = forOne;
        server.market = std::make_unique<paper_market::GeneratedMarket>(
            server.seed, server.scenario, shared->clock.origin, terms);
    }
    server.demoBook = true;
    server.orderLatency = 40ms;
    server.accounts.push_back({.key = "paper", .secret = "paper"});
    auto exchange = paper::ExchangeServer::start(std::move(server));
    if (!exchange) {
        fmt::print(stderr, "soak: {}\n", exchange.error().message);
        return 1;
    }
    Relay relay(options, *shared, ledger);
    shared->exchangePort = (*exchange)->port();
    if (!relay.listen()) return 1;
    relay.run((*exchange)->port());
    (*exchange)->stop();
    std::fclose(ledger);
    return 0;
}

core::Expected<std::unique_ptr<Peer>> Peer::start(int argc, char** argv,
                                                  const std::filesystem::path& ledger)
{
    const int handle = ::memfd_create("soak", 0);
    if (handle < 0 || ::ftruncate(handle, sizeof(Shared)) != 0)
        return core::failure("starting the exchange: no memory to share");
    Shared* shared = mapped(handle);
    if (!shared) return core::failure("starting the exchange: no memory to share");
    new (shared) Shared;
    shared->clock = {std::chrono::system_clock::now(), std::chrono::steady_clock::now(), 1};
    std::unique_ptr<Peer> peer(new Peer(shared));
    std::vector<std::string> words(argv, argv + argc);
    words.insert(words.end(), {"--peer", std::to_string(handle), "--ledger", ledger.string()});
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    peer->m_process = ::fork();
    if (peer->m_process == 0) {
        ::execv("/proc/self/exe", arguments.data());
        std::_Exit(127);
    }
    ::close(handle);
    const auto until = std::chrono::steady_clock::now() + kStartWithin;
    while (shared->port == 0) {
        if (::waitpid(peer->m_process, nullptr, WNOHANG) != 0)
            return core::failure("starting the exchange: it has ended");
        if (std::chrono::steady_clock::now() > until)
            return core::failure("starting the exchange: it does not listen");
        std::this_thread::sleep_for(10ms);
    }
    return peer;
}

Peer::~Peer()
{
    leave();
    ::munmap(m_shared, sizeof(Shared));
}

void Peer::leave()
{
    if (m_process <= 0) return;
    m_shared->phase = Phase::Leave;
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
}

std::string Peer::url() const
{
    return fmt::format("ws://127.0.0.1:{}/ws/api/v2", m_shared->port.load());
}

double Peer::processorSeconds() const
{
    std::ifstream in(fmt::format("/proc/{}/stat", m_process));
    std::string line;
    std::getline(in, line);
    std::istringstream words(line.substr(line.rfind(')') + 1));
    std::string word;
    double ticks = 0;
    for (int i = 3; words >> word && i <= 15; ++i)
        if (i >= 14) ticks += std::stod(word);
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace ballast::soak
