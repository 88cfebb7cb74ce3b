#include "core/base/did_you_mean.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kLongestWord = 64; ///< longer ones resemble nothing

/// How many letters to change, add or leave out to make one word of the other.
std::size_t editsBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, changed});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

std::string didYouMean(std::string_view word, std::span<const std::string_view> known)
{
    if (word.size() > kLongestWord)
        return {};
    std::string_view nearest;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (const std::string_view one : known) {
        // What begins as the other does is near too: "at_most" for "at_most_s".
        const bool begins = !word.empty() && (one.starts_with(word) || word.starts_with(one));
        const std::size_t edits = begins ? 1 : editsBetween(word, one);
        if (!one.empty() && edits < fewest && edits <= std::max<std::size_t>(2, one.size() / 3)) {
            fewest = edits;
            nearest = one;
        }
    }
    return nearest.empty() ? std::string() : "; did you mean " + std::string(nearest) + "?";
}

} // namespace tulpar
