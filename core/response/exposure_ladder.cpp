#include "core/response/exposure_ladder.h"

#include "core/base/check.h"

namespace tulpar {

const std::vector<LadderStage> &ExposureLadder::of(const std::string &channel) const
{
    static const std::vector<LadderStage> none;
    const auto found = stages.find(channel);
    return found == stages.end() ? none : found->second;
}

ExposureLadder ExposureLadder::ofTheInstrument()
{
    constexpr int early = 300;
    const std::vector<LadderStage> slow{{7500ms, 24, early}, {60s, 27, early}, {300s, 0, 1}};
    return {{{"g", slow}, {"r", {{300ms, 600, early}, {60s, 27, early}, {300s, 0, 1}}}, {"i", slow}}};
}

LadderStage LadderPosition::remaining() const
{
    TULPAR_CHECK(!isOver(), return {});
    LadderStage stage = m_stages[m_stage];
    if (stage.count > 0)
        stage.count -= m_opened;
    return stage;
}

void LadderPosition::opened()
{
    ++m_opened;
}

void LadderPosition::rested()
{
    if (isOver())
        return;
    const int count = m_stages[m_stage].count;
    if (count > 0 && m_opened >= count) {
        ++m_stage;
        m_opened = 0;
    }
}

} // namespace tulpar
