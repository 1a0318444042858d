#include "ui/shell/workspaces.h"

#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSettings>

#include <algorithm>
#include <array>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(Workspaces)
};

constexpr qsizetype kLongestName = 40;
constexpr qint64 kLargestFile = 1 << 20;
const QString kFormat = QStringLiteral("ballast-workspace");
const QString kCurrentKey = QStringLiteral("workspaces/current");
const QString kOwnKey = QStringLiteral("workspaces/own");

const std::array<QString, 4>& builtIns()
{
    static const std::array<QString, 4> names{QStringLiteral("Trading"), QStringLiteral("Risk"),
                                              QStringLiteral("Review"), QStringLiteral("Minimal")};
    return names;
}

core::Expected<Workspaces::Imported> refused(const QString& path, const QString& why)
{
    return core::failure(Say::tr("Importing the workspace %1: %2").arg(path, why).toStdString());
}

}  // namespace

Workspaces::Workspaces(QString file) : m_file(std::move(file)), m_current(builtIns().front())
{
    if (m_file.isEmpty()) return;
    const QSettings settings(m_file, QSettings::IniFormat);
    for (const QString& name : settings.value(kOwnKey).toStringList())
        if (problemWith(name).isEmpty()) m_own << name;
    const QString current = settings.value(kCurrentKey).toString();
    if (names().contains(current)) m_current = current;
}

QStringList Workspaces::names() const
{
    QStringList all(builtIns().begin(), builtIns().end());
    return all << m_own;
}

std::optional<Arrangement> Workspaces::builtIn(const QString& name)
{
    for (std::size_t i = 0; i < builtIns().size(); ++i)
        if (builtIns()[i] == name) return static_cast<Arrangement>(i);
    return std::nullopt;
}

void Workspaces::setCurrent(const QString& name)
{
    m_current = name;
    if (!m_file.isEmpty()) QSettings(m_file, QSettings::IniFormat).setValue(kCurrentKey, name);
}

/// A name may have what a key may not.
QString Workspaces::group(const QString& name)
{
    return QStringLiteral("workspace-%1").arg(QString::fromLatin1(name.toUtf8().toHex()));
}

QString Workspaces::key(const QString& name, const char* what) const
{
    return group(name) + QLatin1Char('/') + QLatin1String(what);
}

QByteArray Workspaces::state(const QString& name, int version) const
{
    if (const auto kept = m_states.find(name); kept != m_states.end()) return *kept;
    if (m_file.isEmpty()) return {};
    const QSettings settings(m_file, QSettings::IniFormat);
    if (settings.value(key(name, "version")).toInt() != version) return {};
    return settings.value(key(name, "state")).toByteArray();
}

void Workspaces::saveState(const QString& name, const QByteArray& state, int version)
{
    m_states[name] = state;
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(key(name, "state"), state);
    settings.setValue(key(name, "version"), version);
}

void Workspaces::forgetState(const QString& name)
{
    m_states.remove(name);
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.remove(key(name, "state"));
    settings.remove(key(name, "version"));
}

QString Workspaces::shownName(const QString& name)
{
    if (!builtIn(name)) return name;
    // As the settings file calls them, and for translators.
    static constexpr const char* kNames[] = {
        QT_TRANSLATE_NOOP("Workspaces", "Trading"), QT_TRANSLATE_NOOP("Workspaces", "Risk"),
        QT_TRANSLATE_NOOP("Workspaces", "Review"), QT_TRANSLATE_NOOP("Workspaces", "Minimal")};
    for (const char* word : kNames)
        if (name == QLatin1String(word)) return Say::tr(word);
    return name;
}

QString Workspaces::problemWith(const QString& name) const
{
    if (name.trimmed().isEmpty()) return Say::tr("A workspace needs a name.");
    if (name != name.trimmed() || name.size() > kLongestName ||
        std::ranges::any_of(name, [](QChar c) { return !c.isPrint(); }))
        return Say::tr("A workspace's name has up to %1 letters, without blanks around it.")
            .arg(kLongestName);
    if (names().contains(name, Qt::CaseInsensitive))
        return Say::tr("There is a workspace %1 already.").arg(name);
    return {};
}

void Workspaces::add(const QString& name)
{
    m_own << name;
    if (!m_file.isEmpty()) QSettings(m_file, QSettings::IniFormat).setValue(kOwnKey, m_own);
}

void Workspaces::remove(const QString& name)
{
    if (m_own.removeAll(name) == 0) return;
    forgetState(name);
    if (m_file.isEmpty()) return;
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(kOwnKey, m_own);
    settings.remove(group(name));
}

QString Workspaces::exportTo(const QString& path, const QString& name, const QByteArray& state,
                             int version) const
{
    const QJsonObject whole{{kFormat, version},
                            {QStringLiteral("name"), name},
                            {QStringLiteral("state"), QString::fromLatin1(state.toBase64())}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(whole).toJson()) > 0 &&
        file.commit())
        return {};
    return Say::tr("The workspace could not be written to %1: %2.").arg(path, file.errorString());
}

core::Expected<Workspaces::Imported> Workspaces::read(const QString& path, int version)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return refused(path, file.errorString() + u'.');
    if (file.size() > kLargestFile)
        return refused(path, Say::tr("it is larger than any workspace."));
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    if (!whole.contains(kFormat))
        return refused(path, Say::tr("it is no workspace that Ballast has exported."));
    if (whole.value(kFormat).toInt() != version)
        return refused(path, Say::tr("it is of a version with other panels. Export it anew "
                                     "from a Ballast of this version."));
    const auto state =
        QByteArray::fromBase64Encoding(whole.value(QStringLiteral("state")).toString().toLatin1(),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!state || state.decoded.isEmpty())
        return refused(path, Say::tr("its state cannot be read."));
    return Imported{whole.value(QStringLiteral("name")).toString().trimmed().left(kLongestName),
                    state.decoded};
}

}  // namespace ballast::ui
