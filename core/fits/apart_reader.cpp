#include "core/fits/apart_reader.h"

#include "core/fits/apart_process.h"
#include "core/fits/apart_words.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

namespace tulpar {

namespace {

using Json = nlohmann::json;

/// Memory shared with the reading process; its descriptor, closed at the end.
class SharedMemory {
public:
    [[nodiscard]] static Result<SharedMemory> of(std::uint64_t bytes)
    {
        const int descriptor = memfd_create("tulpar-fits", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        // As large as it may become, so that the reader needs no right to make files longer; what is not
        // written takes no memory.
        if (descriptor < 0 || ftruncate(descriptor, static_cast<off_t>(bytes)) != 0) {
            const int why = errno;
            if (descriptor >= 0)
                close(descriptor);
            return fail(Errc::Unavailable, std::string("no shared memory: ") + std::strerror(why));
        }
        return SharedMemory(descriptor);
    }
    SharedMemory(SharedMemory &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    SharedMemory &operator=(SharedMemory &&) = delete;
    ~SharedMemory()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// The first `bytes`, which from now on nobody can change.
    [[nodiscard]] Result<std::shared_ptr<const void>> sealed(std::size_t bytes) const
    {
        const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
        if (ftruncate(m_descriptor, static_cast<off_t>(bytes)) != 0
            || fcntl(m_descriptor, F_ADD_SEALS, seals) != 0)
            return fail(Errc::Unavailable, std::string("shared memory: ") + std::strerror(errno));
        void *start = mmap(nullptr, bytes, PROT_READ, MAP_SHARED, m_descriptor, 0);
        if (start == MAP_FAILED)
            return fail(Errc::TooLarge, std::string("shared memory: ") + std::strerror(errno));
        return std::shared_ptr<const void>(start, [bytes](void *memory) { munmap(memory, bytes); });
    }

private:
    explicit SharedMemory(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor = -1;
};

struct Reply {
    Json facts;
    std::string cards;
};

Failure strange(const std::filesystem::path &file)
{
    return fail(Errc::Malformed, file.string() + ": the reading process gave no sensible answer");
}

Result<Reply> replyOf(const std::filesystem::path &file, const std::string &text)
{
    const auto end = text.find('\n');
    if (end == std::string::npos)
        return strange(file);
    Reply reply{
        Json::parse(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false), {}};
    if (!reply.facts.is_object())
        return strange(file);
    if (const auto words = fieldOf<std::string>(reply.facts, "error")) {
        const auto code = enumNamed<Errc>(fieldOf<std::string>(reply.facts, "code").value_or(""));
        return fail(code.value_or(Errc::Malformed), *words);
    }
    reply.cards = text.substr(end + 1);
    return reply;
}

std::optional<HduFacts> hduOf(const Json &object, int index)
{
    const auto kind = enumNamed<HduKind>(fieldOf<std::string>(object, "kind").value_or(""));
    const auto axes = object.is_object() ? object.find("axes") : object.end();
    if (!kind || axes == object.end() || !axes->is_array())
        return std::nullopt;
    HduFacts facts;
    facts.index = index;
    facts.kind = *kind;
    facts.name = fieldOf<std::string>(object, "name").value_or("");
    facts.version = fieldOf<std::int64_t>(object, "version").value_or(1);
    facts.bitpix = fieldOf<int>(object, "bitpix").value_or(0);
    facts.columns = fieldOf<std::int64_t>(object, "columns").value_or(0);
    facts.compression = fieldOf<std::string>(object, "compression").value_or("");
    facts.dataBytes = fieldOf<std::uint64_t>(object, "bytes").value_or(0);
    for (const Json &axis : *axes) {
        if (!axis.is_number_integer())
            return std::nullopt;
        facts.axes.push_back(axis.get<std::int64_t>());
    }
    return facts;
}

std::vector<std::string> limitsOf(const ApartReader::Config &config)
{
    return {"--memory",    std::to_string(config.memoryBytes),
            "--processor", std::to_string(config.processorSeconds),
            "--wall",      std::to_string(config.wallSeconds)};
}

} // namespace

ApartReader::ApartReader(Config config)
    : m_config(std::move(config))
{
}

Result<FitsImage> ApartReader::read(
    const std::filesystem::path &file, const ReadWish &wish, const std::stop_token &stop) const
{
    auto image = readOnce(file, wish, stop);
    if (image || !wish.isSkyWanted || image.error().detail.find(kCrashed) == std::string::npos)
        return image;
    // WCSLIB crashes on some headers (7.12: where an axis has no partner); the pixels may be good all the
    // same.
    ReadWish pixelsOnly = wish;
    pixelsOnly.isSkyWanted = false;
    auto pixels = readOnce(file, pixelsOnly, stop);
    if (!pixels)
        return image;
    pixels->sky = SkyMap::unsupported("reading these coordinates crashed");
    return pixels;
}

Result<FitsImage> ApartReader::readOnce(
    const std::filesystem::path &file, const ReadWish &wish, const std::stop_token &stop) const
{
    const auto memory = SharedMemory::of(m_config.mostPixelBytes);
    if (!memory)
        return Failure(memory.error());
    ApartProcess process;
    process.program = m_config.program;
    process.arguments = {"read",     file.string(),
                         "--plane",  std::to_string(wish.plane),
                         "--pixels", std::to_string(m_config.mostPixelBytes)};
    if (wish.hdu)
        process.arguments.insert(process.arguments.end(), {"--hdu", std::to_string(*wish.hdu)});
    if (wish.isChecksumWanted)
        process.arguments.emplace_back("--checksum");
    if (!wish.isSkyWanted)
        process.arguments.emplace_back("--no-sky");
    for (std::string &limit : limitsOf(m_config))
        process.arguments.push_back(std::move(limit));
    process.sharedDescriptor = memory->descriptor();
    process.wallSeconds = m_config.wallSeconds;
    const auto text = runApart(process, file, stop);
    if (!text)
        return Failure(text.error());
    auto reply = replyOf(file, *text);
    if (!reply)
        return Failure(reply.error());

    const auto number = [&](const char *name) {
        return fieldOf<std::int64_t>(reply->facts, name).value_or(-1);
    };
    const std::int64_t width = number("width");
    const std::int64_t height = number("height");
    const std::int64_t pixelBytes = number("bytes_per_pixel");
    const auto checksum =
        enumNamed<FitsChecksum>(fieldOf<std::string>(reply->facts, "checksum").value_or(""));
    constexpr std::int64_t kLongest = std::numeric_limits<int>::max();
    const bool isSensible = width > 0 && height > 0 && width <= kLongest && height <= kLongest
        && (pixelBytes == 2 || pixelBytes == 4) && checksum
        && static_cast<std::uint64_t>(width) <= m_config.mostPixelBytes / static_cast<std::uint64_t>(height)
        && static_cast<std::uint64_t>(width * height)
            <= m_config.mostPixelBytes / static_cast<std::uint64_t>(pixelBytes);
    if (!isSensible)
        return strange(file);
    FitsImage image;
    image.bitpix = static_cast<int>(number("bitpix"));
    image.hdus = static_cast<int>(number("hdus"));
    image.hdu = static_cast<int>(number("hdu"));
    image.plane = number("plane");
    image.planes = number("planes");
    image.checksum = *checksum;
    image.cards = std::move(reply->cards);
    image.header = headerOfCards(image.cards);
    if (wish.isSkyWanted)
        image.sky = SkyMap::fromCards(image.cards); // that process lived through the same cards
    const auto bytes = static_cast<std::size_t>(width * height * pixelBytes);
    auto pixels = memory->sealed(bytes);
    if (!pixels)
        return Failure(pixels.error());
    const auto *start = static_cast<const std::byte *>(pixels->get());
    auto frame = Frame::view(
        {start, bytes}, std::move(*pixels), pixelBytes == 2 ? PixelFormat::U16 : PixelFormat::F32,
        static_cast<int>(width), static_cast<int>(height), factsOf(image.header));
    if (!frame)
        return Failure(frame.error());
    image.frame = std::move(*frame);
    return image;
}

Result<std::vector<HduFacts>> ApartReader::list(
    const std::filesystem::path &file, const std::stop_token &stop) const
{
    ApartProcess process;
    process.program = m_config.program;
    process.arguments = {"list", file.string()};
    for (std::string &limit : limitsOf(m_config))
        process.arguments.push_back(std::move(limit));
    process.wallSeconds = m_config.wallSeconds;
    const auto text = runApart(process, file, stop);
    if (!text)
        return Failure(text.error());
    const auto reply = replyOf(file, *text);
    if (!reply)
        return Failure(reply.error());
    const auto list = reply->facts.find("hdus");
    if (list == reply->facts.end() || !list->is_array())
        return strange(file);
    std::vector<HduFacts> hdus;
    for (const Json &object : *list) {
        const auto facts = hduOf(object, static_cast<int>(hdus.size()));
        if (!facts)
            return strange(file);
        hdus.push_back(*facts);
    }
    return hdus;
}

} // namespace tulpar
