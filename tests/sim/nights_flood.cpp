// A burst is answered while a flood of other notices arrives: each a new burst of its own, all of a size that
// permits a response. The core's own time for them, as measured here, passes on the virtual clock, so that
// whatever waits for the core waits in the simulation too. A feed has at most eight messages under way
// (core/feeds), so the devices are heard between every eight. Fails where a notice is lost, where another
// burst interrupts, or where the first exposure comes a quarter of a second later than without the flood.
// Usage: nights_flood [NOTICES]

#include "core/nights/virtual_observatory.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace tulpar;

constexpr int kUnderWay = 8;

std::string replaced(std::string text, const std::string &from, const std::string &to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// The same notice of another burst, elsewhere on the sky.
std::string another(const std::string &notice, int number)
{
    const std::string id = std::to_string(2'000'000 + number);
    const std::string ra = std::to_string(number * 137 % 360) + "." + std::to_string(1000 + number % 9000);
    return replaced(replaced(notice, "1000452", id), "<C1>354.3100</C1>", "<C1>" + ra + "</C1>");
}

struct Course {
    double totalS = 0; ///< receipt to the first exposure
    double busyS = 0; ///< of the core with the flood
    double worstMs = 0; ///< the core with eight notices
    int broken = 0;
};

/// Processor time: other programs on the machine do not count.
Duration processorTime()
{
    return fromSeconds(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

Course play(const std::string &notice, const std::vector<std::string> &flood, Duration after)
{
    const UtcInstant receipt = *parseUtc("2020-10-15T22:50:33Z");
    World world(assySite(), receipt - 5s);
    world.place({100, 60}, 0, 0);
    VirtualObservatory observatory(simulatedConfig(HardwareProfile::Assy), std::move(world), receipt - 5s);
    observatory.liveUntil(receipt);
    observatory.deliver("gcn", notice);
    observatory.liveUntil(receipt + after);
    Course course;
    const std::uint64_t kept = observatory.keptNotices();
    for (std::size_t i = 0; i < flood.size();) {
        const Duration before = processorTime();
        for (int n = 0; n < kUnderWay && i < flood.size(); ++n)
            observatory.deliver("gcn", flood[i++]);
        const Duration busy = processorTime() - before;
        course.busyS += seconds(busy);
        course.worstMs = std::max(course.worstMs, seconds(busy) * 1e3);
        observatory.stall(busy);
        observatory.liveUntil(observatory.now().utc);
    }
    observatory.liveUntil(receipt + 60s, [&] {
        return observatory.core().isResponding() && observatory.core().hasReached(Step::FirstFrame);
    });
    const Snapshot end = observatory.core().snapshot();
    if (!end.response || end.response->event != "swift:1000452") {
        std::printf("  BROKEN: another burst interrupts\n");
        ++course.broken;
        return course;
    }
    for (const StepReached &reached : end.response->steps)
        if (reached.step == Step::FirstExposure)
            course.totalS = seconds(reached.since);
    std::size_t decided = 0;
    for (const FactRecord &record : observatory.journal())
        decided += record.kind == Decided::kKind;
    if (observatory.keptNotices() - kept != flood.size() || decided != flood.size() + 1) {
        std::printf("  BROKEN: of %zu notices %zu were decided\n", flood.size() + 1, decided);
        ++course.broken;
    }
    return course;
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 20'000;
    std::ifstream file(
        std::string(TULPAR_SOURCE_DIR) + "/resources/notices/grb201015a.xml", std::ios::binary);
    const std::string notice((std::istreambuf_iterator<char>(file)), {});
    if (count < 1 || notice.empty()) {
        std::fprintf(stderr, "usage: nights_flood NOTICES\n");
        return 2;
    }
    std::vector<std::string> flood;
    for (int i = 0; i < count; ++i)
        flood.push_back(another(notice, i));
    const Course quiet = play(notice, {}, {});
    std::printf("first exposure %.3f s after receipt without a flood\n", quiet.totalS);
    int broken = quiet.broken;
    constexpr double kMostLaterS = 0.25;
    for (const Duration after : {Duration{}, Duration(6s)}) {
        const Course course = play(notice, flood, after);
        const bool isLate = course.totalS <= 0 || course.totalS > quiet.totalS + kMostLaterS;
        broken += course.broken + isLate;
        std::printf(
            "%d notices from %.0f s after receipt: first exposure %.3f s, ratio %.3f%s; the core busy %.2f s "
            "(%.0f us a notice), at worst %.1f ms at a time\n",
            count, seconds(after), course.totalS, course.totalS / quiet.totalS, isLate ? " BROKEN: late" : "",
            course.busyS, course.busyS / count * 1e6, course.worstMs);
    }
    std::printf("broken promises: %d\n", broken);
    return broken == 0 ? 0 : 1;
}
