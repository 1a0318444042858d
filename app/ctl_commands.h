#pragma once

#include <filesystem>
#include <string>

namespace ballast::app {

struct ReviewCommand {
    std::filesystem::path data;      ///< empty: the paper exchange's folder
    std::string format = "table";
    std::string from, to, underlying;
};
struct KeyCommand {
    std::string action, profile;
};

/// Each prints to standard output, its errors to standard error, and returns the exit code.
int runReview(const ReviewCommand& command);
int runVerify(const std::filesystem::path& folder);
int runKey(const KeyCommand& command);

}  // namespace ballast::app
