#include "core/plan/programme_text.h"
#include "tests/fuzz/demand.h"

#include <set>
#include <string>

using namespace tulpar;

namespace {

std::optional<IcrsDirection> lookup(std::string_view name)
{
    return name.size() % 2 == 0 ? std::optional(IcrsDirection{}) : std::nullopt;
}

/// Whatever was written, what was read holds together and can be written and read again.
void check(const ProgrammeRead &read)
{
    demand(read.problems.size() <= kMostProblems);
    for (const ProgrammeProblem &problem : read.problems)
        demand(!problem.what.empty() && textOf(problem).size() < 4096);
    const Programme &programme = read.programme;
    std::set<std::string> names;
    for (const Target &target : programme.targets) {
        demand(!target.name.empty() && names.insert(target.name).second);
        demand(target.direction.dec >= Angle::degrees(-90) && target.direction.dec <= Angle::degrees(90));
    }
    std::set<std::string> blocks;
    for (const Block &block : programme.blocks) {
        demand(programme.target(block.target) && blocks.insert(block.name).second);
        demand(block.priority > 0 && block.repeats > 0 && openTime(block) > Duration{});
        demand(lengthOf(block, 1s) <= std::chrono::hours(100'000));
        for (const Span &window : block.windows)
            demand(window.from < window.to);
    }
    for (const Group &group : programme.groups)
        for (const std::string &name : group.blocks)
            demand(blocks.contains(name));
    const ProgrammeRead again = readProgramme(programmeText(programme));
    demand(!again.isRefusedInPart());
    demand(again.programme.blocks.size() == programme.blocks.size());
    demand(programmeText(again.programme).size() > 0 || programme.targets.empty());
    (void)neverPossible(programme, Site(), Angle::degrees(15));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    check(readProgramme(text, lookup));
    check(readProgrammeCsv(text, lookup));
    return 0;
}
