# Packages, made by `./dev package` (or cpack): on Linux a .deb and a relocatable .tar.xz. The
# installer for Windows and the image for macOS are described here for the CI of those systems.
set(CPACK_PACKAGE_NAME ballast)
set(CPACK_PACKAGE_VENDOR "Ballast")
set(CPACK_PACKAGE_CONTACT "${BALLAST_MAINTAINER}")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
"Ballast is a desktop from which a trader keeps a book of crypto options,
futures and perpetuals inside its risk limits. It watches net delta against
a tolerance band, says what hedge it would make, why and at what cost, and
sends the order when a person approves it, or by itself inside a budget
that a person has armed.

It opens on a paper exchange of its own, for which no account and no
network is needed. ballastctl is its console companion.")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 0)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/cpack_each.cmake)

if(WIN32)
    set(CPACK_GENERATOR NSIS)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
elseif(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    set(CPACK_GENERATOR DEB TXZ)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "qt6-wayland")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Windows: the Start menu, an entry under installed programs, and no question about PATH.
set(CPACK_NSIS_DISPLAY_NAME "Ballast")
set(CPACK_NSIS_PACKAGE_NAME "Ballast")
set(CPACK_NSIS_MUI_ICON ${PROJECT_SOURCE_DIR}/resources/icons/ballast.ico)
set(CPACK_NSIS_MUI_UNIICON ${PROJECT_SOURCE_DIR}/resources/icons/ballast.ico)
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\ballast.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_PACKAGE_EXECUTABLES ballast "Ballast")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Ballast")
# macOS: an image to drag the bundle out of.
set(CPACK_DMG_VOLUME_NAME "Ballast ${PROJECT_VERSION}")
include(CPack)
