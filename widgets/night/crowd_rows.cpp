#include "widgets/night/crowd_rows.h"

#include <utility>

namespace tulpar {

CrowdRows::CrowdRows(std::function<void()> changed, QObject *parent)
    : QObject(parent)
    , m_changed(std::move(changed))
{
}

void CrowdRows::take(const std::shared_ptr<const PlanView> &plan)
{
    if (plan == m_plan)
        return;
    m_plan = plan;
    m_pool.clear(); // of an older plan nobody wants to know
    if (!plan || plan->unplaced.size() <= kAtOnce) {
        m_rows = plan ? unplacedRows(plan->unplaced) : std::vector<NightRow>();
        return;
    }
    m_pool.start([this, plan] {
        m_pool.tell(this, [this, plan, rows = unplacedRows(plan->unplaced)]() mutable {
            if (plan != m_plan)
                return;
            m_rows = std::move(rows);
            m_changed();
        });
    });
}

} // namespace tulpar
