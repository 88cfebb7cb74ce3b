#include "core/fits/hdu_list.h"
#include "core/fits/header_check.h"
#include "core/image/header.h"
#include "tests/fuzz/demand.h"
#include "tests/fuzz/fits_cards.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

using namespace tulpar;

namespace {

// WCSLIB is not called: its scanners of headers crash on many (7.12, a null pointer in wcspih), which is why
// strangers' headers are read in a process of their own.
constexpr std::size_t kMostData = 100 * kFitsBlock;

/// A file written shortly, so that changes of single letters make new headers: the cards of the headers, a
/// line each; an empty line ends a header, which then gets the data that it claims, if they are few.
std::string unfolded(std::string_view text)
{
    std::string file;
    std::size_t headerAt = 0;
    while (!text.empty()) {
        const std::string card = takeCard(text);
        if (!card.empty()) {
            file += card;
            continue;
        }
        endHeader(file);
        const std::string with = file.substr(headerAt) + std::string(kMostData, '\0');
        std::size_t data = 0;
        (void)checkFitsHeaders(
            std::as_bytes(std::span(with)), [&](const FitsHeader &, int hdu, std::uint64_t bytes) {
                if (hdu == 0)
                    data = static_cast<std::size_t>(bytes);
            });
        file.resize(
            file.size() + (std::min(data, kMostData) + kFitsBlock - 1) / kFitsBlock * kFitsBlock, '\0');
        headerAt = file.size();
    }
    return file;
}

/// What must hold of every header that the pre-scan lets pass, since CFITSIO sees it next.
void checkHeader(const FitsHeader &header, std::uint64_t dataBytes, std::size_t fileBytes)
{
    demand(dataBytes <= fileBytes);
    const HduFacts facts = hduFactsOf(header, 0);
    demand(facts.axes.size() <= 999);
    const auto axes = header.integer("NAXIS");
    demand(axes && *axes >= 0 && *axes <= 9);
    for (std::int64_t axis = 1; axis <= *axes; ++axis)
        demand(header.integer("NAXIS" + std::to_string(axis)).value_or(-1) >= 0);
    if (facts.kind == HduKind::CompressedImage)
        for (std::size_t axis = 1; axis <= facts.axes.size(); ++axis)
            demand(header.integer("ZTILE" + std::to_string(axis)).value_or(1) > 0);
    (void)factsOf(header);
    if (const auto plane = tangentPlaneOf(header))
        (void)plane->toPixel(plane->toIcrs({1, 1}));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view bytes(reinterpret_cast<const char *>(data), size);
    std::string file;
    if (bytes.starts_with('H')) {
        file = unfolded(bytes.substr(1));
        bytes = file;
    }
    const auto whole = std::as_bytes(std::span(bytes));
    std::size_t headers = 0;
    const auto checked = checkFitsHeaders(whole, [&](const FitsHeader &header, int, std::uint64_t dataBytes) {
        ++headers;
        checkHeader(header, dataBytes, whole.size());
    });
    const auto hdus = listHdus(whole);
    if (checked)
        demand(isCompressedAsWhole(whole) || (hdus && hdus->size() == headers && headers > 0));
    else
        demand(!checked.error().detail.empty() && checked.error().detail.size() < 400);
    return 0;
}
