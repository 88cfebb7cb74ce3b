#include "core/base/parse.h"
#include "core/lab/best_field.h"
#include "core/lab/lab_server.h"
#include "core/lab/map_report.h"
#include "core/lab/sky_map_reader.h"
#include "core/sky/probable_tiles.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

using namespace tulpar;

namespace {

struct Options {
    LabLimits limits;
    std::optional<Angle> field; ///< its side
    std::optional<Angle> latitude; ///< of the site
    Angle lowest; ///< altitude at which it observes
    bool isServer = false;
    std::vector<std::string> files;
};

constexpr const char *kUsage =
    "usage: tulpar-lab [--field DEGREES [--latitude DEGREES --lowest DEGREES]] [--memory MB] [--seconds S]\n"
    "                  FILE...\n"
    "       tulpar-lab --serve [...]\n"
    "Reads HEALPix sky maps (FITS, or a JSON notice that holds them), each in a process of\n"
    "its own with bounded memory and time; one line of JSON a file.\n"
    "  --field    side of the telescope's field: how much of a map it can hold\n"
    "  --latitude of the site, --lowest altitude it observes at: which fields of its grid hold the most\n"
    "  --serve    jobs from standard input, for tulpard\n";

/// Nothing where the words are not such options.
std::optional<Options> optionsOf(std::vector<std::string> words)
{
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        static constexpr std::array<std::string_view, 5> kSettings{
            "--field", "--latitude", "--lowest", "--memory", "--seconds"};
        const bool isSetting = std::ranges::find(kSettings, words[i]) != kSettings.end();
        if (words[i] == "--serve") {
            options.isServer = true;
        } else if (isSetting) {
            const auto number = i + 1 < words.size() ? parseNumber(words[i + 1]) : std::nullopt;
            if (!number)
                return std::nullopt;
            if (words[i] == "--field" && *number > 0 && *number < 90)
                options.field = Angle::degrees(*number);
            else if (words[i] == "--latitude" && *number >= -90 && *number <= 90)
                options.latitude = Angle::degrees(*number);
            else if (words[i] == "--lowest" && *number >= -90 && *number <= 90)
                options.lowest = Angle::degrees(*number);
            else if (words[i] == "--memory" && *number >= 64 && *number <= 4096)
                options.limits.memoryBytes = static_cast<std::uint64_t>(*number) << 20;
            else if (words[i] == "--seconds" && *number >= 1 && *number <= 600)
                options.limits = limitsFor(options.limits.memoryBytes, static_cast<unsigned>(*number));
            else
                return std::nullopt;
            ++i;
        } else if (words[i].starts_with("--")) {
            return std::nullopt;
        } else {
            options.files.push_back(words[i]);
        }
    }
    if (options.isServer != options.files.empty())
        return std::nullopt;
    return options;
}

std::string lineOf(std::string_view bytes, const Options &options)
{
    const std::optional<Angle> &field = options.field;
    const auto readings = readSkyMaps(bytes);
    if (!readings)
        return reportLine(Failure(readings.error()));
    std::vector<SkyRegion> regions;
    for (const SkyMapReading &reading : *readings) {
        regions.push_back(reading.region);
        if (!field)
            continue;
        const BestField best = bestField(reading.cells, reading.region.peak, *field, *field);
        regions.back().bestCentre = best.centre;
        regions.back().bestInside = best.inside;
        if (options.latitude)
            regions.back().tiles = tilesOfSite(
                reading.cells, TileGrid(*field, *field, kTileOverlap), *options.latitude, options.lowest);
    }
    return reportLine(regions);
}

} // namespace

int main(int argc, char **argv)
{
    const auto options = optionsOf({argv + 1, argv + argc});
    if (!options) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const auto work = [&](std::string_view bytes) { return lineOf(bytes, *options); };
    if (options->isServer) {
        endWithParent();
        return serveJobs(STDIN_FILENO, STDOUT_FILENO, options->limits, work);
    }
    int status = 0;
    for (const std::string &name : options->files) {
        std::ifstream file(name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const std::string line = file.bad() || !file.is_open()
            ? reportLine(fail(Errc::Io, "cannot read " + name))
            : workedApart(bytes, options->limits, work);
        std::printf("%s\n", line.c_str());
        if (!regionsOf(line))
            status = 1;
    }
    return status;
}
