# The man pages against the programs, and the packages as they are installed, started and removed.
if(NOT WIN32 AND NOT APPLE)
    ballast_test(tst_man_pages package/tst_man_pages.cpp LABEL e2e LINK Qt6::Core)
    add_dependencies(tst_man_pages ballast ballastctl)
endif()
if(TARGET ballast_portable)
    ballast_test(tst_package package/tst_package.cpp LABEL e2e LINK Qt6::Core)
    target_compile_definitions(tst_package PRIVATE
        BALLAST_CPACK="${CMAKE_CPACK_COMMAND}" BALLAST_BUILD="${CMAKE_BINARY_DIR}"
        BALLAST_APP_ID="${BALLAST_APP_ID}" BALLAST_HARDENING="$<TARGET_FILE:tst_hardening>")
    add_dependencies(tst_package ballast ballastctl ballast_portable ballastctl_portable tst_hardening)
endif()
