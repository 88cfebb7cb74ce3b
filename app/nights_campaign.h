#pragma once

#include "core/nights/night_player.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tulpar {

/// Many random nights, a seed a thread at a time; merged in the order of the seeds, so that the totals never
/// depend on threads. No Qt: the kernel's own programs use it too.
struct NightsCampaign {
    std::uint32_t first = 1;
    std::uint32_t last = 1;
    int threads = 2;
};

struct BrokenNight {
    std::uint32_t seed = 0;
    BrokenInvariant broken;
};

struct NightsTotals {
    std::uint64_t seeds = 0;
    std::uint64_t alerts = 0;
    std::uint64_t responses = 0;
    std::uint64_t faults = 0;
    std::uint64_t facts = 0;
    std::vector<Duration> totals; ///< of responses that a notice began at once; ascending
    std::vector<Duration> takenUp; ///< of those that waited; ascending
    std::vector<BrokenNight> broken;
    std::uint64_t fingerprint = 0;
    std::vector<std::string> missed; ///< expectations of a written night

    void add(std::uint32_t seed, NightResult night);
    void finish();
    /// Of ascending ones; zero: there are none.
    [[nodiscard]] static Duration quantile(const std::vector<Duration> &sorted, double part);
};

/// `progress` is called now and then with the number of nights done, from any thread, one at a time.
[[nodiscard]] NightsTotals runNights(
    const NightsCampaign &campaign, const std::function<void(std::uint64_t)> &progress = {});

/// The object that `tulparctl nights` prints, one line; a seed is a night.
[[nodiscard]] std::string totalsAsJson(const NightsTotals &totals);

/// What a person needs of a broken invariant: seed, time, sentence, and the facts before it.
[[nodiscard]] std::string describeBroken(const BrokenNight &night);

} // namespace tulpar
