#include "tests/contract/indi_rig.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

QString systemdFolder()
{
    return QStringLiteral(TULPAR_SOURCE_DIR) + u"/resources/systemd"_s;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Ran {
    int code = -1;
    QByteArray said;
};

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAll()};
}

} // namespace

/// The units and what they fence. What is measured here is the network namespace; packet filters need a
/// systemd or root that a test does not have.
class TestFence : public QObject {
    Q_OBJECT

private slots:
    void unitsAreValid_data();
    void unitsAreValid();
    void serversAreFenced();
    void anotherNamespaceReachesNothing();
};

void TestFence::unitsAreValid_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("alone");
    for (const char *unit : {"indiserver", "tulpar-watchdog", "tulpard"})
        for (const bool alone : {false, true})
            QTest::addRow("%s%s", unit, alone ? " alone" : "") << QString::fromLatin1(unit) << alone;
}

void TestFence::unitsAreValid()
{
    QFETCH(QString, unit);
    QFETCH(bool, alone);
    if (QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty())
        QSKIP("no systemd-analyze here");
    QTemporaryDir folder;
    for (const QString &name : QDir(systemdFolder()).entryList({u"*.service"_s})) {
        QVERIFY(QFile::copy(systemdFolder() + u'/' + name, folder.filePath(name)));
        if (!alone)
            continue;
        QVERIFY(QDir(folder.path()).mkdir(name + u".d"_s));
        QVERIFY(QFile::copy(
            systemdFolder() + u"/fence-alone.conf"_s, folder.filePath(name + u".d/fence-alone.conf"_s)));
    }
    const Ran verified =
        run(u"env"_s,
            {u"SYSTEMD_UNIT_PATH="_s + folder.path() + u':', u"systemd-analyze"_s, u"verify"_s, u"--man=no"_s,
             folder.filePath(unit + u".service"_s)});
    // Programs that are not installed here are no fault of the unit.
    QByteArrayList complaints;
    for (const QByteArray &line : verified.said.split('\n'))
        if (line.contains(".service") && !line.contains("is not executable"))
            complaints.append(line);
    QVERIFY2(complaints.isEmpty(), complaints.join('\n').constData());
    QVERIFY(verified.code >= 0);
}

void TestFence::serversAreFenced()
{
    for (const QString &unit : {u"indiserver"_s, u"tulpar-watchdog"_s}) {
        const QByteArray text = contents(systemdFolder() + u'/' + unit + u".service"_s);
        QVERIFY2(text.contains("\nIPAddressDeny=any\n"), qPrintable(unit));
        QVERIFY2(text.contains("\nIPAddressAllow=localhost\n"), qPrintable(unit));
        QVERIFY2(text.contains("\nRestrictNamespaces=yes\n"), qPrintable(unit));
        QVERIFY2(text.contains("\nUser=tulpar\n"), qPrintable(unit));
    }
    const QByteArray rules = contents(systemdFolder() + u"/tulpar.nft"_s);
    QVERIFY(rules.contains("tcp dport { 7624, 7625 } drop"));
    QVERIFY(contents(systemdFolder() + u"/fence-alone.conf"_s).contains("\nPrivateNetwork=yes\n"));
}

/// What PrivateNetwork= does: neither the port nor the abstract socket of a server can be reached from
/// another network namespace, though they can from its own.
void TestFence::anotherNamespaceReachesNothing()
{
    if (run(u"unshare"_s, {u"-r"_s, u"-n"_s, u"true"_s}).code != 0)
        QSKIP("no network namespace may be made here");
    IndiRig rig;
    QVERIFY(rig.started().has_value());
    QVERIFY(rig.until([&] { return rig.indi().isConnected(); }, 20s));
    const QString script =
        u"import socket, sys\n"
        "unix = socket.socket(socket.AF_UNIX)\n"
        "tcp = socket.socket()\n"
        "print(unix.connect_ex('\\0' + sys.argv[1]) == 0, tcp.connect_ex(('127.0.0.1', int(sys.argv[2]))) == 0)\n"_s;
    const QStringList asks{
        u"python3"_s, u"-c"_s, script, QString::fromStdString(rig.config().socketPath),
        QString::number(rig.config().port)};
    const Ran inside = run(asks.front(), asks.mid(1));
    if (inside.code != 0)
        QSKIP("no Python here");
    QCOMPARE(inside.said.trimmed(), QByteArray("True True"));
    const Ran outside = run(u"unshare"_s, QStringList{u"-r"_s, u"-n"_s} + asks);
    QCOMPARE(outside.said.trimmed(), QByteArray("False False"));
}

QTEST_GUILESS_MAIN(TestFence)
#include "test_fence.moc"
