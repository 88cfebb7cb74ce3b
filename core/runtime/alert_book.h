#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"
#include "core/session/snapshot.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tulpar {

/// The bursts of tonight as the queue shows them, newest first; a notice of a known burst improves its row.
/// Linking beyond the mission's own trigger number is not done here. Confine to one thread.
class AlertBook {
public:
    /// What one notice added to what was known.
    struct Entered {
        AlertView *alert = nullptr; ///< valid until the next call
        bool isNew = false; ///< first notice of this burst
        bool isBetter = false; ///< a position with a smaller error than before
        bool isWithdrawn = false; ///< this notice says that it is no burst after all
    };

    Entered enter(const Notice &notice, const Decision &decision, UtcInstant received);

    /// A row for bytes that could not be read.
    void enterRefused(const std::string &label, const Error &error, UtcInstant received);

    [[nodiscard]] AlertView *find(const std::string &event);
    [[nodiscard]] const std::vector<AlertView> &alerts() const { return m_alerts; }

private:
    static constexpr std::size_t kShown = 200;

    void trim();

    std::vector<AlertView> m_alerts;
};

/// "Swift BAT" of "SWIFT_BAT_GRB_POS_ACK", "Fermi GBM" ...
[[nodiscard]] std::string sourceNameOf(const Notice &notice);

/// "Swift 1126853" of "swift:1126853".
[[nodiscard]] std::string eventNameOf(const Notice &notice);

} // namespace tulpar
