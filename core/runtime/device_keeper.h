#pragma once

#include "core/runtime/core_config.h"
#include "core/runtime/goals.h"
#include "core/runtime/mount_coordinates.h"
#include "core/runtime/others_watch.h"
#include "core/runtime/outbox.h"
#include "core/runtime/reconciler.h"
#include "core/runtime/recovery.h"
#include "core/safety/interlock.h"
#include "core/safety/roof_geometry.h"
#include "core/session/snapshot.h"
#include "core/sky/observer.h"

#include <map>
#include <set>

namespace tulpar {

/// Holds what is wished of the devices against what is measured, lets the commands that follow pass the gate,
/// and notices what no command of ours explains. Knows nothing of alerts. Confine to one thread.
class DeviceKeeper {
public:
    explicit DeviceKeeper(const CoreConfig &config);

    /// Before the first report: the waits for the weather that a run before had not ended.
    void resume(const std::vector<ConditionMemory> &conditions, Outbox &out, Now now);

    /// Takes a report in; a change of state becomes a fact, and so does a stranger's doing.
    void take(const DeviceReport &report, Outbox &out, Now now);
    void take(const HostReport &report, Outbox &out, Now now);
    /// A shutter opened: the camera's place on its ladder moves on.
    void opened(const std::string &channel);

    /// Every tick: what time alone changes of the knowledge, and what others do, with their facts.
    void watch(Angle sunAltitude, Outbox &out, Now now);

    /// `isOrdered`: a person's own word, which the engineering mode asks for; it holds until another goal.
    void wishMount(const MountWish &goal, bool isOrdered = false);
    void wishRoof(OpeningGoal goal, bool isOrdered = false);
    void wishCover(OpeningGoal goal, bool isOrdered = false);
    void wishCamera(const std::string &channel, const CameraGoal &goal);
    void wishCamerasIdle();
    /// Cool the sensor to this, or let it warm (zero and above).
    void wishTemperature(const std::string &channel, double setPointC);
    void wishFocuser(const FocuserWish &goal);
    /// Closes what no person has opened by his own word.
    void closeUp();
    /// A person's own order: the roof closes and waits for no mount.
    void closeRoofAtOnce(Now now);
    /// The heartbeat is withheld or the device side's contact has fired: it may close by itself.
    void contactCloses(bool may) { m_others.contactCloses(may); }
    /// Whether the device side would close by itself were the core to fall silent. Where that is needed,
    /// nothing opens without it.
    void guarded(bool isGuarded) { m_isGuarded = isGuarded || !m_config.isGuardNeeded; }
    [[nodiscard]] bool isGuarded() const { return m_isGuarded; }
    /// A fire drill: nothing but safing commands passes, whatever is wished.
    void holdForDrill(bool isHeld) { m_isDrill = isHeld; }

    /// Of commands whose intents are committed now, those that the gate still lets out: the journal took its
    /// time, and meanwhile a roof may have begun to close.
    [[nodiscard]] std::vector<DeviceCommand> stillPassable(
        std::vector<DeviceCommand> commands, const Observer &sky, const HorizontalDirection &sun, Outbox &out,
        Now now);

    /// What the mount is told from now on lies so far from where it is to look. A goal that stands is told
    /// anew.
    void setPointing(const PointingOffset &offset, const Observer &sky);
    [[nodiscard]] const PointingOffset &pointing() const { return m_coordinates.offset(); }

    /// The simulated observatory was set to another hour.
    void worldChanged(Now now) { m_others.worldChanged(now); }

    /// Sends what the goals still need. `sky` is the sky now.
    void reconcile(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now);

    [[nodiscard]] Knowledge &knowledge() { return m_knowledge; }
    [[nodiscard]] const Knowledge &knowledge() const { return m_knowledge; }
    [[nodiscard]] const Goals &goals() const { return m_goals; }

    /// Why wishes are held back by the gate now, and why the roof waits.
    [[nodiscard]] Reasons heldBack() const;
    /// The devices that were asked in vain: DeviceLate, value: the step of the ladder, or the setting that
    /// differs.
    [[nodiscard]] Reasons failing() const;
    /// The devices whose ladder has come to a person.
    [[nodiscard]] std::vector<DeviceId> callsFor() const;
    /// Whether `device` is there for a goal or for safety now, and so is missed when it is not heard.
    [[nodiscard]] bool isNeeded(const DeviceId &device, Now now) const;
    /// What a roof that shall close waits for. Over a mount that it was closed over before, it closes again.
    [[nodiscard]] RoofVerdict roofVerdict(Now now) const;
    /// All cameras at rest, as measured or unknown; nothing of a response runs on.
    [[nodiscard]] bool camerasRest(Now now) const;
    /// What others did in the last minute, oldest first; not over: still going on.
    struct Disturbance {
        DeviceId device;
        std::string what;
        MonoInstant at;
        bool isOver = false;
    };
    [[nodiscard]] const std::vector<Disturbance> &disturbances() const { return m_disturbances; }

    [[nodiscard]] std::vector<DeviceId> devices() const;
    [[nodiscard]] std::vector<DeviceView> views() const;

private:
    /// What is carried to a goal of its own: a device, or the cooler within a camera.
    struct Hand {
        DeviceId device;
        bool isCooler = false;
        bool operator<(const Hand &other) const
        {
            return device < other.device || (device == other.device && isCooler < other.isCooler);
        }
    };
    [[nodiscard]] static Hand handFor(const CommandBody &command);
    [[nodiscard]] static Reconciler reconcilerFor(const CoreConfig &config, const Hand &hand);

    void act(
        const Hand &hand, const Need &need, const Observer &sky, const HorizontalDirection &sun, Outbox &out,
        Now now);
    [[nodiscard]] Reasons whyHeld(
        const CommandBody &command, const Observer &sky, const HorizontalDirection &sun, Now now) const;
    /// The step of the ladder, if one was taken.
    static void say(const DeviceId &device, const Reconciler::Act &act, Outbox &out, Now now);
    void hold(const CommandBody &command, const Reasons &reasons, Outbox &out, Now now);
    void reconcileRoof(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now);
    void reconcileWeather(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now);
    /// A wish of the mount, or to be out of the way of a roof that shall close.
    [[nodiscard]] MountWish mountGoal(Now now) const;
    /// An observatory that shall be open needs also what it has no wish of yet.
    [[nodiscard]] Need orUnheard(const DeviceId &device, Need need, Now now) const;
    [[nodiscard]] Need needOfCamera(const std::string &channel, const CameraGoal &goal, Now now);
    void order(const DeviceId &device, bool isOrdered);
    void heed(const OthersWatch::Findings &findings, Outbox &out, Now now);
    void sayChanges(Outbox &out, Now now);
    /// What still waits is told again now and then, so that a run after this one knows how far it came.
    void sayWaits(Outbox &out, Now now);
    [[nodiscard]] Reconciler &reconcilerOf(const Hand &hand);

    CoreConfig m_config;
    Knowledge m_knowledge;
    Goals m_goals;
    OthersWatch m_others; ///< in the mount's own coordinates
    MountCoordinates m_coordinates;
    std::optional<DeviceReport> m_mountSaid; ///< last, in its own coordinates
    std::map<Hand, Reconciler> m_reconcilers;
    std::map<Hand, Reasons> m_held;
    std::set<DeviceId> m_ordered; ///< whose goal is a person's word
    std::map<std::string, MonoInstant> m_wrongSince; ///< settings that differ, by channel
    std::map<DeviceId, Reason> m_wrong;
    std::vector<Disturbance> m_disturbances;
    std::optional<MountReport> m_underRoof; ///< where the mount stood when the roof was last measured closed
    std::optional<MonoInstant> m_waitsToldAt;
    Angle m_sunAltitude;
    bool m_isSunKnown = false;
    bool m_roofAtOnce = false;
    bool m_isGuarded = false;
    bool m_isDrill = false;
};

} // namespace tulpar
