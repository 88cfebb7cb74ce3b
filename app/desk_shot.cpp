#include "app/desk_shot.h"

#include "app/desk_scenes.h"
#include "app/desk_start.h"
#include "app/desk_window.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/response/response_banner.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>
#include <set>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 20000;

int wrong(const QString &what)
{
    std::fprintf(stderr, "tulpar shot: %s\n", qPrintable(what));
    return 2;
}

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(u'x');
    if (parts.size() != 2)
        return {};
    const QSize size(parts[0].toInt(), parts[1].toInt());
    return size.width() >= 100 && size.height() >= 100 && size.width() <= 8000 && size.height() <= 8000
        ? size
        : QSize();
}

QWidget *panelOf(const DeskWindow &desk, const QString &name)
{
    if (name == u"chart"_s)
        return desk.chart();
    if (name == u"viewer"_s)
        return desk.viewer();
    if (name == u"alerts"_s)
        return desk.alerts();
    if (name == u"response"_s)
        return desk.banner();
    if (name == u"devices"_s)
        return desk.bar();
    return nullptr;
}

/// Sees which channels the viewer has painted, from the start.
class FrameWatch : public QObject {
public:
    explicit FrameWatch(const FrameViewer &viewer)
    {
        connect(&viewer, &FrameViewer::framePainted, this, [this](const QString &channel) {
            m_painted.insert(channel);
            if (m_painted.size() >= m_wanted)
                m_loop.quit();
        });
    }

    /// False: not all of `channels` were painted in time.
    bool wait(std::size_t channels)
    {
        m_wanted = channels;
        if (m_painted.size() >= channels)
            return true;
        QTimer patience;
        patience.setSingleShot(true);
        connect(&patience, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        patience.start(kPatienceMs);
        m_loop.exec();
        return m_painted.size() >= channels;
    }

private:
    std::set<QString> m_painted;
    std::size_t m_wanted = 1000;
    QEventLoop m_loop;
};

} // namespace

int takeShot(QApplication &application, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A picture of the desk or of one panel."_s);
    const QCommandLineOption panel(
        u"panel"_s, u"desk, chart, viewer, alerts, response or devices"_s, u"NAME"_s, u"desk"_s);
    const QCommandLineOption scenario(
        u"scenario"_s, u"scene: %1"_s.arg(sceneNames().join(u", "_s)), u"NAME"_s, u"idle"_s);
    const QCommandLineOption at(u"at"_s, u"seconds from the receipt of the notice"_s, u"SECONDS"_s);
    const QCommandLineOption frame(u"frame"_s, u"FITS image shown in the viewer"_s, u"FILE"_s);
    const QCommandLineOption size(u"size"_s, u"of the desk or panel"_s, u"WxH"_s, u"1600x1000"_s);
    const QCommandLineOption reasons(u"reasons"_s, u"with the reasons unfolded"_s);
    const QCommandLineOption details(u"details"_s, u"with the details of the newest alert"_s);
    parser.addOptions({panel, scenario, at, frame, size, reasons, details});
    addLookOptions(parser);
    parser.addPositionalArgument(u"OUT.png"_s, u"where the picture goes"_s);
    if (!parser.parse(QStringList{u"tulpar shot"_s} + arguments))
        return wrong(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return wrong(u"one output file is needed"_s);
    const QSize pictureSize = sizeOf(parser.value(size));
    if (!pictureSize.isValid())
        return wrong(u"--size is WIDTHxHEIGHT, each 100 to 8000"_s);
    std::optional<double> seconds;
    if (parser.isSet(at)) {
        bool ok = false;
        seconds = parser.value(at).toDouble(&ok);
        if (!ok)
            return wrong(u"--at is a number of seconds"_s);
    }
    auto look = readLook(parser, application);
    if (!look)
        return wrong(QString::fromStdString(look.error().detail));
    look->remembers = false;
    const QString framePath =
        parser.isSet(frame) ? QFileInfo(parser.value(frame)).absoluteFilePath() : QString();
    const auto scene = makeScene(parser.value(scenario), seconds, framePath);
    if (!scene)
        return wrong(
            u"no scene '%1'; there are: %2"_s.arg(parser.value(scenario), sceneNames().join(u", "_s)));

    VirtualClock clock(scene->utc);
    SceneSession session;
    DeskWindow desk(session, clock, loadSky(clock.now().utc), *look);
    FrameWatch watch(*desk.viewer());
    desk.resize(pictureSize);
    QWidget *shown = &desk;
    if (parser.value(panel) != u"desk"_s) {
        shown = panelOf(desk, parser.value(panel));
        if (shown == nullptr)
            return wrong(u"no panel '%1'"_s.arg(parser.value(panel)));
    }
    desk.show();
    QCoreApplication::processEvents(); // the layout
    session.show(scene); // only now: a frame counts as painted where it was seen to arrive
    if (parser.isSet(reasons))
        desk.bar()->toggleReasons();
    if (parser.isSet(details))
        desk.alerts()->toggleDetails();
    const bool hasFrames = watch.wait(scene->frames.size());
    if (!hasFrames)
        std::fprintf(stderr, "tulpar shot: the frames were not painted within %d s\n", kPatienceMs / 1000);
    QCoreApplication::processEvents();
    std::unique_ptr<QWidget> alone; // a panel that has left the window
    if (shown != &desk && parser.isSet(size)) {
        shown->setParent(nullptr);
        alone.reset(shown);
        shown->resize(pictureSize);
        shown->show();
    }
    if (!shown->grab().save(parser.positionalArguments().front()))
        return wrong(u"cannot write %1"_s.arg(parser.positionalArguments().front()));
    return hasFrames ? 0 : 1;
}

} // namespace tulpar
