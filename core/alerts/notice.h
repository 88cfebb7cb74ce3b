#pragma once

#include "core/base/enum_names.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// The bytes of one notice as a feed delivered them: kept as they are, whatever they turn out to say.
/// The feed of the core's own fire drills: their notices go all the way but move nothing and call nobody.
inline constexpr std::string_view kDrillFeed = "drill";

struct RawNotice {
    std::string bytes;
    std::string feed; ///< name of the feed in the configuration
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1; ///< -1: the feed has no offsets
    Now received;
    bool isReplay = false; ///< of a recorded stream: never answered by a real observatory
    bool operator==(const RawNotice &) const = default;
};

enum class NoticeFormat { VoEvent, Json, Lvk, Binary, Text };

/// Who found it.
enum class Mission {
    Unknown,
    Swift,
    Fermi,
    Integral,
    Lvk,
    IceCube,
    Gecam,
    Svom,
    EinsteinProbe,
    Maxi,
    Other, ///< known by the name of its stream only
    Konus,
    Calet,
    Agile,
    BurstCube,
    Chime,
    Dsa110,
    SuperK,
    Km3Net,
    Ipn,
    Manual, ///< entered by a person
};

/// What kind of source this single notice claims. Unstated is never read as a burst.
enum class SourceClass { Unstated, Grb, NotGrb, GravitationalWave, Neutrino, XRay };

/// A statement that may be missing, which is not the same as "no".
enum class Stated { Unstated, No, Yes };

/// What the numbers of a position mean.
enum class PositionKind {
    None, ///< no numbers at all
    Source, ///< where the transient is
    Pointing, ///< where an instrument looks, not where the source is
    Unavailable, ///< placeholder numbers such as 0,0
    SkyMap, ///< only a map
};

/// A position with its meaning; `direction` is present exactly where the notice prints coordinates in range.
struct NoticePosition {
    PositionKind kind = PositionKind::None;
    std::optional<IcrsDirection> direction;
    std::optional<Angle> error; ///< radius; none where not given, also for Swift's 0.0
    std::optional<double> containment; ///< probability inside `error`, 0 to 1
    bool operator==(const NoticePosition &) const = default;
};

/// What a notice says of its source and of its own quality. Order is the order of printing.
enum class NoticeFlag {
    GrbIdentified,
    PointSource,
    Interesting,
    ImageTrigger,
    FlightCatalogue, ///< a known source of the satellite's catalogue
    GroundCatalogue, ///< a known source of the ground's catalogue
    DefinitelyNotGrb,
    LostLock, ///< the star tracker had lost lock: the position is wrong by degrees
    HighBackground,
    LowImageSignificance,
    VeryLowImageSignificance,
    NegativeBackgroundSlope,
    NearBrightStar,
    GalaxyInErrorCircle,
    ValuesOutOfRange,
    PossibleCosmicRay,
    Subthreshold,
    SpatialCoincidence,
    TemporalCoincidence,
    TargetOfOpportunity,
    UpdatedNotice,
    GroundGenerated,
    Nack, ///< the instrument found nothing
    Auxiliary, ///< a product or a status, not a detection
    Utility, ///< role="utility"
    TimeUnreadable,
    PositionDoubtful, ///< coordinates that contradict each other
    Archival, ///< a report on old data
    InternalNotPublic, ///< for the mission's own people
    LowSignificance, ///< the mission itself says so
    NotAnAlert, ///< a heartbeat, a circular
    FastRadioBurst,
    MostlyNoise, ///< a kind of notice that is noise more often than not
};

/// Why the class of this single notice does not permit an automatic response.
enum class SlewReason {
    Test,
    Retraction,
    LostLock,
    KnownSourceFlight,
    KnownSourceGround,
    DefinitelyNotGrb,
    NotGrb, ///< the notice names another class
    ClassUnstated, ///< understood only in general: nothing says that it is a burst
    Subthreshold,
    PossibleCosmicRay, ///< the X-ray source may be a particle in the detector
    NoPosition,
    PositionUnavailable,
    PositionIsPointing,
    SkyMapOnly,
    PositionDoubtful,
    Nack,
    Auxiliary,
    Utility,
    TimeUnreadable,
    Archival,
    InternalNotPublic,
    LowSignificance,
    NotAnAlert,
    FastRadioBurst,
    MostlyNoise,
};

/// A sky map that a notice brings or names.
struct SkyMapClaim {
    bool isEmbedded = false; ///< its bytes stand in the notice, base64
    std::string url; ///< else where the mission keeps it; may be empty
    bool hasCombined =
        false; ///< a second map, made together with another mission's, stands in the notice too
    bool operator==(const SkyMapClaim &) const = default;
};

/// What one notice says, after its format and before any memory of other notices. A value; no thread of its
/// own.
struct Notice {
    NoticeFormat format = NoticeFormat::VoEvent;
    Mission mission = Mission::Unknown;
    std::string kind; ///< "SWIFT_BAT_GRB_POS_ACK": the mission's own name of the notice type
    std::string
        event; ///< "swift:1126853": the burst it speaks of, the same in each of its notices; may be empty
    std::optional<std::string> noticeId; ///< ivorn or the like
    int revision = 0;
    std::optional<UtcInstant> triggerUtc;
    std::optional<UtcInstant> noticeUtc;
    bool timeReadable = true; ///< false: a time was given that is none, so no age is known
    NoticePosition position;
    Stated test = Stated::Unstated;
    bool retraction = false;
    SourceClass sourceClass = SourceClass::Unstated;
    std::optional<double> significance; ///< sigma of the image, else of the rate
    std::optional<double> falseAlarmHz; ///< how often chance makes the like
    std::string instrument; ///< "BAT", "GBM", "WXT"; may be empty
    std::vector<std::string> aliases; ///< other names of the event: "GRB 230220A", "IceCube-230416A"
    std::optional<SkyMapClaim> map;
    std::vector<NoticeFlag> flags; ///< ascending, each once
    std::vector<SlewReason> reasons; ///< empty: the class permits a response
    std::vector<std::string> cites; ///< notices it follows up, supersedes or retracts
    bool operator==(const Notice &) const = default;

    [[nodiscard]] bool has(NoticeFlag flag) const;
    /// Whether the class of this single notice permits an automatic response; says nothing of error, age or
    /// sky.
    [[nodiscard]] bool permitsSlew() const { return reasons.empty(); }
};

template <>
struct EnumNames<NoticeFormat> {
    static constexpr std::array<std::string_view, 5> names{"voevent", "json", "lvk", "binary", "text"};
};
template <>
struct EnumNames<Mission> {
    static constexpr std::array<std::string_view, 21> names{
        "unknown",   "swift", "fermi",  "integral", "lvk",    "icecube", "gecam",
        "svom",      "ep",    "maxi",   "other",    "konus",  "calet",   "agile",
        "burstcube", "chime", "dsa110", "superk",   "km3net", "ipn",     "manual"};
};
template <>
struct EnumNames<SourceClass> {
    static constexpr std::array<std::string_view, 6> names{"unstated", "grb",      "not_grb",
                                                           "gw",       "neutrino", "xray"};
};
template <>
struct EnumNames<Stated> {
    static constexpr std::array<std::string_view, 3> names{"unstated", "no", "yes"};
};
template <>
struct EnumNames<PositionKind> {
    static constexpr std::array<std::string_view, 5> names{
        "none", "source", "pointing", "unavailable", "skymap"};
};
template <>
struct EnumNames<NoticeFlag> {
    static constexpr std::array<std::string_view, 33> names{
        "grb_identified",
        "point_source",
        "interesting",
        "image_trigger",
        "flight_catalogue",
        "ground_catalogue",
        "definitely_not_grb",
        "lost_lock",
        "high_background",
        "low_image_significance",
        "very_low_image_significance",
        "negative_background_slope",
        "near_bright_star",
        "galaxy_in_error_circle",
        "values_out_of_range",
        "possible_cosmic_ray",
        "subthreshold",
        "spatial_coincidence",
        "temporal_coincidence",
        "target_of_opportunity",
        "updated_notice",
        "ground_generated",
        "nack",
        "auxiliary",
        "utility",
        "time_unreadable",
        "position_doubtful",
        "archival",
        "internal_not_public",
        "low_significance",
        "not_an_alert",
        "fast_radio_burst",
        "mostly_noise"};
};
template <>
struct EnumNames<SlewReason> {
    static constexpr std::array<std::string_view, 25> names{
        "test",
        "retraction",
        "star_tracker_lost_lock",
        "known_source_flight",
        "known_source_ground",
        "definitely_not_grb",
        "class_not_grb",
        "class_unstated",
        "subthreshold",
        "possible_cosmic_ray",
        "no_position",
        "position_unavailable",
        "position_is_pointing",
        "sky_map_only",
        "position_doubtful",
        "nack",
        "auxiliary_product_or_status",
        "utility",
        "time_unreadable",
        "archival",
        "internal_not_public",
        "low_significance",
        "not_an_alert",
        "fast_radio_burst",
        "mostly_noise"};
};

} // namespace tulpar
