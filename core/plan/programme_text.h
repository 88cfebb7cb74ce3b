#pragma once

#include "core/plan/programme.h"
#include "core/sky/site.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// Something of a programme's text that cannot be used, or can hardly be meant.
struct ProgrammeProblem {
    int line = 0; ///< 0: of no line
    int column = 0; ///< 0: not known
    std::string place; ///< "[[target]] \"M 31\", block"
    std::string what; ///< "exposure_s must be a number from 0.001 to 7200"
    std::string next; ///< what to do: "write for example exposure_s = 60"
    bool isWarning = false; ///< the target is kept
    bool operator==(const ProgrammeProblem &) const = default;
};

/// "line 12, column 3: [[target]] "M 31": exposure_s is missing; write for example exposure_s = 60".
[[nodiscard]] std::string textOf(const ProgrammeProblem &problem);

/// What could be read of a programme, and everything that could not.
struct ProgrammeRead {
    Programme programme; ///< the good targets with their good blocks; holds together
    std::vector<ProgrammeProblem> problems; ///< by line; at most kMostProblems
    [[nodiscard]] bool isRefusedInPart() const; ///< a problem that is no warning
};

inline constexpr std::size_t kMostProblems = 1000;
inline constexpr std::size_t kLongestProgramme = 8 * 1024 * 1024; ///< bytes
inline constexpr std::size_t kMostTargets = 20'000;

/// Where a name stands on the sky; none: nobody knows it.
using PlaceLookup = std::function<std::optional<IcrsDirection>(std::string_view name)>;

/// Reads the text of resources/programme.toml's format. Never fails as a whole: a text that is no TOML is one
/// problem and an empty programme. Pure; strangers' bytes.
[[nodiscard]] ProgrammeRead readProgramme(std::string_view text, const PlaceLookup &lookup = {});

/// The programme as readProgramme reads it; what was read of it is equal but for the lines.
[[nodiscard]] std::string programmeText(const Programme &programme);

/// Reads a table of targets: the first line names the columns, which are `name`, `ra`, `dec`, `exposure`
/// (seconds) and, if wanted, `count`, `channels` ("g r i"), `priority`, `repeats`, `owner`, `altitude_min`,
/// `airmass_max`, `moon_distance`, `notes`, in any order, separated by comma, semicolon or tab. One target
/// with one block a line. Good lines survive bad ones.
[[nodiscard]] ProgrammeRead readProgrammeCsv(std::string_view text, const PlaceLookup &lookup = {});

/// What cannot come true from this site in any night: targets that never rise to where their blocks ask for
/// them. They may stay in the programme; a plan finds no place for them.
[[nodiscard]] std::vector<ProgrammeProblem> neverPossible(
    const Programme &programme, const Site &site, Angle altitudeHard);

} // namespace tulpar
