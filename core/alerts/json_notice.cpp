#include "core/alerts/json_notice.h"

#include "core/alerts/lvk_json.h"
#include "core/alerts/unified_json.h"

#include <simdjson.h>

#include <string>

namespace tulpar {

Result<Notice> parseJsonNotice(std::string_view bytes)
{
    simdjson::dom::parser parser;
    JsonElement root;
    const simdjson::padded_string padded(bytes);
    if (const auto error = parser.parse(padded).get(root))
        return fail(Errc::Malformed, std::string("not JSON: ") + simdjson::error_message(error));
    JsonObject object;
    if (root.get(object) != simdjson::SUCCESS)
        return fail(Errc::UnknownFormat, "a JSON value that is no object: no notice is written so");
    return isLvkJson(object) ? readLvkJson(object) : readUnifiedJson(object);
}

} // namespace tulpar
