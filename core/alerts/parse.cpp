#include "core/alerts/parse.h"

#include "core/alerts/avro.h"
#include "core/alerts/binary_packet.h"
#include "core/alerts/classic_text.h"
#include "core/alerts/json_notice.h"
#include "core/alerts/judge.h"
#include "core/alerts/voevent.h"
#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

/// What the bytes are by their first four or so, where that is something else than a notice.
std::string_view strangersName(std::string_view bytes)
{
    struct Beginning {
        std::string_view bytes;
        std::string_view name;
    };
    constexpr std::array<Beginning, 9> kBeginnings{
        {{"\x1F\x8B", "a gzip archive: notices come uncompressed, unpack it first"},
         {"BZh", "a bzip2 archive: notices come uncompressed, unpack it first"},
         {"PK\x03\x04", "a zip archive: notices come uncompressed, unpack it first"},
         {"\xFD"
          "7zXZ",
          "an xz archive: notices come uncompressed, unpack it first"},
         {"SIMPLE  =", "a FITS file, maybe a sky map: the notice that brings or names it is wanted"},
         {"\xFF\xFE", "UTF-16 text: notices are written in UTF-8"},
         {"\xFE\xFF", "UTF-16 text: notices are written in UTF-8"},
         {"%PDF", "a PDF document, no notice"},
         {"\x89PNG", "a picture, no notice"}}};
    const auto found = std::ranges::find_if(
        kBeginnings, [&](const Beginning &beginning) { return bytes.starts_with(beginning.bytes); });
    return found == kBeginnings.end() ? std::string_view() : found->name;
}

/// Whether one word of the topic says that all in it are tests.
bool isTestTopic(std::string_view topic)
{
    while (!topic.empty()) {
        const std::size_t end = std::min(topic.find_first_of("._-"), topic.size());
        const std::string word = lowered(topic.substr(0, end));
        if (word == "test" || word == "playground" || word == "mdc")
            return true;
        topic.remove_prefix(std::min(end + 1, topic.size()));
    }
    return false;
}

} // namespace

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
    if (beginsLikeAvro(bytes)) {
        const auto json = avroToJson(bytes);
        return json ? parseNotice(*json, limits) : tl::unexpected(json.error());
    }
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
    if (const std::string_view name = strangersName(bytes); !name.empty())
        return fail(Errc::UnknownFormat, std::string(name));
    return fail(
        Errc::UnknownFormat,
        "neither XML, JSON, a packet of 160 bytes nor text with a NOTICE_TYPE at byte 0");
}

Result<Notice> parseDelivered(const RawNotice &raw, const NoticeLimits &limits)
{
    auto notice = parseNotice(raw.bytes, limits);
    if (notice && notice->test != Stated::Yes && isTestTopic(raw.topic)) {
        notice->test = Stated::Yes;
        judge(*notice);
    }
    return notice;
}

} // namespace tulpar
