#include "core/plan/programme_text.h"
#include "core/sky/airmass.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tulpar {

namespace {
/// What precession until 2050 and refraction could add to a declination's culmination, generously.
constexpr Angle kDoubt = Angle::degrees(0.6);
} // namespace

std::vector<ProgrammeProblem> neverPossible(const Programme &programme, const Site &site, Angle altitudeHard)
{
    std::unordered_map<std::string, const Target *> targets;
    for (const Target &target : programme.targets)
        targets.emplace(target.name, &target);
    std::vector<ProgrammeProblem> problems;
    for (const Block &block : programme.blocks) {
        const auto found = targets.find(block.target);
        if (found == targets.end() || problems.size() >= kMostProblems)
            continue;
        const Target &target = *found->second;
        const double awayDeg = std::abs((target.direction.dec - site.latitude).asDegrees());
        const Angle highest = std::min(Angle::degrees(90), Angle::degrees(90 - awayDeg) + kDoubt);
        ProgrammeProblem problem;
        problem.line = block.line > 0 ? block.line : target.line;
        problem.place = "[[target]] \"" + target.name + "\"";
        const std::string culminates =
            "culminates at " + std::to_string(std::lround(90 - awayDeg)) + " degrees here";
        if (highest < altitudeHard) {
            problem.what = highest < Angle() ? "never rises here"
                                             : "never rises to where the mount may look: it " + culminates;
            problem.next = "take it out";
        } else if (block.constraints.altitudeMin && highest < *block.constraints.altitudeMin) {
            problem.what = "never rises to altitude_min_deg: it " + culminates;
            problem.next = "lower altitude_min_deg";
        } else if (
            block.constraints.airmassMax && airmass(highest).value_or(40) > *block.constraints.airmassMax) {
            problem.what = "never has so small an airmass_max: it " + culminates;
            problem.next = "raise airmass_max";
        } else {
            continue;
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

} // namespace tulpar
