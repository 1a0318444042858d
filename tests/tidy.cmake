# The source reads itself.
ballast_test(tst_layers tidy/tst_layers.cpp)
