# The simulator: a library, because `ballastctl simulate` is it too.
set(files
    sim/checks.cpp sim/checks.h sim/coverage.cpp sim/disk.cpp sim/disk.h sim/fault.cpp sim/fault.h
    sim/process.cpp sim/process.h sim/random.h sim/run.h sim/scheduler.h sim/scripts.cpp sim/scripts.h
    sim/simulate.cpp sim/simulate.h sim/trace.h sim/trader.cpp sim/trader.h sim/venue.cpp sim/venue.h
    sim/venue_order.h sim/venue_orders.cpp sim/wire.cpp sim/wire.h sim/world.cpp sim/world.h)
list(TRANSFORM files PREPEND tests/)
ballast_room(ballast_sim
    FILES ${files}
    LINK ballast::models ballast::deribit ballast::store fmt::fmt
    PRIVATE_LINK Threads::Threads)
