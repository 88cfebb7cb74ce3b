#include "core/alerts/parse.h"

#include "core/alerts/binary_packet.h"
#include "core/alerts/classic_text.h"
#include "core/alerts/json_notice.h"
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
    if (beginsLikePacket(bytes))
        return parsePacket(bytes);
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    switch (noticeSyntax(bytes)) {
    case NoticeSyntax::Xml:
        return parseVoEvent(bytes, limits); // guards itself, in one pass
    case NoticeSyntax::Json:
        if (const auto guarded = guardJson(bytes, limits); !guarded)
            return tl::unexpected(guarded.error());
        return parseJsonNotice(bytes);
    case NoticeSyntax::Other:
        break;
    }
    if (bytes.empty())
        return fail(Errc::Malformed, "an empty notice");
    if (looksLikeClassicText(bytes))
        return parseClassicText(bytes);
    return fail(
        Errc::UnknownFormat,
        "neither XML, JSON, a packet of 160 bytes nor text with a NOTICE_TYPE at byte 0");
}

} // namespace tulpar
