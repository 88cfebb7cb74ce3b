// Explores the interlock, the response and what stands behind them, holds every property of
// core/safety/properties.h to it, and says so. `--write FILE VERSION UTC FINGERPRINT MUTANTS`: also puts it
// on record; see prove.sh.
#include "tally.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace tulpar;
using namespace tulpar::proof;

namespace {

struct Part {
    const char *name;
    void (*explore)(Tally &);
};
constexpr std::array kParts{
    Part{"the gate over devices, Sun, modes and geometry", exploreGate},
    Part{"the gate over conditions and overrides", exploreConditionsAtTheGate},
    Part{"histories of conditions", exploreConditionBook},
    Part{"overrides as they are asked for", exploreOverrides},
    Part{"slews by day", exploreSunPaths},
    Part{"the response", exploreResponse},
    Part{"what counts as done", exploreGoals},
    Part{"recovery ladders", exploreLadders},
    Part{"closing with devices that fail", exploreMakeSafe},
    Part{"the heartbeat", exploreHeartbeat}};

int count(const Tally &tally, bool wantsBroken)
{
    int number = 0;
    for (const PropertyWords &words : kSafetyProperties)
        number += (tally.of(words.property).broken > 0) == wantsBroken;
    return number;
}

bool write(char **arguments, const Tally &tally)
{
    std::FILE *file = std::fopen(arguments[0], "w");
    if (!file)
        return false;
    std::fprintf(
        file,
        "{\n  \"version\": \"%s\",\n  \"utc\": \"%s\",\n  \"fingerprint\": \"%s\",\n  \"states\": %llu,\n"
        "  \"transitions\": %llu,\n  \"properties\": %d,\n  \"mutants\": %d\n}\n",
        arguments[1], arguments[2], arguments[3], static_cast<unsigned long long>(tally.states()),
        static_cast<unsigned long long>(tally.transitions()), count(tally, false), std::atoi(arguments[4]));
    return std::fclose(file) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    Tally tally;
    for (const Part &part : kParts) {
        const auto states = tally.states();
        const auto transitions = tally.transitions();
        const auto start = std::chrono::steady_clock::now();
        part.explore(tally);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        std::printf(
            "%-48s %10llu states %11llu transitions %6.1f s\n", part.name,
            static_cast<unsigned long long>(tally.states() - states),
            static_cast<unsigned long long>(tally.transitions() - transitions), took.count());
        std::fflush(stdout);
    }
    std::printf("\n");
    for (const PropertyWords &words : kSafetyProperties) {
        const Tally::Entry &entry = tally.of(words.property);
        const bool isKept = entry.broken == 0 && entry.cases > 0;
        std::printf(
            "%-6s %10llu cases  %.*s\n", isKept ? "kept" : "BROKEN",
            static_cast<unsigned long long>(entry.cases), static_cast<int>(words.sentence.size()),
            words.sentence.data());
        if (entry.cases == 0)
            std::printf("         no case of it was explored\n");
        if (entry.broken > 0)
            std::printf("         broken in %llu\n", static_cast<unsigned long long>(entry.broken));
        for (const std::string &example : entry.examples)
            std::printf("         e.g. %s\n", example.c_str());
    }
    int unexplored = 0;
    for (const PropertyWords &words : kSafetyProperties)
        unexplored += tally.of(words.property).cases == 0;
    const int broken = count(tally, true) + unexplored;
    std::printf(
        "\n%llu states, %llu transitions, %zu properties, %d broken\n",
        static_cast<unsigned long long>(tally.states()), static_cast<unsigned long long>(tally.transitions()),
        kSafetyProperties.size(), broken);
    if (broken > 0)
        return 1;
    if (argc == 7 && std::strcmp(argv[1], "--write") == 0 && !write(argv + 2, tally)) {
        std::fprintf(stderr, "cannot write %s\n", argv[2]);
        return 2;
    }
    return 0;
}
