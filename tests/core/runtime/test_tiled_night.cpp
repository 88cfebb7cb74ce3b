#include "core/nights/virtual_observatory.h"
#include "core/policy/policy_text.h"
#include "tests/core/runtime/night.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace tulpar;

namespace {

/// Rules that queue all and tile it.
constexpr const char *kTilesAll = R"(name = "test"
[[strategy]]
name = "all"
outcome = "queue"
tiles = { exposure_s = 30, epochs = 2, revisit_s = 1200, most = 6, within_s = 40000 }
)";

/// The evening of December 10th, run by itself under those rules with no programme entered.
struct TiledNight {
    TiledNight()
        : observatory(config(), world(), afternoon())
    {
        observatory.paceItself(true);
        observatory.setPlanEffort({2, false});
        isRunning = observatory.request("Aigerim", RunNight{true}).accepted;
    }
    static UtcInstant afternoon() { return *parseUtc("2026-12-10T10:00:00Z"); }
    static CoreConfig config()
    {
        CoreConfig config = simulatedConfig(HardwareProfile::Assy);
        config.policy = std::make_shared<const Policy>(readPolicy(kTilesAll)->policy);
        return config;
    }
    static World world()
    {
        World world(assySite(), afternoon());
        world.place({100, 60}, 0, 0);
        return world;
    }
    [[nodiscard]] std::vector<std::string> planned()
    {
        std::vector<std::string> names;
        if (const auto plan = observatory.core().snapshot().night.plan)
            for (const PlannedBlockView &block : plan->blocks)
                names.push_back(block.block);
        std::ranges::sort(names);
        names.erase(std::ranges::unique(names).begin(), names.end());
        return names;
    }
    /// In the order of the names.
    [[nodiscard]] std::vector<IcrsDirection> places()
    {
        std::map<std::string, IcrsDirection> all;
        if (const auto plan = observatory.core().snapshot().night.plan)
            for (const PlannedBlockView &block : plan->blocks)
                all[block.block] = block.position;
        std::vector<IcrsDirection> places;
        for (const auto &[name, place] : all)
            places.push_back(place);
        return places;
    }
    [[nodiscard]] std::map<std::string, int> frames() const
    {
        std::map<std::string, int> count;
        for (const FactRecord &record : observatory.journal())
            if (record.kind == FrameStored::kKind)
                ++count[std::get<FrameStored>(*factOf(record)).event];
        return count;
    }

    VirtualObservatory observatory;
    bool isRunning = false;
};

} // namespace

/// Alerts wider than the field in a night that runs by itself.
class TestTiledNight final : public QObject {
    Q_OBJECT

private slots:
    void aWideAlertIsObserved();
    void aRestartPlansTheSame();
};

/// From the word of a person to frames of the fields, twice each; until a "no".
void TestTiledNight::aWideAlertIsObserved()
{
    TiledNight night;
    QVERIFY(night.isRunning);
    (void)night.observatory.liveUntil(*parseUtc("2026-12-10T14:30:00Z"));
    const Answer answer = night.observatory.request(
        "Aigerim",
        EnterAlert{"wide one", {Angle::degrees(40), Angle::degrees(45)}, Angle::degrees(0.5), std::nullopt});
    QVERIFY(answer.accepted);
    QVERIFY(night.observatory.liveUntil(
        *parseUtc("2026-12-10T15:00:00Z"), [&] { return night.planned().size() == 6; }));
    const std::vector<std::string> before = night.planned();
    for (const std::string &name : before)
        QVERIFY2(name.find(" tile ") != std::string::npos, name.c_str());
    (void)night.observatory.liveUntil(*parseUtc("2026-12-10T15:45:00Z"));
    const auto frames = night.frames();
    int visits = 0;
    for (const std::string &name : before)
        for (const auto &[subject, count] : frames)
            if (subject == "programme:" + name + "/" + name) {
                QCOMPARE(count, 2 * 3); // epochs x channels
                ++visits;
            }
    QCOMPARE(visits, 6);

    const Answer second = night.observatory.request(
        "Aigerim",
        EnterAlert{"another", {Angle::degrees(38), Angle::degrees(60)}, Angle::degrees(0.5), std::nullopt});
    QVERIFY(second.accepted);
    const auto hasAnother = [&] {
        return std::ranges::any_of(night.planned(), [](const std::string &name) {
            return name.find("another") != std::string::npos;
        });
    };
    QVERIFY(night.observatory.liveUntil(night.observatory.now().utc + std::chrono::minutes(1), hasAnother));
    (void)night.observatory.liveUntil(night.observatory.now().utc + std::chrono::minutes(3));
    QVERIFY(std::ranges::any_of(night.frames(), [](const auto &each) { // though all was done before
        return each.first.find("another tile") != std::string::npos;
    }));
    std::string event;
    for (const auto &row : night.observatory.core().snapshot().alerts)
        if (row->name.find("another") != std::string::npos)
            event = row->event;
    QVERIFY(!event.empty());
    QVERIFY(night.observatory.request("Aigerim", DecideAlert{event, false}).accepted);
    QVERIFY(night.observatory.liveUntil(
        night.observatory.now().utc + std::chrono::minutes(4), [&] { return !hasAnother(); }));
}

/// What a core that begins anew on the journal plans is what the one before had planned.
void TestTiledNight::aRestartPlansTheSame()
{
    TiledNight night;
    (void)night.observatory.liveUntil(*parseUtc("2026-12-10T14:30:00Z"));
    QVERIFY(
        night.observatory
            .request(
                "Aigerim",
                EnterAlert{
                    "wide one", {Angle::degrees(40), Angle::degrees(45)}, Angle::degrees(0.5), std::nullopt})
            .accepted);
    QVERIFY(night.observatory.liveUntil(
        *parseUtc("2026-12-10T15:00:00Z"), [&] { return night.planned().size() == 6; }));
    const std::vector<std::string> before = night.planned();
    const std::vector<IcrsDirection> places = night.places();
    night.observatory.stopCore();
    night.observatory.startCore();
    QVERIFY(night.planned().empty());
    QVERIFY(night.observatory.request("Aigerim", RunNight{true}).accepted);
    QVERIFY(night.observatory.liveUntil(
        *parseUtc("2026-12-10T17:00:00Z"), [&] { return night.planned() == before; }));
    QVERIFY(night.places() == places);
}

QTEST_APPLESS_MAIN(TestTiledNight)
#include "test_tiled_night.moc"
