#include "app/journal_recording.h"

#include "core/session/fact.h"
#include "core/store/journal_reader.h"

#include <QFileInfo>
#include <QString>

#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kFactsAtOnce = 1000;

class JournalRecording final : public Recording {
public:
    explicit JournalRecording(std::string path)
        : m_path(std::move(path))
    {
    }

    [[nodiscard]] Result<void> open() override
    {
        auto reader = JournalReader::open(QString::fromStdString(m_path));
        if (!reader)
            return fail(reader.error().code, m_path + ": " + reader.error().detail);
        m_reader = std::move(*reader);
        for (std::uint64_t from = 1;;) {
            const auto facts = m_reader->readFacts(from, kFactsAtOnce);
            if (!facts)
                return tl::unexpected(facts.error());
            if (facts->empty())
                break;
            from = facts->back().seq + 1;
            for (const FactRecord &record : *facts)
                if (record.kind == NoticeReceived::kKind)
                    m_notices.push_back(record);
        }
        if (m_notices.empty())
            return fail(Errc::NotFound, m_path + " holds no notice to replay");
        return {};
    }

    [[nodiscard]] Result<std::optional<RecordedNotice>> next() override
    {
        if (m_position == m_notices.size())
            return std::nullopt;
        const FactRecord &record = m_notices[m_position++];
        const auto fact = factOf(record);
        const auto *const received = fact ? std::get_if<NoticeReceived>(&*fact) : nullptr;
        const auto bytes = m_reader->noticeBytes(record.seq);
        if (!received || !bytes)
            return fail(
                Errc::Malformed,
                m_path + " fact " + std::to_string(record.seq) + ": "
                    + (bytes ? std::string("no notice") : bytes.error().detail));
        return RecordedNotice{
            record.at.utc, received->feed, received->topic, QByteArray::fromStdString(*bytes)};
    }

    [[nodiscard]] std::size_t size() const override { return m_notices.size(); }

private:
    std::string m_path;
    std::unique_ptr<JournalReader> m_reader;
    std::vector<FactRecord> m_notices; ///< facts without their bytes
    std::size_t m_position = 0;
};

} // namespace

std::shared_ptr<Recording> journalRecording(const std::string &path)
{
    return std::make_shared<JournalRecording>(path);
}

void openRecordings(std::vector<FeedConfig> &feeds)
{
    for (FeedConfig &feed : feeds)
        if (auto *const replay = std::get_if<ReplayFeedConfig>(&feed);
            replay && QFileInfo(QString::fromStdString(replay->path)).isFile())
            replay->recording = journalRecording(replay->path);
}

} // namespace tulpar
