#include "core/lab/best_field.h"
#include "core/lab/map_report.h"
#include "core/lab/sky_map_reader.h"
#include "tests/fuzz/demand.h"
#include "tests/fuzz/fits_cards.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

using namespace tulpar;

namespace {

/// A map written shortly, so that changes of single letters make new headers: after "H" the cards of the
/// headers, a line each, an empty line after each header, and after the second the bytes of the table.
std::string unfolded(std::string_view text)
{
    std::string file;
    int headers = 0;
    while (headers < 2 && !text.empty()) {
        const std::string card = takeCard(text);
        if (!card.empty()) {
            file += card;
            continue;
        }
        endHeader(file);
        ++headers;
    }
    file += text;
    file.resize((file.size() + kFitsBlock - 1) / kFitsBlock * kFitsBlock, '\0');
    return file;
}

/// What must hold of everything the reader lets pass.
void checkReading(const SkyMapReading &reading)
{
    std::size_t points = 0;
    for (const SkyOutline &outline : reading.region.outlines)
        points += outline.points.size();
    demand(points <= SkyRegion::kMostOutlinePoints);
    demand(reading.region.area50Deg2 <= reading.region.area90Deg2 && reading.region.area90Deg2 > 0);
    demand(reading.cells.total() > 0.99 && reading.cells.total() < 1.01);
    const RectangularField field{
        reading.region.peak, Angle::degrees(1), Angle::degrees(0.5), Angle::degrees(30)};
    const double inside = reading.cells.inside(field);
    demand(inside >= 0 && inside <= reading.cells.total() * 1.0001);
    // What the lab says the core can read, and it is the same.
    const auto said = regionsOf(reportLine(std::vector{reading.region}));
    demand(
        said.has_value() && said->size() == 1
        && said->front().outlines.size() == reading.region.outlines.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view bytes(reinterpret_cast<const char *>(data), size);
    std::string file;
    if (bytes.starts_with('H')) {
        file = unfolded(bytes.substr(1));
        bytes = file;
    } else if (bytes.starts_with('L')) {
        (void)regionsOf(bytes.substr(1)); // a line of a lab gone mad
        return 0;
    }
    if (const auto readings = readSkyMaps(bytes)) {
        for (const SkyMapReading &reading : *readings)
            checkReading(reading);
    } else {
        demand(!readings.error().detail.empty());
    }
    return 0;
}
