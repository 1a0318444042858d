#pragma once

#include "models/report/document.h"

#include <QByteArray>

#include <functional>

namespace ballast::app {

/// The document on pages of A4: light, heads of tables repeated, rows, pictures and the cards of a
/// block kept whole,
/// every page numbered. Text is drawn as plain text, whatever it says. The same document gives the
/// same bytes on the same machine: the only date in it is the document's. Any thread; needs a
/// QGuiApplication. `stopped` is asked at each block; nothing comes back where it says true.
QByteArray reportPdf(
    const report::Document& document, const std::function<bool()>& stopped = [] { return false; });

}  // namespace ballast::app
