#include "core/fits/reader.h"
#include "core/fits/sky_plane.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

std::string card(const std::string &keyword, const std::string &value)
{
    std::string text = keyword;
    text.resize(8, ' ');
    text += "= " + value;
    text.resize(80, ' ');
    return text;
}

std::string number(const std::string &keyword, double value)
{
    return card(keyword, QByteArray::number(value, 'g', 15).rightJustified(20).toStdString());
}

/// 1000 x 800 pixels around (210, +54) of `scale` degrees, turned by 20 degrees.
std::string cardsOf(
    const std::string &lon, const std::string &lat, double scale, const std::string &more = {},
    double first = 210, double second = 54)
{
    const double turn = 20 * M_PI / 180;
    return card("CTYPE1", "'" + lon + "'") + card("CTYPE2", "'" + lat + "'") + number("CRVAL1", first)
        + number("CRVAL2", second) + number("CRPIX1", 480.3) + number("CRPIX2", 410.7)
        + number("CD1_1", -scale * std::cos(turn)) + number("CD1_2", scale * std::sin(turn))
        + number("CD2_1", scale * std::sin(turn)) + number("CD2_2", scale * std::cos(turn)) + more;
}

double apartPx(const NearestPlane &nearest, const SkyMap &map, PixelPosition pixel)
{
    const auto back = nearest.plane.toPixel(map.icrsAt(pixel).value()).value();
    return std::hypot(back.x - pixel.x, back.y - pixel.y);
}

} // namespace

/// Images of any projection on a plane of the viewer's.
class TestSkyPlane : public QObject {
    Q_OBJECT

private slots:
    void tanOfAnyFrameIsItself()
    {
        for (const auto &[lon, lat] :
             {std::pair("RA---TAN", "DEC--TAN"), std::pair("GLON-TAN", "GLAT-TAN")}) {
            const SkyMap map = SkyMap::fromCards(cardsOf(lon, lat, 5e-4));
            const auto nearest = planeNear(map, 1000, 800);
            QVERIFY(nearest);
            QVERIFY2(nearest->worstPx < 1e-5, qPrintable(QString::number(nearest->worstPx)));
            QVERIFY(apartPx(*nearest, map, {700, 100}) < 1e-5);
            QVERIFY(std::abs(nearest->plane.scaleArcsecPerPx() - 1.8) < 1e-3);
        }
        // A tile far from where its plane touches the sky: 20 degrees.
        const std::string far = cardsOf("RA---TAN", "DEC--TAN", 0.02);
        const SkyMap map = SkyMap::fromCards(
            far.substr(0, 4 * 80) + number("CRPIX1", -500) + number("CRPIX2", 1500) + far.substr(6 * 80));
        const auto nearest = planeNear(map, 1000, 800);
        QVERIFY2(nearest && nearest->worstPx < 1e-5, qPrintable(QString::number(nearest->worstPx)));
    }

    void otherProjectionsAreAsFarOffAsTheyAre()
    {
        // Half a degree: TAN and ZEA part by the cube of the distance, 1/8 rho^3: 0.01 px at 0.32 degrees.
        const SkyMap small = SkyMap::fromCards(cardsOf("RA---ZEA", "DEC--ZEA", 5e-4));
        QVERIFY(planeNear(small, 1000, 800)->worstPx < 0.02);
        // 32 degrees from the middle to a corner: tan 32 = 0.625 against 2 sin 16 = 0.551, many pixels.
        const auto large = planeNear(SkyMap::fromCards(cardsOf("RA---ZEA", "DEC--ZEA", 0.05)), 1000, 800);
        QVERIFY2(large->worstPx > 5 && large->worstPx < 100, qPrintable(QString::number(large->worstPx)));
        // What is said of the worst place is true of the places between.
        const SkyMap wide = SkyMap::fromCards(cardsOf("RA---ZEA", "DEC--ZEA", 0.05));
        for (const PixelPosition pixel : {PixelPosition{0.5, 0.5}, PixelPosition{333.3, 777.7}})
            QVERIFY(apartPx(*large, wide, pixel) <= large->worstPx + 1e-6);
    }

    void aDistortionIsSeen()
    {
        // A_2_0 of 4e-6 px a squared pixel: 500 px from CRPIX one pixel to one side. Of a parabola a straight
        // line takes away all but a part.
        const std::string sip = number("A_ORDER", 2) + number("B_ORDER", 2) + number("A_2_0", 4e-6);
        const auto nearest =
            planeNear(SkyMap::fromCards(cardsOf("RA---TAN-SIP", "DEC--TAN-SIP", 5e-4, sip)), 1000, 800);
        QVERIFY2(
            nearest->worstPx > 0.3 && nearest->worstPx < 1.1, qPrintable(QString::number(nearest->worstPx)));
    }

    void whatHasNoPlaneSaysSo()
    {
        const auto allSky =
            planeNear(SkyMap::fromCards(cardsOf("RA---CAR", "DEC--CAR", 0.3, {}, 0, 0)), 1200, 600);
        QVERIFY(allSky && std::isinf(allSky->worstPx));
        const std::string old = card("RADESYS", "'FK4'") + number("EQUINOX", 1950);
        QVERIFY(!planeNear(SkyMap::fromCards(cardsOf("RA---TAN", "DEC--TAN", 5e-4, old)), 1000, 800));
        QVERIFY(!planeNear(SkyMap(), 1000, 800));
        QVERIFY(!planeNear(SkyMap::fromCards(cardsOf("RA---ZEA", "DEC--ZEA", 5e-4)), 1000, 1));
    }

    /// The real samples: printed, and held where two programs know the same.
    void realFiles()
    {
        const QDir folder(QStringLiteral(TULPAR_SHARED_DATA "/sky/fits"));
        if (!folder.exists())
            QSKIP("the real samples are not here");
        int planes = 0;
        for (const QString &name : folder.entryList(QDir::Files)) {
            const auto image = readFits(folder.filePath(name).toStdString());
            if (!image || !image->sky.isUsable())
                continue;
            const auto nearest = planeNear(image->sky, image->frame.width(), image->frame.height());
            qInfo(
                "%s: %s %s, %s px off a plane", qPrintable(name), image->sky.name().c_str(),
                image->sky.frame().c_str(),
                nearest ? qPrintable(QString::number(nearest->worstPx, 'g', 3)) : "no");
            if (nearest && std::isfinite(nearest->worstPx)) {
                const PixelPosition middle{image->frame.width() / 2.0, image->frame.height() / 2.0};
                QVERIFY(apartPx(*nearest, image->sky, middle) <= nearest->worstPx + 1e-6);
                if (const auto &wcs = image->frame.facts().wcs) // a plain TAN: its own plane is near
                    QVERIFY(
                        separation(wcs->toIcrs(middle), nearest->plane.toIcrs(middle)).asArcseconds() < 0.1);
                ++planes;
            }
        }
        QVERIFY(planes >= 5);
    }
};

QTEST_GUILESS_MAIN(TestSkyPlane)
#include "test_sky_plane.moc"
