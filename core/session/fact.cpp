#include "core/session/fact.h"

#include "core/session/json_values.h"

#include <exception>

namespace tulpar {

namespace {

template <std::size_t index = 0>
Result<Fact> factNamed(const std::string &kind, const Json &body)
{
    if constexpr (index == std::variant_size_v<Fact>) {
        return fail(Errc::UnknownFormat, "fact of unknown kind " + kind);
    } else {
        std::variant_alternative_t<index, Fact> fact;
        if (decltype(fact)::kKind == kind) {
            fromJson(body, fact);
            return Fact(std::move(fact));
        }
        return factNamed<index + 1>(kind, body);
    }
}

} // namespace

std::string_view kindOf(const Fact &fact)
{
    return std::visit([](const auto &body) { return std::remove_cvref_t<decltype(body)>::kKind; }, fact);
}

FactRecord record(const Fact &fact, std::uint64_t seq, Now at)
{
    const Json body = std::visit([](const auto &value) { return toJson(value); }, fact);
    return {seq, at, std::string(kindOf(fact)), body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Result<Fact> factOf(const FactRecord &record)
{
    try {
        return factNamed(record.kind, Json::parse(record.body));
    } catch (const std::exception &error) {
        return fail(Errc::Malformed, "fact " + std::to_string(record.seq) + ": " + error.what());
    }
}

std::string asJsonLine(const FactRecord &record)
{
    Json line;
    line["seq"] = record.seq;
    line["utc"] = isoUtc(record.at.utc, 6);
    line["kind"] = record.kind;
    const auto written = [&line] { return line.dump(-1, ' ', false, Json::error_handler_t::replace); };
    // As the loop writes them, a body's bytes go in as they are: to take them apart and put them together
    // again costs more than all the rest.
    if (record.body.size() > 2 && record.body.starts_with("{\"")
        && record.body.find('\n') == std::string::npos && Json::accept(record.body)) {
        std::string text = written();
        text.back() = ',';
        return text.append(record.body, 1);
    }
    const Json body = Json::parse(record.body, nullptr, false);
    if (body.is_object())
        line.update(body);
    else
        line["unreadable"] = record.body;
    return written();
}

} // namespace tulpar
