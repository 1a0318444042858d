#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <map>
#include <set>

namespace ballast::test {

/// Long options by command; those of the program itself under "".
using Options = std::map<QString, std::set<QString>>;

/// Of what --help prints: the lines that begin with an option.
inline std::set<QString> optionsOfHelp(const QString& help)
{
    static const QRegularExpression kOption(QStringLiteral("^  (?:-\\w,)?(--[a-z][a-z-]*)"),
                                            QRegularExpression::MultilineOption);
    std::set<QString> found;
    for (auto it = kOption.globalMatch(help); it.hasNext();) found.insert(it.next().captured(1));
    return found;
}

/// The names under "Subcommands:".
inline QStringList commandsOfHelp(const QString& help)
{
    static const QRegularExpression kCommand(QStringLiteral("^  ([a-z-]+) "),
                                             QRegularExpression::MultilineOption);
    const qsizetype from = help.indexOf(QStringLiteral("Subcommands:"));
    QStringList found;
    if (from < 0) return found;
    for (auto it = kCommand.globalMatch(help, from); it.hasNext();) found << it.next().captured(1);
    return found;
}

/// Of a man page's source: the options that head a paragraph (.TP), under the heading (.SS) of
/// their command.
inline Options optionsOfPage(const QString& page)
{
    static const QRegularExpression kOption(QStringLiteral("--[a-z][a-z-]*"));
    Options found;
    QString command;
    bool isHead = false, inOptions = false;
    for (QString line : page.split(u'\n')) {
        line.replace(QStringLiteral("\\-"), QStringLiteral("-"));
        if (line.startsWith(QStringLiteral(".SH "))) {
            command.clear();
            inOptions =
                line == QStringLiteral(".SH OPTIONS") || line == QStringLiteral(".SH COMMANDS");
        }
        if (line.startsWith(QStringLiteral(".SS "))) {
            command = line.mid(4).trimmed();
            found[command];
        }
        if (isHead && inOptions)
            for (auto it = kOption.globalMatch(line); it.hasNext();)
                found[command].insert(it.next().captured());
        isHead = line == QStringLiteral(".TP");
    }
    return found;
}

}  // namespace ballast::test
