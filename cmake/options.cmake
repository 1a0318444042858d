# One place for what every target is compiled with, and the function every room is declared by.
add_library(ballast_options INTERFACE)
target_include_directories(ballast_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(ballast_options INTERFACE
    BALLAST_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT)

# Position-independent executables, so that the loader may place them anywhere.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(MSVC)
    target_compile_options(ballast_options INTERFACE
        /W4 /WX /permissive- /utf-8 /EHsc /bigobj /guard:cf)
    target_link_options(ballast_options INTERFACE /guard:cf)
    target_compile_definitions(ballast_options INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
else()
    target_compile_options(ballast_options INTERFACE
        -Wall -Wextra -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
        -Wno-missing-field-initializers -Werror
        -fstack-protector-strong)
    # No folder of the builder stands in the programs. With ccache the paths are relative already (see
    # `dev`); a map there would only keep two checkouts from sharing what they compiled.
    if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
        target_compile_options(ballast_options INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
    endif()
    # Great frames touch every page of the stack, and (x86) an indirect jump may only end at a place
    # that is marked for it, where the processor looks.
    include(CheckCXXCompilerFlag)
    foreach(flag -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER "BALLAST_HAS${flag}" known)
        check_cxx_compiler_flag(${flag} ${known})
        if(${known})
            target_compile_options(ballast_options INTERFACE ${flag})
        endif()
    endforeach()
    # With optimisation g++ 12 sees overlaps, overflows and uninitialised members in libstdc++'s own
    # inlined strings, variants and optionals that are not there; the sanitizers look for real ones.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
        foreach(warning restrict stringop-overflow stringop-overread array-bounds maybe-uninitialized)
            target_compile_options(ballast_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-Wno-${warning}>)
        endforeach()
    endif()
    # libstdc++ 12 uses what C++23 deprecates inside its own algorithms, and clang tells us.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        target_compile_options(ballast_options INTERFACE -Wno-deprecated-declarations)
    endif()
    # Checked iterators and indices wherever speed is not measured.
    target_compile_definitions(ballast_options INTERFACE
        $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)
    # Fortified libc calls need the optimiser and get in the way of the sanitizers' own checks.
    if(NOT BALLAST_SANITIZE)
        target_compile_options(ballast_options INTERFACE
            $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
    endif()
    # libc++ keeps std::jthread among what it still calls experimental.
    if(APPLE)
        target_compile_options(ballast_options INTERFACE -fexperimental-library)
        target_link_options(ballast_options INTERFACE -fexperimental-library)
    endif()
    if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
        target_link_options(ballast_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code)
    endif()
endif()
if(BALLAST_SANITIZE)
    target_compile_options(ballast_options INTERFACE
        -fsanitize=${BALLAST_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(ballast_options INTERFACE -fsanitize=${BALLAST_SANITIZE})
endif()

# ballast_room(<target> FILES <sources and headers…> LINK <libraries…>)
# A static library whose headers are a FILE_SET, so that each one can be compiled alone.
function(ballast_room target)
    cmake_parse_arguments(arg "" "" "FILES;LINK;PRIVATE_LINK" ${ARGN})
    set(headers ${arg_FILES})
    list(FILTER headers INCLUDE REGEX "\\.h$")
    set(sources ${arg_FILES})
    list(FILTER sources EXCLUDE REGEX "\\.h$")
    if(sources)
        add_library(${target} STATIC)
        target_sources(${target}
            PRIVATE ${sources}
            PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
        target_link_libraries(${target} PUBLIC ballast_options ${arg_LINK} PRIVATE ${arg_PRIVATE_LINK})
    else()
        add_library(${target} INTERFACE)
        target_sources(${target}
            INTERFACE FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
        target_link_libraries(${target} INTERFACE ballast_options ${arg_LINK})
    endif()
    string(REPLACE "ballast_" "ballast::" alias ${target})
    add_library(${alias} ALIAS ${target})
endfunction()
