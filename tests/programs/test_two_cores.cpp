#include "tests/programs/support_device_side.h"
#include "tests/programs/support_scene.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <set>

#include <sys/stat.h>

using namespace tulpar;

namespace {

constexpr int kAnotherCore = 3; ///< exit status

struct Ended {
    int status = -1;
    QByteArray words;
};

/// Starts a core with these settings and waits for its end.
Ended startAndWait(const QString &config)
{
    QProcess core;
    core.start(QStringLiteral(TULPAR_PROGRAMS "/tulpard"), {QStringLiteral("--config"), config});
    if (!core.waitForFinished(20'000)) {
        core.kill();
        core.waitForFinished();
        return {-1, "did not end"};
    }
    return {
        core.exitStatus() == QProcess::NormalExit ? core.exitCode() : -2,
        core.readAllStandardError().trimmed()};
}

unsigned modeOf(const QString &path)
{
    struct stat status { };
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0777U;
}

/// TCP ports on which this process listens.
std::set<int> listeningPorts(qint64 pid)
{
    std::set<QByteArray> inodes;
    const QDir files(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QFileInfo &entry : files.entryInfoList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)) {
        char target[64] = {};
        const auto length =
            ::readlink(QFile::encodeName(entry.filePath()).constData(), target, sizeof target - 1);
        const QByteArray name(target, std::max<qsizetype>(0, length));
        if (name.startsWith("socket:["))
            inodes.insert(name.mid(8, name.size() - 9));
    }
    std::set<int> ports;
    for (const char *table : {"/proc/%1/net/tcp", "/proc/%1/net/tcp6"}) {
        QFile file(QString::fromLatin1(table).arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const auto words = line.simplified().split(' ');
            if (words.size() > 9 && words[3] == "0A" && inodes.contains(words[9]))
                ports.insert(words[1].mid(words[1].lastIndexOf(':') + 1).toInt(nullptr, 16));
        }
    }
    return ports;
}

} // namespace

/// A second core started by mistake, and who may reach the first.
class TestTwoCores final : public QObject {
    Q_OBJECT

private slots:
    void theSecondRefusesAndTheFirstDoesNotNotice();
    void onlyItsOwnUserReachesIt();
};

void TestTwoCores::theSecondRefusesAndTheFirstDoesNotNotice()
{
    Scene scene;
    QVERIFY(scene.start());
    QVERIFY(scene.ask(Arm{}));
    QVERIFY(scene.until([&] { return scene.isOpen(); }, 40'000));
    const qint64 first = scene.stage().corePid();
    const auto server = scene.stage().devicesPid();
    const std::size_t facts = scene.journal().size();

    QFile settings(scene.stage().configPath());
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray same = settings.readAll();
    const QByteArray state = (scene.folder() + QStringLiteral("/state")).toUtf8();
    const auto write = [&](const char *name, const QByteArray &text) {
        const QString path = scene.folder() + QLatin1Char('/') + QLatin1String(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
    };
    const auto other = [&](QByteArray text, const QByteArray &folder, bool isOtherSession) {
        text.replace("state = \"" + state + "\"", "state = \"" + state + folder + "\"");
        if (isOtherSession)
            text.replace("session = \"scene", "session = \"other");
        return text;
    };
    struct Case {
        const char *name;
        QByteArray settings;
        const char *word;
    };
    for (const Case &one :
         {Case{"state.toml", other(same, "", true), "held by another core"},
          Case{"session.toml", other(same, "2", false), "a core answers at"},
          Case{"devices.toml", other(same, "3", true), "another core commands"}}) {
        const QString path = write(one.name, one.settings);
        QVERIFY(!path.isEmpty());
        const Ended second = startAndWait(path);
        qInfo("%s: exit status %d, %s", one.name, second.status, second.words.constData());
        QCOMPARE(second.status, kAnotherCore);
        QVERIFY2(second.words.contains(one.word), second.words.constData());
    }
    // The first has not noticed: same process, same link, open, ready; nothing new in its journal but its
    // own.
    QVERIFY(scene.stage().isCoreRunning());
    QCOMPARE(scene.stage().corePid(), first);
    QCOMPARE(scene.stage().devicesPid(), server);
    QVERIFY(scene.isOpen() && scene.isReady());
    QVERIFY(scene.journal().size() >= facts);
    QCOMPARE(scene.count("make_safe"), 0U);
    QCOMPARE(scene.journalFlaws(), QString());

    // What a killed core leaves behind hinders nobody.
    scene.stage().killCore();
    QVERIFY(QFile::exists(scene.stage().sessionPath()));
    QVERIFY(scene.startCoreAgain());
    QVERIFY(scene.until([&] { return scene.isReady(); }, 60'000));
}

void TestTwoCores::onlyItsOwnUserReachesIt()
{
    Scene scene;
    QVERIFY(scene.start());
    const QString session = scene.stage().sessionPath();
    QVERIFY(QFile::exists(session));
    QVERIFY2((modeOf(session) & 077U) == 0, qPrintable(QString::number(modeOf(session), 8)));
    const QString state = scene.folder() + QStringLiteral("/state");
    QVERIFY2((modeOf(state) & 077U) == 0, qPrintable(QString::number(modeOf(state), 8)));

    QProcess desk;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    desk.setProcessEnvironment(environment);
    desk.start(QStringLiteral(TULPAR_PROGRAMS "/tulpar"), {QStringLiteral("--attach"), session});
    QVERIFY(desk.waitForStarted());

    // Nobody listens on TCP but indiserver, on the port of the settings (it cannot be told not to; the fence
    // around it is the units').
    const qint64 core = scene.stage().corePid();
    const auto server = scene.stage().devicesPid();
    const auto lab = childNamed(core, "tulpar-lab");
    QVERIFY(server.has_value());
    const auto driver = childNamed(*server, "indi_tulpar_simulator");
    QVERIFY(lab.has_value() && driver.has_value());
    QCOMPARE(listeningPorts(*server), std::set<int>{scene.stage().indiPort()}); // and the way of asking works
    QCOMPARE(listeningPorts(core), std::set<int>{});
    QCOMPARE(listeningPorts(*lab), std::set<int>{});
    QCOMPARE(listeningPorts(*driver), std::set<int>{});
    QCOMPARE(listeningPorts(desk.processId()), std::set<int>{});
    desk.kill();
    desk.waitForFinished();
}

QTEST_GUILESS_MAIN(TestTwoCores)
#include "test_two_cores.moc"
