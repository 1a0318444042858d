#pragma once

#include "app/newest_wish.h"
#include "models/rebalance/joint_request.h"

namespace ballast::app {

/// Finds joint hedges beside the desk. What is under way ends by the wish's own limits. A
/// computation that throws becomes an answer that says so.
class JointWorker : public NewestWish<rebalance::JointRequest, rebalance::JointAnswer> {
public:
    /// With `found` each answer goes there, on the worker's thread, and none to take().
    explicit JointWorker(Found found = {});
};

}  // namespace ballast::app
