#pragma once

#include "models/laboratory/report.h"

#include <atomic>
#include <cstddef>

namespace ballast::laboratory {

/// Work in parts that share nothing. Whoever runs it chooses the threads; what comes out does not
/// depend on them, for it is put together in the order of the parts.
class Experiment {
public:
    virtual ~Experiment() = default;
    /// Of the stage that is to be done now.
    virtual std::size_t parts() const = 0;
    /// One part, from any thread, each once. Ends early, and worthless, once `cancelled` is set.
    virtual void run(std::size_t part, const std::atomic<bool>& cancelled) = 0;
    /// After all parts: whether another stage follows. From one thread.
    virtual bool next() { return false; }
    /// How much of the whole stands behind the stage that is to be done now, 0 to 1, and how much
    /// this stage is.
    virtual double before() const { return 0; }
    virtual double share() const { return 1; }
    /// After the last stage.
    virtual Report report() const = 0;
};

}  // namespace ballast::laboratory
