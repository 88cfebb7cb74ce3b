#pragma once

#include <cstdlib>

namespace tulpar {

/// Ends the fuzzer where what must hold does not.
inline void demand(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace tulpar
