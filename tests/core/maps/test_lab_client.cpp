#include "core/base/is_sanitized.h"
#include "core/maps/lab_client.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtEndian>

#include <bit>
#include <functional>
#include <vector>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLong = 50'000; // ms; ends what hangs, measures nothing

/// A web server of a few pages, on this machine.
class Pages : public QTcpServer {
    Q_OBJECT

public:
    Pages() { listen(QHostAddress::LocalHost); }
    [[nodiscard]] std::string url(const char *path) const
    {
        return "http://127.0.0.1:" + std::to_string(serverPort()) + path;
    }
    void set(const QByteArray &path, const QByteArray &answer) { m_pages[path] = answer; }
    [[nodiscard]] int asked() const { return m_asked; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray request = socket->peek(4096);
            if (!request.contains("\r\n\r\n"))
                return;
            socket->readAll();
            ++m_asked;
            const QByteArray answer = m_pages.value(request.split(' ').value(1));
            if (answer.isEmpty())
                return; // never
            socket->write(answer);
            socket->disconnectFromHost();
        });
    }

private:
    QHash<QByteArray, QByteArray> m_pages;
    int m_asked = 0;
};

QByteArray page(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n\r\n" + body;
}

/// A client, and all that it said.
struct Desk {
    explicit Desk(const LabClient::Config &config)
        : client(config)
    {
        QObject::connect(
            &client, &LabClient::mapRead, &client, [this](const MapRead &map) { said.push_back(map); });
    }

    LabClient client;
    std::vector<MapRead> said;
};

LabClient::Config faulty()
{
    LabClient::Config config;
    config.program = QStringLiteral(TULPAR_LAB_OF_FAULTS);
    config.memoryMegabytes = 256;
    config.seconds = 1;
    config.download.isLoopbackAllowed = true;
    config.download.retryAfter.clear();
    return config;
}

bool contains(const std::string &text, const char *part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestLabClient : public QObject {
    Q_OBJECT

private slots:
    void faults_data();
    void faults();
    void aLabThatEndsIsStartedAnew();
    void aLabThatStandsStillIsKilled();
    void aLabThatIsNotThere();
    void anotherProgramThanALab();
    void newerReplacesWaiting();
    void tooManyWait();
    void fetchesMaps();
    void refusesAddresses_data();
    void refusesAddresses();
    void refusesToFetch();
    void readsTheSamples();
    void readsTheLargestMaps();
};

void TestLabClient::faults_data()
{
    QTest::addColumn<QByteArray>("job");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("crash") << QByteArray("crash") << QByteArray("crashed (signal 11");
    QTest::newRow("spins") << QByteArray("spin") << QByteArray("and was ended");
    QTest::newRow("sleeps") << QByteArray("sleep") << QByteArray("took longer than 3 s");
    QTest::newRow("takes all memory") << QByteArray("memory") << QByteArray("crashed (signal 6");
    QTest::newRow("exits") << QByteArray("exit") << QByteArray("status 3");
    QTest::newRow("talks") << QByteArray("talk") << QByteArray("more than a result");
    QTest::newRow("two lines") << QByteArray("two lines") << QByteArray("more than a result");
    QTest::newRow("nonsense") << QByteArray("nonsense") << QByteArray("the lab's report");
}

/// One bad map: said in words, while the calling loop turns; the next map is read as if nothing had been.
void TestLabClient::faults()
{
    QFETCH(QByteArray, job);
    QFETCH(QByteArray, says);
    if (kIsSanitized && job == "memory")
        QSKIP("memory is not bound under a sanitizer");
    if (kIsSanitized && job == "crash")
        says = "reading the map"; // a sanitizer ends with a status of its own
    Desk desk(faulty());
    desk.client.start();
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
    heart.start(10);
    desk.client.read({"bad", job.toStdString(), {}});
    desk.client.read({"good", "after it", {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 2U, kLong);
    QCOMPARE(desk.said[0].event, std::string("bad"));
    QVERIFY2(contains(desk.said[0].error, says.constData()), desk.said[0].error.c_str());
    QVERIFY(desk.said[0].regions.empty());
    QCOMPARE(desk.said[1].event, std::string("good"));
    QCOMPARE(desk.said[1].error, std::string());
    QCOMPARE(desk.said[1].regions.front().creator, std::string("after it"));
    if (job == "spin" || job == "sleep")
        QVERIFY2(beats > 20, qPrintable(QString::number(beats))); // of some 100 in the second
}

void TestLabClient::aLabThatEndsIsStartedAnew()
{
    Desk desk(faulty());
    desk.client.start();
    desk.client.read({"bad", "end the lab", {}});
    desk.client.read({"good", "after it", {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 2U, kLong);
    QVERIFY2(contains(desk.said[0].error, "tulpar-lab ended (signal 9)"), desk.said[0].error.c_str());
    QCOMPARE(desk.said[1].error, std::string());
}

void TestLabClient::aLabThatStandsStillIsKilled()
{
    Desk desk(faulty());
    desk.client.start();
    desk.client.read({"bad", "stop the lab", {}});
    desk.client.read({"good", "after it", {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 2U, kLong);
    QVERIFY2(contains(desk.said[0].error, "did not answer within 8 s"), desk.said[0].error.c_str());
    QCOMPARE(desk.said[1].error, std::string());
}

void TestLabClient::aLabThatIsNotThere()
{
    LabClient::Config config = faulty();
    config.program = u"/nonexistent/tulpar-lab"_s;
    Desk desk(config);
    desk.client.start();
    desk.client.read({"one", "x", {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 1U, kLong);
    QVERIFY2(contains(desk.said[0].error, "cannot"), desk.said[0].error.c_str());
}

/// A program that ends at once, and one that says what nobody asked for.
void TestLabClient::anotherProgramThanALab()
{
    for (const QString &program : {u"/bin/false"_s, u"/bin/echo"_s}) {
        LabClient::Config config = faulty();
        config.program = program;
        Desk desk(config);
        desk.client.read({"one", "x", {}});
        desk.client.start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 1U, kLong);
        QVERIFY(!desk.said[0].error.empty());
    }
}

void TestLabClient::newerReplacesWaiting()
{
    Desk desk(faulty());
    desk.client.read({"a", "first", {}});
    desk.client.read({"b", "other", {}});
    desk.client.read({"a", "second", {}});
    desk.client.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 3U, kLong);
    QCOMPARE(desk.said[0].event, std::string("a"));
    QVERIFY2(contains(desk.said[0].error, "newer"), desk.said[0].error.c_str());
    QCOMPARE(desk.said[1].event, std::string("b"));
    QCOMPARE(desk.said[2].regions.front().creator, std::string("second"));
}

void TestLabClient::tooManyWait()
{
    LabClient::Config config = faulty();
    config.mostWaiting = 3;
    config.mostWaitingBytes = 100;
    Desk desk(config);
    for (int i = 0; i < 4; ++i)
        desk.client.read({"e" + std::to_string(i), "x", {}});
    desk.client.read({"large", std::string(101, 'x'), {}});
    desk.client.start();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 5U, kLong);
    QCOMPARE(desk.said[0].event, std::string("e3"));
    QVERIFY(contains(desk.said[0].error, "too many"));
    QCOMPARE(desk.said[1].event, std::string("large"));
    for (std::size_t i = 2; i < 5; ++i)
        QCOMPARE(desk.said[i].error, std::string());
}

void TestLabClient::fetchesMaps()
{
    Pages pages;
    pages.set("/map", page("a map from afar"));
    pages.set("/moved", "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    pages.set("/again", "HTTP/1.1 301 Moved\r\nLocation: /map\r\nContent-Length: 4\r\n\r\nmove");
    Desk desk(faulty());
    desk.client.start();
    desk.client.read({"near", {}, pages.url("/map")});
    desk.client.read({"moved", {}, pages.url("/moved")});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 2U, kLong);
    for (const MapRead &map : desk.said) {
        QCOMPARE(map.error, std::string());
        QCOMPARE(map.regions.front().creator, std::string("a map from afar"));
    }
}

void TestLabClient::refusesAddresses_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing") << QByteArray() << QByteArray("neither holds nor names");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QByteArray("no web address");
    QTest::newRow("another protocol") << QByteArray("ftp://gcn.nasa.gov/map") << QByteArray("neither https");
    QTest::newRow("a password") << QByteArray("https://me:secret@gcn.nasa.gov/map") << QByteArray("password");
    QTest::newRow("this machine") << QByteArray("https://localhost/map") << QByteArray("on this machine");
    QTest::newRow("this machine by number")
        << QByteArray("http://127.0.0.1:1/map") << QByteArray("this machine");
    QTest::newRow("IPv6") << QByteArray("http://[::1]/map") << QByteArray("this machine");
    QTest::newRow("the own network") << QByteArray("https://192.168.1.1/map") << QByteArray("own network");
    QTest::newRow("words") << QByteArray("not an address") << QByteArray("no web address");
}

void TestLabClient::refusesAddresses()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, says);
    LabClient::Config config = faulty();
    config.download.isLoopbackAllowed = false;
    Desk desk(config);
    desk.client.read({"one", {}, url.toStdString()});
    QVERIFY(desk.said.empty()); // never while read() runs
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 1U, kLong);
    QVERIFY2(contains(desk.said[0].error, says.constData()), desk.said[0].error.c_str());
}

void TestLabClient::refusesToFetch()
{
    Pages pages;
    pages.set("/large", page(QByteArray(3 << 20, 'x')));
    pages.set("/claims", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nxxxx");
    pages.set("/gone", page("no", "404 Not Found"));
    pages.set("/busy", page("no", "503 Service Unavailable"));
    pages.set("/elsewhere", "HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n");
    pages.set("/round", "HTTP/1.1 302 Found\r\nLocation: /round\r\nContent-Length: 0\r\n\r\n");
    LabClient::Config config = faulty();
    config.download.mostBytes = 1 << 20;
    config.download.within = std::chrono::seconds(2);
    const auto errorOf = [&](const std::string &url) {
        Desk desk(config);
        desk.client.read({"one", {}, url});
        [&] { QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 1U, kLong); }();
        return desk.said.empty() ? std::string() : desk.said[0].error;
    };
    const auto says = [&](const std::string &url, const char *part) {
        const std::string error = errorOf(url);
        QVERIFY2(contains(error, part), (url + ": " + error).c_str());
    };
    says(pages.url("/large"), "larger than 1 MB");
    says(pages.url("/claims"), "larger than 1 MB");
    says(pages.url("/gone"), "answered 404");
    says(pages.url("/busy"), "answered 503");
    says(pages.url("/elsewhere"), "own network");
    says(pages.url("/round"), "without end");
    says(pages.url("/silent"), "not fetched within 2 s");
    says("http://127.0.0.1:1/map", "cannot be fetched");
    config.download.retryAfter = {std::chrono::milliseconds(50), std::chrono::milliseconds(50)};
    const int before = pages.asked();
    says(pages.url("/busy"), "3 tries");
    QCOMPARE(pages.asked() - before, 3);
    says(pages.url("/large"), "larger"); // another try would not help
    QCOMPARE(pages.asked() - before, 4);
    config.mayDownload = false;
    says(pages.url("/large"), "not fetched (settings)");
}

/// The true lab on true notices.
void TestLabClient::readsTheSamples()
{
    QFile notice(QStringLiteral(TULPAR_SHARED_DATA "/alerts/lvk/MS181101ab-ext-update.json"));
    QFile file(QStringLiteral(TULPAR_SHARED_DATA "/alerts/skymap/bayestar.multiorder.fits"));
    if (!notice.open(QIODevice::ReadOnly) || !file.open(QIODevice::ReadOnly))
        QSKIP("the samples are not here");
    Pages pages;
    pages.set("/bayestar.multiorder.fits", page(file.readAll()));
    LabClient::Config config;
    config.program = QStringLiteral(TULPAR_LAB);
    config.field = Angle::degrees(0.168);
    config.download.isLoopbackAllowed = true;
    Desk desk(config);
    desk.client.start();
    desk.client.read({"lvk:MS181101ab", notice.readAll().toStdString(), {}});
    desk.client.read({"lvk:G361581", {}, pages.url("/bayestar.multiorder.fits")});
    desk.client.read({"text", "not a map", {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 3U, kLong);
    for (const MapRead &map : desk.said) {
        if (map.event == "text") {
            QCOMPARE(map.error, std::string("not a FITS header"));
            continue;
        }
        QCOMPARE(map.error, std::string());
        QCOMPARE(map.regions.size(), map.event == "lvk:MS181101ab" ? 2U : 1U);
        QVERIFY(map.regions.front().bestInside.value_or(0) > 0.001);
        QVERIFY(!map.regions.front().outlines.empty());
    }
}

/// What takes the most memory: every pixel of the finest order that is kept whole.
void TestLabClient::readsTheLargestMaps()
{
    if (kIsSanitized)
        QSKIP("the lab ends itself by its own time limits, which a sanitizer does not keep");
    const auto flatMap = [](int order, qsizetype perRow, const std::function<float(qsizetype)> &probability) {
        const qsizetype pixels = qsizetype{12} << (2 * order);
        const auto card = [](const char *text) { return QByteArray(text).leftJustified(80); };
        const auto number = [&](const char *keyword, qsizetype value) {
            return card(
                (QByteArray(keyword).leftJustified(8) + "= " + QByteArray::number(value)).constData());
        };
        const auto block = [](QByteArray bytes, char with) {
            return bytes.leftJustified((bytes.size() + 2879) / 2880 * 2880, with);
        };
        QByteArray rows(pixels * 4, '\0');
        for (qsizetype i = 0; i < pixels; ++i)
            qToBigEndian(std::bit_cast<quint32>(probability(i)), rows.data() + 4 * i);
        return block(card("SIMPLE  = T") + card("BITPIX  = 8") + card("NAXIS   = 0") + card("END"), ' ')
            + block(
                   card("XTENSION= 'BINTABLE'") + card("BITPIX  = 8") + card("NAXIS   = 2")
                       + number("NAXIS1", 4 * perRow) + number("NAXIS2", pixels / perRow)
                       + card("PCOUNT  = 0") + card("GCOUNT  = 1") + card("TFIELDS = 1")
                       + card("TTYPE1  = 'PROB'")
                       + card(("TFORM1  = '" + QByteArray::number(perRow) + "E'").constData())
                       + card("ORDERING= 'RING'") + card("COORDSYS= 'C'") + card("END"),
                   ' ')
            + block(rows, '\0');
    };
    LabClient::Config config;
    config.program = QStringLiteral(TULPAR_LAB);
    Desk desk(config);
    desk.client.start();
    const auto every = flatMap(9, 1024, [](qsizetype i) { return static_cast<float>(1 + i % 1000) * 1e-9F; });
    desk.client.read({"order 9", every.toStdString(), {}});
    QTRY_COMPARE_WITH_TIMEOUT(desk.said.size(), 1U, kLong);
    QVERIFY2(desk.said[0].error.empty(), desk.said[0].error.c_str());
    QVERIFY(desk.said[0].regions.front().area90Deg2 > 20'000);
}

QTEST_GUILESS_MAIN(TestLabClient)
#include "test_lab_client.moc"
