#include "core/runtime/plan_order.h"

#include <utility>

namespace tulpar {

namespace {

constexpr int kStepsAPiece = 50; ///< some 10 ms in a full night
constexpr unsigned kSeed = 1;

} // namespace

PlanTerms planTermsOf(const CoreConfig &config)
{
    PlanTerms terms;
    terms.mount = config.mount;
    terms.altitudeHard = config.altitudeSoft;
    terms.altitudeTop = config.safety.altitudeTop;
    terms.horizon = config.safety.horizon;
    terms.readout = config.readout;
    return terms;
}

PlanWork::PlanWork(PlanOrder order, const PlanEffort &effort)
    : m_order(std::move(order))
    , m_effort(effort)
{
    m_answer.number = m_order.number;
}

bool PlanWork::step()
{
    if (!m_answer.night) {
        m_answer.night = std::make_shared<const NightSky>(m_order.site, m_order.night);
        m_order.start.before = m_order.before ? &*m_order.before : nullptr;
        m_planner.emplace(*m_order.programme, *m_answer.night, m_order.terms, m_order.start, kSeed);
        m_order.start.before = nullptr;
        m_answer.plan = m_planner->plan();
        return true;
    }
    if (m_improved < m_effort.pieces) {
        ++m_improved;
        const bool isBetter = m_planner->improve(kStepsAPiece);
        if (isBetter)
            m_answer.plan = m_planner->plan();
        return isBetter;
    }
    if (!m_effort.explains)
        m_explained = m_answer.plan.unplaced.size();
    if (m_explained < m_answer.plan.unplaced.size()) {
        const UnplacedBlock &block = m_answer.plan.unplaced[m_explained++];
        m_answer.unplaced.push_back(whyNot(
            block.block, *m_order.programme, *m_answer.night, m_order.terms, m_order.start, m_answer.plan));
    }
    m_answer.isFinal = m_explained == m_answer.plan.unplaced.size();
    return m_answer.isFinal || m_explained % 8 == 0;
}

} // namespace tulpar
