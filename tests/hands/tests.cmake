# The whole desk under the hands of a program: pictures of it, and random hands.
add_library(ballast_hands STATIC
    hands/paper_host.cpp hands/paper_host.h hands/monkey.cpp hands/monkey.h hands/watched_application.h)
target_link_libraries(ballast_hands PUBLIC ballast_options ballast::app Qt6::Test)
set_target_properties(ballast_hands PROPERTIES AUTOMOC ON)
add_executable(pictures hands/pictures.cpp)
target_link_libraries(pictures PRIVATE ballast_hands)
add_executable(monkey hands/monkey_main.cpp)
target_link_libraries(monkey PRIVATE ballast_hands)
ballast_test(tst_hands hands/tst_hands.cpp LABEL e2e LINK ballast_hands)
target_compile_definitions(tst_hands PRIVATE BALLAST_MONKEY="$<TARGET_FILE:monkey>" BALLAST_PICTURES="$<TARGET_FILE:pictures>")
add_dependencies(tst_hands monkey pictures)
