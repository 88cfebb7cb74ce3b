#include "core/alerts/guard.h"
#include "core/alerts/unified_json.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = inputOf(data, size);
    if (!guardJson(bytes))
        return 0;
    simdjson::dom::parser parser;
    const simdjson::padded_string padded(bytes);
    JsonObject object;
    if (parser.parse(padded).get(object) == simdjson::SUCCESS)
        checkAnswer(readUnifiedJson(object));
    return 0;
}
