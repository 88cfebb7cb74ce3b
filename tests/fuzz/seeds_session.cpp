#include "core/session/codec.h"
#include "core/session/fact.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <variant>

using namespace tulpar;

// Writes the first inputs of fuzz_session into a folder: every request, answer and fact there is, and
// snapshots with something in every part.

namespace {

class Folder {
public:
    explicit Folder(std::string path)
        : m_path(std::move(path))
    {
    }
    void put(char kind, const std::string &name, const Bytes &bytes)
    {
        std::ofstream file(m_path + "/" + kind + "_" + name, std::ios::binary);
        file.put(kind);
        file.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        m_isWritten = m_isWritten && file.flush().good();
    }
    [[nodiscard]] bool isWritten() const { return m_isWritten; }

private:
    std::string m_path;
    bool m_isWritten = true;
};

Reasons someReasons()
{
    return {
        {ReasonCode::WindHigh, DeviceId{DeviceKind::Weather, {}}, 15.5, 14.0},
        {ReasonCode::ConditionUnknown, {}, 400.0, 300.0, Condition::Humidity},
        {ReasonCode::ControlHeld, {}, {}, {}, {}, "Aigerim"}};
}

template <std::size_t index = 0>
void putRequests(Folder &folder)
{
    if constexpr (index < std::variant_size_v<RequestBody>) {
        const Request request{"Aigerim", std::variant_alternative_t<index, RequestBody>{}};
        folder.put('q', std::string(requestName(request.body)), encode(request));
        putRequests<index + 1>(folder);
    }
}

void putFact(Folder &folder, const Fact &fact)
{
    const FactRecord written = record(fact, 1, {UtcInstant{1'665'324'694'000'000'000}, {}});
    const std::string text = written.kind + "\n" + written.body;
    folder.put('f', written.kind, Bytes(text.begin(), text.end()));
}

template <std::size_t index = 0>
void putFacts(Folder &folder)
{
    if constexpr (index < std::variant_size_v<Fact>) {
        putFact(folder, std::variant_alternative_t<index, Fact>{});
        putFacts<index + 1>(folder);
    }
}

Snapshot busySnapshot()
{
    Snapshot snapshot;
    snapshot.seq = 41;
    snapshot.utc = {1'665'324'694'123'456'789};
    snapshot.readiness.reasons = someReasons();
    DeviceView mount;
    mount.device = {DeviceKind::Mount, {}};
    mount.measuredUtc = snapshot.utc;
    mount.mount = MountReport{
        {Angle::degrees(10), Angle::degrees(45)},
        Angle::degrees(370),
        IcrsDirection{Angle::degrees(288.26), Angle::degrees(19.8)},
        {},
        true,
        false,
        false};
    snapshot.devices = {mount};
    snapshot.feeds.emplace_back().name = "gcn";
    AlertView alert;
    alert.event = "swift:1126853";
    alert.position = IcrsDirection{Angle::degrees(288.26), Angle::degrees(19.8)};
    alert.aliases = {"GRB 221009A"};
    alert.story.emplace_back().source = "Swift BAT";
    alert.notes.push_back({snapshot.utc, "Aigerim", "bright"});
    alert.version = 3;
    snapshot.alertsVersion = 3;
    snapshot.alerts = rowsOf({alert});
    ConditionView humidity;
    humidity.rule = defaultConditionRules().front();
    humidity.state = ConditionState::Bad;
    humidity.value = 91;
    snapshot.safety.conditions = {humidity};
    snapshot.safety.overrides = {{Condition::Wind, "Aigerim", "the vane is frozen", snapshot.utc, {}}};
    snapshot.safety.control.holder = "Aigerim";
    snapshot.safety.heartbeat.withheldBecause = someReasons();
    snapshot.safety.host = HostReport{{}, 1ms, 2ms, true, 120.0, Duration{}, std::nullopt};
    Alarm alarm;
    alarm.number = 1;
    alarm.cause = someReasons().front();
    alarm.consequences = someReasons();
    snapshot.safety.alarms = {alarm};
    return snapshot;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: seeds_session FOLDER\n");
        return 2;
    }
    Folder folder(argv[1]);
    putRequests(folder);
    putFacts(folder);
    folder.put('a', "accepted", encode(Answer{true, {}}));
    folder.put('a', "rejected", encode(Answer{false, someReasons()}));
    folder.put('s', "empty", encode(Snapshot()));
    folder.put('s', "busy", encode(busySnapshot()));
    folder.put('d', "rows", encode(busySnapshot(), 2));
    folder.put('d', "no_rows", encode(busySnapshot(), 3));
    return folder.isWritten() ? 0 : 1;
}
