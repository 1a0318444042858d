# Writes the numbered migrations of one database into a C++ file, so that the program carries its own
# schema: cmake -DNAME=orders -DOUT=… "-DFILES=0001_a.sql;0002_b.sql" -P embed_sql.cmake
set(entries "")
set(expected 1)
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME_WE)
    if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_")
        message(FATAL_ERROR "${file}: a migration is named 0001_what_it_does.sql")
    endif()
    math(EXPR number "1${CMAKE_MATCH_1} - 10000")
    if(NOT number EQUAL expected)
        message(FATAL_ERROR "${file}: migration ${expected} was expected here; numbers have no holes")
    endif()
    math(EXPR expected "${expected} + 1")
    file(READ ${file} sql)
    string(APPEND entries "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE ${OUT} "#include \"connectors/store/migrations.h\"

namespace ballast::store {

std::span<const Migration> ${NAME}Migrations()
{
    static constexpr Migration kMigrations[] = {
${entries}    };
    return kMigrations;
}

}  // namespace ballast::store
")
