#pragma once

#include "core/base/result.h"
#include "core/nights/night.h"
#include "core/session/fact_record.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// A line "expect FROM..TO [no] KIND WORDS": a fact of that kind, in that time, that holds the words.
struct Expectation {
    UtcInstant from;
    UtcInstant to;
    bool isAbsent = false;
    std::string kind;
    std::vector<std::string> words;
    int line = 0;
};

/// A night written by a person; the commented examples in resources/nights are the description of the format.
struct NightFile {
    Night night;
    std::vector<Expectation> expectations;
};

/// Errc::Malformed with the number of the line; a word that is not known is told with those that are.
[[nodiscard]] Result<NightFile> parseNight(std::string_view text);

/// What the expectations miss in a journal, a sentence each; empty: nothing.
[[nodiscard]] std::vector<std::string> missedIn(
    std::span<const Expectation> expectations, std::span<const FactRecord> journal);

} // namespace tulpar
