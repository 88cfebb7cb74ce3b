#include "core/alerts/parse.h"

#include "core/alerts/unified_json.h"
#include "core/alerts/voevent.h"

#include <algorithm>

namespace tulpar {

Result<Notice> parseNotice(std::string_view bytes, const NoticeLimits &limits)
{
    // Nothing longer is looked at, whatever it is.
    const std::size_t longest = std::max(limits.xmlBytes, limits.jsonBytes);
    if (bytes.size() > longest)
        return fail(
            Errc::TooLarge,
            std::to_string(bytes.size()) + " bytes, at most " + std::to_string(longest) + " are read");
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    switch (noticeSyntax(bytes)) {
    case NoticeSyntax::Xml:
        if (const auto guarded = guardXml(bytes, limits); !guarded)
            return tl::unexpected(guarded.error());
        return parseVoEvent(bytes);
    case NoticeSyntax::Json:
        if (const auto guarded = guardJson(bytes, limits); !guarded)
            return tl::unexpected(guarded.error());
        return parseUnifiedJson(bytes);
    case NoticeSyntax::Other:
        break;
    }
    constexpr std::size_t kPacketBytes = 160;
    if (bytes.empty())
        return fail(Errc::Malformed, "an empty notice");
    if (bytes.size() == kPacketBytes)
        return fail(Errc::UnknownFormat, "160 bytes, maybe a binary notice: this format is not read yet");
    return fail(Errc::UnknownFormat, "neither XML nor JSON at byte 0: other formats are not read yet");
}

} // namespace tulpar
