#include "app/plan_progress.h"

#include <cstdio>

namespace tulpar {

namespace {

constexpr qint64 kSilentMs = 1000;
constexpr qint64 kEveryMs = 2000;

} // namespace

void PlanProgress::told(const char *what, int done, int all)
{
    if (m_begun.elapsed() < kSilentMs || (m_told.isValid() && m_told.elapsed() < kEveryMs))
        return;
    m_told.start();
    std::fprintf(stderr, "tulparctl plan: %s, %d of %d\n", what, done, all);
}

} // namespace tulpar
