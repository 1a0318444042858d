// help panels: what the program is and does, in short pages that come with it.
#pragma once

#include <QString>

#include <vector>

namespace ballast::ui {

/// One page, as it stands among the resources.
struct HelpPage {
    QString id;     ///< "bands"
    QString title;  ///< its first heading
    QString text;   ///< Markdown, with the names of actions in braces for their keys
};

/// All pages in the order of the list; each in `language` ("de") where there is one, else in
/// English.
std::vector<HelpPage> helpPages(const QString& language = {});

/// The page about the panel of this name; empty: there is none.
QString helpPageOf(const QString& panel);

}  // namespace ballast::ui
