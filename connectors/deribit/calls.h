#pragma once

#include "connectors/deribit/codec.h"
#include "models/core/time.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ballast::deribit {

/// What became of a request. `lost` means no answer will be matched to it any more; it says nothing
/// about what the venue did.
struct Answer {
    json::Value result;
    std::optional<VenueError> error;
    bool lost = false;
    std::optional<core::Time> venueIn;  ///< when the venue got the request
    bool ok() const { return !lost && !error; }
};
using OnAnswer = std::function<void(const Answer&)>;

/// Requests of the present login that wait for their reply. A number is never used twice, and all
/// are lost together when the connection is: a reply of an old connection finds nothing here.
class Calls {
public:
    void expect(std::uint64_t id, core::Time sentAt, bool order, OnAnswer onAnswer);
    /// Takes back what could not be written.
    void forget(std::uint64_t id) { m_waiting.erase(id); }
    /// Hands the reply to whoever asked. False when nobody did.
    bool answer(const Reply& reply);
    void loseAll();
    /// Loses reads sent before `deadline`; an order stays, because a late reply to it is evidence.
    void loseReadsBefore(core::Time deadline);
    std::size_t size() const { return m_waiting.size(); }
    /// One that creates an order was sent after `since` and waits for its reply.
    bool anyOrderSince(core::Time since) const;

private:
    struct Waiting {
        core::Time sentAt;
        bool order = false;
        OnAnswer onAnswer;
    };
    std::map<std::uint64_t, Waiting> m_waiting;
};

}  // namespace ballast::deribit
