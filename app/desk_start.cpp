#include "app/desk_start.h"

#include "widgets/chart/sky_data.h"
#include "widgets/common/fonts.h"
#include "widgets/common/language.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLocale>
#include <QSettings>

#include <cstdio>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void addLookOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"language"_s, u"en, ru or kk"_s, u"NAME"_s},
        {u"palette"_s, u"day, night or red"_s, u"NAME"_s, u"night"_s},
        {u"scale"_s, u"size of text and marks, 100 to 200"_s, u"PERCENT"_s, u"100"_s},
    });
}

Result<DeskLook> readLook(const QCommandLineParser &parser, QApplication &application)
{
    DeskLook look;
    const QString palette = parser.value(u"palette"_s);
    if (palette == u"day"_s)
        look.palette = Palette::of(Lighting::Day);
    else if (palette == u"red"_s)
        look.palette = Palette::of(Lighting::Red);
    else if (palette != u"night"_s)
        return fail(Errc::OutOfRange, "--palette is day, night or red");
    bool isNumber = false;
    const int percent = parser.value(u"scale"_s).toInt(&isNumber);
    if (!isNumber || percent < 100 || percent > 200)
        return fail(Errc::OutOfRange, "--scale is 100 to 200");
    look.scale = Scale(percent);
    QString language = parser.value(u"language"_s);
    if (language.isEmpty()) {
        language = QLocale::system().name().section(u'_', 0, 0);
        if (!languages().contains(language))
            language = u"en"_s;
    }
    if (!setLanguage(application, language))
        return fail(Errc::OutOfRange, "--language is en, ru or kk");
    if (!loadFonts())
        std::fprintf(stderr, "tulpar: the program's own font could not be loaded\n");
    look.palette.applyTo(application);
    QApplication::setFont(deskFont());
    return look;
}

std::shared_ptr<const SkyData> loadSky(UtcInstant epoch)
{
    const QString beside = QCoreApplication::applicationDirPath() + u"/../share/tulpar/sky"_s;
    const QStringList folders{QString(u"" TULPAR_RESOURCES "/sky"_s), beside, u"/usr/share/tulpar/sky"_s};
    for (const QString &folder : folders) {
        if (!QDir(folder).exists())
            continue;
        auto sky = SkyData::load(SkyFiles::withOwn(folder), epoch);
        if (sky) {
            for (const SkyProblem &problem : (*sky)->problems())
                std::fprintf(stderr, "tulpar: %s\n", qPrintable(problem.sentence));
            return *sky;
        }
        std::fprintf(stderr, "tulpar: %s\n", sky.error().detail.c_str());
    }
    std::fprintf(stderr, "tulpar: no star catalogue; the chart shows no stars\n");
    return SkyData::without(folders);
}

} // namespace tulpar
