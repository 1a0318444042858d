#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_set>
#include <vector>

namespace ballast::deribit {

/// Channels that are wanted and not yet asked for, in the order in which they matter. Each is asked
/// for once a login; asking goes in chunks, as fast as the venue's credits allow.
class Subscriptions {
public:
    void want(const std::string& channel);
    bool isWanted(const std::string& channel) const { return m_known.contains(channel); }
    /// The next at most `most` channels to ask for.
    std::vector<std::string> next(std::size_t most);
    bool empty() const { return m_queue.empty(); }
    /// How many of those asked for the acknowledgement did not name: unknown to the venue, which
    /// says so by leaving them out. `first` is set to one of them.
    static std::size_t missing(const std::vector<std::string>& asked,
                               const std::vector<std::string>& acknowledged, std::string& first);
    /// No longer wanted: it can be wanted again. True where it was asked for already, and is
    /// therefore to be unsubscribed from.
    bool drop(const std::string& channel);
    void clear();

private:
    std::deque<std::string> m_queue;
    std::unordered_set<std::string> m_known;
};

}  // namespace ballast::deribit
