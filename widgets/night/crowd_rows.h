#pragma once

#include "core/session/night_view.h"
#include "core/threads/work_pool.h"
#include "widgets/night/night_rows.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace tulpar {

/// The rows of the blocks that a plan has no place for, with why not in words: of a few at once, of a crowd
/// on a thread of its own, so that five thousand of them do not hold up the screen. GUI thread.
class CrowdRows : public QObject {
public:
    /// More are written on the other thread.
    static constexpr std::size_t kAtOnce = 100;

    /// `changed`: the rows are others, later than the call that took the plan.
    explicit CrowdRows(std::function<void()> changed, QObject *parent = nullptr);

    void take(const std::shared_ptr<const PlanView> &plan);
    /// Of the newest plan, or of the one before while its rows are being written.
    [[nodiscard]] const std::vector<NightRow> &rows() const { return m_rows; }

private:
    std::function<void()> m_changed;
    std::shared_ptr<const PlanView> m_plan;
    std::vector<NightRow> m_rows;
    WorkPool m_pool{1};
};

} // namespace tulpar
