#pragma once

#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace tulpar {

/// What a frame is of.
struct FrameSubject {
    std::string id; ///< "swift:1126853", "programme:M 31/deep", "flats"; empty: nothing that was asked for
    std::string name; ///< for people; may be empty
    std::optional<UtcInstant> trigger; ///< of a burst
    std::optional<IcrsDirection> position;
    std::optional<Angle> error;
};

/// Remembers what each shutter opened for: a frame comes when the telescope may have gone on to something
/// else.
class FrameSubjects {
public:
    void opened(const std::string &channel, UtcInstant start, FrameSubject subject)
    {
        auto &exposures = m_opened[channel];
        exposures.push_back({start, std::move(subject)});
        if (exposures.size() > kMost)
            exposures.pop_front();
    }

    /// Of the exposure that opened nearest to `start`, on which a camera and its driver may differ; none:
    /// none opened.
    [[nodiscard]] std::optional<FrameSubject> of(const std::string &channel, UtcInstant start) const
    {
        const auto found = m_opened.find(channel);
        if (found == m_opened.end())
            return std::nullopt;
        const FrameSubject *nearest = nullptr;
        Duration least = Duration::max();
        for (const Opened &exposure : found->second)
            if (const Duration apart = std::chrono::abs(exposure.start - start); apart < least) {
                least = apart;
                nearest = &exposure.subject;
            }
        return nearest ? std::optional(*nearest) : std::nullopt;
    }

private:
    static constexpr std::size_t kMost = 64; ///< of a channel; more than ever are on their way
    struct Opened {
        UtcInstant start;
        FrameSubject subject;
    };
    std::map<std::string, std::deque<Opened>> m_opened;
};

} // namespace tulpar
