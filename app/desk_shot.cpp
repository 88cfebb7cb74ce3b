#include "app/desk_shot.h"

#include "app/desk_chart_scenes.h"
#include "app/desk_night_file.h"
#include "app/desk_scenes.h"
#include "app/desk_start.h"
#include "app/desk_window.h"
#include "core/link/remote_session.h"
#include "core/link/session_host.h"
#include "core/runtime/system_clock.h"
#include "widgets/alerts/alert_panel.h"
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
#include <QFileInfo>
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

/// How the chart stands in a picture.
struct ChartWish {
    QStringList layers; ///< switched on, or off with '-' in front
    QString find; ///< searched, and the first that is found shown
    double fieldDeg = 0; ///< 0: as found
    double hours = 0; ///< from now
    bool withActions = false;
    bool withLayers = false;
    bool isClosed = false; ///< only looked at, without the card
    QString words; ///< in the open search
};

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

struct Picture {
    QString file;
    QString panel;
    QSize size;
    bool isSizeOfPanel = false;
    bool withReasons = false;
    bool withDetails = false;
    QString event; ///< whose story; empty: the newest
    bool isWhole = false;
    QString entry; ///< "position", or the file of a notice
    QString search;
    QString who; ///< speaks at the desk
    bool isUnlinked = false; ///< the core is not heard any more
    bool withPeople = false;
    bool withDevices = false;
    QString condition; ///< chosen in the safety panel
    QString block; ///< chosen in the night, by its name
    QStringList keys; ///< pressed in the viewer
    ChartWish chart;
};

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
        || picture.panel == u"programme"_s || picture.panel == u"about"_s;
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
    if (isPage)
        desk.setWhole(wholeOf(picture.panel));
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
    if (!picture.search.isEmpty())
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
    parser.setApplicationDescription(u"A picture of the desk or of one panel."_s);
    const QCommandLineOption panel(
        u"panel"_s,
        u"desk, chart, viewer, alerts, response, devices, standing, alarms, safety, night, programme or about"_s,
        u"NAME"_s, u"desk"_s);
    const QCommandLineOption scenario(
        u"scenario"_s, u"a .night file, or a scene: %1"_s.arg(sceneNames().join(u", "_s)), u"NAME"_s,
        u"idle"_s);
    const QCommandLineOption at(
        u"at"_s, u"seconds from the receipt of the notice, or from the start of the file's night"_s,
        u"SECONDS"_s);
    const QCommandLineOption frame(
        u"frame"_s, u"FITS image shown in the viewer, or one a channel apart by commas"_s, u"FILES"_s);
    const QCommandLineOption attach(u"attach"_s, u"a running core instead of a scene"_s, u"ADDRESS"_s);
    const QCommandLineOption size(u"size"_s, u"of the desk or panel"_s, u"WxH"_s, u"1600x1000"_s);
    const QCommandLineOption reasons(u"reasons"_s, u"with the reasons unfolded"_s);
    const QCommandLineOption details(u"details"_s, u"with the details of the newest alert"_s);
    const QCommandLineOption story(u"story"_s, u"with the story of this event"_s, u"EVENT"_s);
    const QCommandLineOption whole(u"whole"_s, u"the story in the whole window"_s);
    const QCommandLineOption entry(
        u"entry"_s, u"with the entry by hand: `position`, or the file of a notice"_s, u"WHAT"_s);
    const QCommandLineOption who(u"who"_s, u"who speaks at the desk"_s, u"NAME"_s);
    const QCommandLineOption unlinked(
        u"unlinked"_s, u"SECONDS after the core was last heard"_s, u"SECONDS"_s);
    const QCommandLineOption people(u"people"_s, u"with the list of who speaks"_s);
    const QCommandLineOption byHand(u"by-hand"_s, u"with the levers of single devices"_s);
    const QCommandLineOption condition(u"condition"_s, u"chosen in the safety panel"_s, u"NAME"_s);
    const QCommandLineOption block(u"block"_s, u"chosen in the night, by its name"_s, u"NAME"_s);
    const QCommandLineOption layers(
        u"layers"_s, u"of the chart, apart by commas, off with '-' in front"_s, u"NAMES"_s);
    const QCommandLineOption find(u"find"_s, u"on the chart: a name or coordinates"_s, u"WORDS"_s);
    const QCommandLineOption field(u"field"_s, u"of the chart around what was found"_s, u"DEGREES"_s);
    const QCommandLineOption hours(u"hours"_s, u"from now, shown by the chart"_s, u"HOURS"_s);
    const QCommandLineOption actions(u"actions"_s, u"with what can be done at the place found"_s);
    const QCommandLineOption bare(u"bare"_s, u"without the card of what was found"_s);
    const QCommandLineOption words(u"words"_s, u"in the open search of the chart"_s, u"WORDS"_s);
    const QCommandLineOption switches(u"switches"_s, u"with the layers' switches of the chart"_s);
    const QCommandLineOption keys(
        u"keys"_s, u"pressed in the viewer, apart by blanks, as 'C Ctrl+R'"_s, u"KEYS"_s);
    const QCommandLineOption search(u"search"_s, u"words in the queue's search"_s, u"WORDS"_s);
    parser.addOptions({panel,  scenario, at,     frame, attach,   size,     reasons, details,   story,
                       whole,  entry,    search, who,   unlinked, people,   byHand,  condition, block,
                       layers, find,     field,  hours, actions,  switches, bare,    words,     keys});
    addLookOptions(parser);
    parser.addPositionalArgument(u"OUT.png"_s, u"where the picture goes"_s);
    if (!parser.parse(QStringList{u"tulpar shot"_s} + arguments))
        return wrong(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return wrong(u"one output file is needed"_s);
    Picture picture{
        parser.positionalArguments().front(),
        parser.value(panel),
        sizeOf(parser.value(size)),
        parser.isSet(size),
        parser.isSet(reasons),
        parser.isSet(details),
        parser.value(story),
        parser.isSet(whole),
        parser.value(entry),
        parser.value(search),
        parser.value(who),
        parser.isSet(unlinked),
        parser.isSet(people),
        parser.isSet(byHand),
        parser.value(condition),
        parser.value(block),
        parser.value(keys).split(u' ', Qt::SkipEmptyParts),
        {parser.value(layers).split(u',', Qt::SkipEmptyParts), parser.value(find),
         parser.value(field).toDouble(), parser.value(hours).toDouble(), parser.isSet(actions),
         parser.isSet(switches), parser.isSet(bare), parser.value(words)}};
    if (!picture.size.isValid())
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
    if (parser.isSet(attach)) {
        const QString address = parser.value(attach);
        const SystemClock clock;
        RemoteSession session(address.contains(u'/') ? address : sessionSocketPath(address));
        return shoot(session, clock, *look, picture, [] {});
    }
    QStringList framePaths;
    for (const QString &path : parser.value(frame).split(u',', Qt::SkipEmptyParts))
        framePaths.append(QFileInfo(path).absoluteFilePath());
    const QString &name = parser.value(scenario);
    std::shared_ptr<const Snapshot> scene;
    if (name.endsWith(u".night"_s)) {
        auto played = sceneOfNightFile(name, seconds, framePaths.join(u','));
        if (!played)
            return wrong(QString::fromStdString(played.error().detail));
        scene = *played;
    } else {
        scene = makeScene(name, seconds, framePaths.join(u','));
    }
    if (!scene)
        return wrong(u"no scene '%1'; there are: %2"_s.arg(name, sceneNames().join(u", "_s)));
    const double silent = parser.value(unlinked).toDouble();
    const VirtualClock clock(scene->utc + fromSeconds(silent));
    SceneSession session;
    return shoot(
        session, clock, *look, picture, [&] { session.show(scene, !picture.isUnlinked); },
        scenePlan(name, scene->utc));
}

} // namespace tulpar
