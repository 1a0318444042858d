# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    guard/book_shape.cpp guard/book_shape.h guard/correlation.cpp guard/correlation.h guard/crowding.cpp guard/crowding.h
    guard/decaying_median.cpp guard/decaying_median.h guard/feed_clock.cpp guard/feed_clock.h
    guard/feedback.cpp guard/feedback.h guard/guard.cpp guard/guard.h guard/level.h guard/limit_table.cpp guard/limit_table.h guard/limits.cpp guard/limits.h
    guard/minute.cpp guard/minute.h guard/own_impact.cpp guard/own_impact.h guard/picture.h
    guard/regression.cpp guard/regression.h guard/rolling_sum.h guard/running_median.h guard/slow_average.h guard/state.h
    guard/tripwire.cpp guard/tripwire.h guard/tripwire_text.cpp
    guard/wire_crossed_book.cpp guard/wire_crowding.cpp guard/wire_depth.cpp guard/wire_feedback.cpp
    guard/wire_hedging_cost.cpp guard/wire_index_gone.cpp guard/wire_margin_use.cpp guard/wire_mark_index.cpp
    guard/wire_mid_index.cpp guard/wire_places.cpp guard/wire_venues_apart.cpp guard/wire_own_impact.cpp guard/wire_stale_feed.cpp guard/wire_trade_rate.cpp
    guard/wire_venue_errors.cpp guard/wire_volatility.cpp)
