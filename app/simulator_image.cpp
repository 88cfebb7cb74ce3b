#include "app/simulator_image.h"

#include <base64.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace tulpar {

void sendImage(const std::string &device, const std::string &property, std::span<const std::byte> bytes)
{
    constexpr std::size_t kSpareBytes = 8; // the terminator and the last group
    std::vector<unsigned char> text(4 * bytes.size() / 3 + kSpareBytes);
    const int length = to64frombits_s(
        text.data(), reinterpret_cast<const unsigned char *>(bytes.data()), static_cast<int>(bytes.size()),
        text.size());
    std::printf(
        "<setBLOBVector device='%s' name='%s' state='Ok' timeout='60'>\n"
        "  <oneBLOB name='%s' size='%zu' enclen='%d' format='.fits'>\n",
        device.c_str(), property.c_str(), property.c_str(), bytes.size(), length);
    // libindi reckons with a line end after every 72 characters, beside those that enclen counts.
    constexpr std::size_t kLine = 72;
    for (std::size_t at = 0; at < static_cast<std::size_t>(length); at += kLine) {
        std::fwrite(text.data() + at, 1, std::min(kLine, static_cast<std::size_t>(length) - at), stdout);
        std::fputc('\n', stdout);
    }
    std::printf("  </oneBLOB>\n</setBLOBVector>\n");
    std::fflush(stdout);
}

} // namespace tulpar
