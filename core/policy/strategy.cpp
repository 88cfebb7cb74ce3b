#include "core/policy/strategy.h"

#include <algorithm>
#include <cctype>

namespace tulpar {

namespace {

char lower(char letter)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

template <class T>
bool allows(const std::vector<T> &allowed, const T &value)
{
    return allowed.empty() || std::ranges::find(allowed, value) != allowed.end();
}

bool fitsAny(const std::vector<std::string> &patterns, std::string_view text)
{
    return std::ranges::any_of(
        patterns, [&](const std::string &pattern) { return fitsPattern(pattern, text); });
}

/// Everything that `narrow` allows, `wide` allows too.
template <class T>
bool coversAll(const std::vector<T> &wide, const std::vector<T> &narrow)
{
    if (wide.empty())
        return true;
    return !narrow.empty() && std::ranges::all_of(narrow, [&](const T &one) { return allows(wide, one); });
}

/// A pattern that fits another one as it is written fits all that the other fits: its `*` take the other's.
bool coversPatterns(const std::vector<std::string> &wide, const std::vector<std::string> &narrow)
{
    if (wide.empty())
        return true;
    return !narrow.empty()
        && std::ranges::all_of(narrow, [&](const std::string &one) { return fitsAny(wide, one); });
}

} // namespace

bool fitsPattern(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos; // the last `*` seen, and where it was tried last
    std::size_t tried = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            tried = t;
        } else if (p < pattern.size() && lower(pattern[p]) == lower(text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++tried;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool NoticeMatch::matches(const Notice &notice) const
{
    return allows(missions, notice.mission) && (kinds.empty() || fitsAny(kinds, notice.kind))
        && !fitsAny(notKinds, notice.kind) && (instruments.empty() || fitsAny(instruments, notice.instrument))
        && allows(classes, notice.sourceClass) && allows(positions, notice.position.kind)
        && (!test || *test == notice.test);
}

bool NoticeMatch::covers(const NoticeMatch &other) const
{
    const bool excludesNoMore = std::ranges::all_of(
        notKinds, [&](const std::string &pattern) { return fitsAny(other.notKinds, pattern); });
    return coversAll(missions, other.missions) && coversPatterns(kinds, other.kinds) && excludesNoMore
        && coversPatterns(instruments, other.instruments) && coversAll(classes, other.classes)
        && coversAll(positions, other.positions) && (!test || test == other.test);
}

bool Strategy::demands(Rule rule) const
{
    return std::ranges::any_of(
        requirements, [rule](const Requirement &one) { return one.rule == rule && !one.unknownGoesOn; });
}

} // namespace tulpar
