#pragma once

#include "core/plan/programme_text.h"
#include "core/session/night_fact.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace tulpar {

/// A programme as it was read, and the fact to tell of it. Null: nothing of it can be used.
struct ReadProgrammeFile {
    std::shared_ptr<const Programme> programme;
    ProgrammeLoaded fact;
    std::vector<ProgrammeProblem> problems; ///< all, in the order of their lines
};

/// `takeGood`: with problems in it, its good targets; else null when anything of it is refused. What is wrong
/// is said on standard error, a line each. Any thread.
[[nodiscard]] ReadProgrammeFile readProgrammeText(
    const std::string &text, const std::string &source, bool takeGood, const PlaceLookup &lookup);

/// The same of a file; one that cannot be read is a fact with its error.
[[nodiscard]] ReadProgrammeFile readProgrammeFile(const QString &path, const PlaceLookup &lookup);

/// Of what was refused: how many problems there are, and the first five with their lines; an answer is no
/// place for hundreds.
[[nodiscard]] Reasons whyRefused(const ReadProgrammeFile &read);

} // namespace tulpar
