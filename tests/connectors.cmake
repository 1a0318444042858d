
ballast_test(tst_store connectors/store/tst_store.cpp LINK ballast::store)

# The market of the paper exchange.
ballast_test(tst_vol_surface connectors/paper/tst_vol_surface.cpp LABEL unit LINK ballast::paper fmt::fmt)
ballast_test(tst_generated_market connectors/paper/tst_generated_market.cpp LABEL unit LINK ballast::paper fmt::fmt)

ballast_test(tst_recorded_frames connectors/deribit/tst_recorded_frames.cpp LABEL recordings LINK ballast::deribit)
