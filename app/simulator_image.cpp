#include "app/simulator_image.h"

#include <base64.h>

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
    std::fwrite(text.data(), 1, static_cast<std::size_t>(length), stdout);
    std::printf("\n  </oneBLOB>\n</setBLOBVector>\n");
    std::fflush(stdout);
}

} // namespace tulpar
