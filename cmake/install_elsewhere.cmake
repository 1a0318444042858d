# Windows and macOS: described for the CI of those systems, and not built where this was written.
# Needs Qt 6.5 or newer for the script that puts Qt's libraries beside the program; vcpkg has it.
if(APPLE)
    set(BALLAST_BUNDLE_ID "${BALLAST_APP_ID}")
    set_target_properties(ballast PROPERTIES
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST ${PROJECT_SOURCE_DIR}/resources/platform/Info.plist.in)
    target_sources(ballast PRIVATE ${PROJECT_SOURCE_DIR}/resources/icons/ballast.icns)
    set_source_files_properties(${PROJECT_SOURCE_DIR}/resources/icons/ballast.icns PROPERTIES
        TARGET_DIRECTORY ballast MACOSX_PACKAGE_LOCATION Resources)
    install(TARGETS ballast BUNDLE DESTINATION . COMPONENT program)
    # Beside the program in the bundle, so that both share its libraries.
    install(TARGETS ballastctl RUNTIME DESTINATION ballast.app/Contents/MacOS COMPONENT program)
else()
    target_sources(ballast PRIVATE ${PROJECT_SOURCE_DIR}/resources/platform/ballast.rc)
    # Started from the menu it opens no console; CMake keeps main() for it by Qt6::EntryPoint.
    set_target_properties(ballast PROPERTIES WIN32_EXECUTABLE ON)
    install(TARGETS ballast ballastctl RUNTIME DESTINATION bin COMPONENT program)
    install(FILES LICENSE DESTINATION . COMPONENT program)
    # vcpkg copies the libraries a program needs beside it in the build tree.
    install(DIRECTORY $<TARGET_FILE_DIR:ballast>/ DESTINATION bin COMPONENT program
        FILES_MATCHING PATTERN "*.dll")
endif()
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    qt_generate_deploy_app_script(TARGET ballast OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy} COMPONENT program)
else()
    message(STATUS "Qt ${Qt6_VERSION} cannot put its libraries beside the program: packages need 6.5")
endif()
