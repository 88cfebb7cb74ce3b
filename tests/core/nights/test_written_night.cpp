#include "core/nights/night_file.h"
#include "core/nights/night_player.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

/// The second burst comes while the first is observed, and is taken up when that one is withdrawn.
const std::string kTwoBursts = R"(
night 2026-03-10 15:30:00
lasts 00:08:00
mount 100 60
15:30:20  operator Aigerim: arm
15:31:00  notice swift grb 260310b at 150 55
15:31:40  notice swift grb 260310c at 190 60
15:34:00  notice swift retracts 260310b
)";

} // namespace

class TestWrittenNight : public QObject {
    Q_OBJECT

private slots:
    /// What waited counts apart: its delay is the other's, not the observatory's.
    void whatIsTakenUpCountsApart()
    {
        const auto file = parseNight(kTwoBursts);
        QVERIFY2(file.has_value(), file ? "" : file.error().detail.c_str());
        const NightResult night = playNight(file->night);
        QVERIFY(night.broken.empty());
        QCOMPARE(night.responses, 2);
        QCOMPARE(night.totals.size(), std::size_t{1});
        QVERIFY2(night.totals.front() < 60s, std::to_string(seconds(night.totals.front())).c_str());
        QCOMPARE(night.takenUp.size(), std::size_t{1});
        QVERIFY(night.takenUp.front() > 140s && night.takenUp.front() < 200s);
    }

    void thePointingIsRead()
    {
        const auto file =
            parseNight("night 2026-03-10 15:30:00\nlasts 00:01:00\npointing off by 60 -30.5 arcsec\n");
        QVERIFY(file);
        QVERIFY(std::abs(file->night.pointingError.azimuth.asArcseconds() - 60) < 1e-9);
        QVERIFY(std::abs(file->night.pointingError.altitude.asArcseconds() + 30.5) < 1e-9);
        for (const char *slip :
             {"pointing off by 60 -30", "pointing 60 -30 arcsec", "pointing off by 60 9000 arcsec",
              "pointing off by east 3 arcsec"}) {
            const auto refused =
                parseNight("night 2026-03-10 15:30:00\nlasts 00:01:00\n" + std::string(slip) + "\n");
            QVERIFY2(!refused, slip);
            QVERIFY2(refused.error().detail.starts_with("line 3: "), refused.error().detail.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestWrittenNight)
#include "test_written_night.moc"
