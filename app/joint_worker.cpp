#include "app/joint_worker.h"

#include "models/construction/glpk_solver.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <memory>
#include <utility>

namespace ballast::app {
namespace {

using Clock = std::chrono::steady_clock;

rebalance::JointAnswer failed(const rebalance::JointRequest& request, const std::string& what)
{
    spdlog::critical("joint hedge: {}", what);
    rebalance::JointAnswer answer{
        request.wish, request.hedge.underlying, request.now, request.board, {}, {}};
    answer.hedge.why = "an internal fault: " + what;
    answer.hedge.sentence = "No hedge can be worked out: " + answer.hedge.why + ".";
    return answer;
}

rebalance::JointAnswer answered(const rebalance::JointRequest& request)
{
    try {
        return rebalance::answerOf(request);
    } catch (const std::exception& e) {
        return failed(request, e.what());
    } catch (...) {
        return failed(request, "an exception of no known kind");
    }
}

}  // namespace

JointWorker::JointWorker(Found found)
    : NewestWish({.thread = "joint hedge",
                  .answer =
                      [](const rebalance::JointRequest& request) {
                          const Clock::time_point began = Clock::now();
                          auto answer = std::make_shared<rebalance::JointAnswer>(answered(request));
                          answer->took = core::fromSeconds(
                              std::chrono::duration<double>(Clock::now() - began).count());
                          return answer;
                      },
                  .found = std::move(found),
                  .leave = construction::forgetGlpk})
{
}

}  // namespace ballast::app
