# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    execution/almgren_chriss.cpp execution/almgren_chriss.h execution/depth_trend.cpp execution/depth_trend.h
    execution/iceberg.cpp execution/iceberg.h
    execution/leg_order.cpp execution/leg_order.h execution/lots.cpp execution/lots.h
    execution/obizhaeva_wang.cpp execution/obizhaeva_wang.h execution/peg.cpp execution/peg.h
    execution/refill.cpp execution/refill.h execution/style.cpp execution/style.h execution/twap.cpp execution/twap.h)
