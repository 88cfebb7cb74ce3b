#include "app/ctl_policy.h"

#include "app/ctl_policy_report.h"
#include "app/journal_recording.h"
#include "app/policy_file.h"
#include "core/alerts/parse.h"
#include "core/feeds/replay_feed.h"
#include "core/policy/policy_sky.h"
#include "core/runtime/core_config.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdio>

namespace tulpar {

namespace {

constexpr int kRefused = 1;
constexpr int kWrongUsage = 2;

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl policy: %s\n", qPrintable(why));
    std::fprintf(
        stderr,
        "usage: tulparctl policy --check FILE [--json]\n"
        "       tulparctl policy --dry-run FILE [--against OTHER] [--json] RECORDING\n");
    return kWrongUsage;
}

void print(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

/// The sky of one moment after the other: computed anew every half hour of the recording.
class TrialSky {
public:
    TrialSky(const Site &site, Angle darkSun)
        : m_site(site)
        , m_darkSun(darkSun)
    {
    }

    [[nodiscard]] TrialMoment momentOf(const Notice &notice, UtcInstant now)
    {
        constexpr Duration kFresh = std::chrono::minutes(30);
        if (!m_sky || now < m_madeFor || now - m_madeFor > kFresh) {
            m_sky.emplace(m_site, now, m_darkSun);
            m_madeFor = now;
        }
        TrialMoment moment;
        moment.sky.now = now;
        m_sky->lookAt(notice, moment.sky);
        moment.dusk = m_sky->dusk();
        moment.dawn = m_sky->dawn();
        return moment;
    }

private:
    Site m_site;
    Angle m_darkSun;
    std::optional<PolicySky> m_sky;
    UtcInstant m_madeFor;
};

std::shared_ptr<Recording> recordingAt(const QString &path)
{
    const std::string name = path.toStdString();
    return QFileInfo(path).isDir() ? folderRecording(name) : journalRecording(name);
}

/// Plays all of the recording to both trials; what it is told in `played`.
[[nodiscard]] Result<void> play(
    Recording &recording, PolicyTrial &before, PolicyTrial &after, TrialPlayed &played)
{
    if (auto opened = recording.open(); !opened)
        return opened;
    const CoreConfig config;
    TrialSky sky(config.site, after.policy().sunLimit().value_or(Angle::degrees(-12)));
    for (;;) {
        const auto next = recording.next();
        if (!next) {
            ++played.unreadable;
            continue;
        }
        if (!*next)
            break;
        const RecordedNotice &recorded = **next;
        played.first =
            played.notices + played.refused == 0 ? recorded.at : std::min(played.first, recorded.at);
        played.last = std::max(played.last, recorded.at);
        const std::string_view bytes(
            recorded.bytes.constData(), static_cast<std::size_t>(recorded.bytes.size()));
        const auto notice = parseNotice(bytes);
        if (!notice) {
            ++played.refused;
            continue;
        }
        ++played.notices;
        Receipt receipt;
        receipt.feed = recorded.feed;
        receipt.topic = recorded.topic;
        receipt.received.utc = recorded.at;
        receipt.content = noticeContentHash(bytes);
        const TrialMoment moment = sky.momentOf(*notice, recorded.at);
        before.take(*notice, receipt, moment);
        after.take(*notice, receipt, moment);
    }
    before.end();
    after.end();
    return {};
}

int refuse(const QString &file, const Error &error, bool asJson)
{
    print(asJson ? refusalJson(file.toStdString(), error) : std::string());
    std::fprintf(stderr, "tulparctl policy: %s\n", error.detail.c_str());
    return kRefused;
}

int check(const QString &file, bool asJson)
{
    const auto read = readPolicyFileWhole(file);
    if (!read)
        return refuse(file, read.error(), asJson);
    const Angle halfField = CoreConfig().fieldWidth / 2;
    print(asJson ? checkJson(file.toStdString(), *read) : checkText(file.toStdString(), *read, halfField));
    return 0;
}

int dryRun(const QString &file, const QString &against, const QString &path, bool asJson)
{
    const auto after = readPolicyFileWhole(file);
    if (!after)
        return refuse(file, after.error(), asJson);
    Policy beforePolicy = builtInPolicy();
    if (!against.isEmpty()) {
        const auto before = readPolicyFileWhole(against);
        if (!before)
            return refuse(against, before.error(), asJson);
        beforePolicy = before->policy;
    }
    TrialTerms terms;
    terms.fieldRadius = CoreConfig().fieldWidth / 2;
    PolicyTrial before(beforePolicy, terms);
    PolicyTrial trial(after->policy, terms);
    TrialPlayed played;
    played.file = file.toStdString();
    played.against = against.isEmpty() ? "the built-in rules" : against.toStdString();
    played.recording = path.toStdString();
    played.terms = terms;
    const auto recording = recordingAt(path);
    if (auto done = play(*recording, before, trial, played); !done)
        return refuse(path, done.error(), asJson);
    print(asJson ? trialJson(played, before, trial) : trialText(played, before, trial));
    return 0;
}

} // namespace

int runPolicy(const QStringList &arguments)
{
    QCommandLineParser options;
    const QCommandLineOption checked(QStringLiteral("check"), {}, QStringLiteral("FILE"));
    const QCommandLineOption tried(QStringLiteral("dry-run"), {}, QStringLiteral("FILE"));
    const QCommandLineOption against(QStringLiteral("against"), {}, QStringLiteral("OTHER"));
    const QCommandLineOption json(QStringLiteral("json"));
    options.addOptions({checked, tried, against, json});
    if (!options.parse(QStringList{QStringLiteral("policy")} + arguments))
        return wrongUsage(options.errorText());
    const QStringList rest = options.positionalArguments();
    if (options.isSet(checked) == options.isSet(tried))
        return wrongUsage(QStringLiteral("one of --check FILE and --dry-run FILE is needed"));
    if (options.isSet(checked)) {
        if (!rest.isEmpty() || options.isSet(against))
            return wrongUsage(QStringLiteral("--check takes one file and nothing else but --json"));
        return check(options.value(checked), options.isSet(json));
    }
    if (rest.size() != 1)
        return wrongUsage(QStringLiteral("--dry-run needs one RECORDING: a folder of notices or a journal"));
    return dryRun(options.value(tried), options.value(against), rest.front(), options.isSet(json));
}

} // namespace tulpar
