#include "tests/processes.h"
#include "tests/programs/support_night_kill.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <map>

using namespace tulpar;

namespace {

using Json = nlohmann::ordered_json;

constexpr int kRunsByDefault = 10;
constexpr int kWorkersByDefault = 2;
constexpr int kPatienceOfRunMs = 240'000;

int fromEnvironment(const char *name, int otherwise)
{
    bool isSet = false;
    const int value = qEnvironmentVariableIntValue(name, &isSet);
    return isSet ? value : otherwise;
}

std::string lineOf(const KillRow &row)
{
    return Json{
        {"run", row.run},
        {"victim", nameOf(row.victim)},
        {"again", row.isCoreStartedAgain},
        {"killed_s", row.killedAfterS},
        {"state", row.state},
        {"weather", row.weather},
        {"must_close", row.mustClose},
        {"closed_s", row.closedAfterS},
        {"notices", row.notices},
        {"frames", row.frames},
        {"commands", row.commands},
        {"flaws", row.flaws}}
        .dump();
}

/// A process of the campaign: every `step`-th run from `first` on, a line each.
int work(std::uint32_t seed, int first, int step, int end)
{
    for (int run = first; run < end; run += step) {
        const KillRow row = NightKill(run, seed).play();
        std::printf("%s\n", lineOf(row).c_str());
        std::fflush(stdout);
    }
    return 0;
}

void print(const Json &row)
{
    const std::string victim =
        row["victim"].get<std::string>() + (row["again"].get<bool>() ? ", started again" : "");
    const double closed = row["closed_s"];
    const std::string verdict = !row["flaws"].get<std::string>().empty() ? row["flaws"].get<std::string>()
        : row["must_close"].get<bool>()                                  ? "closed"
                                                                         : "went on";
    std::printf(
        "%4d  %-20s %6.1f s  %-32s %-12s %8s  %7d %6d %8d  %s\n", row["run"].get<int>(), victim.c_str(),
        row["killed_s"].get<double>(), row["state"].get<std::string>().c_str(),
        row["weather"].get<std::string>().c_str(),
        closed < 0 ? "-" : (QByteArray::number(closed, 'f', 1) + " s").constData(), row["notices"].get<int>(),
        row["frames"].get<int>(), row["commands"].get<int>(), verdict.c_str());
    std::fflush(stdout);
}

} // namespace

/// Core, desk, lab, indiserver and driver are killed (SIGKILL) at random moments of a response, the weather
/// turning bad in half of the runs: the roof is closed within 60 s of unsafe, nothing that was delivered or
/// finished is lost, nothing moves without an intent. TULPAR_KILLS says how often, TULPAR_SEED when,
/// TULPAR_RUN plays one run again, TULPAR_WORKERS how many nights at the same time.
class TestNightKills final : public QObject {
    Q_OBJECT

private slots:
    void closedInTimeAndNothingLost();
};

void TestNightKills::closedInTimeAndNothingLost()
{
    const int only = fromEnvironment("TULPAR_RUN", -1);
    const int runs = only >= 0 ? 1 : fromEnvironment("TULPAR_KILLS", kRunsByDefault);
    const int seed = fromEnvironment("TULPAR_SEED", 20201015);
    const int workers = only >= 0 ? 1 : std::min(runs, fromEnvironment("TULPAR_WORKERS", kWorkersByDefault));
    std::printf(
        "%d runs, seed %d, %d at a time; heartbeat limit %.0f s, weather unknown after %.0f s; load of the "
        "machine %.1f\n"
        " run  killed                after  state then                       weather       closed  notices "
        "frames commands  verdict\n",
        runs, seed, workers, NightKill::kHeartbeatLimitS, NightKill::kStaleS, loadAverage());
    std::map<int, Json> rows;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int worker = 0; worker < workers; ++worker) {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        connect(process.get(), &QProcess::readyReadStandardOutput, this, [&rows, from = process.get()] {
            while (from->canReadLine()) {
                const Json row = Json::parse(from->readLine().toStdString(), nullptr, false);
                if (row.is_object()) {
                    print(row);
                    rows[row["run"].get<int>()] = row;
                }
            }
        });
        const int first = only >= 0 ? only : worker;
        process->start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--work"), QString::number(seed), QString::number(first),
             QString::number(workers), QString::number(only >= 0 ? only + 1 : runs)});
        processes.push_back(std::move(process));
    }
    const auto areDone = [&] {
        return std::ranges::all_of(
            processes, [](const auto &process) { return process->state() == QProcess::NotRunning; });
    };
    const bool isDone = QTest::qWaitFor(areDone, kPatienceOfRunMs * ((runs + workers - 1) / workers));
    for (const auto &process : processes)
        process->kill();
    QVERIFY2(isDone, "a worker does not end");

    double latest = 0;
    int closed = 0;
    QStringList flawed;
    for (const auto &[run, row] : rows) {
        latest = std::max(latest, row["closed_s"].get<double>());
        closed += row["closed_s"].get<double>() >= 0 ? 1 : 0;
        if (const std::string flaws = row["flaws"]; !flaws.empty())
            flawed << QStringLiteral("run %1: %2").arg(run).arg(QString::fromStdString(flaws));
    }
    std::printf(
        "%zu runs: %d had to be closed and were, the latest %.1f s after unsafe; %lld with flaws\n",
        rows.size(), closed, latest, static_cast<long long>(flawed.size()));
    std::fflush(stdout);
    QCOMPARE(rows.size(), static_cast<std::size_t>(runs));
    QVERIFY2(flawed.isEmpty(), qPrintable(flawed.join(QLatin1Char('\n'))));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 6 && arguments.at(1) == QStringLiteral("--work"))
        return work(
            arguments.at(2).toUInt(), arguments.at(3).toInt(), arguments.at(4).toInt(),
            arguments.at(5).toInt());
    TestNightKills test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_night_kills.moc"
