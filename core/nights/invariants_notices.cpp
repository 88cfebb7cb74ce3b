// At the end of a night: every notice kept, and decided once.
#include "core/nights/invariants.h"
#include "core/session/fact.h"

#include <map>
#include <unordered_map>

namespace tulpar {

void Invariants::closeNotices(Now now)
{
    struct Seen {
        int received = 0;
        int decided = 0;
        int refused = 0;
    };
    std::unordered_map<std::string, Seen> seen;
    Seen *current = nullptr;
    for (const FactRecord &record : m_observatory.journal()) {
        if (record.kind == NoticeReceived::kKind) {
            current = &seen[m_observatory.noticeBytes(record.seq)];
            ++current->received;
        } else if (!current) {
            continue;
        } else if (record.kind == Decided::kKind) {
            ++current->decided;
            current = nullptr;
        } else if (record.kind == NoticeRefused::kKind) {
            ++current->refused;
            current = nullptr;
        } else if (record.kind == NoticeRepeated::kKind) {
            current = nullptr;
        }
    }
    std::map<std::string, int> sent;
    for (const NoticeArrives &notice : m_published)
        ++sent[notice.bytes];
    for (const NoticeArrives &notice : m_published) {
        const Seen &of = seen[notice.bytes];
        if (of.received < sent[notice.bytes])
            breaks(
                Invariant::NoticeKept, now,
                notice.label + ": kept " + std::to_string(of.received) + " of "
                    + std::to_string(sent[notice.bytes]));
        const int once = notice.isReadable ? of.decided : of.refused > 0 ? 1 : 0;
        if (once != 1)
            breaks(
                Invariant::NoticeOnce, now,
                notice.label + ": decided " + std::to_string(of.decided) + " times");
    }
}

} // namespace tulpar
