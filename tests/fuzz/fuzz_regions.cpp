#include "core/measure/region_file.h"
#include "tests/fuzz/demand.h"

#include <cstdint>

using namespace tulpar;

/// Region files of others: read or refused with words; what was read is written so that it is read again, and
/// stands on an image or says why not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto file = readRegions({reinterpret_cast<const char *>(data), size});
    if (!file) {
        demand(!file.error().detail.empty());
        return 0;
    }
    demand(file->problems.size() <= file->problemCount);
    const TangentPlane plane =
        TangentPlane::around({Angle::degrees(202), Angle::degrees(47)}, {512, 512}, 0.5, Angle::degrees(25));
    const RegionMaps maps{skyPlacing(plane), {2, 2, 10, 20}};
    std::size_t covered = 0;
    for (const Region &region : file->regions) {
        const auto shape = pixelShapeOf(region, maps);
        if (!shape) {
            demand(!shape.error().detail.empty());
            continue;
        }
        if (region.places.size() < 50)
            forCoveredPixels(*shape, 24, 24, [&](const CoveredPixel &pixel) {
                demand(pixel.share >= 0 && pixel.share <= 1);
                ++covered;
            });
    }
    demand(covered <= 576 * file->regions.size());
    const std::string text = regionsText(file->regions);
    const auto again = readRegions(text);
    demand(again && again->problemCount == 0 && again->regions.size() == file->regions.size());
    demand(regionsText(again->regions) == text);
    return 0;
}
