#include "core/alerts/binary_packet.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // Another length is refused at once: the reader is to see whole packets.
    std::string bytes(inputOf(data, size));
    bytes.resize(kPacketBytes, char(0));
    checkAnswer(parsePacket(bytes));
    if (size != kPacketBytes)
        checkAnswer(parsePacket(inputOf(data, size)));
    return 0;
}
