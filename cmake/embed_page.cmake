# Writes a page of text into a C++ file: cmake -DIN=page.md -DOUT=… -P embed_page.cmake. In pieces, for
# not every compiler takes a long literal.
file(READ ${IN} page)
set(pieces "")
string(LENGTH "${page}" left)
set(at 0)
while(at LESS left)
    string(SUBSTRING "${page}" ${at} 4000 piece)
    string(APPEND pieces "        R\"page(${piece})page\"\n")
    math(EXPR at "${at} + 4000")
endwhile()
file(WRITE ${OUT} "#include \"connectors/store/schema_page.h\"

namespace ballast::store {

std::string_view schemaPage()
{
    return
${pieces}        ;
}

}  // namespace ballast::store
")
