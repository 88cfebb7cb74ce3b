#include "core/safety/horizon_profile.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

/// Degrees; the arithmetic is linear, rounding in radians is below 1e-12.
double altitude(const HorizonProfile &horizon, double azimuth)
{
    return horizon.altitudeAt(Angle::degrees(azimuth)).asDegrees();
}

} // namespace

class TestHorizonProfile : public QObject {
    Q_OBJECT
private slots:
    void noneIsBelowEverything() { QCOMPARE(altitude(HorizonProfile{}, 120), -90.0); }

    void straightBetweenPointsAndAroundNorth()
    {
        const auto horizon = HorizonProfile::parse("# mountains in the south\n"
                                                   "350 10\n"
                                                   "\n"
                                                   "90, 20   # the dome of the neighbour\n"
                                                   "10\t30\r\n");
        QVERIFY2(horizon, horizon ? "" : horizon.error().detail.c_str());
        QCOMPARE(horizon->points().size(), 3u);
        const double expected[][2] = {{10, 30},  {50, 25}, {90, 20}, {220, 15}, {350, 10}, {355, 15},
                                      {360, 20}, {0, 20},  {5, 25},  {-5, 15},  {725, 25}};
        for (const auto &[azimuth, wanted] : expected)
            QVERIFY2(
                std::abs(altitude(*horizon, azimuth) - wanted) < 1e-9,
                qPrintable(QString::number(azimuth) + u' ' + QString::number(altitude(*horizon, azimuth))));
    }

    void bothEndsOfTheCircleAreNorth()
    {
        const auto same = HorizonProfile::parse("0 5\n180 7\n360 5\n");
        QVERIFY(same);
        QCOMPARE(same->points().size(), 2u);
        QVERIFY(std::abs(altitude(*same, 270) - 6) < 1e-9);
        QVERIFY(!HorizonProfile::parse("0 5\n180 7\n360 6\n"));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *text, Errc code, const char *said) {
            QTest::newRow(name) << QByteArray(text) << int(code) << QByteArray(said);
        };
        row("empty", "# nothing\n", Errc::Malformed, "at least two points");
        row("one point", "10 20\n", Errc::Malformed, "at least two points");
        row("one number", "10 20\n30\n", Errc::Malformed, "line 2: ");
        row("three numbers", "10 20 30\n40 50\n", Errc::Malformed, "line 1: ");
        row("words", "north 20\n40 50\n", Errc::Malformed, "line 1: ");
        row("no number", "10 nan\n40 50\n", Errc::Malformed, "line 1: ");
        row("azimuth", "10 20\n361 2\n", Errc::OutOfRange, "line 2: the azimuth");
        row("altitude", "10 90\n20 2\n", Errc::OutOfRange, "line 1: the altitude");
        row("twice", "10 20\n30 2\n10 21\n", Errc::Malformed, "line 3: ");
    }

    void refusals()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(QByteArray, said);
        const auto horizon = HorizonProfile::parse(text.toStdString());
        QVERIFY(!horizon);
        QCOMPARE(int(horizon.error().code), code);
        QVERIFY2(
            horizon.error().detail.find(said.toStdString()) != std::string::npos,
            horizon.error().detail.c_str());
    }
};

QTEST_GUILESS_MAIN(TestHorizonProfile)
#include "test_horizon_profile.moc"
