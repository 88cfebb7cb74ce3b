// What a written night expects, held against its journal.
#include "core/nights/night_file.h"

#include <algorithm>

namespace tulpar {

std::vector<std::string> missedIn(
    std::span<const Expectation> expectations, std::span<const FactRecord> journal)
{
    std::vector<std::string> missed;
    for (const Expectation &expected : expectations) {
        const bool isThere = std::ranges::any_of(journal, [&](const FactRecord &fact) {
            return fact.kind == expected.kind && fact.at.utc >= expected.from && fact.at.utc <= expected.to
                && std::ranges::all_of(expected.words, [&](const std::string &word) {
                       return fact.body.find(word) != std::string::npos;
                   });
        });
        if (isThere != expected.isAbsent)
            continue;
        std::string words;
        for (const std::string &word : expected.words)
            words += " " + word;
        missed.push_back(
            "line " + std::to_string(expected.line) + ": " + (expected.isAbsent ? "a fact " : "no fact ")
            + expected.kind + words + " between " + isoUtc(expected.from, 0) + " and "
            + isoUtc(expected.to, 0));
    }
    return missed;
}

} // namespace tulpar
