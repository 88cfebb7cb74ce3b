#pragma once

#include "core/devices/command.h"
#include "core/time/instant.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// One rung: `count` exposures one after another (0: until stopped).
struct LadderStage {
    Duration exposure{};
    int count = 0;
    int emGain = 1;
    ExposureKind kind = ExposureKind::Light;
    bool operator==(const LadderStage &) const = default;
};

/// What each camera takes of a fading burst, rung by rung: short and gapless while it is bright, long when it
/// fades.
struct ExposureLadder {
    std::map<std::string, std::vector<LadderStage>> stages; ///< by channel

    [[nodiscard]] const std::vector<LadderStage> &of(const std::string &channel) const;

    /// The real instrument's ladder (GCN 31016): r' 0.3 s, g' and i' 7.5 s for the first three minutes with
    /// high electron multiplication, then 60 s for half an hour, then 300 s without.
    [[nodiscard]] static ExposureLadder ofTheInstrument();
};

/// The place of one camera on its ladder. A value; the caller says what it saw.
class LadderPosition {
public:
    explicit LadderPosition(std::vector<LadderStage> stages)
        : m_stages(std::move(stages))
    {
    }

    [[nodiscard]] bool isOver() const { return m_stage >= m_stages.size(); }
    /// What is left of the present rung; not when over.
    [[nodiscard]] LadderStage remaining() const;
    /// A shutter opened on this rung.
    void opened();
    /// The camera rests: go to the next rung if this one is complete.
    void rested();

private:
    std::vector<LadderStage> m_stages;
    std::size_t m_stage = 0;
    int m_opened = 0;
};

} // namespace tulpar
