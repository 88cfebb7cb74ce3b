#pragma once

#include "core/nights/invariants.h"
#include "core/nights/night.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What came of one night.
struct NightResult {
    int alerts = 0; ///< notices that came
    int responses = 0; ///< that began
    int faults = 0; ///< troubles, crashes and strangers' commands that were brought upon it
    /// Receipt to the first exposure, of each response that had one: of those that the notice itself began,
    /// and of those that waited (for another response, a block, a device).
    std::vector<Duration> totals;
    std::vector<Duration> takenUp;
    std::vector<BrokenInvariant> broken;
    std::uint64_t facts = 0;
    std::uint64_t fingerprint = 0; ///< over the kinds, numbers and times of all facts
    std::vector<FactRecord> journal; ///< if it was asked for
};

struct NightHooks {
    bool keepJournal = false;
    std::function<void(UtcInstant, const std::string &)> said{}; ///< each event as it is brought
};

/// Plays one night from its start, under the eyes of the invariants. Deterministic: nothing but the night
/// decides. Any thread, each night on one.
[[nodiscard]] NightResult playNight(const Night &night, const NightHooks &hooks = {});

/// What a desk would be shown at `after` from the start of the night; null: no core runs then.
[[nodiscard]] std::shared_ptr<const Snapshot> snapshotDuring(const Night &night, Duration after);

/// FNV-1a, 64 bits, of the numbers one after another.
class Fingerprint {
public:
    void add(std::string_view text);
    void add(std::uint64_t number);
    [[nodiscard]] std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 14695981039346656037ULL;
};

} // namespace tulpar
