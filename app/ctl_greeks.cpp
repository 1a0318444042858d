// `ballastctl greeks` and `ballastctl iv`: a table in, the answers out. The sums are in models.
#include "app/ctl_commands.h"
#include "models/pricing/contract_table.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

namespace ballast::app {
namespace {

core::Expected<std::string> textOf(const std::string& file)
{
    const auto all = [](std::istream& in) {
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    if (file == "-") return all(std::cin);
    std::ifstream in(file, std::ios::binary);
    if (!in) return core::failure("cannot open " + file);
    std::string text = all(in);
    if (in.bad()) return core::failure("cannot read " + file);
    return text;
}

core::Expected<pricing::ContractAnswers> answersOf(const ContractCommand& command)
{
    std::optional<core::Time> at;
    if (!command.at.empty()) {
        const auto time = core::parseIsoUtc(command.at);
        if (!time) return core::failure("--at: " + time.error().message);
        at = *time;
    }
    const auto text = textOf(command.file);
    if (!text) return std::unexpected(text.error());
    return pricing::answer(*text, command.question, at);
}

}  // namespace

int runContracts(const ContractCommand& command)
{
    const auto answers = answersOf(command);
    if (!answers) {
        std::fprintf(stderr, "ballastctl: %s\n", answers.error().message.c_str());
        return 1;
    }
    const core::TextTable& table = answers->table;
    std::cout << (command.format == "json"    ? core::jsonText(table)
                  : command.format == "table" ? core::alignedText(table)
                                              : core::csvText(table));
    std::cout.flush();
    if (!std::cout) {
        std::fputs("ballastctl: the answers could not be written\n", stderr);
        return 1;
    }
    if (answers->unanswered == 0) return 0;
    std::fprintf(stderr, "ballastctl: %d of %d rows could not be answered; see their reason\n",
                 answers->unanswered, answers->rows);
    return 3;
}

}  // namespace ballast::app
