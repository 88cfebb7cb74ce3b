#include "core/operations/flat_exposure.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

/// A sky that loses `slope` orders of magnitude a degree, and a camera that saturates.
struct Twilight {
    double logRateAtFive = 4;
    double slope = 0.45;

    [[nodiscard]] double level(double sunDeg, Duration exposure) const
    {
        return std::min(
            65'535.0, 500 + seconds(exposure) * std::pow(10, logRateAtFive + slope * (sunDeg + 5)));
    }
};

struct Evening {
    int frames = 0;
    int good = 0;
    bool ended = false;
};

/// From bright to dark, 30 s a frame of the sky's own time besides the exposure.
Evening play(const Twilight &sky, double fromDeg, double perMinute)
{
    FlatExposure flats{FlatTerms{}};
    Evening evening;
    double sun = fromDeg;
    for (int i = 0; i < 400 && flats.good() < 5; ++i) {
        const auto next = flats.next(Angle::degrees(sun));
        const bool isOver = perMinute < 0 ? next.light == FlatExposure::Light::TooFaint
                                          : next.light == FlatExposure::Light::TooBright;
        if (isOver) {
            evening.ended = true;
            break;
        }
        const double minutes =
            next.light == FlatExposure::Light::Fits ? seconds(next.exposure) / 60 + 0.1 : 0.25;
        if (next.light == FlatExposure::Light::Fits) {
            const double middle = sun + perMinute * seconds(next.exposure) / 120;
            (void)flats.measured(Angle::degrees(middle), next.exposure, sky.level(middle, next.exposure));
            ++evening.frames;
        }
        sun += perMinute * minutes;
    }
    evening.good = flats.good();
    return evening;
}

} // namespace

class TestFlatExposure : public QObject {
    Q_OBJECT

private slots:
    /// Skies ten times brighter and fainter than the first guess, steeper and flatter, summer's slow and
    /// winter's quick dusk, evening and morning: five good frames of at most nine.
    void everyTwilightGivesItsFlats()
    {
        for (const double rate : {3.2, 3.7, 4.2, 4.7, 5.2})
            for (const double slope : {0.35, 0.45, 0.55, 0.65})
                for (const double perMinute : {-0.11, -0.19, 0.11, 0.19}) {
                    const Evening evening = play({rate, slope}, perMinute < 0 ? -1.0 : -13.0, perMinute);
                    QVERIFY2(
                        evening.good == 5 && evening.frames <= 9,
                        qPrintable(QStringLiteral("rate %1 slope %2 %3 deg/min: %4 good of %5")
                                       .arg(rate)
                                       .arg(slope)
                                       .arg(perMinute)
                                       .arg(evening.good)
                                       .arg(evening.frames)));
                }
    }

    void aSkyThatIsGoneIsSaid()
    {
        FlatExposure flats{FlatTerms{}};
        (void)flats.measured(Angle::degrees(-7), 20s, 600);
        QVERIFY(flats.next(Angle::degrees(-7.2)).light == FlatExposure::Light::TooFaint);
        QVERIFY(flats.next(Angle::degrees(-2)).light != FlatExposure::Light::TooFaint);
    }

    void aFullPixelTellsOnlyThatItWasTooMuch()
    {
        FlatExposure flats{FlatTerms{}};
        QCOMPARE(flats.measured(Angle::degrees(-5), 2s, 65'535), FlatExposure::Verdict::TooBright);
        const auto next = flats.next(Angle::degrees(-5));
        QVERIFY(next.light == FlatExposure::Light::TooBright || next.exposure < 500ms);
    }
};

QTEST_GUILESS_MAIN(TestFlatExposure)
#include "test_flat_exposure.moc"
