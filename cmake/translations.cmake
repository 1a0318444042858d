# ballast_translations(<target> <name>…): resources/translations/<name>.ts compiled into the target, as
# the resources :/translations/<name>.qm of a collection named "translations".
function(ballast_translations target)
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/translations)
    set(entries "")
    set(compiled "")
    foreach(name IN LISTS ARGN)
        set(source ${PROJECT_SOURCE_DIR}/resources/translations/${name}.ts)
        set(made ${folder}/${name}.qm)
        add_custom_command(OUTPUT ${made}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
            COMMAND ${LRELEASE} -silent ${source} -qm ${made}
            DEPENDS ${source} VERBATIM)
        list(APPEND compiled ${made})
        string(APPEND entries "<file>${name}.qm</file>")
    endforeach()
    file(CONFIGURE OUTPUT ${folder}/translations.qrc
        CONTENT "<RCC><qresource prefix=\"/translations\">${entries}</qresource></RCC>\n" @ONLY)
    set(resource ${CMAKE_CURRENT_BINARY_DIR}/qrc_translations.cpp)
    add_custom_command(OUTPUT ${resource}
        COMMAND Qt6::rcc --name translations --output ${resource} ${folder}/translations.qrc
        DEPENDS ${compiled} ${folder}/translations.qrc VERBATIM)
    set_source_files_properties(${resource} PROPERTIES SKIP_AUTOGEN ON SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${target} PRIVATE ${resource})
endfunction()
