#pragma once

#include "models/core/error.h"
#include "models/report/document.h"

#include <string>

namespace ballast::app {

/// Writes the document as a workbook: a page a section, its tables one below the other with real
/// numbers in formats of their unit, and a chart of the profit by day and cause. Words are never
/// read as formulas. The only date in it is the document's. Where it fails what was there stays as
/// it was; `path` is in the encoding of the file system. Any thread.
core::Expected<void> writeReportSheet(const std::string& path, const report::Document& document);

}  // namespace ballast::app
