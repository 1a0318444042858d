#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>

// A static library's resources are asked for by name; outside of every namespace, as Qt wants it.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace ballast::ui {
namespace {

constexpr std::array<const char*, 3> kNames{"system", "en", "de"};

Language g_installed = Language::English;

void load(QCoreApplication& application, const QString& file, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

}  // namespace

QString name(Language language)
{
    return QLatin1String(kNames[static_cast<std::size_t>(language)]);
}

Language languageOf(const QString& name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == QLatin1String(kNames[i])) return static_cast<Language>(i);
    return Language::System;
}

Language resolved(Language language)
{
    if (language != Language::System) return language;
    return QLocale().language() == QLocale::German ? Language::German : Language::English;
}

void installLanguage(QCoreApplication& application, Language language)
{
    initTranslations();
    qDeleteAll(application.findChildren<QTranslator*>(Qt::FindDirectChildrenOnly));
    g_installed = resolved(language);
    if (g_installed != Language::German) return;
    load(application, QStringLiteral("qtbase_de"),
         QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(application, QStringLiteral("ballast_de"), QStringLiteral(":/translations"));
}

Language installedLanguage() { return g_installed; }

}  // namespace ballast::ui
