#include "core/lab/sky_map_reader.h"

#include "core/lab/embedded_maps.h"
#include "core/lab/map_contents.h"
#include "core/lab/outline.h"
#include "core/lab/thinning.h"

#include <algorithm>
#include <exception>
#include <span>
#include <string>

namespace tulpar {

namespace {

Result<SkyMapReading> readOne(std::string_view file, SkyMapSource source)
{
    const auto map = readMapContents(std::as_bytes(std::span(file)));
    if (!map)
        return Failure(map.error());
    auto cells = thinnedCells(*map);
    if (!cells)
        return Failure(cells.error());
    SkyMapReading reading{map->facts, std::move(*cells)};
    reading.region.source = source;
    Outlines outlines = outlinesOf(*map);
    reading.region.outlines = std::move(outlines.lines);
    if (outlines.isSimplified)
        reading.region.remarks.push_back(SkyMapRemark::OutlineSimplified);
    return reading;
}

Result<std::vector<SkyMapReading>> readNotice(std::string_view notice)
{
    const auto maps = embeddedMaps(notice);
    if (!maps)
        return Failure(maps.error());
    std::vector<SkyMapReading> readings;
    Error firstError;
    for (const EmbeddedMap &map : *maps) {
        if (auto reading = readOne(map.file, map.source))
            readings.push_back(std::move(*reading));
        else if (firstError.detail.empty())
            firstError = reading.error();
    }
    if (readings.empty())
        return Failure(firstError);
    if (readings.size() < maps->size())
        for (SkyMapReading &reading : readings) {
            reading.region.remarks.push_back(SkyMapRemark::OtherMapUnreadable);
            std::ranges::sort(reading.region.remarks);
        }
    return readings;
}

} // namespace

Result<std::vector<SkyMapReading>> readSkyMaps(std::string_view bytes)
{
    try { // HEALPix C++ and simdjson throw
        const auto start = bytes.find_first_not_of(" \t\r\n");
        if (start != std::string_view::npos && bytes[start] == '{')
            return readNotice(bytes);
        auto reading = readOne(bytes, SkyMapSource::File);
        if (!reading)
            return Failure(reading.error());
        return std::vector<SkyMapReading>{std::move(*reading)};
    } catch (const std::bad_alloc &) {
        return fail(Errc::TooLarge, "not enough memory for this sky map");
    } catch (const std::exception &error) {
        return fail(Errc::Malformed, error.what());
    }
}

} // namespace tulpar
