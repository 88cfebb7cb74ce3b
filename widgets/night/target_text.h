#pragma once

#include "core/plan/programme_text.h"
#include "core/sky/direction.h"

#include <string>

namespace tulpar {

/// One target with one block of usual exposures, as lines of a programme. `name` may be empty: it is named by
/// its coordinates; where `text`, the programme that it comes into, has that name already, a number is added.
struct TargetText {
    std::string name;
    std::string lines; ///< begins with an empty line where `text` has any
};
[[nodiscard]] TargetText targetText(
    const std::string &name, const IcrsDirection &place, const std::string &text);

} // namespace tulpar
