# The simulator is a library, because `ballastctl simulate` is it too.
ballast_room(ballast_sim
    FILES
        sim/checks.cpp sim/checks.h sim/coverage.cpp sim/disk.cpp sim/disk.h sim/fault.cpp sim/fault.h
        sim/process.cpp sim/process.h sim/random.h sim/run.h sim/scheduler.h sim/simulate.cpp
        sim/simulate.h sim/trace.h sim/trader.cpp sim/trader.h sim/venue.cpp sim/venue.h
        sim/venue_order.h sim/venue_orders.cpp sim/wire.cpp sim/wire.h sim/world.cpp sim/world.h
    LINK ballast::models ballast::deribit ballast::store
    PRIVATE_LINK fmt::fmt Threads::Threads)
# trace.h formats.
target_link_libraries(ballast_sim PUBLIC fmt::fmt)

add_executable(ballast_simulate sim/main.cpp)
target_link_libraries(ballast_simulate PRIVATE ballast::sim)
