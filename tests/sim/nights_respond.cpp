// Many answers to one burst from random starts of the mount, in virtual time. Prints the table of the README
// and fails where the promise is broken: overhead above 0.5 s, or a total above 10 s although the mount's own
// motion is under 9.5 s. Usage: nights_respond STARTS [NOTICE.xml [UTC]]

#include "core/nights/drill.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

namespace {

using namespace tulpar;

double uniform(std::mt19937 &random, double low, double high)
{
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

struct Sample {
    double floorS, totalS, overheadS;
};

void printRow(const char *what, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double part) {
        return values[std::min(
            values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
    };
    std::printf(
        "  %-10s median %7.3f s   p99 %7.3f s   worst %7.3f s\n", what, at(0.5), at(0.99), values.back());
}

int campaign(
    const std::string &notice, UtcInstant received, HardwareProfile profile, bool fromClosed, int starts)
{
    std::mt19937 random(20221009);
    std::vector<Sample> samples;
    int broken = 0;
    for (int i = 0; i < starts; ++i) {
        DrillSetup setup{notice, received, profile, fromClosed};
        setup.azimuthMechanicalDeg = uniform(random, -120, 480);
        setup.altitudeDeg = uniform(random, 20, 85);
        const DrillResult result = drill(setup);
        if (!result.total || !result.floor) {
            std::printf(
                "  start %d (az %.1f alt %.1f): no exposure\n", i, setup.azimuthMechanicalDeg,
                setup.altitudeDeg);
            ++broken;
            continue;
        }
        const Sample sample{seconds(*result.floor), seconds(*result.total), seconds(*result.overhead())};
        samples.push_back(sample);
        if (sample.overheadS > 0.5 || (sample.floorS < 9.5 && sample.totalS > 10)) {
            std::printf(
                "  start %d (az %.1f alt %.1f): floor %.3f total %.3f overhead %.3f\n", i,
                setup.azimuthMechanicalDeg, setup.altitudeDeg, sample.floorS, sample.totalS,
                sample.overheadS);
            ++broken;
        }
    }
    const auto pick = [&](double Sample::*member) {
        std::vector<double> values;
        for (const Sample &sample : samples)
            values.push_back(sample.*member);
        return values;
    };
    std::printf(
        "%s, from %s, %zu starts, broken promises: %d\n", std::string(nameOf(profile)).c_str(),
        fromClosed ? "closed" : "armed", samples.size(), broken);
    if (!samples.empty()) {
        printRow("floor", pick(&Sample::floorS));
        printRow("total", pick(&Sample::totalS));
        printRow("overhead", pick(&Sample::overheadS));
        const auto within =
            std::count_if(samples.begin(), samples.end(), [](const Sample &s) { return s.totalS <= 10; });
        std::printf("  within 10 s: %ld of %zu\n", static_cast<long>(within), samples.size());
    }
    return broken;
}

} // namespace

int main(int argc, char **argv)
{
    const int starts = argc > 1 ? std::atoi(argv[1]) : 40;
    const std::string path =
        argc > 2 ? argv[2] : std::string(TULPAR_SOURCE_DIR) + "/resources/notices/grb201015a.xml";
    std::ifstream file(path, std::ios::binary);
    const std::string notice((std::istreambuf_iterator<char>(file)), {});
    const auto received = parseUtc(argc > 3 ? argv[3] : "2020-10-15T22:50:33Z");
    if (starts < 1 || notice.empty() || !received) {
        std::fprintf(
            stderr, "usage: nights_respond STARTS [NOTICE.xml [UTC]]; cannot read %s\n", path.c_str());
        return 2;
    }
    int broken = 0;
    broken += campaign(notice, *received, HardwareProfile::Assy, false, starts);
    broken += campaign(notice, *received, HardwareProfile::Assy, true, starts);
    broken += campaign(notice, *received, HardwareProfile::StandardCover, true, std::max(1, starts / 10));
    return broken == 0 ? 0 : 1;
}
