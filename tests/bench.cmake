# One line a benchmark: ballast_bench(bench_x bench/bench_x.cpp LINK …).

ballast_bench(bench_engine bench/bench_engine.cpp LINK ballast::models)
ballast_bench(bench_scenario bench/bench_scenario.cpp LINK ballast::models)
ballast_bench(bench_laboratory bench/bench_laboratory.cpp LINK ballast::models)
ballast_bench(bench_value bench/bench_value.cpp LINK ballast::models)
ballast_bench(bench_surface bench/bench_surface.cpp LINK ballast::models)
ballast_bench(bench_store bench/bench_store.cpp LINK ballast::store fmt::fmt)
ballast_bench(bench_paint bench/bench_paint.cpp LINK ballast::ui ballast_sample)

ballast_bench(bench_codec bench/bench_codec.cpp LINK ballast::deribit simdjson::simdjson fmt::fmt)
ballast_bench(bench_route bench/bench_route.cpp LINK ballast::deribit ballast::models fmt::fmt)
if(UNIX)
    ballast_bench(bench_start bench/bench_start.cpp LINK Threads::Threads)
    if(TARGET bench_start)
        add_dependencies(bench_start ballast)
    endif()
endif()

# QuantLib is a peer to measure against: where it is not installed its lines are left out.
if(BALLAST_BENCHMARKS AND BALLAST_QUANTLIB)
    add_library(ballast_quantlib_peer STATIC bench/quantlib_peer.cpp bench/quantlib_peer.h)
    target_include_directories(ballast_quantlib_peer PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_include_directories(ballast_quantlib_peer SYSTEM PRIVATE ${QUANTLIB_INCLUDE_DIR})
    target_compile_definitions(ballast_quantlib_peer INTERFACE BALLAST_QUANTLIB)
    target_link_libraries(ballast_quantlib_peer PUBLIC ballast::models PRIVATE ${QUANTLIB_LIBRARY})
    set(quantlib_peer ballast_quantlib_peer)
endif()
ballast_bench(bench_greeks bench/bench_greeks.cpp LINK ballast::models hwy::hwy ${quantlib_peer})
