#include "tests/processes.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

/// indiserver with the simulator driver on a port, a socket and a state file of its own.
class Server {
public:
    explicit Server(const QString &folder)
        : m_folder(folder)
    {
    }
    ~Server() { stop(); }

    void start()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder);
        environment.insert(QStringLiteral("TULPAR_WORLD"), m_folder + QStringLiteral("/world.json"));
        environment.insert(QStringLiteral("TULPAR_CONNECT"), QStringLiteral("0"));
        m_process.setProcessEnvironment(environment);
        m_process.start(
            QStringLiteral("indiserver"),
            {QStringLiteral("-u"), socketName(), QStringLiteral("-p"), QString::number(port()),
             QStringLiteral("-r"), QStringLiteral("0"), QStringLiteral(TULPAR_SIMULATOR)});
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        const std::vector<qint64> drivers = tulpar::childrenOf(m_process.processId());
        m_process.terminate();
        if (!m_process.waitForFinished(5000))
            m_process.kill();
        m_process.waitForFinished(1000);
        // the driver outlives its server for a moment, to keep the world
        for (const qint64 driver : drivers)
            (void)QTest::qWaitFor(
                [&] { return !QFile::exists(QStringLiteral("/proc/%1").arg(driver)); }, 5000);
    }

    [[nodiscard]] static int port()
    {
        return 20000 + static_cast<int>(QCoreApplication::applicationPid() % 30000);
    }
    [[nodiscard]] static QString socketName()
    {
        return QStringLiteral("tulpar-test-%1").arg(QCoreApplication::applicationPid());
    }

private:
    QString m_folder;
    QProcess m_process;
};

class TestSimulatorDriver : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void offersStandardDevices();
    void slewsAndTracks();
    void opensRoofAndCover();
    void sendsAFrame();
    void runsASequence();
    void refusesWithAnAlert();
    void updatesEveryTwentyMilliseconds();
    void remembersTheWorld();

private:
    [[nodiscard]] QString value(const QString &query) const;
    void set(const QString &type, const QString &what) const;
    QTemporaryDir m_folder;
    std::unique_ptr<Server> m_server;
};

QString TestSimulatorDriver::value(const QString &query) const
{
    QProcess get;
    get.start(
        QStringLiteral("indi_getprop"),
        {QStringLiteral("-1"), QStringLiteral("-p"), QString::number(Server::port()), QStringLiteral("-t"),
         QStringLiteral("3"), query});
    get.waitForFinished(10000);
    return QString::fromUtf8(get.readAllStandardOutput()).trimmed();
}

void TestSimulatorDriver::set(const QString &type, const QString &what) const
{
    QProcess program;
    program.start(
        QStringLiteral("indi_setprop"), {QStringLiteral("-p"), QString::number(Server::port()), type, what});
    QVERIFY(program.waitForFinished(10000));
    QCOMPARE(program.exitCode(), 0);
}

void TestSimulatorDriver::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_server = std::make_unique<Server>(m_folder.path());
    m_server->start();
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar World.CONNECTION.CONNECT")), QStringLiteral("Off"), 20000);
    for (const char *device :
         {"Mount", "Roof", "Cover", "Camera g", "Camera r", "Camera i", "Focuser", "Rotator", "Weather",
          "World"})
        set(QStringLiteral("-s"),
            QStringLiteral("Tulpar %1.CONNECTION.CONNECT=On").arg(QLatin1String(device)));
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar World.DEADMAN.STATE")), QStringLiteral("disarmed"), 20000);
    // Drills may be flown by day: GRB 201015A's own hour
    const auto burstS =
        QDateTime::fromString(QStringLiteral("2020-10-15T22:50:13Z"), Qt::ISODate).toSecsSinceEpoch();
    const qint64 offset = burstS - QDateTime::currentSecsSinceEpoch();
    set(QStringLiteral("-n"), QStringLiteral("Tulpar World.UTC_OFFSET.SECONDS=%1").arg(offset));
    QTRY_VERIFY(
        value(QStringLiteral("Tulpar World.WORLD_STATE.UTC")).startsWith(QStringLiteral("2020-10-15T22:5")));
}

void TestSimulatorDriver::cleanupTestCase()
{
    m_server.reset();
}

void TestSimulatorDriver::offersStandardDevices()
{
    QCOMPARE(value(QStringLiteral("Tulpar Mount.DRIVER_INFO.DRIVER_INTERFACE")), QStringLiteral("1"));
    QCOMPARE(value(QStringLiteral("Tulpar Camera r.DRIVER_INFO.DRIVER_INTERFACE")), QStringLiteral("2"));
    QCOMPARE(value(QStringLiteral("Tulpar Roof.DRIVER_INFO.DRIVER_INTERFACE")), QStringLiteral("32"));
    QCOMPARE(value(QStringLiteral("Tulpar Cover.DRIVER_INFO.DRIVER_INTERFACE")), QStringLiteral("512"));
    QCOMPARE(value(QStringLiteral("Tulpar Camera g.CCD_INFO.CCD_MAX_X")), QStringLiteral("1024"));
    QCOMPARE(value(QStringLiteral("Tulpar Weather.WEATHER_PARAMETERS.WEATHER_RAIN")), QStringLiteral("0"));
}

void TestSimulatorDriver::slewsAndTracks()
{
    QCOMPARE(value(QStringLiteral("Tulpar Mount.TELESCOPE_PARK.PARK")), QStringLiteral("On"));
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Mount.TELESCOPE_PARK.UNPARK=On"));
    QTRY_COMPARE(value(QStringLiteral("Tulpar Mount.TELESCOPE_PARK.UNPARK")), QStringLiteral("On"));
    set(QStringLiteral("-n"), QStringLiteral("Tulpar Mount.TARGET_ICRS.RA;DEC=354.3184;53.4157"));
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD._STATE")), QStringLiteral("Ok"), 30000);
    QVERIFY(value(QStringLiteral("Tulpar Mount.TARGET_DISTANCE.ARCSEC")).toDouble() < 1);
    QVERIFY(std::abs(value(QStringLiteral("Tulpar Mount.POINTING_ICRS.RA")).toDouble() - 354.3184) < 3e-4);
    // The way any INDI client does it: coordinates of date
    const double ra = value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD.RA")).toDouble();
    const double dec = value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD.DEC")).toDouble();
    set(QStringLiteral("-n"),
        QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD.RA;DEC=%1;%2")
            .arg(ra, 0, 'f', 9)
            .arg(dec + 1, 0, 'f', 9));
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD._STATE")), QStringLiteral("Busy"), 3000);
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD._STATE")), QStringLiteral("Ok"), 30000);
    QVERIFY(
        std::abs(value(QStringLiteral("Tulpar Mount.EQUATORIAL_EOD_COORD.DEC")).toDouble() - dec - 1) < 1e-3);
    set(QStringLiteral("-n"), QStringLiteral("Tulpar Mount.TARGET_ICRS.RA;DEC=354.3184;53.4157"));
}

void TestSimulatorDriver::opensRoofAndCover()
{
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Roof.DOME_PARK.UNPARK=On"));
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Cover.CAP_PARK.UNPARK=On"));
    QElapsedTimer timer;
    timer.start();
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Roof.OPENING_STATE.STATE")), QStringLiteral("opening"), 3000);
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Roof.OPENING_STATE.STATE")), QStringLiteral("open"), 15000);
    QVERIFY2(timer.elapsed() < 12'000, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Cover.OPENING_STATE.STATE")), QStringLiteral("open"), 5000);
    QCOMPARE(value(QStringLiteral("Tulpar Roof.DOME_SHUTTER.SHUTTER_OPEN")), QStringLiteral("On"));
    QCOMPARE(value(QStringLiteral("Tulpar Roof.OPEN_FRACTION.FRACTION")), QStringLiteral("1"));
}

void TestSimulatorDriver::sendsAFrame()
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(Server::port()));
    QVERIFY(socket.waitForConnected(3000));
    socket.write("<getProperties version='1.7' device='Tulpar Camera r'/>"
                 "<enableBLOB device='Tulpar Camera r'>Also</enableBLOB>"
                 "<newNumberVector device='Tulpar Camera r' name='CCD_EM_GAIN'><oneNumber name='EM_GAIN'>300"
                 "</oneNumber></newNumberVector>");
    QByteArray heard;
    const auto listen = [&] {
        socket.waitForReadyRead(50);
        heard += socket.readAll();
        return heard;
    };
    QTRY_VERIFY(listen().contains("name=\"EM_GAIN\""));
    socket.write("<newNumberVector device='Tulpar Camera r' name='CCD_EXPOSURE'><oneNumber "
                 "name='CCD_EXPOSURE_VALUE'>0.3"
                 "</oneNumber></newNumberVector>");
    QTRY_VERIFY_WITH_TIMEOUT(listen().contains("</setBLOBVector>"), 10000);
    QVERIFY(heard.contains("name=\"EXPOSURE_OPENED\""));
    const auto begin = heard.indexOf('>', heard.indexOf("<oneBLOB")) + 1;
    const QByteArray fits = QByteArray::fromBase64(heard.mid(begin, heard.indexOf("</oneBLOB>") - begin));
    QCOMPARE(fits.size() % 2880, qsizetype(0));
    QCOMPARE(fits.size(), qsizetype(5760 + 729 * 2880));
    const QByteArray header = fits.left(5760);
    QVERIFY(header.startsWith("SIMPLE  =                    T"));
    QVERIFY(header.contains("EMGAIN  =                  300"));
    QVERIFY(header.contains("CHANNEL = 'r       '"));
    QVERIFY(header.contains("DATE-OBS= '2020-10-15T22:5"));
    const QRegularExpression ra(QStringLiteral("RA      = +([0-9.]+)"));
    QVERIFY(std::abs(ra.match(QString::fromLatin1(header)).captured(1).toDouble() - 354.3184) < 2e-4);
    // median pixel: bias and a little sky
    std::vector<int> values;
    for (qsizetype i = 5760; i < 5760 + 2 * 1024 * 1024; i += 2)
        values.push_back(((static_cast<quint8>(fits[i]) << 8) | static_cast<quint8>(fits[i + 1])) ^ 0x8000);
    std::nth_element(values.begin(), values.begin() + 524288, values.end());
    QVERIFY2(values[524288] > 480 && values[524288] < 650, qPrintable(QString::number(values[524288])));
    QTRY_COMPARE(value(QStringLiteral("Tulpar Camera r.CCD_EXPOSURE._STATE")), QStringLiteral("Ok"));
}

void TestSimulatorDriver::runsASequence()
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(Server::port()));
    QVERIFY(socket.waitForConnected(3000));
    socket.write("<getProperties version='1.7' device='Tulpar Camera g' name='EXPOSURE_OPENED'/>");
    QByteArray heard;
    const auto listen = [&] {
        socket.waitForReadyRead(50);
        heard += socket.readAll();
        return heard;
    };
    // The definition carries a start too: it has to be behind us before the first exposure
    QTRY_VERIFY(listen().contains("</defTextVector>"));
    heard.clear();
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Camera g.CCD_FAST_TOGGLE.INDI_ENABLED=On"));
    set(QStringLiteral("-n"), QStringLiteral("Tulpar Camera g.CCD_FAST_COUNT.FRAMES=0"));
    set(QStringLiteral("-n"), QStringLiteral("Tulpar Camera g.CCD_EXPOSURE.CCD_EXPOSURE_VALUE=0.3"));
    QTRY_VERIFY_WITH_TIMEOUT(listen().count("</setTextVector>") >= 8, 10000);
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Camera g.CCD_ABORT_EXPOSURE.ABORT=On"));
    QTRY_COMPARE(value(QStringLiteral("Tulpar Camera g.EXPOSURE_STATE.STATE")), QStringLiteral("idle"));
    const QRegularExpression start(QStringLiteral("START_UTC\">\\s*([0-9T:.Z-]+)"));
    std::vector<qint64> starts;
    auto found = start.globalMatch(QString::fromUtf8(heard));
    while (found.hasNext())
        starts.push_back(
            QDateTime::fromString(found.next().captured(1), Qt::ISODateWithMs).toMSecsSinceEpoch());
    QVERIFY(starts.size() >= 8);
    for (std::size_t i = 1; i < starts.size(); ++i)
        QVERIFY2(
            std::abs(starts[i] - starts[i - 1] - 302) <= 1,
            qPrintable(QString::number(starts[i] - starts[i - 1])));
}

void TestSimulatorDriver::refusesWithAnAlert()
{
    set(QStringLiteral("-n"),
        QStringLiteral("Tulpar Mount.TARGET_ICRS.RA;DEC=10;-80")); // never rises at the site
    QTRY_COMPARE(value(QStringLiteral("Tulpar Mount.TARGET_ICRS._STATE")), QStringLiteral("Alert"));
    QVERIFY(
        value(QStringLiteral("Tulpar Mount.TARGET_DISTANCE.ARCSEC")).toDouble() < 1); // still on the burst
}

void TestSimulatorDriver::updatesEveryTwentyMilliseconds()
{
    QLocalSocket socket;
    socket.setSocketOptions(QLocalSocket::AbstractNamespaceOption);
    socket.connectToServer(Server::socketName());
    QVERIFY(socket.waitForConnected(3000));
    socket.write("<getProperties version='1.7' device='Tulpar Mount'/>");
    QByteArray heard;
    QTRY_VERIFY((socket.waitForReadyRead(50), heard += socket.readAll(), heard.contains("TIME_UTC")));
    socket.write(
        "<newNumberVector device='Tulpar Mount' name='HORIZONTAL_COORD'><oneNumber name='AZ'>90</oneNumber>"
        "<oneNumber name='ALT'>40</oneNumber></newNumberVector>");
    QElapsedTimer timer;
    timer.start();
    std::vector<double> gapsMs;
    double lastMs = -1;
    QByteArray line;
    bool isBusy = true;
    while (timer.elapsed() < 25'000 && (isBusy || gapsMs.size() < 50)) {
        socket.waitForReadyRead(100);
        line += socket.readAll();
        const double nowMs = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
        qsizetype at = -1;
        while ((at = line.indexOf("name=\"EQUATORIAL_EOD_COORD\"")) >= 0) {
            const qsizetype end = line.indexOf("</setNumberVector>", at);
            if (end < 0)
                break;
            isBusy = line.mid(at, end - at).contains("state=\"Busy\"");
            if (lastMs >= 0 && isBusy)
                gapsMs.push_back(nowMs - lastMs);
            lastMs = nowMs;
            line.remove(0, end + 1);
        }
    }
    QVERIFY(!isBusy);
    std::sort(gapsMs.begin(), gapsMs.end());
    const double median = gapsMs[gapsMs.size() / 2];
    qInfo(
        "%zu updates while moving, gap median %.1f ms, p95 %.1f ms", gapsMs.size(), median,
        gapsMs[gapsMs.size() * 95 / 100]);
    QVERIFY2(median > 10 && median < 50, qPrintable(QString::number(median)));
}

void TestSimulatorDriver::remembersTheWorld()
{
    set(QStringLiteral("-n"), QStringLiteral("Tulpar World.HEARTBEAT.LIMIT_S=1"));
    QTRY_COMPARE(value(QStringLiteral("Tulpar World.DEADMAN.STATE")), QStringLiteral("fired"));
    QTRY_COMPARE(value(QStringLiteral("Tulpar Roof.OPENING_STATE.STATE")), QStringLiteral("closing"));
    m_server->stop();
    QVERIFY(QFile::exists(m_folder.path() + QStringLiteral("/world.json")));
    m_server->start();
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar World.CONNECTION.CONNECT")), QStringLiteral("Off"), 20000);
    set(QStringLiteral("-s"), QStringLiteral("Tulpar Roof.CONNECTION.CONNECT=On"));
    set(QStringLiteral("-s"), QStringLiteral("Tulpar World.CONNECTION.CONNECT=On"));
    QTRY_COMPARE_WITH_TIMEOUT(
        value(QStringLiteral("Tulpar Roof.OPENING_STATE.STATE")), QStringLiteral("closed"), 10000);
    QVERIFY(
        value(QStringLiteral("Tulpar World.WORLD_STATE.UTC")).startsWith(QStringLiteral("2020-10-15T22:5"))
        || value(QStringLiteral("Tulpar World.WORLD_STATE.UTC"))
               .startsWith(QStringLiteral("2020-10-15T23:0")));
}

QTEST_GUILESS_MAIN(TestSimulatorDriver)
#include "test_simulator_driver.moc"
