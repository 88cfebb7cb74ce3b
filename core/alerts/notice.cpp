#include "core/alerts/notice.h"

#include <algorithm>

namespace tulpar {

bool Notice::has(NoticeFlag flag) const
{
    return std::ranges::find(flags, flag) != flags.end();
}

} // namespace tulpar
