#pragma once

#include "core/base/enum_names.h"

#include <array>
#include <cstdint>
#include <string_view>

// Marks a sentence for the translators; the kernel itself speaks one language only.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, x) x
#define TULPAR_UNDEFINE_TRANSLATE_NOOP
#endif

namespace tulpar {

/// What always holds of the interlock, the response and what stands behind them. tests/proof explores every
/// state and input of the real functions and holds each of these.
enum class SafetyProperty {
    NeverOpenUnsafe,
    ClosingReachable,
    UnsafeCloses,
    ClosingNeedsNothing,
    SafeOnlyMeasured,
    UnknownForbids,
    NoMotionIntoRoof,
    RoofSparesTube,
    SunAvoided,
    LimitsHeld,
    OverrideEnds,
    OverrideNamed,
    OverrideKnowsItsPlace,
    BusyEnds,
    UnsafeEndsResponse,
    RetractionStops,
    DarkInTheDark,
    EngineeringOnlyCloses,
    HeartbeatHonest,
    CompletionMeasured,
    LadderEndsWithPerson,
};

template <>
struct EnumNames<SafetyProperty> {
    static constexpr std::array<std::string_view, 21> names{
        "never_open_unsafe",
        "closing_reachable",
        "unsafe_closes",
        "closing_needs_nothing",
        "safe_only_measured",
        "unknown_forbids",
        "no_motion_into_roof",
        "roof_spares_tube",
        "sun_avoided",
        "limits_held",
        "override_ends",
        "override_named",
        "override_knows_its_place",
        "busy_ends",
        "unsafe_ends_response",
        "retraction_stops",
        "dark_in_the_dark",
        "engineering_only_closes",
        "heartbeat_honest",
        "completion_measured",
        "ladder_ends_with_person"};
};

struct PropertyWords {
    SafetyProperty property;
    std::string_view sentence; ///< English; the source text of its translations, context "SafetyProperty"
};

/// In the order of the enumeration.
inline constexpr std::array kSafetyProperties{
    PropertyWords{
        SafetyProperty::NeverOpenUnsafe,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "Roof and cover never open while anything that must be good is bad or unknown.")},
    PropertyWords{
        SafetyProperty::ClosingReachable,
        QT_TRANSLATE_NOOP("SafetyProperty", "Closing, stopping and aborting are let out in every state.")},
    PropertyWords{
        SafetyProperty::UnsafeCloses,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "What is open closes when a condition turns bad or unknown, response or not.")},
    PropertyWords{
        SafetyProperty::ClosingNeedsNothing,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "Closing waits for nothing, but a roof that would meet the tube: for the mount, and then a "
            "person is called.")},
    PropertyWords{
        SafetyProperty::SafeOnlyMeasured,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "Nothing counts as safe before roof and cover are measured closed.")},
    PropertyWords{
        SafetyProperty::UnknownForbids,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "A device that is not freshly measured, or moved by others, is not moved.")},
    PropertyWords{
        SafetyProperty::NoMotionIntoRoof,
        QT_TRANSLATE_NOOP("SafetyProperty", "Nothing moves under a roof that the tube does not clear.")},
    PropertyWords{
        SafetyProperty::RoofSparesTube,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "A roof that does not clear the tube opens only over a mount at rest, and closes on no tube.")},
    PropertyWords{
        SafetyProperty::SunAvoided,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "The telescope never points near the Sun, at no place of the whole way.")},
    PropertyWords{
        SafetyProperty::LimitsHeld,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "No slew leads below the horizon, beyond the limits or round the cable.")},
    PropertyWords{
        SafetyProperty::OverrideEnds, QT_TRANSLATE_NOOP("SafetyProperty", "Every override ends by itself.")},
    PropertyWords{
        SafetyProperty::OverrideNamed,
        QT_TRANSLATE_NOOP("SafetyProperty", "Every override carries the name of a person.")},
    PropertyWords{
        SafetyProperty::OverrideKnowsItsPlace,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "An override excuses its own condition only, and never rain or the Sun.")},
    PropertyWords{
        SafetyProperty::BusyEnds,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "Every busy state is left by its deadline, whatever else happens.")},
    PropertyWords{
        SafetyProperty::UnsafeEndsResponse,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "From every state of a response, unsafe leads to closing everything.")},
    PropertyWords{
        SafetyProperty::RetractionStops,
        QT_TRANSLATE_NOOP("SafetyProperty", "A retraction stops the response and says so.")},
    PropertyWords{
        SafetyProperty::DarkInTheDark,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "Dark exposures begin only when roof or cover are measured closed.")},
    PropertyWords{
        SafetyProperty::EngineeringOnlyCloses,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "In engineering mode the robot opens, slews and exposes nothing; it stops, parks and closes.")},
    PropertyWords{
        SafetyProperty::HeartbeatHonest,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "The heartbeat stops when what it vouches for is not freshly known, in every mode, unless a "
            "person in "
            "engineering mode has overridden closing.")},
    PropertyWords{
        SafetyProperty::CompletionMeasured,
        QT_TRANSLATE_NOOP(
            "SafetyProperty",
            "Nothing counts as done because it was commanded, only because it was measured.")},
    PropertyWords{
        SafetyProperty::LadderEndsWithPerson,
        QT_TRANSLATE_NOOP(
            "SafetyProperty", "Every recovery ladder tries all of its steps and ends with a person.")},
};

/// What the last exhaustive check on record explored and held (resources/safety_proof.json).
struct ProvenRecord {
    std::string_view version; ///< of Tulpar
    std::string_view utc; ///< ISO 8601, when it was proven
    std::string_view fingerprint; ///< of the sources it speaks of
    std::uint64_t states = 0;
    std::uint64_t transitions = 0;
    int properties = 0; ///< kept
    int mutants = 0; ///< planted faults of known systems that a named test found, all of them
    bool isCurrent = false; ///< false: the sources of this build are not those that were proven
};

/// Of this build.
[[nodiscard]] const ProvenRecord &provenRecord();

namespace properties_checks {

consteval bool isInOrder()
{
    for (std::size_t i = 0; i < kSafetyProperties.size(); ++i)
        if (kSafetyProperties[i].property != static_cast<SafetyProperty>(i)
            || kSafetyProperties[i].sentence.empty())
            return false;
    return kSafetyProperties.size() == EnumNames<SafetyProperty>::names.size();
}
static_assert(isInOrder());

} // namespace properties_checks

} // namespace tulpar

#ifdef TULPAR_UNDEFINE_TRANSLATE_NOOP
#undef QT_TRANSLATE_NOOP
#undef TULPAR_UNDEFINE_TRANSLATE_NOOP
#endif
