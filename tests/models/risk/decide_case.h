#pragma once

#include "models/risk/decide.h"
#include "models/risk/picture_text.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace ballast::tests {

/// One situation before an order as plain numbers, from which both sides are made: the program's
/// own Picture, and what the oracle reads. Sound as it stands; prices and sizes in 1e-9, times in
/// nanoseconds before now.
struct DecideCase {
    enum Product { Perpetual, Dated, Option };
    int product = Perpetual;
    bool listed = true, open = true, hasTicker = true, linkStale = false;
    bool hasTerms = true;  ///< the listing names its instrument
    std::int64_t expiresIn = 30LL * 86'400'000'000'000;
    std::int64_t mark = 0, index = 64'000'000'000'000, bid = 0, ask = 0, deeper = 0;
    std::int64_t size = 0;  ///< of each level
    bool hasIndex = true, hasBook = true, hasSnapshot = true, oneSided = false, sameQuote = true;
    std::int64_t bookAge = 0, markAge = 0, indexAge = 0;
    bool hasMin = false, hasMax = false;
    std::int64_t least = 0, most = 0;
    bool quoteOnly = false;
    // the order
    bool buy = false, rests = false;
    std::int64_t quantity = 0, limit = 0;
    // the desk
    bool linkUp = true, positionsKnown = true, halted = false, journal = true;
    int guard = 0;
    bool guardAsks = true;  ///< for a person, in CAUTION
    bool partial = false, flight = false, personal = false, bound = true;
    int withoutSmile = 0;
    double clockError = 10;
    double feedLag = 20;
    double before = 3, change = -2, target = 0, openDelta = 0;
    bool hasPlan = false;
    double planChange = -3;
    double volPoint = 0.001;
    std::array<double, 3> vega{100, 10, 0}, accountDelta{200'000, -128'000, 0},
        accountVega{100, 10, 0};
    bool holdsOptions = true, hasGreeks = true;
    std::int64_t greeksAge = 0;
    double shortfall = 0, sessionCost = 0, drawdown = 0;
    bool reducing = false, autoFired = false;
    int autoOrders = 1, autoInARow = 1;
    double autoHour = 128'000, autoDay = 128'000;
    // margin
    double marginUse = 0.2;
    bool riskReducing = false, hasView = true, viewKnown = true, viewRefused = false;
    double sigma = 0.025, useBefore = 0.2, useAfter = 0.2, worstUseBefore = 0.4,
           worstUseAfter = 0.4, worstEquityBefore = 500'000, worstEquityAfter = 500'000;
    bool reachedBefore = false, reachedAfter = false, liquidates = true;
    double downBefore = -0.15, downAfter = -0.15;
    bool partOrder = false;
    double partUse = 0.4;
    // the past
    std::vector<std::int64_t> sends;  ///< ages
    struct Recent {
        std::int64_t age = 0;
        bool sameAccount = true, sameUnderlying = true, sameSide = true, sameLabel = false;
        bool samePlan = false, sameChild = false;
    };
    std::vector<Recent> recent;
    bool ownQuantity = false;
    double ownSoft = 0, ownHard = 0;
    risk::Limits limits;
};

/// What decide() is given of a case; the pointers in its picture are into itself.
class BuiltCase {
public:
    explicit BuiltCase(const DecideCase& c);
    BuiltCase(const BuiltCase&) = delete;
    BuiltCase& operator=(const BuiltCase&) = delete;
    risk::Decision decide(risk::Moment moment = risk::Moment::Sending) const
    {
        return risk::decide(order, picture, limits, moment);
    }
    std::string hash() const { return risk::hashOf(order, picture, limits); }

    orders::Intent order;
    risk::Picture picture;
    risk::Limits limits;
    market::Listing listing;
    market::Book book;
    market::IndexPrice index;
    margin::MarginView view;
    std::vector<core::Time> sends;
    std::vector<orders::Order> recent;
};

/// The sound case of a product.
DecideCase soundCase(int product);
/// A case with a few things changed at random; the same for the same number.
DecideCase randomCase(std::uint64_t number);

}  // namespace ballast::tests
