# The whole desk for a long time under load. /proc and the shared memory are Linux's.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_library(ballast_soak STATIC
        soak/options.cpp soak/options.h soak/shared.h soak/histogram.h
        soak/frame_splitter.cpp soak/frame_splitter.h soak/load.cpp soak/load.h soak/relay.cpp soak/relay.h
        soak/peer.cpp soak/peer.h soak/memory_meter.cpp soak/memory_meter.h soak/lag_meter.cpp soak/lag_meter.h
        soak/frame_meter.cpp soak/frame_meter.h soak/measured_application.h soak/trader.cpp soak/trader.h soak/ledger.cpp soak/ledger.h
        soak/soak.cpp soak/soak.h soak/report.cpp soak/report.h)
    target_link_libraries(ballast_soak PUBLIC ballast_options ballast::app ballast::store ballast::paper Qt6::Network
        CLI11::CLI11 fmt::fmt)
    set_target_properties(ballast_soak PROPERTIES AUTOMOC ON)
    add_executable(soak soak/main.cpp)
    target_link_libraries(soak PRIVATE ballast_soak)
    ballast_test(tst_soak soak/tst_soak.cpp LABEL e2e LINK ballast_soak)
    target_compile_definitions(tst_soak PRIVATE BALLAST_SOAK="$<TARGET_FILE:soak>")
    add_dependencies(tst_soak soak)
endif()
