#pragma once

#include "core/archive/archived_frame.h"
#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What may be done to the files of frames. Nothing is deleted unless `mayDelete` says so.
struct RetentionPolicy {
    Duration compressAfter = std::chrono::hours(24); ///< raw frames this old become RICE
    /// So many frames alike of one response and channel, one after the other, become one cube; 0: never.
    std::size_t cubeFrom = 8;
    Duration neverBefore = std::chrono::hours(1); ///< younger ones are left alone, whatever the disk says
    std::int64_t wantedFreeBytes = std::int64_t{100} << 30; ///< less: younger ones are compressed too
    bool mayDelete = false; ///< and where that does not suffice, the oldest go
    Duration deleteAfter = std::chrono::hours(24 * 90); ///< younger ones are never deleted
    bool needsCopy = true; ///< only what was copied elsewhere is deleted
    std::set<std::string> keptNights; ///< never deleted
    std::set<std::string> deletableSubjects; ///< blocks of a programme; frames of any other subject stay
    bool operator==(const RetentionPolicy &) const = default;
};

struct DiskState {
    std::int64_t freeBytes = 0; ///< where the frames are
};

/// One frame as the plan sees it.
struct RetentionFrame {
    ArchivedFrame frame;
    /// The file as it was written is still there although another stands for it: a step was cut off.
    bool hasLeftOver = false;
    /// Equal for frames that may stand in one cube (likenessOf); none: none may, or nobody looked.
    std::optional<std::uint64_t> likeness;
};

enum class RetentionAction {
    RemoveLeftOver, ///< the file that another one stands for
    Compress,
    Join, ///< many into a cube
    Delete, ///< the file: of a cube, all its frames
};

template <>
struct EnumNames<RetentionAction> {
    static constexpr std::array<std::string_view, 4> names{"remove_left_over", "compress", "join", "delete"};
};

enum class RetentionReason { CutOff, Old, DiskLow };

template <>
struct EnumNames<RetentionReason> {
    static constexpr std::array<std::string_view, 3> names{"cut_off", "old", "disk_low"};
};

/// Why a frame may not be deleted, the first that holds; and why it is not compressed.
enum class Protection {
    None,
    NotLookedAt, ///< its checksum is not known yet
    NotSound, ///< missing or damaged: what is left of it is evidence
    Gone, ///< deleted before
    OfSubject, ///< taken for an event, or for a subject that is not named as deletable
    TooYoung,
    KeptNight,
    NotCopied,
    RulesForbid, ///< nothing may be deleted
};

template <>
struct EnumNames<Protection> {
    static constexpr std::array<std::string_view, 9> names{"none",       "not_looked_at", "not_sound",
                                                           "gone",       "of_subject",    "too_young",
                                                           "kept_night", "not_copied",    "rules_forbid"};
};

struct RetentionStep {
    std::size_t frame = 0; ///< index into what the plan was made of
    RetentionAction action = RetentionAction::Compress;
    RetentionReason reason = RetentionReason::Old;
    std::int64_t freedBytes = 0; ///< expected
    std::vector<std::size_t> others; ///< frames that it is done with as well, in order of their planes
    bool operator==(const RetentionStep &) const = default;
};

struct RetentionPlan {
    std::vector<RetentionStep> steps; ///< in the order to be done
    std::int64_t freedBytes = 0; ///< expected, of all
    bool isEnough = true; ///< afterwards as much is free as is wanted
    std::map<Protection, std::size_t> kept; ///< frames with a file that may not be deleted, and why
};

/// What RICE leaves of a frame, for the expectation alone: early frames of 16 bits with some 10 bits of
/// noise.
inline constexpr double kExpectedPackedShare = 0.6;

/// Planes of a cube: more would make it long to read for one of them.
inline constexpr std::size_t kMostPlanes = 100;

/// Whether a frame's file may be deleted; of a cube, each of its frames must be. Pure.
[[nodiscard]] Protection whyKept(const ArchivedFrame &frame, const RetentionPolicy &policy, UtcInstant now);

/// What to do with the files of `frames`, in any order given, at `now`: first what a cut-off step left over,
/// then compression of what is old (series of short frames as cubes), then, while less is free than wanted,
/// of what is younger, then deletion of the oldest that nothing protects. Pure; the same for the same.
[[nodiscard]] RetentionPlan planRetention(
    std::span<const RetentionFrame> frames, const DiskState &disk, const RetentionPolicy &policy,
    UtcInstant now);

} // namespace tulpar
