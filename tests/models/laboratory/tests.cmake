# The tests of this room.
ballast_test(tst_studies models/laboratory/tst_studies.cpp LINK ballast::models)
