#include "core/session/codec.h"
#include "core/session/fact.h"
#include "tests/fuzz/support_bytes.h"
#include "tests/fuzz/support_notice.h"

using namespace tulpar;

namespace {

// The first byte says which message the others are: 'q' a request, 'a' an answer, 's' a snapshot, 'd' one
// that builds on the snapshot before it, 'f' a fact of the journal (its kind, a new line, its body).

/// What is journalled and printed of it must not throw, whatever a desk sent.
void journal(const Fact &fact)
{
    const FactRecord written = record(fact, 1, {});
    demand(!written.kind.empty() && !asJsonLine(written).empty());
}

void readRequest(std::span<const std::uint8_t> bytes)
{
    const auto request = decodeRequest(bytes);
    if (!request) {
        demand(!request.error().detail.empty());
        return;
    }
    const std::string name(requestName(request->body));
    demand(!name.empty());
    (void)isSafeAction(request->body);
    const Bytes again = encode(*request);
    const auto twice = decodeRequest(again);
    demand(twice && encode(*twice) == again);
    journal(RequestAnswered{request->who, name, {}});
}

void readAnswer(std::span<const std::uint8_t> bytes)
{
    const auto answer = decodeAnswer(bytes);
    if (!answer) {
        demand(!answer.error().detail.empty());
        return;
    }
    const Bytes again = encode(*answer);
    const auto twice = decodeAnswer(again);
    demand(twice && encode(*twice) == again);
    journal(RequestAnswered{"", "arm", *answer});
}

void readSnapshot(std::span<const std::uint8_t> bytes, const Snapshot *before)
{
    const auto snapshot = decodeSnapshot(bytes, before);
    if (!snapshot) {
        demand(!snapshot.error().detail.empty());
        return;
    }
    for (const auto &row : snapshot->alerts)
        demand(row != nullptr);
    const Bytes again = encode(*snapshot);
    const auto twice = decodeSnapshot(again);
    demand(twice && encode(*twice) == again);
}

void readFact(std::string_view text)
{
    const auto line = text.find('\n');
    FactRecord written;
    written.seq = 1;
    written.kind = text.substr(0, line);
    written.body = line == std::string_view::npos ? "" : text.substr(line + 1);
    const auto fact = factOf(written);
    if (!fact) {
        demand(!fact.error().detail.empty());
        return;
    }
    demand(kindOf(*fact) == written.kind);
    const FactRecord again = record(*fact, 1, {});
    const auto twice = factOf(again);
    demand(twice && record(*twice, 1, {}) == again);
    demand(!asJsonLine(again).empty());
}

/// A desk's snapshot on which others build.
Snapshot deskSnapshot()
{
    Snapshot snapshot;
    snapshot.alertsVersion = 1'000'000;
    for (const char *event : {"swift:1", "fermi:2"}) {
        auto row = std::make_shared<AlertView>();
        row->event = event;
        snapshot.alerts.push_back(std::move(row));
    }
    return snapshot;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    InputBytes input(data, size);
    const char kind = static_cast<char>(input.byte());
    const auto rest = input.rest();
    if (kind == 'q')
        readRequest(rest);
    else if (kind == 'a')
        readAnswer(rest);
    else if (kind == 's')
        readSnapshot(rest, nullptr);
    else if (kind == 'd') {
        const Snapshot before = deskSnapshot();
        readSnapshot(rest, &before);
    } else if (kind == 'f')
        readFact({reinterpret_cast<const char *>(rest.data()), rest.size()});
    return 0;
}
