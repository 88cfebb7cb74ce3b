#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"
#include "core/response/waterfall.h"

#include <map>
#include <string>

namespace tulpar {

/// Alerts that the rules answer, with the notice that they decided on: so that those which stay queued
/// because the telescope is another's can be judged anew when it is free. A value.
class AlertWaiting {
public:
    struct Entry {
        Notice notice; ///< the newest that the rules answer
        Waterfall waterfall; ///< of the first, so that the delay is counted
    };

    /// The rules answer it now, or would if the telescope were free.
    [[nodiscard]] static bool isAnswered(const Decision &decision);
    /// It has grown too old, which no waiting mends.
    [[nodiscard]] static bool isTooOld(const Decision &decision);

    void keep(const std::string &event, const Notice &notice, const Waterfall &waterfall);
    void forget(const std::string &event) { m_entries.erase(event); }
    void clear() { m_entries.clear(); }
    [[nodiscard]] const std::map<std::string, Entry> &entries() const { return m_entries; }

private:
    static constexpr std::size_t kMost = 32; ///< then the oldest is left to people

    std::map<std::string, Entry> m_entries; ///< by event
};

} // namespace tulpar
