# Run while the portable archive is put together, with `programs` and `plugins`: copies the shared
# libraries that it carries, and says of each whence it is. What belongs to the machine stays the
# machine's: the run time of the compiler, what speaks to screen, fonts and bus, and OpenSSL, which
# gets its certificates and its security updates there.
set(from_system
    ld-linux-x86-64 ld-linux-aarch64 libc libm libdl libpthread librt libresolv libstdc\\+\\+ libgcc_s
    libssl libcrypto libz
    libGL libEGL libGLX libOpenGL libGLdispatch libX11 libX11-xcb libXau libXdmcp libxcb libdrm libgbm
    libfontconfig libfreetype libharfbuzz libexpat libpng16
    libglib-2.0 libgobject-2.0 libgio-2.0 libgmodule-2.0 libgthread-2.0 libdbus-1 libsystemd)
list(JOIN from_system "|" names)
string(REPLACE "." "\\." names "${names}")
set(is_from_system "^(${names})\\.so(\\..*)?$")

set(lib "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/lib")
file(MAKE_DIRECTORY ${lib})
set(carried_plugins "")
foreach(plugin platforms/libqxcb.so platforms/libqoffscreen.so
        platforminputcontexts/libcomposeplatforminputcontextplugin.so
        platforminputcontexts/libibusplatforminputcontextplugin.so)
    if(EXISTS ${plugins}/${plugin})
        list(APPEND carried_plugins ${plugins}/${plugin})
        get_filename_component(folder ${plugin} DIRECTORY)
        file(INSTALL ${plugins}/${plugin} DESTINATION "${CMAKE_INSTALL_PREFIX}/lib/plugins/${folder}")
    endif()
endforeach()

file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${programs} MODULES ${carried_plugins}
    PRE_EXCLUDE_REGEXES ${is_from_system}
    RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR missing)
if(missing)
    message(FATAL_ERROR "the archive cannot be made: these libraries are not here: ${missing}")
endif()

set(asked "")
foreach(library IN LISTS found)
    get_filename_component(name ${library} NAME)
    get_filename_component(real ${library} REALPATH)
    file(COPY_FILE ${real} ${lib}/${name})
    file(CHMOD ${lib}/${name} FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
    list(APPEND asked ${real})
    string(REGEX REPLACE "^/usr" "" without ${real})  # a merged /usr: either name may be known
    list(APPEND asked ${without})
endforeach()
foreach(plugin IN LISTS carried_plugins)
    list(APPEND asked ${plugin})
endforeach()

# Of which package and version each is, where dpkg knows it; the source is there for the asking.
execute_process(COMMAND dpkg -S ${asked} OUTPUT_VARIABLE owners ERROR_QUIET)
string(REGEX MATCHALL "[^\n]+" owners "${owners}")
set(packages "")
set(lines "")
foreach(owner IN LISTS owners)
    string(REGEX REPLACE ":.*" "" package "${owner}")
    get_filename_component(name "${owner}" NAME)
    list(APPEND packages ${package})
    execute_process(COMMAND dpkg-query -W "-f=\${source:Package} \${source:Version}" ${package}
        OUTPUT_VARIABLE source)
    list(APPEND lines "${name}: ${package}, of the source package ${source}\n")
endforeach()
list(SORT lines)
list(JOIN lines "" text)
file(WRITE ${lib}/CARRIED "${text}")
list(LENGTH found wanted)
list(REMOVE_DUPLICATES packages)
foreach(package IN LISTS packages)
    file(INSTALL /usr/share/doc/${package}/copyright RENAME ${package}
        DESTINATION "${CMAKE_INSTALL_PREFIX}/share/doc/ballast/licences")
endforeach()
string(REPLACE "\\+" "+" text "${from_system}")
string(REPLACE ";" "\n" text "${text}")
file(WRITE ${lib}/FROM-SYSTEM "${text}\n")
