#pragma once

#include "core/alerts/notice.h"
#include "core/alerts/params.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tulpar {

/// What a VOEvent's Why claims of the source.
struct Inference {
    std::string_view name; ///< "GRB 221009", "Cyg_X-3", "Noise"
    std::string_view meaning; ///< "process.variation.burst;em.gamma"
    double probability = 0;
};

/// What a mission's reader is given beside the notice, in which identity, times and position as printed stand
/// already. Views into the parsed document.
struct VoEventContent {
    std::string_view ivorn;
    std::string_view stream; ///< "Fermi" of "ivo://nasa.gsfc.gcn/Fermi#GBM_Alert_..."
    std::string_view local; ///< what follows the '#'
    std::int64_t packetType = 0; ///< 0: none given
    const Params &params;
    Inference inference;
};

/// A Param and what it means if it says "true".
struct NamedFlag {
    std::string_view param;
    NoticeFlag flag;
};

/// Adds the flags whose Params say "true".
void readFlags(Notice &notice, const Params &params, std::span<const NamedFlag> named);

/// What many missions write alike: marks of tests and retractions, coincidences, where the notice was made.
void readMarks(Notice &notice, const VoEventContent &content);

/// Names the event of this notice, "<stream>:<id>"; nothing for an empty id.
void nameEvent(Notice &notice, const VoEventContent &content, std::string_view id);

/// The revision, where it is a number of at most 16 bits; else left.
void setRevision(Notice &notice, std::optional<std::int64_t> revision);

/// The probability inside the error radius, where a radius is given.
void setContainment(Notice &notice, double probability);

/// The numbers are no position, whatever they look like.
void discardPosition(Notice &notice);

/// The first of these Params that is a number above 0, as the significance in sigma.
void setSignificance(Notice &notice, const Params &params, std::span<const std::string_view> names);

/// The Param FAR in Hz; it is printed in Hz or a year.
[[nodiscard]] std::optional<double> falseAlarms(const Params &params);

/// A sky map that the notice names, if the Param holds the address of a FITS file (and not a picture or a
/// page).
void setMap(Notice &notice, std::optional<std::string_view> address);

/// Another name of the event, once.
void addAlias(Notice &notice, std::string_view alias);

} // namespace tulpar
