#include "core/runtime/system_clock.h"

namespace tulpar {

Now SystemClock::now() const
{
    using namespace std::chrono;
    const auto utc = duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
    const auto mono = duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
    return {{utc + m_offsetNs.load()}, {mono}};
}

} // namespace tulpar
