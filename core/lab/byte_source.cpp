#include "core/lab/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tulpar {

struct ByteSource::Inflater {
    z_stream stream{};
    bool isOver = false;
    Inflater() = default;
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;
    ~Inflater() { inflateEnd(&stream); }
};

ByteSource::ByteSource(std::span<const std::byte> file)
    : m_rest(file)
{
    const bool isGzip = file.size() > 2 && file[0] == std::byte{0x1f} && file[1] == std::byte{0x8b};
    if (!isGzip)
        return;
    m_inflater = std::make_unique<Inflater>();
    constexpr int kGzipOnly = 16;
    m_inflater->isOver = inflateInit2(&m_inflater->stream, MAX_WBITS + kGzipOnly) != Z_OK;
}

ByteSource::~ByteSource() = default;

Result<std::size_t> ByteSource::read(std::span<std::byte> to)
{
    if (!m_inflater) {
        const std::size_t count = std::min(to.size(), m_rest.size());
        std::copy_n(m_rest.begin(), count, to.begin());
        m_rest = m_rest.subspan(count);
        return count;
    }
    z_stream &stream = m_inflater->stream;
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max() / 2;
    std::size_t count = 0;
    while (count < to.size() && !m_inflater->isOver) {
        const std::size_t given = std::min(m_rest.size(), kMost);
        const std::size_t wanted = std::min(to.size() - count, kMost);
        // zlib does not write to its input; its interface only lacks the const.
        stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(m_rest.data()));
        stream.avail_in = static_cast<uInt>(given);
        stream.next_out = reinterpret_cast<Bytef *>(to.data() + count);
        stream.avail_out = static_cast<uInt>(wanted);
        const int status = inflate(&stream, Z_NO_FLUSH);
        const std::size_t used = given - stream.avail_in;
        const std::size_t made = wanted - stream.avail_out;
        m_rest = m_rest.subspan(used);
        count += made;
        if (status == Z_STREAM_END)
            m_inflater->isOver = true;
        else if (status != Z_OK || (used == 0 && made == 0))
            return fail(
                Errc::Malformed,
                std::string("damaged gzip: ") + (stream.msg != nullptr ? stream.msg : "cut short"));
    }
    return count;
}

Result<void> ByteSource::skip(std::uint64_t bytes)
{
    std::array<std::byte, 65'536> scratch{};
    while (bytes > 0) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, scratch.size()));
        const auto count = read(std::span(scratch).first(part));
        if (!count)
            return Failure(count.error());
        if (*count < part)
            return fail(Errc::Malformed, "the file ends within its data");
        bytes -= part;
    }
    return {};
}

} // namespace tulpar
