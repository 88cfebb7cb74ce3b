#pragma once

#include "core/runtime/night_scene.h"
#include "core/runtime/programme_book.h"

#include <map>
#include <optional>
#include <set>

namespace tulpar {

/// Observes one visit of a block: slews, exposes what it still lacks in every camera that works, and counts
/// what stands on disk. Interrupted, it keeps what it has and acquires anew.
class BlockRunner {
public:
    /// `start`: no shutter opens earlier.
    BlockRunner(const Block &block, const Target &target, UtcInstant start);

    enum class State { Working, Done, Failed };
    [[nodiscard]] State work(const NightScene &scene, const ProgrammeBook &book);
    void interrupted(const NightScene &scene);
    void stored(const std::string &channel) { m_news.insert(channel); }

    [[nodiscard]] BlockState phase() const { return m_phase; }
    /// As planned until its first exposure, then when that began.
    [[nodiscard]] UtcInstant start() const { return m_start; }
    [[nodiscard]] const Block &block() const { return m_block; }
    [[nodiscard]] const Target &target() const { return m_target; }
    [[nodiscard]] const Reasons &reasons() const { return m_reasons; }
    /// As a plan counts it: when it began, and when it will be over if it goes on from `now`.
    [[nodiscard]] RunningVisit visit(const CoreConfig &config, const ProgrammeBook &book, Now now) const;

private:
    void expose(const NightScene &scene, const ProgrammeBook &book);
    [[nodiscard]] Duration left(const CoreConfig &config, const ProgrammeBook &book, Now now) const;
    /// How long the exposure that runs in `channel` has run.
    [[nodiscard]] Duration elapsed(const std::string &channel, Duration exposure, Now now) const;
    [[nodiscard]] std::set<std::string> channels() const;

    Block m_block;
    Target m_target;
    UtcInstant m_start;
    BlockState m_phase = BlockState::Planned;
    std::optional<MonoInstant> m_acquiringSince;
    std::map<std::string, MonoInstant> m_due; ///< by channel: its next frame should stand on disk by then
    std::set<std::string> m_out; ///< channels given up
    Reasons m_reasons;
    std::set<std::string> m_news; ///< channels with a frame since the last look
};

} // namespace tulpar
