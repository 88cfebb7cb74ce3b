#include <QtTest>

#include "app/desk_scenes.h"
#include "app/desk_window.h"
#include "widgets/alerts/alert_model.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/call_bar.h"
#include "widgets/alerts/entry_panel.h"
#include "widgets/alerts/event_story.h"
#include "widgets/chart/sky_data.h"
#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"

#include <QApplication>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The alerts' panels under a real X server with a real pointer and keyboard (Xvfb, xdotool): what a person's
/// hands do, and the requests that leave. The session is a scene's: it remembers what was asked.
class TestDeskHands : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void keysFilterTheQueue();
    void pointerFiltersAndOrders();
    void heldButtonAccepts();
    void keysAccept();
    void pointerDeclines();
    void noteIsWritten();
    void noticeIsPasted();
    void positionIsTyped();

private:
    void hands(const QStringList &does)
    {
        QProcess xdotool;
        xdotool.start(u"xdotool"_s, does);
        QTRY_COMPARE_WITH_TIMEOUT(xdotool.state(), QProcess::NotRunning, 15000);
        QCOMPARE(xdotool.exitCode(), 0);
    }
    void key(const QString &keys) { hands({u"key"_s, u"--clearmodifiers"_s, keys}); }
    void moveTo(const QWidget *widget, QPoint inside)
    {
        const QPoint at = widget->mapToGlobal(inside);
        hands({u"mousemove"_s, QString::number(at.x()), QString::number(at.y())});
    }
    void click(const QWidget *widget)
    {
        moveTo(widget, widget->rect().center());
        hands({u"click"_s, u"1"_s});
    }
    template <class T>
    T *find(const char *name) const
    {
        return m_desk->findChild<T *>(QString::fromLatin1(name));
    }
    void focusQueue()
    {
        key(u"ctrl+3"_s);
        QTRY_VERIFY(m_desk->alerts()->table()->hasFocus());
    }
    [[nodiscard]] bool hasAsked(const RequestBody &body) const
    {
        const auto &all = m_session.requests();
        return std::any_of(
            all.begin(), all.end(), [&](const Request &request) { return request.body == body; });
    }

    std::shared_ptr<const Snapshot> m_snapshot;
    std::unique_ptr<VirtualClock> m_clock;
    SceneSession m_session;
    std::unique_ptr<DeskWindow> m_desk;
    const std::string m_asking = "svom:sb22100902";
};

void TestDeskHands::initTestCase()
{
    if (QGuiApplication::platformName() != u"xcb"_s)
        QSKIP("no Xvfb or xdotool here");
    QVERIFY(loadFonts());
    Palette::of(Lighting::Night).applyTo(*qApp);
    QApplication::setFont(deskFont());
}

void TestDeskHands::init()
{
    m_snapshot = makeScene(u"asking"_s, {}, {});
    m_clock = std::make_unique<VirtualClock>(m_snapshot->utc);
    m_session.show(m_snapshot);
    DeskLook look;
    look.remembers = false;
    m_desk = std::make_unique<DeskWindow>(m_session, *m_clock, SkyData::of({}), look);
    m_desk->move(0, 0);
    m_desk->resize(1600, 1000);
    m_desk->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_desk.get()));
    hands({u"windowfocus"_s, u"--sync"_s, QString::number(m_desk->winId())}); // no window manager does it
    QTRY_VERIFY(m_desk->isActiveWindow());
}

void TestDeskHands::cleanup()
{
    m_desk.reset();
}

void TestDeskHands::keysFilterTheQueue()
{
    const AlertModel *model = m_desk->alerts()->model();
    const int all = model->rowCount();
    focusQueue();
    key(u"2"_s);
    QTRY_COMPARE(model->rowCount(), 2); // asks, failed
    key(u"1"_s);
    QTRY_COMPARE(model->rowCount(), all);
    key(u"slash"_s);
    QTRY_VERIFY(find<QLineEdit>("search")->hasFocus());
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"gecam"_s});
    QTRY_COMPARE(model->rowCount(), 0);
    key(u"Escape"_s);
    QTRY_COMPARE(model->rowCount(), all);
}

void TestDeskHands::pointerFiltersAndOrders()
{
    const AlertModel *model = m_desk->alerts()->model();
    click(find<QToolButton>("group2"));
    QTRY_COMPARE(model->filter().group, AlertGroup::Followed);
    click(find<QToolButton>("group0"));
    QTRY_COMPARE(model->filter().group, AlertGroup::All);
    moveTo(m_desk->alerts()->table(), {20, 8}); // the header's "age"
    hands({u"click"_s, u"1"_s});
    QTRY_COMPARE(model->order(), AlertOrder::Trigger);
    moveTo(m_desk->alerts()->table()->viewport(), {200, 60});
    hands({u"click"_s, u"1"_s});
    QTRY_VERIFY(m_desk->alerts()->areDetailsShown());
    key(u"w"_s);
    QTRY_VERIFY(!m_desk->alerts()->table()->isVisible()); // the story has the whole window
    key(u"Escape"_s);
    QTRY_VERIFY(m_desk->alerts()->table()->isVisible());
}

void TestDeskHands::heldButtonAccepts()
{
    auto *respond = find<HoldButton>("callRespond");
    click(respond);
    QTRY_VERIFY(respond->isChosen());
    QVERIFY(!hasAsked(DecideAlert{m_asking, true})); // one click moves no telescope
    hands({u"mousedown"_s, u"1"_s, u"sleep"_s, u"0.9"_s, u"mouseup"_s, u"1"_s});
    QTRY_VERIFY(hasAsked(DecideAlert{m_asking, true}));
}

void TestDeskHands::keysAccept()
{
    key(u"F6"_s);
    QTRY_VERIFY(find<HoldButton>("callRespond")->hasFocus());
    key(u"Return"_s);
    QTRY_VERIFY(find<HoldButton>("callRespond")->isChosen());
    const std::size_t before = m_session.requests().size();
    key(u"Return"_s);
    QTRY_COMPARE(m_session.requests().size(), before + 1);
    QCOMPARE(m_session.requests().back().body, RequestBody(DecideAlert{m_asking, true}));
}

void TestDeskHands::pointerDeclines()
{
    click(find<QToolButton>("callHeard"));
    QTRY_VERIFY(hasAsked(AcknowledgeAlert{m_asking}));
    key(u"F6"_s);
    QTRY_VERIFY(find<HoldButton>("callRespond")->hasFocus());
    key(u"Tab"_s);
    QTRY_VERIFY(find<HoldButton>("callDecline")->hasFocus());
    key(u"Return"_s);
    QTRY_VERIFY(find<HoldButton>("callDecline")->isChosen());
    key(u"Return"_s);
    QTRY_VERIFY(hasAsked(DecideAlert{m_asking, false}));
}

void TestDeskHands::noteIsWritten()
{
    focusQueue();
    m_desk->alerts()->chooseEvent(QString::fromStdString(m_asking));
    key(u"n"_s);
    QTRY_VERIFY(find<QLineEdit>("note")->hasFocus());
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"clouds in the west"_s});
    key(u"Return"_s);
    QTRY_VERIFY(hasAsked(NoteAlert{m_asking, "clouds in the west"}));
}

void TestDeskHands::noticeIsPasted()
{
    const QString notice =
        uR"({"$schema":"https://gcn.nasa.gov/schema/v4.0.0/gcn/notices/einstein_probe/wxt/alert.schema.json",)"
        uR"("instrument":"WXT","trigger_time":"2022-10-09T14:10:17Z","id":["01709130"],"ra":120.5,"dec":40.25,"ra_dec_error":0.02})"_s;
    QApplication::clipboard()->setText(notice);
    focusQueue();
    key(u"ctrl+v"_s);
    QTRY_VERIFY(m_desk->alerts()->isEntryShown());
    QTRY_VERIFY(m_desk->alerts()->entry()->canSend());
    click(find<QPushButton>("entrySend"));
    QTRY_VERIFY(hasAsked(EnterNotice{notice.toStdString(), "pasted"}));
}

void TestDeskHands::positionIsTyped()
{
    key(u"ctrl+n"_s);
    QTRY_VERIFY(find<QLineEdit>("entryName")->hasFocus());
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"GRB 221009A"_s});
    key(u"Tab"_s);
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"19:13:03"_s});
    key(u"Tab"_s);
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"+19:48:09"_s});
    key(u"Tab"_s);
    hands({u"type"_s, u"--delay"_s, u"40"_s, u"0.05 deg"_s});
    QTRY_VERIFY(m_desk->alerts()->entry()->canSend());
    const std::size_t before = m_session.requests().size();
    key(u"Return"_s);
    QTRY_COMPARE(m_session.requests().size(), before + 1);
    const auto sent = std::get<EnterAlert>(m_session.requests().back().body);
    QCOMPARE(sent.name, std::string("GRB 221009A"));
    QCOMPARE_LT(std::abs(sent.position.ra.asHours() - (19 + 13 / 60.0 + 3 / 3600.0)), 1e-9);
    QVERIFY(sent.errorRadius == Angle::degrees(0.05));
}

namespace {

/// What Xvfb writes into the pipe when it is ready; empty: nothing within 10 s.
QByteArray displayNumber(const QString &pipe)
{
    const int end = ::open(QFile::encodeName(pipe).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    const QDeadlineTimer limit(10'000);
    QByteArray word;
    pollfd ready{end, POLLIN, 0};
    while (!word.endsWith('\n') && ::poll(&ready, 1, static_cast<int>(limit.remainingTime())) > 0) {
        char bytes[16];
        const ssize_t count = ::read(end, bytes, sizeof bytes);
        if (count <= 0)
            break;
        word.append(bytes, count);
    }
    ::close(end);
    return word.endsWith('\n') ? word.trimmed() : QByteArray();
}

/// Starts an X server of our own and points this process at it; its process id, or 0.
qint64 startDisplay(const QString &folder)
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty()
        || QStandardPaths::findExecutable(u"xdotool"_s).isEmpty())
        return 0;
    const QString numberFile = folder + u"/display"_s;
    if (::mkfifo(QFile::encodeName(numberFile).constData(), 0600) != 0)
        return 0;
    qint64 pid = 0;
    if (!QProcess::startDetached(
            u"sh"_s,
            {u"-c"_s,
             u"exec Xvfb -displayfd 3 -screen 0 1700x1100x24 -nolisten tcp 3>'%1' 2>/dev/null"_s.arg(
                 numberFile)},
            folder, &pid))
        return 0;
    if (const QByteArray number = displayNumber(numberFile); !number.isEmpty()) {
        qputenv("DISPLAY", ":" + number);
        qputenv("QT_QPA_PLATFORM", "xcb");
    }
    return pid;
}

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir folder;
    const qint64 display = startDisplay(folder.path());
    int status = 0;
    {
        QApplication application(argc, argv);
        TestDeskHands test;
        status = QTest::qExec(&test, argc, argv);
    }
    if (display != 0)
        ::kill(static_cast<pid_t>(display), SIGTERM);
    return status;
}

#include "test_desk_hands.moc"
