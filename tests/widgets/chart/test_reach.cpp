#include "core/sky/rise_set.h"
#include "support_scene.h"
#include "widgets/chart/chart_reach.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/night_trail.h"
#include "widgets/chart/scene_observatory.h"

#include <QtTest>

using namespace tulpar;

/// What can be reached, until when, and why not; notations of places; what the corner says.
class TestReach : public QObject {
    Q_OBJECT
private slots:
    void limitsAreNamed_data();
    void limitsAreNamed();
    void horizonGoesAroundThroughNorth();
    void sunForbidsByDayOnly();
    void changeIsTheCrossing();
    void neverRisingSaysSo();
    void polesAndZenith();
    void notations_data();
    void notations();
    void namesInEveryLanguage();
    void cornerTellsTheTimeLeft();
    void hiddenLimitsAndAlertsAreNamed();
    void telescopeKeepsItsCoordinates();
    void cornerKnowsNothingOfASilentCore();
    void trailKeepsFieldsOnce();
    void profileIsDrawn();
    void teachingIsDrawnOnRequest();
    void cardOfANeverRisingStar();
    void oddSites_data();
    void oddSites();
    void rulerOverPoleWrapAndZenith();

private:
    struct Scene {
        Snapshot snapshot = burstSnapshot();
        std::shared_ptr<const SkyData> sky = smallSky();
        std::unique_ptr<SkyMoment> moment;
        SceneInput in;

        explicit Scene(const std::function<void(Snapshot &)> &change = {})
        {
            if (change)
                change(snapshot);
            moment = std::make_unique<SkyMoment>(snapshot.observatory.site, snapshot.utc, nullptr);
            in = sceneInput(*sky, snapshot, *moment, {800, 800});
        }
    };
    static HorizontalDirection look(double azimuth, double altitude)
    {
        return {Angle::degrees(azimuth), Angle::degrees(altitude)};
    }
};

void TestReach::limitsAreNamed_data()
{
    QTest::addColumn<double>("azimuth");
    QTest::addColumn<double>("altitude");
    QTest::addColumn<QList<int>>("codes");
    using enum ReasonCode;
    const auto codes = [](std::initializer_list<ReasonCode> list) {
        QList<int> out;
        for (const ReasonCode code : list)
            out << static_cast<int>(code);
        return out;
    };
    QTest::newRow("free") << 120.0 << 45.0 << codes({});
    QTest::newRow("low") << 120.0 << 9.3 << codes({TargetBelowLimit});
    QTest::newRow("under the ground") << 300.0 << -20.0 << codes({TargetBelowLimit, BelowHorizon});
    QTest::newRow("zenith") << 10.0 << 89.95 << codes({TargetAboveLimit});
    QTest::newRow("behind the hill") << 300.0 << 29.0 << codes({BelowHorizon});
    QTest::newRow("over the hill") << 300.0 << 31.0 << codes({});
    QTest::newRow("beyond the cable") << 180.0 << 45.0 << codes({TargetOutsideWrap});
}

void TestReach::limitsAreNamed()
{
    QFETCH(double, azimuth);
    QFETCH(double, altitude);
    QFETCH(QList<int>, codes);
    ObservatoryView site = burstSnapshot().observatory;
    site.horizon = {look(270, 5), look(290, 30), look(310, 30), look(330, 5)};
    if (!codes.isEmpty() && codes[0] == static_cast<int>(ReasonCode::TargetOutsideWrap)) {
        site.azimuthMin = Angle::degrees(-170);
        site.azimuthMax = Angle::degrees(170);
    }
    const Reasons reasons = whyUnreachable(site, look(azimuth, altitude), look(0, -40));
    QList<int> found;
    for (const Reason &reason : reasons)
        found << static_cast<int>(reason.code);
    QCOMPARE(found, codes);
    if (!reasons.empty() && reasons[0].value)
        QVERIFY(std::abs(*reasons[0].value - altitude) < 1e-9);
}

void TestReach::horizonGoesAroundThroughNorth()
{
    ObservatoryView site;
    QCOMPARE(horizonAltitude(site, Angle::degrees(10)), Angle::degrees(-90));
    site.horizon = {look(20, 10), look(340, 30)};
    // Half way through north between 340 and 20.
    QVERIFY(std::abs(horizonAltitude(site, Angle::degrees(0)).asDegrees() - 20) < 1e-9);
    QVERIFY(std::abs(horizonAltitude(site, Angle::degrees(-20)).asDegrees() - 30) < 1e-9);
    QVERIFY(std::abs(horizonAltitude(site, Angle::degrees(180)).asDegrees() - 20) < 1e-9);
}

void TestReach::sunForbidsByDayOnly()
{
    const ObservatoryView site = burstSnapshot().observatory;
    const HorizontalDirection sun = look(200, 40);
    const Reasons near = whyUnreachable(site, look(200, 60), sun);
    QCOMPARE(near.size(), std::size_t{1});
    QCOMPARE(near[0].code, ReasonCode::SunNearTarget);
    QVERIFY(std::abs(*near[0].value - 20) < 1e-9);
    QVERIFY(whyUnreachable(site, look(200, 75), sun).empty());
    QVERIFY(whyUnreachable(site, look(200, 20), look(200, -6.1)).empty()); // 26 degrees away, but down
}

void TestReach::changeIsTheCrossing()
{
    const Scene scene;
    const Observer &observer = scene.moment->observer();
    const IcrsDirection burst = scene.snapshot.response->target;
    const Reach reach = reachOf(scene.snapshot.observatory, burst, observer);
    QVERIFY(reach.reasons.empty());
    QVERIFY(reach.changesUtc);
    // The same by another road: the routine of risings and settings at the limit itself. Both good to 1 s.
    const auto sets =
        nextCrossing(burst, scene.snapshot.observatory.altitudeHard, Crossing::Setting, observer);
    QVERIFY(sets);
    QVERIFY2(
        std::abs(seconds(*reach.changesUtc - *sets)) < 2.5,
        qPrintable(QString::number(seconds(*reach.changesUtc - *sets))));
    QVERIFY(reachWords(reach, scene.snapshot.utc).startsWith(QStringLiteral("reachable until")));
}

void TestReach::neverRisingSaysSo()
{
    const Scene scene;
    // Declination -70 culminates at 43.2 - 90 + ... = -23 degrees at Assy.
    const IcrsDirection southern{Angle::degrees(100), Angle::degrees(-70)};
    const Reach reach = reachOf(scene.snapshot.observatory, southern, scene.moment->observer());
    QVERIFY(!reach.reasons.empty());
    QVERIFY(!reach.changesUtc);
    QVERIFY(std::abs(reach.highest.asDegrees() - (90 - 43.2249 - 70)) < 1);
    QVERIFY(reachWords(reach, scene.snapshot.utc).contains(QStringLiteral("not within a day")));
}

void TestReach::polesAndZenith()
{
    const Scene scene;
    const Reach pole =
        reachOf(scene.snapshot.observatory, IcrsDirection{{}, Angle::degrees(90)}, scene.moment->observer());
    QVERIFY(pole.reasons.empty());
    QVERIFY(!pole.changesUtc); // 43 degrees all day
    QVERIFY(reachWords(pole, scene.snapshot.utc).contains(QStringLiteral("all day")));
    for (const Vec3 &at : {Vec3{0, 0, 1}, Vec3{0, 0, -1}, Vec3{0, 1, 0}}) {
        const std::vector<QString> lines = cursorLines(scene.in, at);
        QVERIFY(!lines.empty());
        QVERIFY2(!lines[0].contains(QStringLiteral("nan")), qPrintable(lines[0]));
    }
}

void TestReach::notations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    const double ra = 288.2625; // 19:13:03
    const double dec = 19.8025; // 19:48:09
    QTest::newRow("colons") << QStringLiteral("19:13:03 +19:48:09") << ra << dec;
    QTest::newRow("blanks") << QStringLiteral("19 13 03 19 48 09") << ra << dec;
    QTest::newRow("letters") << QStringLiteral("19h13m03s +19d48m09s") << ra << dec;
    QTest::newRow("signs") << QStringLiteral("19h13m03s +19°48′09″") << ra << dec;
    QTest::newRow("no blank") << QStringLiteral("19h13m03s-19°48′09″") << ra << -dec;
    QTest::newRow("true minus") << QStringLiteral("19 13 03 −19 48 09") << ra << -dec;
    QTest::newRow("degrees") << QStringLiteral("288.2625 19.8025") << ra << dec;
    QTest::newRow("degrees, comma") << QStringLiteral("288.2625, -19.8025") << ra << -dec;
    QTest::newRow("name") << QStringLiteral("J191303+194809") << ra << dec;
    QTest::newRow("name of a survey") << QStringLiteral("SDSS J191303.0-194809") << ra << -dec;
    QTest::newRow("wrap") << QStringLiteral("23:59:59.9 -00:00:01") << 359.999583 << -0.000278;
    QTest::newRow("hours past a day") << QStringLiteral("25:00:00 +10:00:00") << -1.0 << 0.0;
    QTest::newRow("beyond the pole") << QStringLiteral("10:00:00 +91:00:00") << -1.0 << 0.0;
    QTest::newRow("sixty minutes") << QStringLiteral("10:60:00 +10:00:00") << -1.0 << 0.0;
    QTest::newRow("one number") << QStringLiteral("288.26") << -1.0 << 0.0;
    QTest::newRow("no such name") << QStringLiteral("Vogo") << -1.0 << 0.0;
    QTest::newRow("Russian units") << QStringLiteral("19ч13м03с +19°48′09″") << ra << dec;
    QTest::newRow("galactic") << QStringLiteral("gal 0 +90") << 192.85948 << 27.12825; // IAU 1958 at J2000
    QTest::newRow("empty") << QString() << -1.0 << 0.0;
}

void TestReach::notations()
{
    QFETCH(QString, text);
    QFETCH(double, ra);
    QFETCH(double, dec);
    const Scene scene;
    const SearchFound found = searchSky(text, scene.in);
    QCOMPARE(!found.hits.empty(), ra >= 0);
    if (ra >= 0) {
        QCOMPARE(found.hits[0].kind, ChosenKind::Place);
        const IcrsDirection &place = found.hits[0].direction;
        QVERIFY2(
            separation(place, {Angle::degrees(ra), Angle::degrees(dec)}) < Angle::arcseconds(0.1),
            qPrintable(placeWords(place, true)));
    }
    const SearchFound horizontal = searchSky(QStringLiteral("az 120 alt 45"), scene.in);
    QCOMPARE(horizontal.hits.size(), std::size_t{1});
    QVERIFY(
        separation(scene.moment->observer().observed(horizontal.hits[0].direction), look(120, 45))
        < Angle::arcseconds(0.1));
}

void TestReach::namesInEveryLanguage()
{
    const Scene scene;
    for (const char *name : {"vega", "Вега", "вег", "HIP 91262", "hip91262"}) {
        const SearchFound found = searchSky(QString::fromUtf8(name), scene.in);
        QVERIFY2(!found.hits.empty(), name);
        QCOMPARE(found.hits[0].name, QStringLiteral("Vega"));
    }
    QCOMPARE(searchSky(QStringLiteral("lyr"), scene.in).hits.size(), std::size_t{1});
    const SearchFound jupiter = searchSky(QStringLiteral("jup"), scene.in);
    QCOMPARE(jupiter.hits.at(0).kind, ChosenKind::Body);
    QCOMPARE(searchSky(QStringLiteral("1126853"), scene.in).hits.size(), std::size_t{1}); // by its number
    const SearchFound alert = searchSky(QStringLiteral("EP0170"), scene.in);
    QCOMPARE(alert.hits.at(0).event, std::string("EP 01709131"));
    QCOMPARE(searchSky(QStringLiteral("telesc"), scene.in).hits.at(0).kind, ChosenKind::Telescope);
    const SearchFound impossible = searchSky(QStringLiteral("25:00:00 +10:00:00"), scene.in);
    QVERIFY2(impossible.hint.contains(QStringLiteral("0 to 24 hours")), qPrintable(impossible.hint));
    const SearchFound nothing = searchSky(QStringLiteral("zzzz"), scene.in);
    QVERIFY(nothing.hits.empty() && !nothing.hint.isEmpty());
    QVERIFY(searchSky(QStringLiteral("  "), scene.in).hint.isEmpty());
    // Numbers of no place are no galaxies.
    for (const char *numbers : {"361 0", "10 95", "-5 100"}) {
        const SearchFound none = searchSky(QString::fromLatin1(numbers), scene.in);
        QVERIFY2(none.hits.empty() && !none.hint.isEmpty(), numbers);
    }
    // A burst by the letter that it has elsewhere.
    const Scene early([](Snapshot &snapshot) {
        auto row = std::make_shared<AlertView>(*snapshot.alerts.front());
        row->name = "GRB 221009";
        row->aliases.clear();
        snapshot.alerts.front() = row;
    });
    for (const char *name : {"GRB 221009A", "grb221009a", "GRB 221009"}) {
        const SearchFound burst = searchSky(QString::fromLatin1(name), early.in);
        QVERIFY2(!burst.hits.empty() && burst.hits.front().event == "swift:1126853", name);
    }
}

void TestReach::cornerTellsTheTimeLeft()
{
    const Scene scene([](Snapshot &snapshot) {
        snapshot.devices[0].mount->azimuthMechanical = Angle::degrees(200.5);
        DeviceView roof;
        roof.device = {DeviceKind::Roof, {}};
        roof.isConnected = true;
        roof.measuredUtc = snapshot.utc;
        roof.staleAfter = 5s;
        roof.opening = OpeningReport{OpeningState::Open, 1.0};
        snapshot.devices.push_back(roof);
    });
    const std::vector<QString> lines = standingLines(scene.snapshot, *scene.moment, scene.in.now, false);
    QStringList all(lines.begin(), lines.end());
    const QString text = all.join(u'\n');
    // Cable -120 to 480 from 200.5: whole degrees left, rounded down.
    QVERIFY2(text.contains(QStringLiteral("cable: 320° left ↺, 279° left ↻")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("target: 15° limit in ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("sets in ")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("roof open · cover unknown")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("night for")), qPrintable(text));
}

void TestReach::hiddenLimitsAndAlertsAreNamed()
{
    Scene scene;
    const auto words = [&] {
        for (const DrawItem &item : stateWords(scene.in))
            if (item.what == "view")
                return item.words;
        return QString();
    };
    QCOMPARE(words(), QStringLiteral("whole sky"));
    scene.in.options.hasLimits = false;
    scene.in.options.hasAlerts = false;
    QCOMPARE(words(), QStringLiteral("whole sky · hidden: limits, alerts"));
}

/// While it tracks, whatever moment the sky is drawn for; and when it is not heard any more.
void TestReach::telescopeKeepsItsCoordinates()
{
    const IcrsDirection target{Angle::degrees(288.2646), Angle::degrees(19.7735)};
    const Chosen telescope{ChosenKind::Telescope, {}, {}, {}, QStringLiteral("telescope"), {}};
    for (const Duration measured : {-20s, 0s, 7s}) {
        Scene scene([&](Snapshot &snapshot) {
            const Observer then(snapshot.observatory.site, snapshot.utc + measured);
            snapshot.devices[0].mount->pointing = then.observed(target);
            snapshot.devices[0].measuredUtc = snapshot.utc + measured;
        });
        for (const Duration shown : {0s, 8s, 60s}) {
            scene.in.now = scene.snapshot.utc + shown;
            const auto at = directionOf(telescope, scene.in);
            QVERIFY(at.has_value());
            QVERIFY(separation(*at, target) < Angle::arcseconds(1));
        }
    }
}

void TestReach::cornerKnowsNothingOfASilentCore()
{
    const Scene scene;
    const std::vector<QString> lines = standingLines(scene.snapshot, *scene.moment, scene.in.now, true);
    QStringList all(lines.begin(), lines.end());
    QVERIFY(all.contains(QStringLiteral("cable: unknown")));
    QVERIFY(all.contains(QStringLiteral("roof unknown · cover unknown")));
}

void TestReach::trailKeepsFieldsOnce()
{
    Snapshot snapshot = burstSnapshot();
    DeviceView camera;
    camera.device = {DeviceKind::Camera, "r"};
    camera.isConnected = true;
    camera.measuredUtc = snapshot.utc;
    camera.staleAfter = 10s;
    camera.camera = CameraReport{};
    camera.camera->state = CameraState::Exposing;
    snapshot.devices.push_back(camera);
    snapshot.devices[0].mount->isSlewing = false;
    snapshot.devices[0].mount->isTracking = true;
    const IcrsDirection target{Angle::degrees(288.26), Angle::degrees(19.8)};
    NightTrail trail;
    for (int i = 0; i < 60; ++i) { // an exposure each 10 s, tracking
        snapshot.utc = burstNight() + 10s * i;
        for (DeviceView &device : snapshot.devices)
            device.measuredUtc = snapshot.utc;
        snapshot.devices[0].mount->pointing =
            Observer(snapshot.observatory.site, snapshot.utc).observed(target);
        snapshot.devices.back().camera->exposureStart = snapshot.utc;
        trail.take(snapshot);
    }
    QCOMPARE(trail.exposures().size(), std::size_t{1});
    QVERIFY(separation(trail.exposures()[0].centre, target) < Angle::arcseconds(1));
    QCOMPARE(trail.exposures()[0].turned, Angle::degrees(25));
    snapshot.devices[0].mount->pointing = look(90, 50);
    snapshot.devices.back().camera->exposureStart = snapshot.utc + 1s;
    trail.take(snapshot);
    QCOMPARE(trail.exposures().size(), std::size_t{2});
    QVERIFY(trail.telescopeAt(burstNight() + 300s));
    QVERIFY(!trail.telescopeAt(burstNight() - 1h));
    snapshot.devices[0].measuredUtc = snapshot.utc - 1h; // not heard any more
    snapshot.utc = snapshot.utc + 1h;
    trail.take(snapshot);
    QVERIFY(!trail.telescopeAt(snapshot.utc));
}

void TestReach::profileIsDrawn()
{
    const Scene scene([](Snapshot &snapshot) {
        snapshot.observatory.horizon = {look(0, 5), look(90, 25), look(180, 5), look(270, 8)};
    });
    const ChartProjection projection(scene.in.view, scene.in.size, chartMargin(1));
    const SkyScene sky = skyScene(scene.in);
    const DrawItem *line = nullptr;
    for (const DrawItem &item : sky.over)
        if (item.what == "local horizon")
            line = &item;
    QVERIFY(line);
    const QPointF east = *projection.project(vec3Of(look(90, 25)));
    const bool isMet = std::any_of(line->points.begin(), line->points.end(), [&](const QPointF &p) {
        return std::hypot(p.x() - east.x(), p.y() - east.y()) < 0.01;
    });
    QVERIFY(isMet);
}

void TestReach::teachingIsDrawnOnRequest()
{
    Scene scene;
    QVERIFY(dump(skyScene(scene.in), 0).find("ecliptic") == std::string::npos);
    scene.in.options.hasTeaching = true;
    const std::string text = dump(skyScene(scene.in), 0);
    for (const char *what :
         {"line meridian", "line celestial equator", "line ecliptic", "line airmass", "mark celestial pole"})
        QVERIFY2(text.find(what) != std::string::npos, what);
    // The meridian runs through the zenith, in the middle of the chart.
    bool isThroughZenith = false;
    for (const DrawItem &item : skyScene(scene.in).under)
        if (item.what == "meridian")
            for (const QPointF &p : item.points)
                isThroughZenith = isThroughZenith || std::hypot(p.x() - 400, p.y() - 400) < 0.01;
    QVERIFY(isThroughZenith);
}

void TestReach::cardOfANeverRisingStar()
{
    const Scene scene;
    Chosen southern;
    southern.direction = {Angle::degrees(100), Angle::degrees(-70)};
    const CardText card = cardText(southern, scene.in);
    bool saysNever = false;
    for (const auto &[what, value] : card.rows)
        saysNever = saysNever || value.contains(QStringLiteral("never rises"));
    QVERIFY(saysNever);
    QVERIFY(std::all_of(card.altitudes.begin(), card.altitudes.end(), [](double a) { return a < 0; }));
}

void TestReach::oddSites_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("north pole") << 90.0 << 0.0;
    QTest::newRow("south pole") << -90.0 << 0.0;
    QTest::newRow("equator on the date line") << 0.0 << 180.0;
    QTest::newRow("east of the date line") << -20.0 << -179.999;
    QTest::newRow("360 degrees east") << 43.0 << 360.0;
}

void TestReach::oddSites()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    Scene scene([&](Snapshot &snapshot) {
        snapshot.observatory.site.latitude = Angle::degrees(latitude);
        snapshot.observatory.site.longitude = Angle::degrees(longitude);
        snapshot.observatory.horizon = {look(10, 5), look(200, 12)};
    });
    scene.in.options.hasTeaching = true;
    scene.in.options.grid = GridKind::Equatorial;
    const std::vector<QString> corner = standingLines(scene.snapshot, *scene.moment, scene.in.now, false);
    scene.in.standing = corner;
    std::string text = dump(skyScene(scene.in), 10) + dump(liveScene(scene.in, {}));
    for (const double azimuth : {0.0, 90.0, 359.9999}) {
        const Vec3 at = vec3Of(look(azimuth, 60));
        for (const QString &line : cursorLines(scene.in, at))
            text += line.toStdString();
        Chosen place;
        place.direction = scene.moment->observer().icrs(look(azimuth, 60));
        text += cardText(place, scene.in).asText().toStdString();
    }
    QVERIFY2(text.find("nan") == std::string::npos && text.find("inf") == std::string::npos, text.c_str());
    QVERIFY(text.find("line local horizon") != std::string::npos);
}

void TestReach::rulerOverPoleWrapAndZenith()
{
    Scene scene;
    const auto at = [](double ra, double dec) {
        return IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)};
    };
    const auto words = [&](const IcrsDirection &from, const IcrsDirection &to) {
        scene.in.ruler = Ruler{from, to};
        for (const DrawItem &item : liveScene(scene.in, {}))
            if (item.what == "ruler" && item.kind == DrawKind::Label)
                return item.words;
        return QString();
    };
    // Along the equator over RA 0; over the pole; both by plain sums of degrees.
    QCOMPARE(words(at(350, 0), at(5, 0)), QStringLiteral("15.00° · position angle 90.0°"));
    QVERIFY(words(at(0, 80), at(180, 85)).startsWith(QStringLiteral("15.00° · position angle")));
    QCOMPARE(words(at(10, 20), at(10, 18)), QStringLiteral("2.00° · position angle 180.0°"));
    const IcrsDirection zenith = scene.moment->observer().icrs(look(0, 90));
    QVERIFY(!words(zenith, at(279.235, 38.784)).isEmpty());
    scene.in.ruler = Ruler{at(10, 20), at(190, -20)}; // to the opposite: no line is the shortest
    QVERIFY(dump(liveScene(scene.in, {})).find("nan") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestReach)
#include "test_reach.moc"
