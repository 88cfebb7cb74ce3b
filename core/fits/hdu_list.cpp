#include "core/fits/hdu_list.h"

#include "core/fits/header_check.h"
#include "core/fits/mapped_file.h"

#include <algorithm>

namespace tulpar {

namespace {

std::string trimmed(std::string_view text)
{
    const auto last = text.find_last_not_of(' ');
    return std::string(text.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

std::vector<std::int64_t> axesOf(const FitsHeader &header, const std::string &prefix)
{
    constexpr std::int64_t kMost = 999;
    std::vector<std::int64_t> axes;
    const std::int64_t count = std::clamp(header.integer(prefix).value_or(0), std::int64_t{0}, kMost);
    for (std::int64_t axis = 1; axis <= count; ++axis)
        axes.push_back(header.integer(prefix + std::to_string(axis)).value_or(0));
    return axes;
}

bool isPicture(const std::vector<std::int64_t> &axes)
{
    return !axes.empty() && std::all_of(axes.begin(), axes.end(), [](std::int64_t n) { return n > 0; });
}

HduKind kindOf(const FitsHeader &header, const HduFacts &facts)
{
    const std::string extension = trimmed(header.text("XTENSION").value_or(""));
    if (extension == "BINTABLE" && header.truth("ZIMAGE") == true)
        return isPicture(facts.axes) ? HduKind::CompressedImage : HduKind::Empty;
    if (extension == "BINTABLE" || extension == "TABLE" || extension == "A3DTABLE")
        return HduKind::Table;
    if (header.truth("GROUPS") == true && !facts.axes.empty() && facts.axes.front() == 0)
        return HduKind::Groups;
    if (!extension.empty() && extension != "IMAGE")
        return HduKind::Other;
    return isPicture(facts.axes) ? HduKind::Image : HduKind::Empty;
}

} // namespace

std::int64_t HduFacts::planes() const
{
    std::int64_t count = 1;
    for (std::size_t axis = 2; axis < axes.size(); ++axis)
        if (__builtin_mul_overflow(count, axes[axis], &count))
            return 0;
    return count;
}

HduFacts hduFactsOf(const FitsHeader &header, int index)
{
    HduFacts facts;
    facts.index = index;
    facts.name = trimmed(header.text("EXTNAME").value_or(""));
    facts.version = header.integer("EXTVER").value_or(1);
    const bool isCompressed = header.truth("ZIMAGE") == true;
    facts.bitpix = static_cast<int>(header.integer(isCompressed ? "ZBITPIX" : "BITPIX").value_or(0));
    facts.axes = axesOf(header, isCompressed ? "ZNAXIS" : "NAXIS");
    facts.kind = kindOf(header, facts);
    if (isCompressed)
        facts.compression = trimmed(header.text("ZCMPTYPE").value_or(""));
    if (facts.kind == HduKind::Table)
        facts.columns = header.integer("TFIELDS").value_or(0);
    return facts;
}

Result<std::vector<HduFacts>> listHdus(std::span<const std::byte> file)
{
    if (isCompressedAsWhole(file))
        return fail(Errc::Unsupported, "compressed as a whole: what is in it is known when it is expanded");
    std::vector<HduFacts> hdus;
    const auto checked = checkFitsHeaders(file, [&](const FitsHeader &header, int hdu, std::uint64_t bytes) {
        hdus.push_back(hduFactsOf(header, hdu));
        hdus.back().dataBytes = bytes;
    });
    if (!checked)
        return Failure(checked.error());
    return hdus;
}

Result<std::vector<HduFacts>> listHdus(const std::filesystem::path &file)
{
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return Failure(mapped.error());
    auto hdus = listHdus((*mapped)->bytes());
    if (!hdus)
        return fail(hdus.error().code, file.string() + ": " + hdus.error().detail);
    return hdus;
}

} // namespace tulpar
