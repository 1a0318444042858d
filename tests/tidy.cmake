# The source reads itself.
ballast_test(tst_layers tidy/tst_layers.cpp)
ballast_test(tst_translations tidy/tst_translations.cpp)
# So do the programs. The format of their files is Linux's.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    ballast_test(tst_hardening tidy/tst_hardening.cpp)
    add_dependencies(tst_hardening ballast ballastctl)
endif()
