# One line a benchmark: ballast_bench(bench_x bench/bench_x.cpp LINK …).
