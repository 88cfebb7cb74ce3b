#include "core/measure/lone_star.h"
#include "core/simulator/expected_look.h"
#include "core/simulator/renderer.h"
#include "core/simulator/world.h"
#include "core/simulator/world_json.h"
#include "core/sky/pointing_stars.h"
#include "core/time/scales.h"

#include <QFile>
#include <QTest>

#include <chrono>
#include <cmath>

using namespace tulpar;

namespace {

UtcInstant evening()
{
    return *parseUtc("2026-12-10T14:00:00Z");
}

} // namespace

/// What frames show of a mount that looks beside what it says, with stars of the true catalogue.
class TestPointingFrames : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky/stars_v10.bin"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_bytes = file.readAll();
        auto opened = StarCatalogue::open(
            {reinterpret_cast<const std::byte *>(m_bytes.constData()),
             static_cast<std::size_t>(m_bytes.size())});
        QVERIFY(opened);
        m_catalogue = std::move(*opened);
        const auto from = std::chrono::steady_clock::now();
        m_stars = pointingStars(*m_catalogue, julianYearsSinceJ2000(evening()));
        qInfo(
            "%zu stars for pointing, chosen in %.0f ms", m_stars.size(),
            1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
    }

    /// Enough for every place of the sky, and each alone: counted once more, plainly.
    void everyStarStandsAlone()
    {
        QVERIFY(m_stars.size() > 2000);
        int looked = 0;
        for (std::size_t i = 0; i < m_stars.size(); i += 397) {
            const PointingStar &star = m_stars[i];
            QVERIFY(star.magnitude >= 6 && star.magnitude < 7.5);
            int near = 0;
            m_catalogue->forEach(star.magnitude + 2.4, [&](const Star &other) {
                near += separation(other.at(julianYearsSinceJ2000(evening())), star.direction)
                    < Angle::arcminutes(14.9);
            });
            QCOMPARE(near, 1);
            ++looked;
        }
        QVERIFY(looked > 5);
    }

    void theStarIsFoundWhereTheErrorPutsIt_data()
    {
        QTest::addColumn<double>("azimuthArcsec");
        QTest::addColumn<double>("altitudeArcsec");
        QTest::newRow("none") << 0.0 << 0.0;
        QTest::newRow("45 in altitude") << 0.0 << 45.0;
        QTest::newRow("both") << -150.0 << 80.0;
        QTest::newRow("near a third of the field") << 0.0 << -195.0;
    }
    /// Through the pixels of every channel, and without them: within half a second of arc of what the error
    /// is on the sky.
    void theStarIsFoundWhereTheErrorPutsIt()
    {
        QFETCH(double, azimuthArcsec);
        QFETCH(double, altitudeArcsec);
        World world(assySite(), evening());
        world.place({150, 60}, 1, 1);
        world.setPointingError({Angle::arcseconds(azimuthArcsec), Angle::arcseconds(altitudeArcsec)});
        const Observer sky = world.sky().at(evening());
        // The brightest and the faintest of those high in the south.
        std::optional<PointingStar> bright;
        std::optional<PointingStar> faint;
        for (const PointingStar &star : m_stars) {
            const HorizontalDirection place = sky.observed(star.direction);
            if (separation(place, {Angle::degrees(150), Angle::degrees(60)}) > Angle::degrees(12))
                continue;
            bright = bright ? bright : star; // brighter first
            faint = star;
        }
        QVERIFY(bright && faint);
        const StarField field(&*m_catalogue);
        FrameRenderer renderer(field);
        for (const PointingStar &star : {*bright, *faint}) {
            QVERIFY(world.command(TrackTarget{star.direction}));
            (void)world.advanceTo(world.now() + 60s);
            const IcrsDirection looks = world.trueDirection(world.now());
            const double off = separation(looks, star.direction).asArcseconds();
            const double altitude = sky.observed(star.direction).altitude.asRadians();
            QVERIFY(std::abs(off - std::hypot(azimuthArcsec * std::cos(altitude), altitudeArcsec)) < 2);
            for (const Band band : {Band::G, Band::R, Band::I}) {
                const Exposure exposure{1, world.now() - 2s, 300ms, 1, ExposureKind::Light};
                const FrameScene scene = world.scene(band, exposure);
                QVERIFY(separation(scene.pointingIcrs, star.direction).asArcseconds() < 1);
                const auto image = Frame::of(renderer.render(scene), kFrameWidth, kFrameHeight);
                const auto place = loneStar(*image);
                QVERIFY(place);
                const TangentPlane plane = TangentPlane::around(
                    scene.pointingIcrs, {(kFrameWidth + 1) / 2.0, (kFrameHeight + 1) / 2.0},
                    kScaleArcsecPerPx, scene.fieldRotation);
                const IcrsDirection seen = plane.toIcrs(*place);
                const double east = separation(scene.pointingIcrs, seen).asArcseconds()
                    * sine(positionAngle(scene.pointingIcrs, seen));
                const double north = separation(scene.pointingIcrs, seen).asArcseconds()
                    * cosine(positionAngle(scene.pointingIcrs, seen));
                const auto told = starIn(scene, std::array{star.direction});
                QVERIFY(told);
                const double apart = std::hypot(told->eastArcsec - east, told->northArcsec - north);
                QVERIFY2(apart < 0.5, qPrintable(QString::number(apart)));
                QVERIFY(std::abs(std::hypot(east, north) - off) < 0.5);
            }
        }
    }

    void cloudsHideIt()
    {
        World world(assySite(), evening());
        world.place({150, 60}, 1, 1);
        const IcrsDirection star = world.pointingIcrs();
        QVERIFY(world.command(TrackTarget{star}));
        (void)world.advanceTo(evening() + 10s);
        const Exposure exposure{1, evening() + 8s, 300ms, 1, ExposureKind::Light};
        QVERIFY(starIn(world.scene(Band::R, exposure), std::array{star}));
        world.setClouds(8);
        QVERIFY(!starIn(world.scene(Band::R, exposure), std::array{star}));
    }

    void theErrorIsKeptInTheFile()
    {
        World world(assySite(), evening());
        world.setPointingError({Angle::arcseconds(12), Angle::arcseconds(-45)});
        const auto read = worldFromJson(worldToJson(world.state()));
        QVERIFY(read);
        World other(assySite(), evening());
        other.restore(*read);
        QVERIFY(std::abs(other.pointingError().azimuth.asArcseconds() - 12) < 1e-9);
        QVERIFY(std::abs(other.pointingError().altitude.asArcseconds() + 45) < 1e-9);
    }

private:
    QByteArray m_bytes;
    std::optional<StarCatalogue> m_catalogue;
    std::vector<PointingStar> m_stars;
};

QTEST_GUILESS_MAIN(TestPointingFrames)
#include "test_pointing_frames.moc"
