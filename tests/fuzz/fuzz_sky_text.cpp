#include "core/sky/constellation_borders.h"
#include "core/sky/deep_sky.h"
#include "core/sky/folded_name.h"
#include "core/sky/milky_way.h"
#include "core/sky/object_list.h"
#include "core/sky/sky_search.h"
#include "tests/fuzz/demand.h"

#include <cmath>

using namespace tulpar;

namespace {

bool isOnTheSky(const IcrsDirection &place)
{
    return place.ra >= Angle() && place.ra < Angle::degrees(360) && place.dec >= Angle::degrees(-90)
        && place.dec <= Angle::degrees(90);
}

} // namespace

/// What people type and paste, their own lists, the tables of the sky: in range or refused with words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto place = readCoordinates(text))
        demand(isOnTheSky({place->longitude, place->latitude}));
    else
        demand(!place.error().detail.empty());
    if (const auto list = readObjectList(text)) {
        for (const UserObject &object : list->objects)
            demand(!object.name.empty() && isOnTheSky(object.place));
        const auto again = readObjectList(objectListText(list->objects));
        demand(again && again->objects.size() == list->objects.size() && again->mistakes.empty());
    }
    if (const auto objects = parseDeepSky(text))
        for (const DeepSkyObject &object : *objects)
            demand(isOnTheSky(object.place) && std::isfinite(object.majorAxis.asRadians()));
    if (const auto outlines = parseMilkyWay(text))
        demand(milkyWayLevel(*outlines, {}) <= 5);
    (void)parseConstellationBorders(text);
    (void)parseStarDesignations(text);
    static const SkySearch search{SearchSources{}};
    demand(search.find(text, "en", 12).size() <= 12);
    demand(foldedName(text).size() <= 8 * text.size());
    return 0;
}
