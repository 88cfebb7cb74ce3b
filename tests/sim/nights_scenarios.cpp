// Plays every resources/nights/*.night and holds it to its expectations, to the invariants and to the journal
// kept beside it; and that slips of the pen are told with their line. Usage: nights_scenarios FOLDER
// [--write]
// (--write: keeps the journals as they are now)

#include "core/nights/night_file.h"
#include "core/nights/night_journal.h"
#include "core/nights/night_player.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace tulpar;

std::string contents(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The first lines that are not the same.
int compare(const std::string &kept, const std::string &now)
{
    std::istringstream a(kept);
    std::istringstream b(now);
    std::string lineA;
    std::string lineB;
    for (int line = 1;; ++line) {
        const bool hasA = static_cast<bool>(std::getline(a, lineA));
        const bool hasB = static_cast<bool>(std::getline(b, lineB));
        if (!hasA && !hasB)
            return 0;
        if (hasA == hasB && lineA == lineB)
            continue;
        std::printf(
            "  BROKEN: line %d of the journal\n    kept: %s\n    now:  %s\n", line,
            hasA ? lineA.c_str() : "(no more)", hasB ? lineB.c_str() : "(no more)");
        return 1;
    }
}

int play(const std::filesystem::path &path, bool isWriting)
{
    const auto file = parseNight(contents(path));
    if (!file) {
        std::printf("%s: BROKEN: %s\n", path.filename().c_str(), file.error().detail.c_str());
        return 1;
    }
    const NightResult night = playNight(file->night, {true, {}});
    int broken = 0;
    std::printf(
        "%s: %d alerts, %d responses, %zu facts\n", path.filename().c_str(), night.alerts, night.responses,
        night.journal.size());
    for (const std::string &missed : missedIn(file->expectations, night.journal)) {
        std::printf("  BROKEN: %s\n", missed.c_str());
        ++broken;
    }
    for (const BrokenInvariant &one : night.broken) {
        std::printf(
            "  BROKEN: %s: %s (%s)\n", isoUtc(one.at).c_str(), std::string(sentenceOf(one.invariant)).c_str(),
            one.detail.c_str());
        ++broken;
    }
    const std::string now = observersJournal(night.journal);
    std::filesystem::path kept = path;
    kept.replace_extension(".journal");
    if (isWriting) {
        std::ofstream(kept, std::ios::binary) << now;
        return broken;
    }
    return broken + compare(contents(kept), now);
}

/// A slip must be told with its line and with what is allowed.
int slips()
{
    struct Slip {
        const char *text;
        const char *line;
        const char *word;
    };
    constexpr Slip kSlips[]{
        {"lasts 00:10:00\n", "line 1", "night"},
        {"night 2026-03-10 15:00:00\nlasts 00:10:00\n15:00:10 rain begin\n", "line 3", "notice"},
        {"night 2026-03-10 15:00:00\n15:00:10 reign begins\n", "line 2", "stuck_roof"},
        {"night 2026-03-10 15:00:00\n+10 notice swift grb a\n", "line 2", "at AZIMUTH"},
        {"night 2026-03-10 15:00:00\n+10 notice swift grv a at 1 2\n", "line 2", "swift grb"},
        {"night 2026-03-10 15:00:00\n+10 operator A: dance\n", "line 2", "make safe"},
        {"night 2026-03-10 15:00:00\n+10 operator A: override mist for 3 s because x\n", "line 2",
         "humidity"},
        {"night 2026-13-10 15:00:00\n", "line 1", "night"},
        {"# only words\nprofil assy\n", "line 2", "profile"},
        {"night 2026-03-10 15:00:00\n+10 core eaten\n", "line 2", "killed"},
        {"night 2026-03-10 15:00:00\n+1:2:3:4 core killed\n", "line 2", "HH:MM:SS"},
        {"night 2026-03-10 15:00:00\nmount 500 45\n", "line 2", "-120"}};
    int broken = 0;
    for (const Slip &slip : kSlips) {
        const auto file = parseNight(slip.text);
        const std::string told = file ? "taken" : file.error().detail;
        if (told.find(slip.line) == std::string::npos || told.find(slip.word) == std::string::npos) {
            std::printf("BROKEN: '%s' is told as: %s\n", slip.text, told.c_str());
            ++broken;
        }
    }
    return broken;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: nights_scenarios FOLDER [--write]\n");
        return 2;
    }
    const bool isWriting = argc > 2 && std::strcmp(argv[2], "--write") == 0;
    std::vector<std::filesystem::path> nights;
    for (const auto &entry : std::filesystem::directory_iterator(argv[1]))
        if (entry.path().extension() == ".night")
            nights.push_back(entry.path());
    std::sort(nights.begin(), nights.end());
    int broken = slips();
    for (const auto &path : nights)
        broken += play(path, isWriting);
    std::printf("%zu nights, broken: %d\n", nights.size(), broken);
    return broken == 0 && nights.size() >= 6 ? 0 : 1;
}
