# kill -9, power cuts and broken disks. The processes are Linux's: ptrace and its signals.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_library(ballast_kill STATIC
        kill/pipe.cpp kill/pipe.h kill/desk_process.cpp kill/desk_process.h kill/exchange.cpp kill/exchange.h
        kill/tracer.cpp kill/tracer.h kill/campaign.cpp kill/campaign.h kill/journal_life.cpp kill/journal_life.h
        kill/crash_images.cpp kill/crash_images.h support/faulty_vfs.cpp support/faulty_vfs.h)
    target_link_libraries(ballast_kill PUBLIC ballast_options ballast::sim ballast::store ballast::deribit ballast::models
        fmt::fmt SQLite::SQLite3)
    add_executable(kill_loop kill/main.cpp)
    target_link_libraries(kill_loop PRIVATE ballast_kill)
    add_executable(kill_program kill/program_main.cpp)
    target_link_libraries(kill_program PRIVATE ballast::store Qt6::Network)
    ballast_test(tst_kill kill/tst_kill.cpp LINK ballast_kill)
    ballast_test(tst_power kill/tst_power.cpp LINK ballast_kill)
endif()
