#pragma once

#include "app/newest_wish.h"
#include "models/portfolio/model_check.h"

#include <functional>

namespace ballast::app {

/// Prices the whole board for the model check beside the desk. A computation that throws becomes an
/// answer that says so.
class ModelCheckWorker
    : public NewestWish<portfolio::ModelCheckRequest, portfolio::ModelCheckAnswer> {
public:
    /// What is computed; called on the worker's thread alone.
    using Check = std::function<portfolio::ModelCheck(const market::Board&, core::Time)>;
    explicit ModelCheckWorker(Check check = [](const market::Board& board, core::Time now) {
        return portfolio::checkModel(board, now);
    });
};

}  // namespace ballast::app
