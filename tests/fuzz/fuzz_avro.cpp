#include "core/alerts/avro.h"
#include "core/alerts/parse.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto json = avroToJson(inputOf(data, size));
    if (json)
        checkAnswer(parseNotice(*json));
    else
        demand(!json.error().detail.empty());
    return 0;
}
