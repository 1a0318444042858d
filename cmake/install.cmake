# What is installed where: the programs, and what a desktop wants to know of them. Nothing else is
# read at run time: styles, schema and rates are inside the programs.
include(GNUInstallDirs)
set(BALLAST_RELEASE_DATE "2026-11-27" CACHE STRING "Day of this version, in its man pages and metainfo")
set(BALLAST_APP_ID "invalid.ballast.ballast" CACHE STRING "AppStream id: a reversed domain of who publishes")
set(BALLAST_MAINTAINER "The Ballast maintainers <maintainers@ballast.invalid>" CACHE STRING
    "Name and address of who answers for the packages")

# For who changes the drawings: `./dev icons`.
add_executable(ballast_icons EXCLUDE_FROM_ALL resources/icons/draw_icons.cpp)
target_link_libraries(ballast_icons PRIVATE ballast_options Qt6::Gui)

if(APPLE OR WIN32)
    include(cmake/install_elsewhere.cmake)
    return()
endif()

install(TARGETS ballast ballastctl RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)

set(made ${CMAKE_BINARY_DIR}/desktop)
configure_file(resources/desktop/ballast.metainfo.xml.in ${made}/${BALLAST_APP_ID}.metainfo.xml @ONLY)
install(FILES ${made}/${BALLAST_APP_ID}.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/metainfo COMPONENT desktop)
install(FILES resources/desktop/ballast.desktop
    DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/applications COMPONENT desktop)
set(icons ${CMAKE_INSTALL_DATAROOTDIR}/icons/hicolor)
foreach(size 16 24 32 48 64 128 256 512)
    install(FILES resources/icons/ballast-${size}.png RENAME ballast.png
        DESTINATION ${icons}/${size}x${size}/apps COMPONENT desktop)
endforeach()
install(FILES resources/icons/ballast.svg DESTINATION ${icons}/scalable/apps COMPONENT desktop)
install(FILES resources/desktop/copyright
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT desktop)

# Man pages and the changelog are kept compressed, as Debian wants them; -n: the same bytes each time.
find_program(BALLAST_GZIP gzip REQUIRED)
function(ballast_compressed file)
    execute_process(COMMAND ${BALLAST_GZIP} -9nc ${file} OUTPUT_FILE ${file}.gz COMMAND_ERROR_IS_FATAL ANY)
endfunction()
foreach(page ballast ballastctl)
    configure_file(resources/man/${page}.1.in ${made}/${page}.1 @ONLY)
    ballast_compressed(${made}/${page}.1)
    install(FILES ${made}/${page}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT desktop)
endforeach()
configure_file(CHANGELOG.md ${made}/changelog COPYONLY)
ballast_compressed(${made}/changelog)
install(FILES ${made}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT desktop)

# The same programs for an archive that runs from any folder. They are linked once more, for only they
# look for libraries beside themselves: DT_RPATH and not DT_RUNPATH, because it holds for what those
# libraries and Qt's plugins need as well.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT BALLAST_SANITIZE)
    add_executable(ballast_portable EXCLUDE_FROM_ALL app/main.cpp)
    add_executable(ballastctl_portable EXCLUDE_FROM_ALL app/ctl.cpp)
    foreach(program ballast ballastctl)
        target_link_libraries(${program}_portable PRIVATE ballast::app)
        target_link_options(${program}_portable PRIVATE -Wl,--disable-new-dtags -Wl,-s)
        set_target_properties(${program}_portable PROPERTIES
            BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/../lib")
        install(PROGRAMS $<TARGET_FILE:${program}_portable> RENAME ${program}
            DESTINATION bin COMPONENT portable EXCLUDE_FROM_ALL)
    endforeach()
    file(WRITE ${made}/qt.conf "[Paths]\nPrefix = ..\nPlugins = lib/plugins\n")
    install(FILES ${made}/qt.conf DESTINATION bin COMPONENT portable EXCLUDE_FROM_ALL)
    configure_file(resources/desktop/ARCHIVE.md.in ${made}/README.md @ONLY)
    install(FILES ${made}/README.md LICENSE DESTINATION . COMPONENT portable EXCLUDE_FROM_ALL)
    get_target_property(qt_core Qt6::Core LOCATION)
    get_filename_component(qt_libraries ${qt_core} DIRECTORY)
    install(CODE "set(programs $<TARGET_FILE:ballast_portable> $<TARGET_FILE:ballastctl_portable>)
                  set(plugins ${qt_libraries}/qt6/plugins)"
        COMPONENT portable EXCLUDE_FROM_ALL)
    install(SCRIPT cmake/carry_libraries.cmake COMPONENT portable EXCLUDE_FROM_ALL)
endif()
