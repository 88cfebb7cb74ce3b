// Random nights from seeds, as `tulparctl nights` plays them, without Qt: so that two compilers can be held
// to the same totals. Usage: nights_random A[..B] [--threads N] [--verbose]

#include "app/nights_campaign.h"
#include "core/nights/random_night.h"
#include "core/session/fact.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <utility>

namespace {

using namespace tulpar;

int usage()
{
    std::fprintf(stderr, "usage: nights_random A[..B] [--threads N] [--verbose]\n");
    return 2;
}

/// Night after night, with what is brought upon each and its journal.
NightsTotals toldNights(const NightsCampaign &campaign)
{
    const NightHooks hooks{true, [](UtcInstant at, const std::string &what) {
                               std::printf("%s  %s\n", isoUtc(at).c_str(), what.c_str());
                           }};
    NightsTotals totals;
    for (std::uint32_t seed = campaign.first; seed <= campaign.last; ++seed) {
        NightResult night = playNight(randomNight(seed), hooks);
        for (const FactRecord &fact : night.journal)
            std::printf("%s\n", asJsonLine(fact).c_str());
        totals.add(seed, std::move(night));
    }
    totals.finish();
    return totals;
}

} // namespace

int main(int argc, char **argv)
{
    NightsCampaign campaign;
    bool isVerbose = false;
    if (argc < 2)
        return usage();
    const std::string seeds = argv[1];
    const std::size_t dots = seeds.find("..");
    campaign.first = static_cast<std::uint32_t>(std::strtoul(seeds.c_str(), nullptr, 10));
    campaign.last = dots == std::string::npos
        ? campaign.first
        : static_cast<std::uint32_t>(std::strtoul(seeds.c_str() + dots + 2, nullptr, 10));
    for (int i = 2; i < argc; ++i)
        if (std::strcmp(argv[i], "--threads") == 0 && i + 1 < argc)
            campaign.threads = std::atoi(argv[++i]);
        else if (std::strcmp(argv[i], "--verbose") == 0)
            isVerbose = true;
        else
            return usage();
    if (campaign.first < 1 || campaign.last < campaign.first || campaign.threads < 1)
        return usage();
    const std::clock_t began = std::clock();
    const NightsTotals totals =
        isVerbose ? toldNights(campaign) : runNights(campaign, [](std::uint64_t done) {
            std::fprintf(stderr, "%llu nights\n", static_cast<unsigned long long>(done));
        });
    const double busyS = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    for (const BrokenNight &night : totals.broken)
        std::fprintf(stderr, "%s", describeBroken(night).c_str());
    std::fprintf(
        stderr, "%.4f processor seconds a night, %.1f nights a second of one processor\n",
        busyS / static_cast<double>(totals.seeds), static_cast<double>(totals.seeds) / busyS);
    std::printf("%s\n", totalsAsJson(totals).c_str());
    return totals.broken.empty() ? 0 : 1;
}
