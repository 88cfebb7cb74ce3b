#include "core/alerts/avro.h"

#include "core/alerts/guard.h"
#include "core/alerts/json_fields.h"
#include "core/alerts/text_place.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>

namespace tulpar {

namespace {

constexpr std::string_view kMagic("Obj\x01", 4);

/// Reads Avro's binary encoding. After the first failure everything read is empty and `failure` says why.
class AvroInput {
public:
    explicit AvroInput(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool isBroken() const { return m_failure.has_value(); }
    [[nodiscard]] Failure failure() const { return *m_failure; }

    void breakOff(const std::string &what, Errc code = Errc::Malformed)
    {
        if (!m_failure)
            m_failure = fail(code, what + ", at byte " + std::to_string(m_at) + " of the Avro container");
    }

    std::string_view take(std::uint64_t length)
    {
        if (m_failure || length > m_bytes.size() - m_at) {
            breakOff("the container ends inside a value");
            return {};
        }
        const std::string_view taken = m_bytes.substr(m_at, length);
        m_at += length;
        return taken;
    }

    /// A zigzag integer of at most ten bytes.
    std::int64_t integer()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::string_view byte = take(1);
            if (byte.empty())
                return 0;
            const auto bits = static_cast<std::uint8_t>(byte.front());
            value |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
            if ((bits & 0x80U) == 0)
                return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
        }
        breakOff("an integer of more than ten bytes");
        return 0;
    }

    /// Bytes or text behind their length.
    std::string_view text()
    {
        const std::int64_t length = integer();
        if (length < 0)
            breakOff("a negative length");
        return take(static_cast<std::uint64_t>(length));
    }

    /// How many items the next block of a list or map holds; 0 ends it.
    std::int64_t blockCount()
    {
        std::int64_t count = integer();
        if (count < 0) { // then the block's size in bytes follows
            if (count == INT64_MIN)
                breakOff("an impossible count");
            else
                count = -count;
            (void)integer();
        }
        constexpr std::int64_t kMost = 1000;
        if (count > kMost)
            breakOff("more than 1000 items", Errc::TooLarge);
        return m_failure ? 0 : count;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::optional<Failure> m_failure;
};

/// Writes what an AvroInput holds as JSON, as its schema says.
class AvroRecord {
public:
    explicit AvroRecord(AvroInput &input)
        : m_input(input)
    {
    }

    std::string write(const JsonElement &schema)
    {
        value(schema, 0);
        return std::move(m_json);
    }

private:
    /// Whether there is more to be written at that depth.
    bool goesOn(int depth)
    {
        constexpr int kDeepest = 32;
        constexpr std::size_t kMostBytes = std::size_t(1) << 16;
        if (depth > kDeepest)
            m_input.breakOff("more than 32 values inside each other", Errc::TooDeep);
        if (m_json.size() > kMostBytes)
            m_input.breakOff("a record of more than 64 KiB", Errc::TooLarge);
        return !m_input.isBroken();
    }

    void value(const JsonElement &schema, int depth)
    {
        if (!goesOn(depth))
            return;
        simdjson::dom::array branches;
        JsonObject object;
        std::string_view name;
        if (schema.get(name) == simdjson::SUCCESS)
            plain(name, depth);
        else if (schema.get(branches) == simdjson::SUCCESS)
            oneOf(branches, depth);
        else if (schema.get(object) == simdjson::SUCCESS)
            complex(object, depth);
        else
            m_input.breakOff("a schema that is none");
    }

    void plain(std::string_view name, int depth)
    {
        if (name == "null") {
            m_json += "null";
        } else if (name == "boolean") {
            m_json += m_input.take(1) == std::string_view("\1", 1) ? "true" : "false";
        } else if (name == "int" || name == "long") {
            m_json += std::to_string(m_input.integer());
        } else if (name == "float") {
            number(std::bit_cast<float>(littleEndian<std::uint32_t>()));
        } else if (name == "double") {
            number(std::bit_cast<double>(littleEndian<std::uint64_t>()));
        } else if (name == "string") {
            quote(m_input.text());
        } else if (name == "bytes") {
            quote(std::to_string(m_input.text().size()) + " bytes");
        } else if (const auto known = m_named.find(name); known != m_named.end()) {
            const JsonObject meant = known->second;
            if (goesOn(depth + 1))
                complex(meant, depth + 1);
        } else {
            m_input.breakOff("a type " + quoted(name) + " that the schema does not define");
        }
    }

    void oneOf(const simdjson::dom::array &branches, int depth)
    {
        const std::int64_t chosen = m_input.integer();
        std::int64_t index = 0;
        for (const JsonElement branch : branches)
            if (index++ == chosen)
                return value(branch, depth + 1);
        m_input.breakOff("a branch that the union does not have");
    }

    void complex(const JsonObject &schema, int depth)
    {
        JsonElement type;
        JsonElement part;
        std::string_view name;
        if (schema["type"].get(type) != simdjson::SUCCESS)
            return m_input.breakOff("a schema without a type");
        if (type.get(name) != simdjson::SUCCESS)
            return value(type, depth + 1); // {"type": {...}} and {"type": [...]}
        std::string_view own;
        if (schema["name"].get(own) == simdjson::SUCCESS)
            m_named.insert_or_assign(own, schema);
        if (name == "record") {
            record(schema, depth);
        } else if (name == "enum") {
            symbol(schema);
        } else if (name == "fixed") {
            std::uint64_t size = 0;
            if (schema["size"].get(size) != simdjson::SUCCESS)
                m_input.breakOff("a fixed type without a size");
            quote(std::to_string(m_input.take(size).size()) + " bytes");
        } else if (name == "array" && schema["items"].get(part) == simdjson::SUCCESS) {
            items(part, false, depth);
        } else if (name == "map" && schema["values"].get(part) == simdjson::SUCCESS) {
            items(part, true, depth);
        } else {
            plain(name, depth);
        }
    }

    void record(const JsonObject &schema, int depth)
    {
        simdjson::dom::array fields;
        if (schema["fields"].get(fields) != simdjson::SUCCESS)
            return m_input.breakOff("a record without fields");
        m_json += '{';
        bool isFirst = true;
        for (const JsonElement field : fields) {
            std::string_view name;
            JsonElement type;
            if (field["name"].get(name) != simdjson::SUCCESS || field["type"].get(type) != simdjson::SUCCESS)
                return m_input.breakOff("a field without a name or a type");
            m_json += isFirst ? "" : ",";
            isFirst = false;
            quote(name);
            m_json += ':';
            value(type, depth + 1);
            if (m_input.isBroken())
                return;
        }
        m_json += '}';
    }

    void symbol(const JsonObject &schema)
    {
        simdjson::dom::array symbols;
        const std::int64_t chosen = m_input.integer();
        std::int64_t index = 0;
        std::string_view name;
        if (schema["symbols"].get(symbols) == simdjson::SUCCESS)
            for (const JsonElement item : symbols)
                if (index++ == chosen && item.get(name) == simdjson::SUCCESS)
                    return quote(name);
        m_input.breakOff("a symbol that the enumeration does not have");
    }

    void items(const JsonElement &type, bool areNamed, int depth)
    {
        m_json += areNamed ? '{' : '[';
        bool isFirst = true;
        while (const std::int64_t count = m_input.blockCount()) {
            for (std::int64_t i = 0; i < count && !m_input.isBroken(); ++i) {
                m_json += isFirst ? "" : ",";
                isFirst = false;
                if (areNamed) {
                    quote(m_input.text());
                    m_json += ':';
                }
                value(type, depth + 1);
            }
        }
        m_json += areNamed ? '}' : ']';
    }

    template <class T>
    T littleEndian()
    {
        const std::string_view bytes = m_input.take(sizeof(T));
        T result = 0;
        for (std::size_t i = bytes.size(); i > 0; --i)
            result = static_cast<T>(result << 8 | static_cast<std::uint8_t>(bytes[i - 1]));
        return result;
    }

    void number(double value)
    {
        if (!std::isfinite(value)) {
            m_json += "null";
            return;
        }
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        m_json.append(digits.data(), end);
    }

    void quote(std::string_view text)
    {
        constexpr std::string_view kHex = "0123456789abcdef";
        m_json += '"';
        for (const char c : text) {
            const auto byte = static_cast<std::uint8_t>(c);
            if (c == '"' || c == '\\')
                m_json += '\\';
            if (byte >= 0x20) {
                m_json += c;
            } else {
                m_json += "\\u00";
                m_json += kHex[byte >> 4];
                m_json += kHex[byte & 0xFU];
            }
        }
        m_json += '"';
    }

    AvroInput &m_input;
    std::string m_json;
    std::map<std::string_view, JsonObject> m_named;
};

struct AvroHeader {
    std::string_view schema;
    std::string_view codec;
};

AvroHeader readHeader(AvroInput &input)
{
    AvroHeader header;
    (void)input.take(kMagic.size());
    while (const std::int64_t count = input.blockCount())
        for (std::int64_t i = 0; i < count && !input.isBroken(); ++i) {
            const std::string_view key = input.text();
            const std::string_view value = input.text();
            if (key == "avro.schema")
                header.schema = value;
            else if (key == "avro.codec")
                header.codec = value;
        }
    constexpr std::uint64_t kSyncMark = 16;
    (void)input.take(kSyncMark);
    return header;
}

} // namespace

bool beginsLikeAvro(std::string_view bytes) noexcept
{
    return bytes.starts_with(kMagic);
}

Result<std::string> avroToJson(std::string_view bytes)
{
    AvroInput input(bytes);
    const AvroHeader header = readHeader(input);
    if (input.isBroken())
        return input.failure();
    if (!header.codec.empty() && header.codec != "null")
        return fail(
            Errc::Unsupported,
            "an Avro container compressed with " + quoted(header.codec)
                + ": take the stream as JSON or uncompressed Avro");
    NoticeLimits limits;
    limits.jsonBytes = std::size_t(1) << 18;
    if (const auto guarded = guardJson(header.schema, limits); !guarded)
        return fail(guarded.error().code, "the schema of the Avro container: " + guarded.error().detail);
    simdjson::dom::parser parser;
    JsonElement schema;
    const simdjson::padded_string padded(header.schema);
    if (const auto error = parser.parse(padded).get(schema))
        return fail(
            Errc::Malformed,
            std::string("the schema of the Avro container is not JSON: ") + simdjson::error_message(error));
    const std::int64_t count = input.integer();
    (void)input.integer(); // the block's size
    if (!input.isBroken() && count < 1)
        return fail(Errc::UnknownFormat, "an Avro container without a record");
    std::string json = AvroRecord(input).write(schema);
    if (input.isBroken())
        return input.failure();
    return json;
}

} // namespace tulpar
