// connectors: what is outside; each folder speaks one foreign language.
#pragma once

#include "models/engine/effect.h"
#include "models/engine/event.h"
#include "models/orders/report.h"
#include "models/risk/decision.h"

#include <functional>
#include <variant>

namespace ballast::connectors {

/// Where a connector puts what it has heard. Called on the thread that runs its io_context.
using Sink = std::function<void(engine::Event&&)>;

/// The one face all venues have. All of it is called on the io_context's thread and return at once;
/// answers come through the sink.
class Venue {
public:
    virtual ~Venue() = default;
    /// Connects, and goes on reconnecting with back-off until stop().
    virtual void start() = 0;
    /// Leaves in order: no silent logout while orders may be live.
    virtual void stop() = 0;
    /// Writes the one order-creating frame of this label, or reports NotSent.
    virtual void place(const risk::Approved<orders::Place>& order) = 0;
    virtual void cancel(const std::variant<orders::Cancel, orders::CancelAll>& request) = 0;
    /// Cancels everything at once, past all queues of ours. `done` is told, once, what the venue
    /// said: nothing where no order is open any more, else why that is not known. A venue that
    /// never tells is dropped by the caller in time.
    virtual void stopNow(std::function<void(const std::string& problem)> done)
    {
        static_cast<void>(done);
        cancel(orders::CancelAll{});
    }
    virtual void query(const orders::Query& request) = 0;
    /// Asks what margin an account would need; a venue that cannot be asked stays silent.
    virtual void simulate(const engine::SimulateMargin& request) { static_cast<void>(request); }
    /// Leaves the connection and logs in anew, as after a loss. `reason` is what the window says.
    virtual void reconnect(const std::string& reason) = 0;
    /// An order book is needed that is not kept by itself, or is needed no longer. A venue whose
    /// books all come by themselves has nothing to do.
    virtual void watch(const std::variant<engine::WatchBook, engine::UnwatchBook>&) {}
};

}  // namespace ballast::connectors
