#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// An object of the observer's own list.
struct UserObject {
    std::string name;
    IcrsDirection place; ///< J2000
    std::string note;
    bool operator==(const UserObject &) const = default;
};

/// What could be read of a list, and what could not.
struct ObjectList {
    std::vector<UserObject> objects;
    std::vector<Error> mistakes; ///< each names its line; the other lines count all the same
};

inline constexpr std::size_t kMostUserObjects = 20'000;

/// Given the bytes of a list, returned its objects. UTF-8; the first line that is not empty and does not
/// start with '#' names the columns: name, ra, dec and, if wanted, epoch (J2000 is the only one) and note, in
/// any order, separated by comma, semicolon or tab. Fields may be quoted ("a ""b"""). Coordinates in any
/// notation of readCoordinates. An error where there is no such first line or the list is longer than
/// kMostUserObjects.
[[nodiscard]] Result<ObjectList> readObjectList(std::string_view text);

/// The list as readObjectList reads it: degrees to 1e-6, commas, quotes where needed.
[[nodiscard]] std::string objectListText(const std::vector<UserObject> &objects);

} // namespace tulpar
