# One line a benchmark: ballast_bench(bench_x bench/bench_x.cpp LINK …).

ballast_bench(bench_engine bench/bench_engine.cpp LINK ballast::models)
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
