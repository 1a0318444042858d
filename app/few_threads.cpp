#include "app/few_threads.h"

#include <exception>
#include <utility>

namespace ballast::app {

FewThreads::FewThreads(std::size_t most, std::function<void(const std::string&)> failed)
    : m_most(most), m_failed(std::move(failed))
{
}

bool FewThreads::run(std::function<void()> job)
{
    // What has ended is joined at once: there is nothing left to wait for.
    std::erase_if(m_running, [](const Running& r) { return r.ended->load(); });
    if (m_running.size() >= m_most) return false;
    auto ended = std::make_shared<std::atomic<bool>>(false);
    m_running.push_back({ended, std::jthread([this, ended, job = std::move(job)] {
                             try {
                                 job();
                             } catch (const std::exception& e) {
                                 m_failed(e.what());
                             } catch (...) {
                                 m_failed("an exception of no known kind");
                             }
                             ended->store(true);
                         })});
    return true;
}

}  // namespace ballast::app
