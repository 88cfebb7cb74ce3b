#pragma once

#include <QElapsedTimer>

namespace tulpar {

/// Tells on standard error how far a long work is: nothing in the first second, then a line every two. One
/// thread.
class PlanProgress {
public:
    PlanProgress() { m_begun.start(); }

    /// `done` of `all` parts of `what` (English) are done.
    void told(const char *what, int done, int all);

private:
    QElapsedTimer m_begun;
    QElapsedTimer m_told; ///< not valid: nothing was
};

} // namespace tulpar
