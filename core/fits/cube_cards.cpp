#include "core/fits/cube_cards.h"

#include "core/fits/hdu_list.h"
#include "core/fits/mapped_file.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

namespace tulpar {

namespace {

/// Frames whose cards of these names differ are not of one series.
constexpr std::array<std::string_view, 15> kSameInAll{"SIMPLE", "BITPIX",  "NAXIS", "NAXIS1",   "NAXIS2",
                                                      "BZERO",  "BSCALE",  "BLANK", "GAIN",     "EMGAIN",
                                                      "FILTER", "CHANNEL", "EVENT", "IMAGETYP", "EXPTIME"};

constexpr std::uint64_t kFnvStart = 14'695'981'039'346'656'037U; // Fowler, Noll, Vo: FNV-1a of 64 bits
constexpr std::uint64_t kFnvPrime = 1'099'511'628'211U;

std::size_t filled(std::size_t bytes)
{
    return (bytes + kFitsBlockBytes - 1) / kFitsBlockBytes * kFitsBlockBytes;
}

} // namespace

std::string_view keywordOf(std::string_view card)
{
    const std::string_view keyword = card.substr(0, 8);
    return keyword.substr(0, keyword.find_last_not_of(' ') + 1);
}

std::int64_t RawCards::fileBytes() const
{
    return static_cast<std::int64_t>(headerBytes + filled(static_cast<std::size_t>(2 * width * height)));
}

Result<RawCards> rawCardsOf(const std::filesystem::path &raw)
{
    std::error_code failed;
    if (!std::filesystem::exists(raw, failed))
        return fail(failed ? Errc::Io : Errc::NotFound, raw.string() + " is not there");
    const auto file = MappedFile::open(raw);
    if (!file)
        return tl::unexpected(file.error());
    const auto bytes = (*file)->bytes();
    const auto hdus = listHdus(bytes);
    if (!hdus)
        return fail(hdus.error().code, raw.string() + ": " + hdus.error().detail);
    const HduFacts &hdu = hdus->front();
    if (hdus->size() != 1 || hdu.kind != HduKind::Image || hdu.bitpix != 16 || hdu.axes.size() != 2)
        return fail(Errc::Unsupported, raw.string() + " is not one image of 16-bit integers");
    RawCards found;
    found.width = hdu.axes[0];
    found.height = hdu.axes[1];
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    for (std::size_t at = 0; at + kCardBytes <= text.size(); at += kCardBytes) {
        const std::string_view card = text.substr(at, kCardBytes);
        if (keywordOf(card) == "END") {
            found.headerBytes = filled(at + kCardBytes);
            break;
        }
        found.cards.emplace_back(card);
    }
    if (!(*file)->isWhole() || found.headerBytes == 0
        || found.fileBytes() != static_cast<std::int64_t>(text.size()))
        return fail(Errc::Malformed, raw.string() + " has another length than its header says");
    return found;
}

std::uint64_t likenessOf(const RawCards &cards)
{
    std::uint64_t sum = kFnvStart;
    const auto add = [&sum](std::string_view text) {
        for (const char c : text)
            sum = (sum ^ static_cast<unsigned char>(c)) * kFnvPrime;
    };
    for (const std::string &card : cards.cards) {
        const std::string_view keyword = keywordOf(card);
        const bool isSame = std::ranges::find(kSameInAll, keyword) != kSameInAll.end();
        add(isSame ? std::string_view(card) : std::string_view(card).substr(0, 8));
    }
    return sum;
}

Result<std::uint64_t> likenessOf(const std::filesystem::path &raw)
{
    return rawCardsOf(raw).map([](const RawCards &cards) { return likenessOf(cards); });
}

SharedCards::SharedCards(std::span<const RawCards> headers)
    : m_first(headers.front().cards)
    , m_differs(m_first.size(), false)
{
    for (std::size_t i = 0; i < m_first.size(); ++i)
        m_differs[i] = std::ranges::any_of(
            headers, [&](const RawCards &header) { return header.cards[i] != m_first[i]; });
    // A card and what continues it are one text.
    for (std::size_t i = 1; i < m_first.size(); ++i)
        if (keywordOf(m_first[i]) == "CONTINUE" && m_differs[i - 1])
            m_differs[i] = true;
    for (std::size_t i = m_first.size(); i-- > 1;)
        if (keywordOf(m_first[i]) == "CONTINUE" && m_differs[i])
            m_differs[i - 1] = true;
}

SharedCards::SharedCards(std::vector<std::string> first, std::vector<bool> differs)
    : m_first(std::move(first))
    , m_differs(std::move(differs))
{
}

std::size_t SharedCards::differing() const
{
    return static_cast<std::size_t>(std::ranges::count(m_differs, true));
}

std::string SharedCards::differing(const RawCards &cards) const
{
    std::string text;
    for (std::size_t i = 0; i < m_differs.size(); ++i)
        if (m_differs[i])
            text += cards.cards[i];
    return text;
}

std::string SharedCards::whole(std::string_view differing) const
{
    std::string text;
    for (std::size_t i = 0; i < m_differs.size(); ++i) {
        if (!m_differs[i]) {
            text += m_first[i];
            continue;
        }
        text += differing.substr(0, kCardBytes);
        differing.remove_prefix(std::min(kCardBytes, differing.size()));
    }
    text += "END";
    text.resize(filled(text.size() + kCardBytes - 3), ' ');
    return text;
}

} // namespace tulpar
