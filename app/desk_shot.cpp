#include "app/desk_shot.h"

#include "app/desk_archive.h"
#include "app/desk_chart_scenes.h"
#include "app/desk_night_file.h"
#include "app/desk_scenes.h"
#include "app/desk_start.h"
#include "app/desk_window.h"
#include "app/shot_options.h"
#include "core/link/remote_session.h"
#include "core/link/session_host.h"
#include "core/runtime/system_clock.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/layers_panel.h"
#include "widgets/chart/search_box.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_panel.h"
#include "widgets/night/night_rows.h"
#include "widgets/response/response_banner.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QKeyEvent>
#include <QKeySequence>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <set>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 20000;
constexpr int kLookMs = 20;
constexpr int kThreadsMs = 400; // for what a key sets to work

int wrong(const QString &what)
{
    std::fprintf(stderr, "tulpar shot: %s\n", qPrintable(what));
    return 2;
}

void arrangeChart(SkyChart &chart, const ChartWish &wish)
{
    chart.setOptions(withLayerWords(chart.options(), wish.layers));
    // What takes room or turns the sky first: where a thing stands is asked last.
    if (wish.hours != 0) {
        (void)chart.tools()->handleKey(Qt::Key_T, Qt::NoModifier);
        chart.tools()->slider()->setOffset(fromSeconds(wish.hours * 3600));
        chart.timeChanged();
    }
    if (wish.withLayers)
        (void)chart.tools()->handleKey(Qt::Key_L, Qt::NoModifier);
    if (!wish.words.isEmpty()) {
        chart.tools()->openSearch();
        chart.tools()->search()->write(wish.words);
    }
    if (wish.find.isEmpty())
        return;
    const SearchFound found = searchSky(wish.find, chart.input());
    const auto place = found.hits.empty() ? std::nullopt : placeOf(found.hits.front(), chart.input());
    if (!place)
        return;
    if (wish.fieldDeg > 0)
        chart.lookAt(horizontalOf(*place), Angle::degrees(wish.fieldDeg));
    chart.chooseThing(found.hits.front());
    if (const auto at = chart.projection().project(*place); at && wish.withActions)
        chart.tools()->openActions(*at, found.hits.front());
    if (wish.isClosed)
        chart.closeCard();
}

/// Presses keys in the viewer, as "C" or "Ctrl+R"; after each it has the time its threads need.
void pressKeys(FrameViewer &viewer, const QStringList &keys)
{
    for (const QString &key : keys) {
        const QKeySequence sequence(key.trimmed());
        if (sequence.isEmpty())
            continue;
        QKeyEvent press(QEvent::KeyPress, sequence[0].key(), sequence[0].keyboardModifiers(), key);
        QApplication::sendEvent(&viewer, &press);
        QEventLoop loop;
        QTimer pause;
        pause.callOnTimeout(&loop, &QEventLoop::quit);
        pause.start(kThreadsMs);
        loop.exec();
    }
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
    if (name == u"standing"_s)
        return desk.standing();
    if (name == u"alarms"_s)
        return desk.alarms();
    return nullptr;
}

DeskWindow::Whole wholeOf(const QString &page)
{
    return page == u"safety"_s ? DeskWindow::Whole::Safety
        : page == u"about"_s   ? DeskWindow::Whole::About
        : page == u"archive"_s ? DeskWindow::Whole::Archive
                               : DeskWindow::Whole::Night;
}

QString blockKeyOf(const Snapshot &snapshot, const QString &block)
{
    if (snapshot.night.plan)
        for (const PlannedBlockView &one : snapshot.night.plan->blocks)
            if (one.block == block.toStdString())
                return blockKey(one.target, one.block);
    return {};
}

/// Lives on the event loop until `holds` does, looked at often; false after some patience.
bool waitFor(const std::function<bool()> &holds)
{
    QEventLoop loop;
    QTimer look;
    look.callOnTimeout(&loop, [&] {
        if (holds())
            loop.quit();
    });
    look.start(kLookMs);
    QTimer patience;
    patience.setSingleShot(true);
    patience.callOnTimeout(&loop, &QEventLoop::quit);
    patience.start(kPatienceMs);
    loop.exec();
    return holds();
}

/// Looks for the words of the picture, until all that was found is there.
void searchArchive(ArchivePanel &panel, const Picture &picture)
{
    ArchiveEntry entry;
    entry.words = picture.search;
    entry.topic = picture.topic == u"events"_s ? ArchiveTopic::Events
        : picture.topic == u"nights"_s         ? ArchiveTopic::Nights
                                               : ArchiveTopic::Frames;
    panel.searchFor(entry);
    waitFor([&panel] { return !panel.isSearching(); });
}

/// Shows a desk on `session`; `begin` makes the session speak once the window stands. Grabs it when every
/// channel that has a frame is painted.
int shoot(
    Session &session, const Clock &clock, const DeskLook &look, const Picture &picture,
    const std::function<void()> &begin, std::shared_ptr<const SkyPlan> plan = {})
{
    DeskWindow desk(session, clock, loadSky(clock.now().utc), look);
    std::set<QString> painted;
    QObject::connect(desk.viewer(), &FrameViewer::framePainted, &desk, [&painted](const QString &channel) {
        painted.insert(channel);
    });
    desk.resize(picture.size);
    QWidget *shown = &desk;
    const bool isPage = picture.panel == u"safety"_s || picture.panel == u"night"_s
        || picture.panel == u"programme"_s || picture.panel == u"about"_s || picture.panel == u"archive"_s;
    if (picture.panel != u"desk"_s && !isPage) {
        shown = panelOf(desk, picture.panel);
        if (shown == nullptr)
            return wrong(u"no panel '%1'"_s.arg(picture.panel));
    }
    desk.show();
    QCoreApplication::processEvents(); // the layout
    begin(); // only now: a frame counts as painted where it was seen to arrive
    if (!waitFor([&] { return session.snapshot() != nullptr; })) {
        std::fprintf(stderr, "tulpar shot: no core answers\n");
        return 1;
    }
    desk.refresh();
    desk.tick();
    if (picture.archive) {
        desk.setArchive(std::make_unique<DeskArchive>(picture.archive));
        desk.setPast(std::make_unique<DeskArchive>(picture.archive));
        waitFor([&desk] { return !desk.chart()->tools()->isPastAwaited(); });
    }
    if (isPage)
        desk.setWhole(wholeOf(picture.panel));
    if (picture.panel == u"archive"_s)
        searchArchive(*desk.archive(), picture);
    if (picture.panel == u"programme"_s) {
        desk.night()->showProgramme(true);
        desk.night()->editor()->insertExample();
    }
    if (!picture.block.isEmpty())
        desk.night()->chooseBlock(blockKeyOf(*session.snapshot(), picture.block));
    if (!picture.who.isEmpty())
        desk.speakAs(picture.who);
    if (picture.withPeople)
        desk.togglePeople();
    if (picture.withDevices && desk.operating()->isHidden())
        desk.toggleOperating();
    if (const auto condition = enumNamed<Condition>(picture.condition.toStdString()))
        desk.safety()->chooseCondition(*condition);
    if (picture.withReasons)
        desk.bar()->toggleReasons();
    if (!picture.search.isEmpty() && picture.panel != u"archive"_s)
        desk.alerts()->setSearch(picture.search);
    if (!picture.event.isEmpty())
        desk.alerts()->chooseEvent(picture.event);
    if (picture.withDetails || !picture.event.isEmpty())
        desk.alerts()->showDetails();
    if (picture.isWhole)
        desk.setWhole(DeskWindow::Whole::Story);
    if (picture.entry == u"position"_s)
        desk.alerts()->startEntry();
    else if (!picture.entry.isEmpty())
        desk.alerts()->offerFile(picture.entry);
    SkyChart *chart = desk.chart();
    if (plan) // of the scene, instead of what its night plans
        chart->setPlan(std::move(plan));
    const bool hasFrames = waitFor([&] { return painted.size() >= session.snapshot()->frames.size(); });
    if (!hasFrames)
        std::fprintf(stderr, "tulpar shot: the frames were not painted within %d s\n", kPatienceMs / 1000);
    QCoreApplication::processEvents();
    std::unique_ptr<QWidget> alone; // a panel that has left the window
    if (shown != &desk && picture.isSizeOfPanel) {
        shown->setParent(nullptr);
        alone.reset(shown);
        shown->resize(picture.size);
        shown->show();
        QCoreApplication::processEvents(); // its size is that of the picture only now
    }
    chart->grab(); // what is found by its place on the screen is drawn first
    arrangeChart(*chart, picture.chart);
    pressKeys(*desk.viewer(), picture.keys);
    QCoreApplication::processEvents();
    if (!shown->grab().save(picture.file))
        return wrong(u"cannot write %1"_s.arg(picture.file));
    return hasFrames ? 0 : 1;
}

} // namespace

int takeShot(QApplication &application, const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto read = readPicture(parser, arguments);
    if (!read)
        return wrong(QString::fromStdString(read.error().detail));
    const Picture &picture = *read;
    auto look = readLook(parser, application);
    if (!look)
        return wrong(QString::fromStdString(look.error().detail));
    look->remembers = false;
    if (const QString &address = picture.attach; !address.isEmpty()) {
        const SystemClock clock;
        RemoteSession session(address.contains(u'/') ? address : sessionSocketPath(address));
        return shoot(session, clock, *look, picture, [] {});
    }
    std::shared_ptr<const Snapshot> scene;
    if (picture.scenario.endsWith(u".night"_s)) {
        auto played = sceneOfNightFile(picture.scenario, picture.seconds, picture.frames.join(u','));
        if (!played)
            return wrong(QString::fromStdString(played.error().detail));
        scene = *played;
    } else {
        scene = makeScene(picture.scenario, picture.seconds, picture.frames.join(u','));
    }
    if (!scene)
        return wrong(u"no scene '%1'; there are: %2"_s.arg(picture.scenario, sceneNames().join(u", "_s)));
    const VirtualClock clock(scene->utc + fromSeconds(picture.silentS));
    SceneSession session;
    return shoot(
        session, clock, *look, picture, [&] { session.show(scene, !picture.isUnlinked); },
        scenePlan(picture.scenario, scene->utc));
}

} // namespace tulpar
