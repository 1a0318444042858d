// The built programs as the loader sees them: what the compiler and the linker were asked for to
// make an attack harder is in them. Reads the ELF files itself.
#include "tests/support/places.h"
#include "tests/tidy/source_tree.h"

#include <QtTest>

#include <elf.h>

#include <cstdlib>
#include <cstring>
#include <optional>
#include <set>

using namespace ballast;

namespace {

class Elf {
public:
    explicit Elf(const std::filesystem::path& file) : m_bytes(test::readWhole(file))
    {
        if (m_bytes.size() < sizeof(Elf64_Ehdr)) return;
        m_head = at<Elf64_Ehdr>(0);
        m_ok = std::memcmp(m_head.e_ident, ELFMAG, SELFMAG) == 0 &&
               m_head.e_ident[EI_CLASS] == ELFCLASS64;
        for (int i = 0; m_ok && i < m_head.e_phnum; ++i)
            m_segments.push_back(
                at<Elf64_Phdr>(m_head.e_phoff + std::size_t(i) * m_head.e_phentsize));
        if (const auto dynamic = segment(PT_DYNAMIC))
            for (std::size_t offset = dynamic->p_offset;
                 offset + sizeof(Elf64_Dyn) <= dynamic->p_offset + dynamic->p_filesz;
                 offset += sizeof(Elf64_Dyn))
                m_dynamic.push_back(at<Elf64_Dyn>(offset));
    }
    bool ok() const { return m_ok; }
    std::uint16_t type() const { return m_head.e_type; }
    std::uint16_t machine() const { return m_head.e_machine; }
    const std::vector<Elf64_Phdr>& segments() const { return m_segments; }
    std::optional<Elf64_Phdr> segment(std::uint32_t type) const
    {
        for (const Elf64_Phdr& s : m_segments)
            if (s.p_type == type) return s;
        return std::nullopt;
    }
    std::optional<std::uint64_t> dynamic(std::int64_t tag) const
    {
        for (const Elf64_Dyn& d : m_dynamic)
            if (d.d_tag == tag) return d.d_un.d_val;
        return std::nullopt;
    }
    /// Where it has libraries looked for beside the usual places; empty: nowhere.
    std::string searchPath() const
    {
        std::string all;
        for (int i = 0; i < m_head.e_shnum; ++i) {
            const auto section =
                at<Elf64_Shdr>(m_head.e_shoff + std::size_t(i) * m_head.e_shentsize);
            if (section.sh_type != SHT_DYNAMIC) continue;
            const auto strings =
                at<Elf64_Shdr>(m_head.e_shoff + std::size_t(section.sh_link) * m_head.e_shentsize);
            for (const std::int64_t tag : {DT_RPATH, DT_RUNPATH})
                if (const auto offset = dynamic(tag))
                    all += m_bytes.c_str() + strings.sh_offset + *offset;
        }
        return all;
    }
    /// Names of what it takes from shared libraries.
    std::set<std::string> imports() const
    {
        std::set<std::string> names;
        for (int i = 0; i < m_head.e_shnum; ++i) {
            const auto section =
                at<Elf64_Shdr>(m_head.e_shoff + std::size_t(i) * m_head.e_shentsize);
            if (section.sh_type != SHT_DYNSYM) continue;
            const auto strings =
                at<Elf64_Shdr>(m_head.e_shoff + std::size_t(section.sh_link) * m_head.e_shentsize);
            for (std::size_t offset = 0; offset < section.sh_size; offset += sizeof(Elf64_Sym)) {
                const auto symbol = at<Elf64_Sym>(section.sh_offset + offset);
                if (symbol.st_shndx == SHN_UNDEF)
                    names.insert(m_bytes.c_str() + strings.sh_offset + symbol.st_name);
            }
        }
        return names;
    }

private:
    template <class T>
    T at(std::size_t offset) const
    {
        T value{};
        if (offset + sizeof(T) <= m_bytes.size())
            std::memcpy(&value, m_bytes.data() + offset, sizeof(T));
        return value;
    }
    std::string m_bytes;
    Elf64_Ehdr m_head{};
    std::vector<Elf64_Phdr> m_segments;
    std::vector<Elf64_Dyn> m_dynamic;
    bool m_ok = false;
};

}  // namespace

class TestHardening : public QObject {
    Q_OBJECT

private slots:
    void theProgramsAreHardened_data()
    {
        QTest::addColumn<QString>("program");
        for (const char* program : {"ballast", "ballastctl"})
            QTest::newRow(program) << QString::fromLatin1(program);
    }
    void theProgramsAreHardened()
    {
        QFETCH(QString, program);
        const auto file =
            test::fromEnvironment("BALLAST_BIN", "build/release/bin") / program.toStdString();
        const Elf elf(file);
        QVERIFY2(elf.ok(), file.c_str());

        QCOMPARE(elf.type(), std::uint16_t{ET_DYN});  // anywhere in memory
        QVERIFY(elf.dynamic(DT_FLAGS_1).value_or(0) & DF_1_PIE);

        QVERIFY(elf.segment(PT_GNU_RELRO));  // what the loader filled in is read-only
        const bool now = (elf.dynamic(DT_FLAGS).value_or(0) & DF_BIND_NOW) ||
                         (elf.dynamic(DT_FLAGS_1).value_or(0) & DF_1_NOW) ||
                         elf.dynamic(DT_BIND_NOW);
        QVERIFY(now);  // all of it, before main

        const auto stack = elf.segment(PT_GNU_STACK);
        QVERIFY(stack && !(stack->p_flags & PF_X));
        for (const Elf64_Phdr& segment : elf.segments())
            QVERIFY(segment.p_type != PT_LOAD ||
                    (segment.p_flags & (PF_W | PF_X)) != (PF_W | PF_X));
        QVERIFY(!elf.dynamic(DT_TEXTREL));
        QVERIFY(!(elf.dynamic(DT_FLAGS).value_or(0) & DF_TEXTREL));

        const auto imports = elf.imports();
        QVERIFY(imports.contains("__stack_chk_fail"));
#ifdef NDEBUG
        int fortified = 0;
        for (const std::string& name : imports)
            fortified += name.ends_with("_chk") && name.starts_with("__") ? 1 : 0;
        qInfo("%d calls of the C library are the checked ones", fortified);
        QVERIFY(fortified >= 3);
        // No library is looked for in a folder that somebody else can write to. The programs of the
        // archive look beside themselves: who can write there has the programs already.
        const char* beside = std::getenv("BALLAST_SEARCH_PATH");
        QCOMPARE(elf.searchPath(), std::string{beside ? beside : ""});
#endif
    }

    /// What leaves no mark in the file is read where it is asked for.
    void theCompilerIsAskedForTheRest()
    {
        const std::string options =
            test::readWhole(test::sourceDirectory() / "cmake/options.cmake");
        for (const char* flag :
             {"-fstack-protector-strong", "-fstack-clash-protection", "-fcf-protection",
              "_FORTIFY_SOURCE", "_GLIBCXX_ASSERTIONS", "relro", "noexecstack"})
            QVERIFY2(options.find(flag) != options.npos, flag);
    }
};

QTEST_APPLESS_MAIN(TestHardening)
#include "tst_hardening.moc"
