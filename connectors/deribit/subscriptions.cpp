#include "connectors/deribit/subscriptions.h"

#include <algorithm>

namespace ballast::deribit {

void Subscriptions::want(const std::string& channel)
{
    if (m_known.insert(channel).second) m_queue.push_back(channel);
}

std::vector<std::string> Subscriptions::next(std::size_t most)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, m_queue.size()));
    std::vector<std::string> out(m_queue.begin(), m_queue.begin() + count);
    m_queue.erase(m_queue.begin(), m_queue.begin() + count);
    return out;
}

std::size_t Subscriptions::missing(const std::vector<std::string>& asked,
                                   const std::vector<std::string>& acknowledged, std::string& first)
{
    const std::unordered_set<std::string> known(acknowledged.begin(), acknowledged.end());
    std::size_t count = 0;
    for (const std::string& channel : asked)
        if (!known.contains(channel) && count++ == 0) first = channel;
    return count;
}

bool Subscriptions::drop(const std::string& channel)
{
    const bool known = m_known.erase(channel) > 0;
    return std::erase(m_queue, channel) == 0 && known;
}

void Subscriptions::clear()
{
    m_queue.clear();
    m_known.clear();
}

}  // namespace ballast::deribit
