#include "widgets/common/fonts.h"

#include <QFontDatabase>
#include <QtGlobal>

static void initFontResource() // Q_INIT_RESOURCE must stand outside of namespaces
{
    Q_INIT_RESOURCE(fonts);
}

namespace tulpar {

bool loadFonts()
{
    initFontResource();
    bool all = true;
    for (const QString &file : {QStringLiteral("Regular"), QStringLiteral("Medium"), QStringLiteral("Bold")})
        all =
            QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/Roboto-%1.ttf").arg(file)) >= 0 && all;
    return all;
}

QFont deskFont()
{
    QFont font(QStringLiteral("Roboto"));
    font.setPixelSize(14);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace tulpar
