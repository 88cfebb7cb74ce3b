#pragma once

#include <string>
#include <string_view>

namespace tulpar {

/// Given a name (UTF-8, any bytes), returned as it is compared in a search: small letters without marks,
/// Greek letters as their English names, Kazakh letters as the Russian ones people write for them, no blanks
/// or punctuation but '+'. Bytes that are no UTF-8 and other scripts are left out.
[[nodiscard]] std::string foldedName(std::string_view text);

} // namespace tulpar
