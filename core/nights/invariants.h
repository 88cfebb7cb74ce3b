#pragma once

#include "core/nights/condition_judge.h"
#include "core/nights/night.h"
#include "core/nights/sun_track.h"
#include "core/nights/virtual_observatory.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What must hold through every night, whatever goes wrong.
enum class Invariant {
    RoofCloses,
    NoUnsafeOpening,
    NoMotionUnderRoof,
    FarFromSun,
    WithinLimits,
    CoverShutByDay,
    IntentFirst,
    NoticeKept,
    NoticeOnce,
    FrameOnce,
    BusyEnds,
    OverrideEnds,
    RetractionStops,
    RestartIsStill,
    FactsNumbered,
    OthersNoticed,
};

template <>
struct EnumNames<Invariant> {
    static constexpr std::array<std::string_view, 16> names{
        "roof_closes",      "no_unsafe_opening", "no_motion_under_roof",
        "far_from_sun",     "within_limits",     "cover_shut_by_day",
        "intent_first",     "notice_kept",       "notice_once",
        "frame_once",       "busy_ends",         "override_ends",
        "retraction_stops", "restart_is_still",  "facts_numbered",
        "others_noticed"};
};

[[nodiscard]] std::string_view sentenceOf(Invariant invariant);

struct BrokenInvariant {
    Invariant invariant = Invariant::RoofCloses;
    UtcInstant at;
    std::string detail;
    std::vector<FactRecord> lastFacts;
};

/// Looks on from outside at the world as it truly is, at what passes on the wire, and at the journal; never
/// asks the core. Each invariant is told of once a night. Confine to one thread.
class Invariants final : public NightWatcher {
public:
    Invariants(const CoreConfig &config, const Night &night, const VirtualObservatory &observatory);

    /// What the player does that is not the core's doing.
    void published(const NoticeArrives &notice, Now now);
    void othersMoved(DeviceKind kind, bool isMove, Now now);
    void troubleTurned(Trouble trouble, bool begins);
    /// At the end, with all troubles over and the core at rest.
    void close(Now now);

    [[nodiscard]] const std::vector<BrokenInvariant> &broken() const { return m_broken; }

private:
    void measured(const DeviceReport &report) override;
    void measured(const HostReport &report) override;
    void commanded(const DeviceCommand &command, bool isLost, Now now) override;
    void committed(std::span<const FactRecord> facts, Now now) override;
    void beat(Now now) override { m_lastBeat = now.mono; }
    void lived(const World &world, Now now) override;
    void coreBegan(Now now) override;
    void coreEnded(Now now) override;

    void heed(const Fact &fact, const FactRecord &record, Now now);
    void heedMove(const ResponseMoved &moved, MonoInstant at);
    void watchRoof(const World &world, Now now);
    void watchMount(const World &world, Now now);
    void watchCover(const OpeningReport &cover, Angle sun, Now now);
    void watchTimes(Now now);
    void watchOpening(const DeviceCommand &command, Now now);
    void watchSlew(const DeviceCommand &command, Now now);
    void closeNotices(Now now);
    [[nodiscard]] bool isHeartbeatLost(Now now) const;
    void breaks(Invariant invariant, Now now, const std::string &detail);

    struct Busy {
        std::string event;
        ResponseState state = ResponseState::Idle;
        MonoInstant since;
    };
    struct Expected {
        DeviceKind kind = DeviceKind::Roof;
        MonoInstant by;
    };

    const CoreConfig &m_config;
    const VirtualObservatory &m_observatory;
    ConditionJudge m_judge;
    SunTrack m_sun;
    std::vector<BrokenInvariant> m_broken;
    std::set<Invariant> m_told;

    MonoInstant m_lastBeat;
    MonoInstant m_sunFedAt;
    bool m_isCoreUp = true;
    std::optional<MonoInstant> m_unsafeOpenSince;
    std::optional<MonoInstant> m_lostOpenSince; ///< open, and the heartbeat lost
    std::optional<DeviceReport> m_roof; ///< newest that was handed over
    std::set<CommandId> m_intents; ///< committed, of this run
    bool m_isStill = true; ///< nobody has asked for motion in this run
    std::optional<Busy> m_busy;
    std::map<std::optional<Condition>, Override> m_overrides;
    std::set<std::pair<std::string, std::int64_t>> m_frames;
    std::uint64_t m_lastSeq = 0;
    std::vector<NoticeArrives> m_published;
    std::optional<MonoInstant> m_stopBy; ///< a retraction of what is being answered has come
    std::optional<Expected> m_expected;
    std::set<Trouble> m_troubles;
    bool m_isJournalBehind = false; ///< it cannot be written, or has not been since
    std::set<DeviceKind> m_movedByOthers; ///< and not commanded by the core since
    std::optional<MonoInstant> m_strayCoverSince; ///< another client moved it; not shut since
    MonoInstant m_lookedAt;
};

} // namespace tulpar
