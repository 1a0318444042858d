# Every reader of foreign bytes: as a test over kept and made bad inputs with any compiler, and as
# the program `fuzz` of ./dev fuzz (clang's libFuzzer, with sanitizers).
option(BALLAST_FUZZERS "Build the libFuzzer program (clang only)" OFF)
add_library(ballast_fuzz_targets STATIC
    fuzz/json_mutation.cpp fuzz/targets.cpp fuzz/target_book.cpp fuzz/target_csv.cpp fuzz/target_decimal.cpp
    fuzz/target_frame.cpp fuzz/target_json.cpp fuzz/target_names.cpp fuzz/target_orders_db.cpp
    fuzz/target_paper.cpp fuzz/target_events.cpp fuzz/target_recordings.cpp fuzz/target_settings.cpp)
target_include_directories(ballast_fuzz_targets PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(ballast_fuzz_targets PUBLIC ballast_options ballast::app Qt6::Core)
ballast_test(tst_bad_input fuzz/tst_bad_input.cpp LABEL unit LINK ballast_fuzz_targets)
if(BALLAST_FUZZERS)
    add_executable(fuzz fuzz/fuzz_main.cpp)
    target_link_libraries(fuzz PRIVATE ballast_fuzz_targets)
    target_link_options(fuzz PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endif()
