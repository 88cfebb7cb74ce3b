#include "core/night/night_book.h"
#include "tests/fuzz/demand.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace tulpar;

namespace {

/// A journal as lines "minutes kind body", as a damaged or strange file might hold it. Whatever it says, the
/// night is accounted for to the nanosecond.
void readJournal(std::string_view text)
{
    static const Site site{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "UTC"};
    static const auto times = nightTimes(site, "2026-12-10", 5h);
    demand(times.has_value());
    NightBook book(site, *times, "fuzz");
    UtcInstant at = times->sunset - 1h;
    std::uint64_t seq = 0;
    while (!text.empty() && seq < 3000) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto first = line.find(' ');
        const auto second = line.find(' ', first + 1);
        if (first == std::string_view::npos || second == std::string_view::npos)
            continue;
        // The bytes before the kind say how many seconds have passed, backwards too.
        int step = 0;
        for (const char c : line.substr(0, first))
            step = (step * 31 + static_cast<signed char>(c)) % 4000;
        at = at + std::chrono::seconds(step);
        book.take(
            {++seq,
             {at, MonoInstant{}},
             std::string(line.substr(first + 1, second - first - 1)),
             std::string(line.substr(second + 1))});
    }
    const NightReport report = book.report(times->end);
    demand(sumOf(report.dark) == times->dawn - times->dusk);
    demand(sumOf(report.night) == times->sunrise - times->sunset);
    UtcInstant end = times->sunset;
    for (const LedgerSpan &span : report.spans) {
        demand(span.begin == end && span.end > span.begin);
        end = span.end;
    }
    demand(end == times->sunrise);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    readJournal({reinterpret_cast<const char *>(data), size}); // NOLINT: bytes as they came
    return 0;
}
