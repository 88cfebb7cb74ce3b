#include "app/programme_tools.h"

#include "app/sky_names.h"
#include "core/plan/programme_text.h"

#include <memory>
#include <utility>

namespace tulpar {

PlaceLookup skyPlaces()
{
    return namesOfSky(QStringLiteral(TULPAR_RESOURCES "/sky"));
}

ProgrammeTools programmeTools()
{
    const auto places = std::make_shared<PlaceLookup>(skyPlaces());
    return {
        [places](const std::string &text) { return readProgramme(text, *places).problems; },
        [places](const std::string &table, std::vector<ProgrammeProblem> &problems) {
            ProgrammeRead read = readProgrammeCsv(table, *places);
            problems = std::move(read.problems);
            return programmeText(read.programme);
        }};
}

} // namespace tulpar
