#pragma once

namespace tulpar {

/// Reports a broken promise of the program itself (a bug, never bad input) on standard error.
/// Aborts unless the process has chosen to survive bugs (a live core stops its response instead).
void reportBrokenPromise(const char *condition, const char *file, int line);

/// Chooses what a broken promise does in this process: abort (the default) or go on after reporting.
void surviveBrokenPromises(bool survive);

} // namespace tulpar

/// Says what must hold; when it does not, reports it and performs `action` (e.g. `return`).
#define TULPAR_CHECK(condition, action)                                                                      \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            ::tulpar::reportBrokenPromise(#condition, __FILE__, __LINE__);                                   \
            action;                                                                                          \
        }                                                                                                    \
    } while (false)
