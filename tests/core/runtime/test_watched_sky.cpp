#include "core/alerts/parse.h"
#include "core/runtime/watched_sky.h"
#include "tests/core/runtime/run_night.h"

#include <QFile>
#include <QTest>

using namespace tulpar;

namespace {

const QString kAlerts = QStringLiteral(TULPAR_SHARED_DATA "/alerts/");
const QString kActual =
    QStringLiteral("voevent/single/Actual_Point_Dir_2023-12-01T00_01_09.62_3288408359-739.xml");
const QString kFermi = QStringLiteral("voevent/single/Point_Dir_2023-12-01T00_06_00.00_000000-0-753.xml");

std::string bytesOf(const QString &name)
{
    QFile file(kAlerts + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Swift's own notice with another place and time: made up.
std::string pointingAt(const IcrsDirection &place, UtcInstant at)
{
    std::string bytes = bytesOf(kActual);
    const auto put = [&](const std::string &was, const std::string &is) {
        for (auto found = bytes.find(was); found != std::string::npos;
             found = bytes.find(was, found + is.size()))
            bytes.replace(found, was.size(), is);
    };
    put("347.7991", std::to_string(place.ra.wrapped().asDegrees()));
    put("-74.9875", std::to_string(place.dec.asDegrees()));
    put("2023-12-01T00:01:09.62", isoUtc(at, 2).substr(0, 22));
    return bytes;
}

} // namespace

/// Where the satellites look, by their notices, and what waiting makes of it.
class TestWatchedSky : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        if (bytesOf(kActual).empty())
            QSKIP("the recorded notices are not here");
    }

    /// Values as the manifest of the recorded notices has them (read there by lxml and astropy).
    void realNoticesAreRead()
    {
        WatchedSky watched;
        const UtcInstant received = *parseUtc("2023-12-01T00:01:15Z");
        for (const QString &name : {kActual, kFermi}) {
            const auto notice = parseNotice(bytesOf(name));
            QVERIFY(notice.has_value());
            watched.take(*notice, received);
        }
        const auto pointings = watched.pointings(received);
        QCOMPARE(pointings.size(), std::size_t{1}); // Fermi places no burst well enough
        QCOMPARE(pointings.front().mission, Mission::Swift);
        QCOMPARE(pointings.front().centre.ra.asDegrees(), 347.7991);
        QCOMPARE(pointings.front().centre.dec.asDegrees(), -74.9875);
        QCOMPARE(isoUtc(pointings.front().sinceUtc, 2), std::string("2023-12-01T00:01:09.62Z"));

        const auto packet = parseNotice(bytesOf(QStringLiteral("binary/SWIFT_ACTUAL_POINTDIR.bin")));
        QVERIFY(packet.has_value());
        watched.take(*packet, *parseUtc("2024-05-10T07:59:40Z"));
        const auto later = watched.pointings(*parseUtc("2024-05-10T08:00:00Z"));
        QCOMPARE(later.size(), std::size_t{1});
        QCOMPARE(later.front().centre.ra.asDegrees(), 74.5428);
        QCOMPARE(later.front().centre.dec.asDegrees(), -52.065);
        QCOMPARE(isoUtc(later.front().sinceUtc, 2), std::string("2024-05-10T07:59:28.96Z"));
    }

    void theNewestCountsForAnHour()
    {
        const UtcInstant at = *parseUtc("2026-12-10T14:00:00Z");
        WatchedSky watched;
        const auto take = [&](const char *time, double raDeg) {
            const auto notice =
                parseNotice(pointingAt({Angle::degrees(raDeg), Angle::degrees(30)}, *parseUtc(time)));
            QVERIFY(notice.has_value());
            watched.take(*notice, at);
        };
        take("2026-12-10T13:50:00Z", 20);
        take("2026-12-10T13:40:00Z", 10); // late on its way
        QCOMPARE(watched.pointings(at).front().centre.ra.asDegrees(), 20.0);
        take("2026-12-10T14:01:00Z", 40); // told a minute ahead
        QCOMPARE(watched.pointings(at).front().centre.ra.asDegrees(), 40.0);
        take("2026-12-10T15:00:00Z", 70); // of no use yet, whatever it is
        QCOMPARE(watched.pointings(at).front().centre.ra.asDegrees(), 40.0);
        QCOMPARE(watched.pointings(at + 61min).size(), std::size_t{1});
        QVERIFY(watched.pointings(at + 62min).empty());
    }

    void whatIsBelowTheHorizonIsNotCounted()
    {
        const UtcInstant at = *parseUtc("2026-12-10T14:00:00Z");
        const Observer sky(assySite(), at);
        const Angle lowest = Angle::degrees(15);
        for (const double altitude : {50.0, -20.0, -30.0}) {
            WatchedSky watched;
            const IcrsDirection place =
                sky.icrs(HorizontalDirection{Angle::degrees(90), Angle::degrees(altitude)});
            watched.take(*parseNotice(pointingAt(place, at)), at);
            const WatchedSky::Fields fields = watched.fieldsOver(sky, lowest);
            QCOMPARE(fields.fields.size(), altitude > -24 ? std::size_t{1} : std::size_t{0});
            QCOMPARE(fields.missions, altitude > -24 ? std::string("swift") : std::string());
        }
    }

    /// With nothing to observe the mount waits nearer to where Swift looks, and the fact says so.
    void theMountWaitsWhereSwiftLooks()
    {
        auto programme = fields(1, 5);
        programme->blocks.front().fixedStart = nightHour("10T18:00:00");
        const auto waitingPlace = [&](bool isWatched) {
            RunNightScene night(programme, nightHour("10T11:00:00"));
            (void)night.observatory.liveUntil(nightHour("10T12:10:00"));
            const UtcInstant at = night.observatory.now().utc;
            const Observer sky(assySite(), at);
            const IcrsDirection looks = sky.icrs(HorizontalDirection{Angle::degrees(60), Angle::degrees(35)});
            if (isWatched)
                night.observatory.deliver("gcn", pointingAt(looks, at));
            (void)night.observatory.liveUntil(nightHour("10T12:50:00"));
            const auto chosen = night.facts<NightChose>();
            std::string counted = "no move";
            for (const NightChose &one : chosen)
                if (!one.reasons.empty() && one.reasons.front().code == ReasonCode::BestWaiting)
                    counted = one.reasons.front().who; // of the last
            const Observer then(assySite(), night.observatory.now().utc);
            return std::pair(
                separation(night.observatory.world().mount().pointing, then.observed(looks)), counted);
        };
        const auto [without, saysNothing] = waitingPlace(false);
        const auto [with, says] = waitingPlace(true);
        QCOMPARE(says, std::string("swift"));
        QVERIFY(saysNothing != "swift");
        qInfo(
            "from Swift's field: %.0f deg, without its notice %.0f deg", with.asDegrees(),
            without.asDegrees());
        QVERIFY(with < without);
    }
};

QTEST_GUILESS_MAIN(TestWatchedSky)
#include "test_watched_sky.moc"
