#include "core/plan/constraints.h"
#include "core/plan/sky_brightness.h"
#include "core/plan/visit_value.h"
#include "core/sky/solar_system.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

NightSky decemberNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

UtcInstant at(const Span &span, double seconds)
{
    return {span.from.nsSinceUnixEpoch + static_cast<std::int64_t>(seconds * 1e9)};
}

Span spanOf(double from, double to)
{
    return {{static_cast<std::int64_t>(from * 1e9)}, {static_cast<std::int64_t>(to * 1e9)}};
}

} // namespace

/// Spans of time, the night computed once against the exact transformations, and when constraints hold.
class TestConstraints final : public QObject {
    Q_OBJECT

private slots:
    void spansMeetAndPart();
    void theNightIsFromSunsetToSunrise();
    void noNightIsSaidAloud();
    void targetsStandWhereTheExactOneSays();
    void theMoonAndTheSunToo();
    void everyConstraintFailsWhereItsSpanEnds_data();
    void everyConstraintFailsWhereItsSpanEnds();
    void allTogetherIsTheIntersection();
    void theSkyIsAsBrightAsKrisciunasAndSchaeferSay();
    void qualityIsOneAtTheZenith();
};

void TestConstraints::spansMeetAndPart()
{
    const Spans a{spanOf(0, 10), spanOf(20, 30)};
    const Spans b{spanOf(5, 25)};
    QCOMPARE(intersection(a, b), (Spans{spanOf(5, 10), spanOf(20, 25)}));
    QCOMPARE(merged({spanOf(20, 30), spanOf(0, 10), spanOf(5, 25)}), (Spans{spanOf(0, 30)}));
    QCOMPARE(complement(a, spanOf(-5, 40)), (Spans{spanOf(-5, 0), spanOf(10, 20), spanOf(30, 40)}));
    QCOMPARE(complement({}, spanOf(0, 4)), (Spans{spanOf(0, 4)}));
    QCOMPARE(startsOf(a, 10s), (Spans{spanOf(0, 0), spanOf(20, 20)}));
    QVERIFY(startsOf(a, 11s).empty());
    QVERIFY(covers(a, spanOf(2, 9).from, spanOf(2, 9).to));
    QVERIFY(!covers(a, spanOf(2, 9).from, spanOf(20, 21).to));
    QCOMPARE(totalLength(a), Duration(20s));
}

void TestConstraints::theNightIsFromSunsetToSunrise()
{
    // Sun at -50' at Assy-Turgen, from ERFA by nextCrossing, which its own tests hold against astropy.
    const NightSky night = decemberNight();
    QCOMPARE(isoUtc(night.from(), 0).substr(0, 13), std::string("2026-12-10T11"));
    QVERIFY(std::abs(night.sunAltitude(night.from()).asArcminutes() + 50) < 0.1);
    QVERIFY(std::abs(night.sunAltitude(night.to()).asArcminutes() + 50) < 0.1);
    QVERIFY(night.span().length() > std::chrono::hours(14));
    const Spans dark = night.sunBelow(Angle::degrees(-12));
    QCOMPARE(dark.size(), std::size_t{1});
    QVERIFY(std::abs(seconds(totalLength(dark)) / 3600 - 12.7) < 0.15); // observatory reference, section 1
}

void TestConstraints::noNightIsSaidAloud()
{
    Site north = assyTurgen();
    north.latitude = Angle::degrees(75);
    const auto summer = NightSky::ofEvening(north, "2026-06-21");
    const auto winter = NightSky::ofEvening(north, "2026-12-21");
    QVERIFY(!summer && !winter);
    QCOMPARE(summer.error().code, Errc::NotFound);
    QCOMPARE(winter.error().code, Errc::NotFound);
    QCOMPARE(NightSky::ofEvening(north, "tomorrow").error().code, Errc::Malformed);
}

void TestConstraints::targetsStandWhereTheExactOneSays()
{
    const NightSky night = decemberNight();
    double worst = 0;
    for (double ra = 0; ra < 360; ra += 37)
        for (double dec = -25; dec < 90; dec += 19) {
            const IcrsDirection place{Angle::degrees(ra), Angle::degrees(dec)};
            const TargetTrack track = night.trackOf(place);
            for (double s = 0; s <= seconds(night.span().length()); s += 5003) {
                const Observer exact(assyTurgen(), at(night.span(), s));
                const HorizontalDirection wanted = exact.observed(place);
                if (wanted.altitude < Angle::degrees(5))
                    continue;
                worst = std::max(
                    worst, separation(night.observed(track, at(night.span(), s)), wanted).asArcseconds());
                QVERIFY(
                    std::abs((night.hourAngle(track, at(night.span(), s)) - exact.hourAngle(place))
                                 .wrappedSigned()
                                 .asArcseconds())
                    < 2 / std::cos(dec * 3.14159265 / 180) + 1);
            }
        }
    qInfo("worst place of a target: %.2f arcsec", worst);
    QVERIFY(worst < 1.5);
}

void TestConstraints::theMoonAndTheSunToo()
{
    for (const char *date : {"2026-12-22", "2027-03-20", "2027-06-20"}) {
        const NightSky night = *NightSky::ofEvening(assyTurgen(), date);
        const IcrsDirection place{Angle::degrees(80), Angle::degrees(22)};
        const TargetTrack track = night.trackOf(place);
        for (double s = 100; s <= seconds(night.span().length()); s += 4001) {
            const UtcInstant t = at(night.span(), s);
            const Observer exact(assyTurgen(), t);
            const IcrsDirection moon = view(Body::Moon, exact).direction;
            QVERIFY(separation(night.moon(t), exact.airless(moon)) < Angle::arcseconds(3));
            QVERIFY(std::abs((night.moonDistance(track, t) - separation(place, moon)).asArcseconds()) < 3);
            QVERIFY(std::abs((night.sunAltitude(t) - sunAltitude(exact)).asArcseconds()) < 3);
        }
    }
}

void TestConstraints::everyConstraintFailsWhereItsSpanEnds_data()
{
    QTest::addColumn<int>("kind");
    for (std::size_t i = 0; i < EnumNames<ConstraintKind>::names.size(); ++i)
        if (static_cast<ConstraintKind>(i) != ConstraintKind::FixedStart)
            QTest::addRow("%s", std::string(EnumNames<ConstraintKind>::names[i]).c_str())
                << static_cast<int>(i);
}

void TestConstraints::everyConstraintFailsWhereItsSpanEnds()
{
    QFETCH(int, kind);
    const auto asked = static_cast<ConstraintKind>(kind);
    PlanTerms terms;
    terms.horizon = *HorizonProfile::parse("0 20\n90 40\n180 25\n270 50\n");
    terms.seeingArcsec = 1.5;
    int ends = 0;
    // The sky's brightness may change by less than the margin in minutes.
    const Duration outside = asked == ConstraintKind::SkyBrightness ? Duration(900s) : Duration(40s);
    for (const char *date : {"2026-12-10", "2026-12-20", "2026-12-27"}) {
        const NightSky night = *NightSky::ofEvening(assyTurgen(), date);
        for (double ra = 10; ra < 360; ra += 55) {
            const TargetTrack track = night.trackOf({Angle::degrees(ra), Angle::degrees(25)});
            Block block;
            Constraints &limits = block.constraints;
            limits.respectsHorizon = asked == ConstraintKind::Horizon;
            limits.sunAltitudeMax = Angle::degrees(asked == ConstraintKind::SunAltitude ? -15 : 5);
            if (asked == ConstraintKind::AltitudeMin)
                limits.altitudeMin = Angle::degrees(40);
            if (asked == ConstraintKind::AltitudeMax)
                limits.altitudeMax = Angle::degrees(60);
            if (asked == ConstraintKind::Airmass)
                limits.airmassMax = 1.5;
            if (asked == ConstraintKind::HourAngleMin || asked == ConstraintKind::HourAngleMax) {
                limits.hourAngleMin = Angle::degrees(-40);
                limits.hourAngleMax = Angle::degrees(20);
            }
            if (asked == ConstraintKind::MoonDistance)
                limits.moonDistanceMin = Angle::degrees(60);
            if (asked == ConstraintKind::MoonAltitude)
                limits.moonAltitudeMax = Angle::degrees(20);
            if (asked == ConstraintKind::MoonPhase)
                limits.moonPhaseMax = 0.3;
            if (asked == ConstraintKind::Seeing)
                limits.seeingMaxArcsec = 1.9;
            if (asked == ConstraintKind::SkyBrightness)
                limits.skyMinMag = 19.5;
            if (asked == ConstraintKind::Window)
                block.windows = {
                    {night.from() + std::chrono::hours(2), night.from() + std::chrono::hours(3)}};
            const Spans spans = holdingOf(asked, block, track, night, terms);
            const auto fails = [&](UtcInstant t) {
                for (const FailedConstraint &failed : failuresAt(block, track, night, terms, t))
                    if (failed.kind == asked
                        || (asked == ConstraintKind::HourAngleMin
                            && failed.kind == ConstraintKind::HourAngleMax)
                        || (asked == ConstraintKind::HourAngleMax
                            && failed.kind == ConstraintKind::HourAngleMin))
                        return true;
                return false;
            };
            // Inside nothing fails, and a little outside of an end something does.
            for (const Span &span : spans) {
                for (int i = 0; i <= 20; ++i)
                    QVERIFY(!fails(span.from + span.length() * i / 20));
                for (const UtcInstant end : {span.from - outside, span.to + outside})
                    if (end > night.from() && end < night.to()) {
                        QVERIFY2(fails(end), isoUtc(end).c_str());
                        ++ends;
                    }
            }
            for (const Span &gap : complement(spans, night.span()))
                if (gap.length() > 2 * outside)
                    QVERIFY(fails(gap.from + gap.length() / 2));
        }
    }
    QVERIFY(ends > 3);
}

void TestConstraints::allTogetherIsTheIntersection()
{
    const NightSky night = decemberNight();
    const Programme programme = randomProgramme(3, ProgrammeKind(), night);
    const PlanTerms terms;
    for (const Block &block : programme.blocks) {
        const TargetTrack track = night.trackOf(programme.target(block.target)->direction);
        const Spans spans = observableSpans(block, track, night, terms);
        for (UtcInstant t = night.from(); t < night.to(); t = t + std::chrono::minutes(7)) {
            const bool holds = failuresAt(block, track, night, terms, t).empty();
            const bool isIn = covers(spans, t, t);
            if (holds != isIn) { // only at the very ends, which are drawn in
                const bool isNearEnd = std::ranges::any_of(
                    spans, [t](const Span &span) { return t - span.to < 40s && span.from - t < 40s; });
                QVERIFY2(holds && isNearEnd, block.name.c_str());
            }
        }
        const Duration length = lengthOf(block, terms.readout);
        for (const Span &start : startSpans(block, track, night, terms))
            QVERIFY(covers(spans, start.from, start.to + length));
    }
}

void TestConstraints::theSkyIsAsBrightAsKrisciunasAndSchaeferSay()
{
    // Their table 2 gives the change of the sky in V, computed by their formulas, for a phase angle of 0 with
    // the Moon at a zenith distance of 60 degrees and the sky there 60 and 90 degrees from it; here with
    // k = 0.172 and a dark zenith of 21.587, as theirs. By hand from formulas 3, 15 and 21.
    SkyLight light;
    light.extinction = 0.172;
    light.darkMag = 21.587;
    light.sunAltitude = Angle::degrees(-40);
    light.moonAltitude = Angle::degrees(30);
    light.moonIlluminated = 1;
    light.moonDistance = Angle::degrees(60);
    light.altitude = Angle::degrees(90);
    const double illuminance = std::pow(10, -0.4 * 3.84);
    const double scattered = std::pow(10, 5.36) * (1.06 + 0.25) + std::pow(10, 6.15 - 60.0 / 40);
    const double pathMoon = 1 / std::sqrt(1 - 0.96 * 0.75);
    const double moon =
        scattered * illuminance * std::pow(10, -0.4 * 0.172 * pathMoon) * (1 - std::pow(10, -0.4 * 0.172));
    const double dark = 34.08 * std::exp(20.7233 - 0.92104 * 21.587);
    const double wanted = (20.7233 - std::log((moon + dark) / 34.08)) / 0.92104;
    QVERIFY(std::abs(skyBrightnessMag(light) - wanted) < 1e-9);
    QVERIFY(wanted > 17.5 && wanted < 18.7); // a full Moon costs three magnitudes and more
    light.moonAltitude = Angle::degrees(-1);
    QVERIFY(std::abs(skyBrightnessMag(light) - 21.587) < 1e-9);
    light.sunAltitude = Angle::degrees(-6);
    QVERIFY(std::abs(skyBrightnessMag(light) - (11.40 + 1.567 - 0.064)) < 0.05); // Patat's parabola
}

void TestConstraints::qualityIsOneAtTheZenith()
{
    QCOMPARE(visitQuality(1, 0.09), 1.0);
    QVERIFY(std::abs(visitQuality(2, 0.09) - std::pow(2, -1.2) * std::pow(10, -0.072)) < 1e-12);
    const NightSky night = decemberNight();
    const QualityTable table(night, 0.09);
    QCOMPARE(table.at(-0.1), 0.0);
    for (double altitude = 15; altitude <= 90; altitude += 7.3) {
        const double x =
            1 / std::sin((altitude + 244 / (165 + 47 * std::pow(altitude, 1.1))) * 3.14159265358979 / 180);
        const double sineAirless = sine(night.airless(Angle::degrees(altitude)));
        QVERIFY(std::abs(table.at(sineAirless) - visitQuality(x, 0.09)) < 2e-4);
    }
}

QTEST_APPLESS_MAIN(TestConstraints)
#include "test_constraints.moc"
