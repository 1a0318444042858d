# The files of this room; all rooms of the models are one library.
list(APPEND BALLAST_MODEL_FILES
    construction/column_kernel.cpp construction/column_kernel.h construction/candidates.cpp construction/candidates.h
    construction/few.cpp construction/few.h construction/glpk_solver.cpp construction/glpk_solver.h construction/lot_search.cpp construction/lot_search.h
    construction/lot_split.cpp construction/merged_depth.cpp construction/merged_depth.h
    construction/problem.cpp construction/problem.h construction/program.cpp construction/program.h
    construction/quadratic.cpp construction/quadratic_active.cpp construction/quadratic.h construction/simplex.cpp construction/simplex.h
    construction/simplex_basis.cpp construction/solver_lots.cpp
    construction/solver.cpp construction/solver.h)
