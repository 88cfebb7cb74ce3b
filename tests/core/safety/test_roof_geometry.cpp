#include "core/safety/roof_geometry.h"

#include "support_knowledge.h"

#include <QTest>

using namespace tulpar;
using namespace tulpar::test;

namespace {

DeviceReport mountAt(const MountReport &mount, Now now)
{
    return {{DeviceKind::Mount, {}}, mount, now};
}

MountReport parked()
{
    MountReport mount = restingMount();
    mount.isParked = true;
    return mount;
}

Knowledge with(const MountReport &mount, const SafetyLimits &limits = {})
{
    Knowledge known = healthy(OpeningState::Open, limits);
    known.take(mountAt(mount, kStart));
    return known;
}

} // namespace

#define COMPARE_CLOSING(known, now, wanted)                                                                  \
    do {                                                                                                     \
        const RoofVerdict verdict = roofMayClose(known, now);                                                \
        QCOMPARE(QByteArray(nameOf(verdict.closing).data()), QByteArray(nameOf(wanted).data()));             \
        QCOMPARE(verdict.why.has_value(), verdict.closing != RoofClosing::Closes);                           \
        if (verdict.why)                                                                                     \
            QCOMPARE(int(verdict.why->code), int(ReasonCode::MountInTheWay));                                \
    } while (false)

class TestRoofGeometry : public QObject {
    Q_OBJECT
private slots:
    /// M16: unless somebody says that the tube clears the roof, it does not.
    void theTubeDoesNotClearTheRoofByDefault() { QVERIFY(!SafetyLimits{}.tubeClearsRoof); }

    void aClearTubeIsNeverAsked()
    {
        const Knowledge nothing(clearTube());
        COMPARE_CLOSING(nothing, kStart, RoofClosing::Closes);
    }

    void aMountInTheWayIsParkedFirst()
    {
        COMPARE_CLOSING(with(restingMount()), kStart, RoofClosing::WaitsForMount);
        COMPARE_CLOSING(with(parked()), kStart, RoofClosing::Closes);
        MountReport moving = parked();
        moving.isSlewing = true;
        COMPARE_CLOSING(with(moving), kStart, RoofClosing::WaitsForMount);
        moving = parked();
        moving.isTracking = true;
        COMPARE_CLOSING(with(moving), kStart, RoofClosing::WaitsForMount);
    }

    void lowEnoughIsOutOfTheWay()
    {
        SafetyLimits limits;
        limits.roofClearsBelow = Angle::degrees(20);
        MountReport low = restingMount();
        low.pointing.altitude = Angle::degrees(19.9);
        COMPARE_CLOSING(with(low, limits), kStart, RoofClosing::Closes);
        COMPARE_CLOSING(with(low), kStart, RoofClosing::WaitsForMount);
        low.isTracking = true;
        COMPARE_CLOSING(with(low, limits), kStart, RoofClosing::WaitsForMount);
        low.isTracking = false;
        low.pointing.altitude = Angle::degrees(20.1);
        COMPARE_CLOSING(with(low, limits), kStart, RoofClosing::WaitsForMount);
    }

    /// M8: the roof does not refuse to close only because the mount is not heard any more.
    void aSilentMountIsWhereItWasLastAtRest()
    {
        Knowledge known = with(parked());
        COMPARE_CLOSING(known, after(10min), RoofClosing::Closes);
        known.take({{DeviceKind::Mount, {}}, LinkReport{false}, after(11min)});
        COMPARE_CLOSING(known, after(12min), RoofClosing::Closes);
    }

    void aSilentMountInTheWayNeedsAPerson()
    {
        Knowledge known = with(restingMount());
        COMPARE_CLOSING(known, after(3s), RoofClosing::WaitsForMount);
        COMPARE_CLOSING(known, after(3s + 1ns), RoofClosing::AsksPerson);
        QCOMPARE(roofMayClose(known, after(600s)).why->value, std::optional(600.0));
        known.take({{DeviceKind::Mount, {}}, LinkReport{false}, after(1s)});
        COMPARE_CLOSING(known, after(1s), RoofClosing::AsksPerson);
        const Knowledge nothing{SafetyLimits{}};
        COMPARE_CLOSING(nothing, kStart, RoofClosing::AsksPerson);
        QVERIFY(!roofMayClose(nothing, kStart).why->value);
    }

    /// What it was told since may have moved it, seen or not.
    void aMountToldToMoveIsNotWhereItWas()
    {
        for (const CommandBody &command : {CommandBody(TrackTarget{}), CommandBody(UnparkMount{})}) {
            Knowledge known = with(parked());
            known.sent(command, after(1s));
            COMPARE_CLOSING(known, after(1s), RoofClosing::WaitsForMount);
            known.take(mountAt(parked(), after(2s))); // may be from before it began to move
            COMPARE_CLOSING(known, after(2s), RoofClosing::WaitsForMount);
            COMPARE_CLOSING(known, after(10min), RoofClosing::AsksPerson);
            known.take(mountAt(parked(), after(4s)));
            COMPARE_CLOSING(known, after(10min), RoofClosing::Closes);
        }
        Knowledge stopped = with(parked());
        stopped.sent(StopMount{}, after(1s));
        stopped.sent(CloseRoof{}, after(1s));
        COMPARE_CLOSING(stopped, after(1s), RoofClosing::Closes);
        Knowledge parking = with(restingMount());
        parking.sent(ParkMount{}, after(1s));
        COMPARE_CLOSING(parking, after(1s), RoofClosing::WaitsForMount);
        parking.take(mountAt(parked(), after(2s)));
        COMPARE_CLOSING(parking, after(2s), RoofClosing::Closes);
    }

    void aMountMovedByAnotherIsParkedFirst()
    {
        Knowledge known = with(parked());
        known.disturbed({DeviceKind::Mount, {}}, true);
        COMPARE_CLOSING(known, kStart, RoofClosing::WaitsForMount);
        COMPARE_CLOSING(known, after(1min), RoofClosing::AsksPerson);
        known.disturbed({DeviceKind::Mount, {}}, false);
        COMPARE_CLOSING(known, kStart, RoofClosing::Closes);
    }

    void closingItselfIsNeverForbidden()
    {
        const Knowledge nothing{SafetyLimits{}};
        QVERIFY(whyNot(CloseRoof{}, nothing, night(), kStart).empty());
    }

    void clockStepsChangeNothing()
    {
        const Knowledge known = with(restingMount());
        for (const Duration leap : {Duration(8760h), Duration(-8760h)}) {
            COMPARE_CLOSING(known, (Now{kStart.utc + leap, kStart.mono + 3s}), RoofClosing::WaitsForMount);
            COMPARE_CLOSING(known, (Now{kStart.utc + leap, kStart.mono + 4s}), RoofClosing::AsksPerson);
        }
    }
};

QTEST_GUILESS_MAIN(TestRoofGeometry)
#include "test_roof_geometry.moc"
