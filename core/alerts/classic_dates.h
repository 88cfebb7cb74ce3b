#pragma once

#include <string>
#include <string_view>

namespace tulpar {

/// The date of "Tue 26 Apr 19 10:12:13 UT", with a year of two digits or four, and the time behind it, as
/// ISO 8601; "unreadable" for anything else.
[[nodiscard]] std::string isoOfNoticeDate(std::string_view text);

/// The date of "19294 TJD; 80 DOY; 21/03/21" and the time of "26031.02 SOD {07:13:51.02} UT", as ISO 8601;
/// "unreadable" unless the two ways in which each is printed agree.
[[nodiscard]] std::string isoOfEventDate(std::string_view date, std::string_view time);

} // namespace tulpar
