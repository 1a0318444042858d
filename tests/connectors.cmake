
ballast_test(tst_store connectors/store/tst_store.cpp LINK ballast::store)
