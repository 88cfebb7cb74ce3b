#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tulpar {

/// What the reading process (tulpar-fits) is asked.
struct ApartOrder {
    enum class Kind { Read, List } kind = Kind::Read;
    std::filesystem::path file;
    int hdu = -1; ///< none: the first image
    std::int64_t plane = 0;
    bool isChecksumWanted = false;
    bool isSkyWanted = true;
    int memoryDescriptor = 3; ///< shared memory of `mostPixelBytes`, for the pixels
    std::uint64_t mostPixelBytes = 0;
};

/// Does the order and returns the reply: one line of JSON, then the header's cards byte for byte. The reply
/// of a failure has its code and words.
[[nodiscard]] std::string apartReply(const ApartOrder &order);

/// Where no order could be done at all.
[[nodiscard]] std::string apartFailure(const Error &error);

} // namespace tulpar
