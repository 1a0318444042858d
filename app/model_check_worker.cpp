#include "app/model_check_worker.h"

#include <spdlog/spdlog.h>

#include <exception>
#include <memory>
#include <utility>

namespace ballast::app {
namespace {

portfolio::ModelCheckAnswer answered(const portfolio::ModelCheckRequest& request,
                                     const ModelCheckWorker::Check& check)
{
    portfolio::ModelCheckAnswer answer{request.wish, request.at, nullptr, {}};
    try {
        answer.check =
            std::make_shared<const portfolio::ModelCheck>(check(*request.board, request.at));
    } catch (const std::exception& e) {
        answer.problem = e.what();
    } catch (...) {
        answer.problem = "an exception of no known kind";
    }
    if (!answer.problem.empty()) spdlog::critical("model check: {}", answer.problem);
    return answer;
}

}  // namespace

ModelCheckWorker::ModelCheckWorker(Check check)
    : NewestWish(
          {.thread = "model check",
           .answer = [check = std::move(check)](const portfolio::ModelCheckRequest& request) {
               return std::make_shared<const portfolio::ModelCheckAnswer>(answered(request, check));
           }})
{
}

}  // namespace ballast::app
