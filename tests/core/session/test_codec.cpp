#include "core/session/codec.h"
#include "core/session/fact.h"

#include <QTest>

#include <random>

using namespace tulpar;

namespace {

Snapshot fullSnapshot()
{
    Snapshot snapshot;
    snapshot.seq = 41;
    snapshot.utc = {1'665'324'694'123'456'789};
    snapshot.mode = Mode::Manual;
    snapshot.observatory.name = "Тулпар";
    snapshot.observatory.channels = {"g", "r", "i"};
    snapshot.observatory.horizon = {
        {Angle::degrees(0), Angle::degrees(10)}, {Angle::degrees(180), Angle::degrees(30)}};
    snapshot.readiness.reasons = {{ReasonCode::WindHigh, DeviceId{DeviceKind::Weather, {}}, 15.5, 14.0}};
    snapshot.readiness.firstLight = 6800ms;
    DeviceView mount;
    mount.device = {DeviceKind::Mount, {}};
    mount.isConnected = true;
    mount.measuredUtc = snapshot.utc;
    mount.staleAfter = 3s;
    mount.mount = MountReport{
        {Angle::degrees(10), Angle::degrees(45)},
        Angle::degrees(370),
        IcrsDirection{Angle::degrees(288.2632), Angle::degrees(19.8026)},
        Angle::arcseconds(3),
        true,
        true,
        false};
    mount.goal = "track";
    snapshot.devices = {mount};
    AlertView alert;
    alert.event = "swift:1126853";
    alert.position = IcrsDirection{Angle::degrees(288.2632), Angle::degrees(19.8026)};
    alert.decision.outcome = Outcome::Respond;
    AppliedRule fresh;
    fresh.rule = Rule::Fresh;
    fresh.passed = true;
    fresh.value = 76.0;
    fresh.limit = 3600.0;
    fresh.unit = RuleUnit::Seconds;
    fresh.detail = "of the notice";
    alert.decision.rules = {fresh};
    alert.decision.strategy = "bursts with a position";
    alert.decision.priority = 80;
    alert.decision.askWithin = 5min;
    alert.decision.unanswered = Outcome::Ignore;
    alert.decision.notMatched = {"tests"};
    alert.state = AlertState::Asking;
    alert.askUntil = snapshot.utc + 5min;
    alert.aliases = {"GRB 221009A"};
    NoticeView line;
    line.receivedUtc = snapshot.utc;
    line.source = "Swift BAT";
    line.position = alert.position;
    line.flags = {NoticeFlag::MostlyNoise};
    line.copies = 2;
    alert.story = {line};
    alert.related = {{"fermi:686936000", "GRB 221009A", -3s, Angle::arcminutes(4)}};
    alert.notes = {{snapshot.utc, "Айгуль", "жарқын"}};
    alert.version = 9;
    snapshot.alertsVersion = 9;
    snapshot.alerts = rowsOf({alert});
    ResponseView response;
    response.steps = {{Step::Received, {}}, {Step::InField, 6543210us}};
    response.path = {{{Angle::degrees(1), Angle::degrees(2)}, 3s}};
    snapshot.response = response;
    snapshot.night.night = "2026-12-10";
    snapshot.night.steps = {{NightStep::Observe, NightStepState::Running, {}, {}, {}, snapshot.utc, {}, 0.4}};
    PlanView plan;
    plan.blocks = {{"M 31", "deep", {}, BlockState::Exposing, snapshot.utc, snapshot.utc + 1h, 5, 3, 30}};
    WhyNotAnswer low{
        "m", "M 42", WhyNot::ConstraintAllNight, FailedConstraint{ConstraintKind::AltitudeMin, 12, 20}, 0, 0,
        {},  {}};
    low.change = PossibleChange{ChangeKind::Relax, ConstraintKind::AltitudeMin, 20, 11.5, {}, {}, 0.85};
    plan.unplaced = {low};
    snapshot.night.plan = std::make_shared<const PlanView>(plan);
    snapshot.night.planVersion = 4;
    snapshot.frames = {{"r", "/frames/a.fits", 7, snapshot.utc, 300ms, "swift:1126853", snapshot.utc, 7}};
    return snapshot;
}

} // namespace

class TestCodec : public QObject {
    Q_OBJECT

private slots:
    void snapshotComesBackTheSame()
    {
        const Snapshot before = fullSnapshot();
        const auto after = decodeSnapshot(encode(before));
        QVERIFY2(after.has_value(), after ? "" : after.error().detail.c_str());
        QCOMPARE(asJsonText(*after), asJsonText(before));
        QCOMPARE(after->utc.nsSinceUnixEpoch, before.utc.nsSinceUnixEpoch);
        QCOMPARE(after->alerts[0]->decision, before.alerts[0]->decision);
        QCOMPARE(after->readiness.reasons, before.readiness.reasons);
        QCOMPARE(after->observatory.horizon.size(), std::size_t{2});
        QVERIFY(
            separation(after->observatory.horizon[1], before.observatory.horizon[1])
            < Angle::arcseconds(1e-6));
        QVERIFY(after->devices[0].mount->isSlewing);
        QVERIFY(
            separation(*after->devices[0].mount->target, *before.devices[0].mount->target)
            < Angle::arcseconds(1e-6));
    }

    /// A name cut in the middle of a letter is written down with a mark in its place.
    void brokenLettersAreJournalled()
    {
        const auto request = decodeRequest(encode(Request{"Aig\xe5rim", MakeSafe{}}));
        QVERIFY2(request.has_value(), request ? "" : request.error().detail.c_str());
        const FactRecord written = record(RequestAnswered{request->who, "make_safe", {}}, 1, {});
        QVERIFY(written.body.find("Aig\xef\xbf\xbdrim") != std::string::npos);
        QVERIFY(asJsonLine(written).find("make_safe") != std::string::npos);
        QVERIFY(factOf(written).has_value());
    }

    void nestedTooDeepIsRefused()
    {
        for (const std::uint8_t opening : std::initializer_list<std::uint8_t>{0x81, 0x9f, 0xa1, 0xbf}) {
            const Bytes deep(4'000'000, opening);
            const auto request = decodeRequest(deep);
            QVERIFY(!request.has_value());
            QCOMPARE(request.error().code, Errc::Malformed);
            QVERIFY(!decodeSnapshot(deep).has_value());
        }
    }

    void onlyChangedRowsTravel()
    {
        Snapshot before = fullSnapshot();
        AlertView other = *before.alerts[0];
        other.event = "swift:1126854";
        other.receivedUtc = before.utc + 1s;
        other.version = 10;
        before.alerts.insert(before.alerts.begin(), std::make_shared<const AlertView>(other));
        before.alertsVersion = 10;

        Snapshot next = before;
        AlertView changed = *before.alerts[1];
        changed.state = AlertState::Declined;
        changed.version = 11;
        next.alerts[1] = std::make_shared<const AlertView>(changed);
        next.alertsVersion = 11;

        const Bytes delta = encode(next, versionOf(before));
        QVERIFY(delta.size() < encode(next).size());
        const auto after = decodeSnapshot(delta, &before);
        QVERIFY2(after.has_value(), after ? "" : after.error().detail.c_str());
        QCOMPARE(asJsonText(*after), asJsonText(next));
        QCOMPARE(after->alerts[0], before.alerts[0]); // the very same row, not a copy
        const auto alone = decodeSnapshot(delta);
        QVERIFY(!alone);
        QCOMPARE(alone.error().code, Errc::Malformed);
    }

    void anUnchangedPlanStays()
    {
        const Snapshot before = fullSnapshot();
        Snapshot next = before;
        next.utc = before.utc + 1s;
        const auto after = decodeSnapshot(encode(next, versionOf(before)), &before);
        QVERIFY(after.has_value());
        QCOMPARE(after->night.plan, before.night.plan); // the very same, not a copy
        QVERIFY(!decodeSnapshot(encode(next, versionOf(before))));

        PlanView other = *before.night.plan;
        other.blocks[0].doneExposures = 4;
        next.night.plan = std::make_shared<const PlanView>(other);
        next.night.planVersion = 5;
        const auto renewed = decodeSnapshot(encode(next, versionOf(before)), &before);
        QVERIFY(renewed.has_value());
        QCOMPARE(renewed->night.plan->blocks[0].doneExposures, 4);
    }

    void rowsThatLeftTheQueueLeaveTheDesk()
    {
        const Snapshot before = fullSnapshot();
        Snapshot next = before;
        AlertView other = *before.alerts[0];
        other.event = "swift:1126854";
        other.receivedUtc = before.utc + 1s;
        other.version = 12;
        next.alerts = rowsOf({other});
        next.alertsVersion = 12;
        const auto after = decodeSnapshot(encode(next, versionOf(before)), &before);
        QVERIFY(after.has_value());
        QCOMPARE(after->alerts.size(), 1u);
        QCOMPARE(after->alerts[0]->event, other.event);
    }

    void requestsComeBackTheSame()
    {
        for (const RequestBody &body : std::initializer_list<RequestBody>{
                 MakeSafe{},
                 StopMotion{},
                 StopResponse{},
                 Arm{},
                 Disarm{},
                 SetMode{"manual"},
                 SetWorld{"clouds", "2"},
                 DecideAlert{"swift:1", true},
                 AcknowledgeAlert{"swift:1"},
                 NoteAlert{"swift:1", "жарқын"},
                 NameAlert{"swift:1", "GRB 221009A"},
                 EnterNotice{"<a/>", "pasted"},
                 EnterAlert{"test", {Angle::degrees(1), Angle::degrees(-2)}, Angle::arcminutes(3), {}},
                 ReloadPolicy{},
                 ReadHistory{"gcn", 6h},
                 TryNotification{"duty"},
                 RunNight{false},
                 OrderStep{NightStep::Focus, StepOrder::Skip, "seen good"},
                 OrderBlock{"M 31", "deep", BlockOrder::At, UtcInstant{1'600'000'000'000'000'000}},
                 OrderBlock{"M 31", "deep", BlockOrder::Now, {}, 2},
                 EnterProgramme{"[[target]]", true}}) {
            const Request before{"Айгуль", body};
            const auto after = decodeRequest(encode(before));
            QVERIFY(after.has_value());
            QCOMPARE(*after, before);
        }
    }

    void damagedBytesAreRefused()
    {
        const Bytes whole = encode(fullSnapshot());
        std::mt19937 random(7);
        for (std::size_t length = 0; length < whole.size(); length += 37)
            QVERIFY(!decodeSnapshot(std::span(whole).first(length)));
        int refused = 0;
        for (int i = 0; i < 500; ++i) {
            Bytes bytes = whole;
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
            refused += decodeSnapshot(bytes) ? 0 : 1; // may still be a snapshot; must not throw or crash
        }
        QVERIFY(refused > 0);
    }

    void everyFactComesBackFromTheJournal()
    {
        const Now now{{1'665'324'694'000'000'000}, {5}};
        const std::vector<Fact> facts{
            CoreStarted{"0.1.0", true, true},
            CoreStopped{},
            NoticeReceived{"gcn", "t", 3, 9, false},
            NoticeRefused{"malformed", "line 3", "gcn", "t", 3},
            NoticeRepeated{"swift:1", "SWIFT_BAT_GRB_POSITION", "gcn"},
            Decided{"swift:1", "K", now.utc, {}, {}, {}},
            EventWithdrawn{"swift:1", EventStatus::KnownSource, {}},
            EventsLinked{"swift:1", "fermi:2", RelationKind::SameBurst},
            EventOdd{"swift:1", EventWarning::RetractionFirst},
            AlertAnswered{"swift:1", "Айгуль", true},
            AlertSeen{"swift:1", "Айгуль"},
            AlertNoted{"swift:1", {now.utc, "Айгуль", "жарқын"}},
            AlertNamed{"swift:1", "Айгуль", "GRB 221009A"},
            PolicyLoaded{"/etc/tulpar/policy.toml", "line 3"},
            MapRead{"lvk:S1", {SkyRegion{}}, {}},
            PositionWeighed{"swift:1", {Angle::degrees(1), Angle::degrees(2)}, {}},
            ResponseMoved{"swift:1", ResponseState::Idle, ResponseState::Vetting, "alert"},
            ResponseStep{"swift:1", {Step::InField, 1s}},
            CommandIssued{1, {DeviceKind::Camera, "r"}, "start_exposures", {}, Duration(300ms), 1},
            CommandRefused{{DeviceKind::Roof, {}}, "open_roof", {{ReasonCode::Raining, {}, {}, {}}}},
            CommandFailed{{DeviceKind::Roof, {}}, "open_roof", "no link"},
            DeviceChanged{{DeviceKind::Roof, {}}, "opening"},
            ExposureBegan{"r", now.utc, 300ms, "swift:1"},
            FrameStored{"r", 1, "/a", now.utc, 300ms, "swift:1", false},
            FrameLost{"r", 2, "disk full"},
            RequestAnswered{"a", "arm", {true, {}}},
            FeedChanged{"gcn", true, {}},
            FeedsCompared{"ivo://a#b", "gcn", "voevent", "both", 300ms},
            ReadinessChanged{false, {}},
            SafetyActed{"restart", false, {}},
            NotificationSent{"swift:1", "ask", "duty", "https://pager", 2, 0},
            NotificationFailed{"swift:1", "ask", "duty", "ring.sh", 1, 0, "exit status 1", true},
            ConditionChanged{Condition::Humidity, ConditionState::Good, ConditionState::Bad, 86.5},
            OverrideChanged{{Condition::Cloud, "Айгуль", "thin cirrus", now.utc, {}}, true, {}},
            ControlChanged{"Айгуль", "granted", "Bota"},
            ModeChanged{"manual", "Айгуль"},
            HeartbeatChanged{
                false, {{ReasonCode::DeviceStale, DeviceId{DeviceKind::Weather, {}}, 301.0, 300.0}}},
            AlarmChanged{
                {3,
                 {ReasonCode::Raining, {}, {}, {}},
                 {},
                 AlarmWeight::Warning,
                 AlarmPhase::New,
                 now.utc,
                 {},
                 {},
                 1},
                {}},
            RemedyTried{{DeviceKind::Roof, {}}, 3, Remedy::Reconnect, {}},
            JournalRescued{"/state/journal.sqlite.damaged-1", 76, 2, false},
            NightRun{true, "2026-12-10", "Айгуль"},
            NightMoved{
                NightStep::DuskFlats,
                NightStepState::Waiting,
                NightStepState::Skipped,
                {{ReasonCode::SunGone, {}, -9.1, -7.0}},
                {}},
            ProgrammeLoaded{"autumn", "/etc/tulpar/programme.toml", "0123456789abcdef", 12, 14, 1, {}},
            PlanMade{"2026-12-10", "programme", 11, 3, 812.5},
            NightChose{"M 31", "deep", now.utc, {{ReasonCode::BestOfPlan, {}, 5.0, {}}}},
            BlockMoved{
                "M 31",
                "deep",
                BlockState::Exposing,
                BlockState::Interrupted,
                {{ReasonCode::BurstFirst, {}, {}, {}, {}, "swift:1"}},
                {}},
            BlockOrdered{"M 31", "deep", BlockOrder::At, now.utc, "Айгуль"},
            FocusFitted{12034, 1.4, -3.5, 9, true},
            NightDrilled{true, 0.4, {}},
            PointingMeasured{
                {Angle::degrees(10), Angle::degrees(41)},
                6.4,
                {{"g", 44.5, -2.5}, {"r", 45.0, -2.0}},
                44.75,
                -2.25,
                44.8,
                30,
                201.7,
                true,
                -12.5,
                43.1},
            AlertPriced{"swift:1", PreemptWhen::AfterExposure, 120.5, 80.25, 4000, 42s},
            DeviceDisturbed{{DeviceKind::Mount, {}}, "slewing", false}};
        QCOMPARE(facts.size(), std::variant_size_v<Fact>);
        std::uint64_t seq = 0;
        for (const Fact &fact : facts) {
            const FactRecord written = record(fact, ++seq, now);
            const auto read = factOf(written);
            QVERIFY2(read.has_value(), written.body.c_str());
            QCOMPARE(record(*read, seq, now), written);
        }
    }

    /// A journal that was written before maps came with fields is read all the same.
    void aMapOfAnOlderCoreIsRead()
    {
        MapRead map;
        map.event = "lvk:S240112e";
        map.regions.emplace_back().tiles = {{{Angle::degrees(20), Angle::degrees(30)}, 0.25}};
        FactRecord written = record(map, 1, Now{});
        const auto read = factOf(written);
        QVERIFY(read);
        QVERIFY(std::get<MapRead>(*read).regions.front().tiles.front().probability == 0.25);
        const std::size_t from = written.body.find(",\"tiles\":[");
        QVERIFY(from != std::string::npos);
        written.body.erase(from, written.body.find(']', from) + 1 - from);
        const auto older = factOf(written);
        QVERIFY2(older, written.body.c_str());
        QVERIFY(std::get<MapRead>(*older).regions.front().tiles.empty());
    }

    void anUnknownKindIsSaid()
    {
        const auto read = factOf({1, {}, "of_another_version", "{}"});
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::UnknownFormat);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "test_codec.moc"
