// Closing from everywhere, with devices that obey, are deaf for a while or for ever, or are gone: the real
// keepers over a world of a few words.
#include "scene.h"
#include "tally.h"

#include "core/runtime/safety_keeper.h"

#include <set>

namespace tulpar::proof {

namespace {

using P = SafetyProperty;

/// How a device of the small world below takes its commands.
enum class Habit { Obeys, DeafAtFirst, Deaf, Gone };
constexpr std::array kHabitNames{"obeys", "is deaf to the first two commands", "is deaf", "is not heard"};

struct Small {
    MountPose pose = MountPose::Stopped;
    OpeningState roof = OpeningState::Closed;
    OpeningState cover = OpeningState::Closed;
    Habit mountHabit = Habit::Obeys;
    Habit roofHabit = Habit::Obeys;
    Habit coverHabit = Habit::Obeys;
    bool tubeClearsRoof = true;
};

std::string wordsOf(const Small &s)
{
    return std::string("mount ") + kPoseNames.at(static_cast<std::size_t>(s.pose)) + " that "
        + kHabitNames.at(static_cast<std::size_t>(s.mountHabit)) + ", roof " + std::string(nameOf(s.roof))
        + " that " + kHabitNames.at(static_cast<std::size_t>(s.roofHabit)) + ", cover "
        + std::string(nameOf(s.cover)) + " that " + kHabitNames.at(static_cast<std::size_t>(s.coverHabit))
        + (s.tubeClearsRoof ? ", the tube clears the roof" : ", the tube does not clear the roof");
}

/// Keepers over a world of a few words, in steps of half a second.
class SmallWorld {
public:
    explicit SmallWorld(const Small &small)
        : m_small(small)
        , m_config(configOf(small))
        , m_devices(m_config)
        , m_safety(m_config, MonoInstant{judgement().mono - 1h})
        , m_sky(m_config.site, judgement().utc)
    {
        report(true); // once heard, whatever becomes of it
    }

    void begin(const char *cause)
    {
        m_safety.begin(cause, {}, m_devices, m_out, m_now);
        settle();
    }

    void step()
    {
        m_now = {m_now.utc + kTick, m_now.mono + kTick};
        move(m_small.roof);
        move(m_small.cover);
        if (m_small.pose == MountPose::Slewing && m_parks)
            m_small.pose = MountPose::Parked;
        report(false);
        settle();
    }

    [[nodiscard]] bool isMakingSafe() const { return m_safety.isMakingSafe(); }
    [[nodiscard]] bool isShut() const
    {
        return m_small.roof == OpeningState::Closed && m_small.cover == OpeningState::Closed;
    }
    [[nodiscard]] const Small &small() const { return m_small; }
    [[nodiscard]] const std::set<std::string> &asked() const { return m_asked; }
    [[nodiscard]] const DeviceKeeper &devices() const { return m_devices; }
    [[nodiscard]] Reasons whyClose() const
    {
        return m_safety.whyClose(m_devices, Angle::degrees(-30), m_now);
    }
    [[nodiscard]] int lateClosings() const { return m_lateClosings; }
    void rain()
    {
        WeatherReport weather{5, 40, -7, 3, 5, 725, -30, true, false};
        m_devices.take({{DeviceKind::Weather, {}}, weather, m_now}, m_out, m_now);
        m_isRaining = true;
    }

private:
    static constexpr Duration kTick = 500ms;

    static CoreConfig configOf(const Small &small)
    {
        CoreConfig config;
        config.safety.tubeClearsRoof = small.tubeClearsRoof;
        return config;
    }

    static void move(OpeningState &state)
    {
        if (state == OpeningState::Opening)
            state = OpeningState::Open;
        if (state == OpeningState::Closing)
            state = OpeningState::Closed;
    }

    void report(bool isFirst)
    {
        const auto say = [&](DeviceKind kind, Habit habit, const ReportBody &body) {
            if (habit != Habit::Gone || isFirst)
                m_devices.take({{kind, {}}, body, m_now}, m_out, m_now);
            if (habit == Habit::Gone && isFirst)
                m_devices.take({{kind, {}}, LinkReport{false}, m_now}, m_out, m_now);
        };
        MountReport mount;
        mount.pointing = pointing();
        mount.azimuthMechanical = mount.pointing.azimuth;
        mount.isParked = m_small.pose == MountPose::Parked;
        mount.isTracking = m_small.pose == MountPose::Tracking;
        mount.isSlewing = m_small.pose == MountPose::Slewing;
        if (mount.isSlewing && !m_parks)
            mount.target = IcrsDirection{Angle::degrees(10), Angle::degrees(20)};
        say(DeviceKind::Mount, m_small.mountHabit, mount);
        say(DeviceKind::Roof, m_small.roofHabit, OpeningReport{m_small.roof, {}});
        say(DeviceKind::Cover, m_small.coverHabit, OpeningReport{m_small.cover, {}});
        WeatherReport weather{5, 40, -7, 3, 5, 725, -30, m_isRaining, false};
        m_devices.take({{DeviceKind::Weather, {}}, weather, m_now}, m_out, m_now);
        m_devices.watch(Angle::degrees(-30), m_out, m_now);
    }

    void settle()
    {
        m_safety.notice(m_devices, m_out, m_now);
        m_devices.reconcile(m_sky, kNight, m_out, m_now);
        m_safety.watch(m_devices, m_out, m_now);
        const Effects effects = m_out.flush();
        for (const DeviceCommand &command : effects.urgent)
            obey(command.body);
        for (const DeviceCommand &command : effects.commands)
            obey(command.body);
        // What closes must not wait for the journal.
        for (const DeviceCommand &command : effects.commands)
            m_lateClosings += isSafing(command.body);
    }

    /// Whether the device takes this one, by its habit.
    bool takes(Habit habit, int &heard)
    {
        ++heard;
        return habit == Habit::Obeys || habit == Habit::Gone || (habit == Habit::DeafAtFirst && heard > 2);
    }

    void obey(const CommandBody &command)
    {
        m_asked.insert(std::string(commandName(command)));
        switch (deviceOf(command).kind) {
        case DeviceKind::Mount:
            if (!takes(m_small.mountHabit, m_mountHeard))
                return;
            if (std::holds_alternative<StopMount>(command) && m_small.pose != MountPose::Parked)
                m_small.pose = MountPose::Stopped;
            m_parks = std::holds_alternative<ParkMount>(command);
            if (m_parks && m_small.pose != MountPose::Parked)
                m_small.pose = MountPose::Slewing;
            break;
        case DeviceKind::Roof:
            if (takes(m_small.roofHabit, m_roofHeard) && std::holds_alternative<CloseRoof>(command)
                && m_small.roof != OpeningState::Closed)
                m_small.roof = OpeningState::Closing;
            break;
        case DeviceKind::Cover:
            if (takes(m_small.coverHabit, m_coverHeard) && std::holds_alternative<CloseCover>(command)
                && m_small.cover != OpeningState::Closed)
                m_small.cover = OpeningState::Closing;
            break;
        default:
            break;
        }
    }

    static constexpr HorizontalDirection kNight{Angle::degrees(0), Angle::degrees(-30)};

    Small m_small;
    CoreConfig m_config;
    Now m_now = judgement();
    Outbox m_out{0};
    DeviceKeeper m_devices;
    SafetyKeeper m_safety;
    Observer m_sky;
    std::set<std::string> m_asked;
    bool m_parks = false;
    bool m_isRaining = false;
    int m_mountHeard = 0;
    int m_roofHeard = 0;
    int m_coverHeard = 0;
    int m_lateClosings = 0;
};

void judgeMakeSafe(Tally &tally, const Small &small)
{
    constexpr int kSteps = 60; // half a minute
    const auto words = [&] { return wordsOf(small); };
    SmallWorld world(small);
    tally.state();
    // Whatever runs or does not run: with rain, what is not measured closed must close.
    world.rain();
    const bool isMeasuredShut =
        world.isShut() && small.roofHabit != Habit::Gone && small.coverHabit != Habit::Gone;
    tally.hold(P::UnsafeCloses, isMeasuredShut || !world.whyClose().empty(), words);
    world.begin("unsafe");
    tally.transition();
    const bool isRoofFree = small.tubeClearsRoof
        || (small.mountHabit != Habit::Gone && small.pose == MountPose::Parked)
        || (small.mountHabit == Habit::Gone && small.pose == MountPose::Parked);
    // At once, and of everything that is not closed or closing.
    const auto isAsked = [&](const char *name) { return world.asked().contains(name); };
    const auto needsClosing = [](OpeningState state, Habit habit) {
        return habit == Habit::Gone || (state != OpeningState::Closed && state != OpeningState::Closing);
    };
    if (needsClosing(small.cover, small.coverHabit))
        tally.hold(P::ClosingNeedsNothing, isAsked("close_cover"), [&] {
            return "the cover is not told: " + words();
        });
    if (needsClosing(small.roof, small.roofHabit) && isRoofFree)
        tally.hold(P::ClosingNeedsNothing, isAsked("close_roof"), [&] {
            return "the roof is not told: " + words();
        });
    bool wasEarly = false;
    for (int i = 0; i < kSteps; ++i) {
        tally.state();
        tally.transition();
        const bool wasMaking = world.isMakingSafe();
        if (!wasMaking)
            break; // closed, as measured: nothing more is to come
        world.step();
        wasEarly = wasEarly || (wasMaking && !world.isMakingSafe() && !world.isShut());
    }
    const auto ends = [](Habit habit) { return habit == Habit::Obeys || habit == Habit::DeafAtFirst; };
    // A mount in the way can be parked only under an open roof; else a person is called.
    const bool mayPark = ends(small.mountHabit)
        && (small.roof == OpeningState::Open || small.roof == OpeningState::Opening)
        && small.roofHabit != Habit::Gone;
    const bool isMountInWay = !isRoofFree && !mayPark;
    tally.hold(P::SafeOnlyMeasured, !wasEarly && (world.isMakingSafe() || world.isShut()), words);
    if (ends(small.coverHabit))
        tally.hold(P::ClosingNeedsNothing, world.small().cover == OpeningState::Closed, [&] {
            return "the cover is open after 30 s: " + words();
        });
    if (ends(small.roofHabit) && !isMountInWay)
        tally.hold(P::ClosingNeedsNothing, world.small().roof == OpeningState::Closed, [&] {
            return "the roof is open after 30 s: " + words();
        });
    // A roof that was closed over the mount as it stands may be told so again.
    if (isMountInWay && needsClosing(small.roof, small.roofHabit)) {
        const bool wasClosed = small.roof == OpeningState::Closed || small.roof == OpeningState::Closing;
        tally.hold(P::RoofSparesTube, wasClosed || world.small().roof != OpeningState::Closed, words);
        const bool isTold = !world.devices().heldBack().empty() || (wasClosed && isAsked("close_roof"));
        tally.hold(
            P::ClosingNeedsNothing, isTold, [&] { return "nobody is told why the roof waits: " + words(); });
    }
    tally.hold(P::ClosingReachable, world.lateClosings() == 0, [&] {
        return "closing waits for the journal: " + words();
    });
}

} // namespace

void exploreMakeSafe(Tally &tally)
{
    constexpr std::array habits{Habit::Obeys, Habit::DeafAtFirst, Habit::Deaf, Habit::Gone};
    for (const bool tubeClearsRoof : {true, false})
        for (const MountPose pose :
             {MountPose::Parked, MountPose::Stopped, MountPose::Tracking, MountPose::Slewing})
            for (std::size_t roof = 0; roof < EnumNames<OpeningState>::names.size(); ++roof)
                for (std::size_t cover = 0; cover < EnumNames<OpeningState>::names.size(); ++cover)
                    for (const Habit mountHabit : habits)
                        for (const Habit roofHabit : habits)
                            for (const Habit coverHabit : habits)
                                judgeMakeSafe(
                                    tally,
                                    {pose, static_cast<OpeningState>(roof), static_cast<OpeningState>(cover),
                                     mountHabit, roofHabit, coverHabit, tubeClearsRoof});
}

} // namespace tulpar::proof
