find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(simdjson REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
# The desk database is optional: without libpq (PostgreSQL licence) the program says that it has none.
find_path(LIBPQ_INCLUDE_DIR libpq-fe.h PATH_SUFFIXES postgresql)
find_library(LIBPQ_LIBRARY NAMES pq libpq)
if(LIBPQ_INCLUDE_DIR AND LIBPQ_LIBRARY)
    add_library(ballast_libpq INTERFACE)
    target_link_libraries(ballast_libpq INTERFACE ${LIBPQ_LIBRARY})
    target_include_directories(ballast_libpq SYSTEM INTERFACE ${LIBPQ_INCLUDE_DIR})
else()
    message(STATUS "libpq was not found: Ballast is built without the desk database (--history)")
endif()
find_package(Boost REQUIRED)
find_package(hwy CONFIG REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Eigen3 REQUIRED)

# GLPK has no package file of its own. GPL-3, as this program is.
find_path(GLPK_INCLUDE_DIR glpk.h REQUIRED)
find_library(GLPK_LIBRARY NAMES glpk REQUIRED)
add_library(ballast_glpk INTERFACE)
target_link_libraries(ballast_glpk INTERFACE ${GLPK_LIBRARY})
target_include_directories(ballast_glpk SYSTEM INTERFACE ${GLPK_INCLUDE_DIR})

# Debian ships libxlsxwriter without a package file, vcpkg with one. BSD-2-Clause.
find_package(unofficial-libxlsxwriter QUIET CONFIG)
add_library(ballast_xlsxwriter INTERFACE)
if(TARGET unofficial::libxlsxwriter::libxlsxwriter)
    target_link_libraries(ballast_xlsxwriter INTERFACE unofficial::libxlsxwriter::libxlsxwriter)
else()
    find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
    find_library(XLSXWRITER_LIBRARY NAMES xlsxwriter REQUIRED)
    target_link_libraries(ballast_xlsxwriter INTERFACE ${XLSXWRITER_LIBRARY} ZLIB::ZLIB)
    target_include_directories(ballast_xlsxwriter SYSTEM INTERFACE ${XLSXWRITER_INCLUDE_DIR})
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Test)
# By which Linux says that the screen was locked.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
    # By which X11 gives a program a key whoever has the keyboard.
    find_path(XCB_INCLUDE_DIR xcb/xcb.h REQUIRED)
    find_library(XCB_LIBRARY NAMES xcb REQUIRED)
endif()

# The translations are compiled by Qt's lrelease (Debian: qt6-l10n-tools). Beside Qt first: what a path
# finds may be another Qt's, or a chooser without one behind it.
get_filename_component(qt_prefix "${Qt6_DIR}/../../.." ABSOLUTE)
find_program(LRELEASE NAMES lrelease lrelease-qt6 lrelease6
    PATHS "${qt_prefix}/qt6/bin" "${qt_prefix}/lib/qt6/bin" /usr/lib/qt6/bin "${qt_prefix}/bin" "${qt_prefix}/tools/Qt6/bin"
          "${qt_prefix}/../tools/Qt6/bin" NO_DEFAULT_PATH)
find_program(LRELEASE NAMES lrelease-qt6 lrelease6 lrelease REQUIRED)

# Debian ships CLI11 and QCustomPlot with files that vcpkg names otherwise.
find_package(CLI11 QUIET CONFIG)
if(NOT TARGET CLI11::CLI11)
    find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
    add_library(CLI11::CLI11 INTERFACE IMPORTED)
    target_include_directories(CLI11::CLI11 INTERFACE ${CLI11_INCLUDE_DIR})
endif()

find_package(QCustomPlotQt6 QUIET CONFIG)
find_package(qcustomplot QUIET CONFIG)
add_library(ballast_qcustomplot INTERFACE)
if(TARGET QCustomPlotQt6)
    target_link_libraries(ballast_qcustomplot INTERFACE QCustomPlotQt6)
elseif(TARGET qcustomplot::qcustomplot)
    target_link_libraries(ballast_qcustomplot INTERFACE qcustomplot::qcustomplot)
else()
    find_library(QCUSTOMPLOT_LIBRARY NAMES QCustomPlotQt6 qcustomplot REQUIRED)
    find_path(QCUSTOMPLOT_INCLUDE_DIR qcustomplot.h REQUIRED)
    target_link_libraries(ballast_qcustomplot INTERFACE ${QCUSTOMPLOT_LIBRARY})
    target_include_directories(ballast_qcustomplot INTERFACE ${QCUSTOMPLOT_INCLUDE_DIR})
endif()

find_package(Qt6Keychain REQUIRED)
if(BALLAST_BENCHMARKS)
    find_package(benchmark REQUIRED)
endif()

# QuantLib is priced beside in one test and measured beside in one benchmark, and nowhere else.
if(BALLAST_TESTS)
    find_path(QUANTLIB_INCLUDE_DIR ql/pricingengines/blackcalculator.hpp)
    find_library(QUANTLIB_LIBRARY NAMES QuantLib)
    if(QUANTLIB_INCLUDE_DIR AND QUANTLIB_LIBRARY)
        set(BALLAST_QUANTLIB ON)
    else()
        message(STATUS "QuantLib is not installed (Debian: libquantlib0-dev): tst_quantlib and its lines of bench_greeks are left out")
    endif()
endif()
