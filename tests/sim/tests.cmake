# The simulator alone, small enough to be linked anew for every mutant (tests/sim/mutants.sh).
add_executable(ballast_simulate sim/main.cpp)
target_link_libraries(ballast_simulate PRIVATE ballast::sim)

ballast_test(tst_simulator sim/tst_simulator.cpp LINK ballast::sim)
ballast_test(tst_simulator_scripts sim/tst_simulator_scripts.cpp LINK ballast::sim)
ballast_test(tst_mutants_list sim/tst_mutants_list.cpp)
