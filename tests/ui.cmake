# Believable values for tests that look at what is shown.
add_library(ballast_sample STATIC support/sample_book.cpp support/sample_book.h
    support/sample_snapshot.cpp support/sample_snapshot.h)
target_link_libraries(ballast_sample PUBLIC ballast::models)

