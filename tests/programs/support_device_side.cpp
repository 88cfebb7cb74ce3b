#include "tests/programs/support_device_side.h"

#include "core/runtime/system_clock.h"
#include "core/session/fact.h"
#include "core/simulator/world_json.h"
#include "tests/processes.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>

#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace tulpar {

namespace {

using Json = nlohmann::json;

constexpr Duration kClockSlack = std::chrono::milliseconds(20); // the offset is told in milliseconds
constexpr int kTakenMs = 2000;

std::string degrees(double value)
{
    return QByteArray::number(value, 'f', 4).toStdString();
}

/// A driver that saves writes another file and renames it: what is read is whole.
std::optional<WorldState> stateIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto state = worldFromJson(file.readAll().toStdString());
    return state ? std::optional(*state) : std::nullopt;
}

} // namespace

DeviceSide::DeviceSide(QString folder, int indiPort, const QString &recordFolder)
    : m_folder(std::move(folder))
    , m_record((recordFolder.isEmpty() ? m_folder : recordFolder) + QStringLiteral("/commands.jsonl"))
    , m_indiPort(indiPort)
{
    qputenv("TULPAR_COMMAND_LOG", m_record.toLocal8Bit());
}

std::optional<World> DeviceSide::world() const
{
    const auto state = stateIn(m_folder + QStringLiteral("/state/world.json"));
    if (!state)
        return std::nullopt;
    World world(assySite(), state->now);
    world.restore(*state);
    (void)world.advanceTo(SystemClock().now().utc + state->utcOffset);
    return world;
}

bool DeviceSide::isRoofClosed() const
{
    const auto now = world();
    return now && now->roof().state == OpeningState::Closed;
}

bool DeviceSide::isCoverClosed() const
{
    const auto now = world();
    return now && now->cover().state == OpeningState::Closed;
}

Duration DeviceSide::utcOffset() const
{
    const auto state = stateIn(m_folder + QStringLiteral("/state/world.json"));
    return state ? state->utcOffset : Duration{};
}

qint64 DeviceSide::recordSize() const
{
    return QFileInfo(m_record).size();
}

std::vector<DeviceSide::Command> DeviceSide::commands(qint64 from) const
{
    std::vector<Command> commands;
    QFile file(m_record);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return commands;
    while (!file.atEnd()) {
        const Json line = Json::parse(file.readLine().toStdString(), nullptr, false);
        if (line.is_discarded())
            continue; // the last words of a driver that was killed
        Command command{{line["utc_ns"].get<std::int64_t>()}, line["command"], line["command"]};
        if (line.contains("ra_deg"))
            command.key += ' ' + degrees(line["ra_deg"]) + ' ' + degrees(line["dec_deg"]);
        if (line.contains("channel"))
            command.key += ' ' + line["channel"].get<std::string>();
        commands.push_back(std::move(command));
    }
    return commands;
}

std::optional<DeviceSide::Command> DeviceSide::intentIn(const FactRecord &record)
{
    if (record.kind != CommandIssued::kKind)
        return std::nullopt;
    const auto fact = factOf(record);
    const auto *issued = fact ? std::get_if<CommandIssued>(&*fact) : nullptr;
    if (!issued)
        return std::nullopt;
    Command intent{record.at.utc, issued->command, issued->command};
    if (issued->target)
        intent.key +=
            ' ' + degrees(issued->target->ra.asDegrees()) + ' ' + degrees(issued->target->dec.asDegrees());
    if (!issued->device.channel.empty())
        intent.key += ' ' + issued->device.channel;
    return intent;
}

bool DeviceSide::isSafing(const std::string &command)
{
    static const std::array<std::string, 6> safing{"stop_mount", "stop_roof",   "stop_cover",
                                                   "close_roof", "close_cover", "abort_exposures"};
    return std::ranges::find(safing, command) != safing.end();
}

std::vector<DeviceSide::Command> DeviceSide::unintended(const std::vector<FactRecord> &journal) const
{
    const Duration offset = utcOffset();
    std::map<std::string, std::vector<UtcInstant>> intents; // of each key, in order
    for (const FactRecord &record : journal)
        if (const auto intent = intentIn(record))
            intents[intent->key].push_back(intent->at - offset);
    std::map<std::string, std::size_t> used;
    std::vector<Command> without;
    for (const Command &command : commands()) {
        if (isSafing(command.name))
            continue;
        const auto &known = intents[command.key];
        std::size_t &next = used[command.key];
        if (next < known.size() && known[next] <= command.at + kClockSlack)
            ++next;
        else
            without.push_back(command);
    }
    return without;
}

bool DeviceSide::sendFault(const QByteArray &fault, bool on) const
{
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_indiPort));
    if (!client.waitForConnected(500))
        return false;
    client.write(
        "<newSwitchVector device='Tulpar World' name='WORLD_FAULTS'><oneSwitch name='" + fault + "'>"
        + (on ? "On" : "Off") + "</oneSwitch></newSwitchVector>\n");
    return client.waitForBytesWritten(500);
}

bool DeviceSide::setFault(const QByteArray &fault, bool on) const
{
    const auto index = enumNamed<Fault>(fault.toLower().toStdString());
    return index && sendFault(fault, on)
        && QTest::qWaitFor(
               [&] {
                   const auto state = stateIn(m_folder + QStringLiteral("/state/world.json"));
                   return state && state->faults.contains(*index) == on;
               },
               kTakenMs);
}

QString DeviceSide::told(const QString &element) const
{
    QProcess ask;
    ask.start(
        QStringLiteral("indi_getprop"),
        {QStringLiteral("-1"), QStringLiteral("-p"), QString::number(m_indiPort), QStringLiteral("-t"),
         QStringLiteral("3"), element});
    ask.waitForFinished(10'000);
    return QString::fromUtf8(ask.readAllStandardOutput()).trimmed();
}

std::optional<qint64> childNamed(qint64 pid, const QByteArray &name)
{
    for (const qint64 child : childrenOf(pid)) {
        QFile comm(QStringLiteral("/proc/%1/comm").arg(child));
        // The kernel keeps 15 letters.
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name.left(15))
            return child;
    }
    return std::nullopt;
}

} // namespace tulpar
