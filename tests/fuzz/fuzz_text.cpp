#include "core/alerts/classic_text.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    checkAnswer(parseClassicText(inputOf(data, size)));
    return 0;
}
