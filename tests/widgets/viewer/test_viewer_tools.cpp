#include "core/fits/reader.h"
#include "core/threads/work_pool.h"
#include "widgets/viewer/flat_plot.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/frame_export.h"
#include "widgets/viewer/frame_gauge.h"
#include "widgets/viewer/frame_loader.h"
#include "widgets/viewer/region_layer.h"
#include "widgets/viewer/region_shape.h"
#include "widgets/viewer/viewer_look.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support_star_field.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

test::StarField small()
{
    test::StarField field;
    field.width = field.height = 256;
    field.stars = 25;
    field.wcs = test::burstPlane();
    return field;
}

PanePointer at(PanePointer::Kind kind, double x, double y, double reach = 2)
{
    return {kind, {}, {x, y}, reach, Qt::NoModifier};
}

void drag(RegionLayer &layer, const Frame &frame, PixelPosition from, PixelPosition to)
{
    QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, from.x, from.y)));
    QVERIFY(layer.point(frame, at(PanePointer::Kind::Move, to.x, to.y)));
    QVERIFY(layer.point(frame, at(PanePointer::Kind::Release, to.x, to.y)));
}

} // namespace

class TestViewerTools : public QObject {
    Q_OBJECT

private slots:
    void looksAreUndoneStepByStepAndADragIsOne()
    {
        LookHistory history;
        ViewerLook look;
        const MonoInstant start{};
        const ViewerLook first = look;
        history.remember(look, -1, start); // two keys at once are two steps
        look.tone.isInverted = true;
        history.remember(look, -1, start);
        look.layout = ViewLayout::Blink;
        const ViewerLook beforeDrag = look;
        for (int i = 1; i <= 5; ++i) { // one drag
            history.remember(look, 1, start + 100ms * i);
            look.view.zoom = i;
        }
        history.remember(look, 1, start + 10s); // and a later one
        const ViewerLook betweenDrags = look;
        look.view.zoom = 9;
        QCOMPARE(history.undone(look).value(), betweenDrags);
        QCOMPARE(history.undone(betweenDrags).value(), beforeDrag);
        QCOMPARE(history.redone(beforeDrag).value(), betweenDrags);
        QCOMPARE(history.undone(betweenDrags).value(), beforeDrag);
        QVERIFY(history.undone(beforeDrag).value().layout == ViewLayout::SideBySide);
        QCOMPARE(history.undone(look).value(), first);
        QVERIFY(!history.undone(first));
    }

    void limitsGoRoundAndEndAtAutomatic()
    {
        std::optional<LimitsSettings> limits;
        std::vector<LimitsKind> kinds;
        do {
            limits = nextLimits(limits);
            if (limits)
                kinds.push_back(limits->kind);
        } while (limits && kinds.size() < 20);
        QCOMPARE(kinds.size(), std::size_t(6));
        QCOMPARE(kinds.front(), LimitsKind::Zscale);
        QCOMPARE(kinds.back(), LimitsKind::MinMax);
    }

    void ownNamesSayWhatAFrameIs()
    {
        const auto frame =
            folderFrameOf(u"/n/2022-10-09/swift:1126853_r_20221009T141141.250_000017.fits"_s).value();
        QCOMPARE(frame.channel, std::string("r"));
        QCOMPARE(frame.event, std::string("swift:1126853"));
        QCOMPARE(frame.number, std::uint64_t(17));
        QCOMPARE(frame.start, parseUtc("2022-10-09T14:11:41.250Z").value());
        QVERIFY(folderFrameOf(u"/n/sky_g_20221009T141141.250_000001.fits"_s).value().event.empty());
        QVERIFY(!folderFrameOf(u"/n/m13.fits"_s));
        QVERIFY(!folderFrameOf(u"/n/sky_g_20221399T141141.250_1.fits"_s));
    }

    void archiveIsInOrderFilteredAndFollowsItsFolder()
    {
        QTemporaryDir folder;
        WorkPool pool(2);
        const auto write = [&](const QString &event, const QString &channel, int second) {
            const QString path = folder.filePath(u"%1_%2_20221009T1411%3.000_%4.fits"_s.arg(event, channel)
                                                     .arg(second, 2, 10, QChar(u'0'))
                                                     .arg(second, 6, 10, QChar(u'0')));
            auto field = small();
            field.width = field.height = 64;
            field.stars = 2;
            field.channel = channel.toStdString();
            return test::writeStarField(path, field) ? path : QString();
        };
        const QString second = write(u"swift:1"_s, u"r"_s, 20);
        const QString first = write(u"swift:1"_s, u"r"_s, 10);
        const QString other = write(u"sky"_s, u"g"_s, 15);
        QVERIFY(!first.isEmpty() && !second.isEmpty() && !other.isEmpty());
        FrameArchive archive(pool);
        archive.watchFolder(folder.path());
        QTRY_COMPARE(archive.frames().size(), std::size_t(3));
        QCOMPARE(archive.frames().front().path, first);
        QCOMPARE(archive.frames().back().path, second);
        QCOMPARE(archive.firstOf("swift:1", "r")->path, first);
        QCOMPARE(archive.firstOf("", "g")->path, other);
        QVERIFY(archive.firstOf("swift:1", "g") == nullptr);
        QCOMPARE(archive.events(), std::vector<std::string>{"swift:1"});
        QCOMPARE(archive.stepFrom(first, 1, {})->path, other);
        QCOMPARE(archive.stepFrom(first, 1, {"r", ""})->path, second);
        QVERIFY(archive.stepFrom(second, 1, {}) == nullptr);
        QSignalSpy arrived(&archive, &FrameArchive::arrived);
        const QString third = write(u"swift:1"_s, u"r"_s, 40);
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.front().front().toString(), third);
        pool.waitForDone();
    }

    void regionsAreDrawnMovedSizedDeletedAndUndone()
    {
        const Frame frame = test::frameOf(small());
        RegionLayer layer;
        layer.setKind(RegionLayer::Kind::Circle);
        drag(layer, frame, {100, 100}, {110, 100});
        QCOMPARE(std::get<CircleShape>(layer.regions().front().shape), (CircleShape{{100, 100}, 10}));
        layer.setKind(std::nullopt);
        drag(layer, frame, {101, 102}, {111, 92}); // within: moved
        QCOMPARE(std::get<CircleShape>(layer.regions().front().shape), (CircleShape{{110, 90}, 10}));
        drag(layer, frame, {120, 90}, {130, 90}); // on the line: sized
        const auto sized = std::get<CircleShape>(layer.regions().front().shape);
        QVERIFY(std::abs(sized.radius - 20) < 1e-9);
        QVERIFY(layer.deleteChosen());
        QVERIFY(layer.regions().empty());
        QVERIFY(layer.undo());
        QCOMPARE(std::get<CircleShape>(layer.regions().front().shape), sized);
        QVERIFY(layer.undo());
        QCOMPARE(std::get<CircleShape>(layer.regions().front().shape), (CircleShape{{110, 90}, 10}));
        // A click is no circle.
        layer.setKind(RegionLayer::Kind::Circle);
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, 50, 50)));
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Release, 50, 50)));
        QCOMPARE(layer.regions().size(), std::size_t(1));
        // A polygon closes on its first corner.
        layer.setKind(RegionLayer::Kind::Polygon);
        for (const PixelPosition corner :
             {PixelPosition{10, 10}, PixelPosition{40, 10}, PixelPosition{40, 40}, PixelPosition{10.5, 10.5}})
            QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, corner.x, corner.y)));
        QCOMPARE(std::get<PolygonShape>(layer.regions().back().shape).corners.size(), std::size_t(3));
    }

    void regionsAreTurnedByTheirHandle()
    {
        const Frame frame = test::frameOf(small());
        RegionLayer layer;
        layer.setRegions(
            {{BoxShape{{100, 100}, 40, 20, {}}, frame.facts().wcs, {}},
             {PolygonShape{{{180, 160}, {200, 150}, {200, 170}}}, frame.facts().wcs, {}}});
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, 100, 100))); // chosen
        (void)layer.point(frame, at(PanePointer::Kind::Release, 100, 100));
        // Reach 2, so the handle is 6 px above the box: at (100, 116).
        drag(layer, frame, {100.5, 115.5}, {84.5, 100.5});
        const auto turnOf = [&] {
            return std::get<BoxShape>(layer.regions().front().shape).turn.asDegrees();
        };
        QVERIFY2(std::abs(turnOf() - 90) < 0.1, qPrintable(QString::number(turnOf())));
        QCOMPARE(std::get<BoxShape>(layer.regions().front().shape).centre, (PixelPosition{100, 100}));
        QCOMPARE(std::get<BoxShape>(layer.regions().front().shape).width, 40.0);
        // With Shift by whole steps of 15 degrees. The handle is at the left now.
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, 84, 100)));
        auto move = at(PanePointer::Kind::Move, 85, 92); // 27 degrees on
        move.modifiers = Qt::ShiftModifier;
        QVERIFY(layer.point(frame, move));
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Release, 85, 92)));
        QVERIFY2(std::abs(turnOf() - 120) < 0.2, qPrintable(QString::number(turnOf())));
        QVERIFY(layer.undo());
        QVERIFY(std::abs(turnOf() - 90) < 0.1);
        QVERIFY(layer.undo());
        QCOMPARE(turnOf(), 0.0);
        // A polygon around the middle of its corners; its handle is beyond the first one.
        QVERIFY(layer.point(frame, at(PanePointer::Kind::Press, 195, 160)));
        (void)layer.point(frame, at(PanePointer::Kind::Release, 195, 160));
        const double middle = (180 + 200 + 200) / 3.0;
        const double reach = middle - 180 + 6;
        drag(layer, frame, {middle - reach, 160}, {middle, 160 - reach});
        const auto corner = std::get<PolygonShape>(layer.regions().back().shape).corners.front();
        QVERIFY(std::hypot(corner.x - middle, corner.y - (160 - (middle - 180))) < 1e-6);
        QVERIFY(!turnHandle(CircleShape{{1, 1}, 5}, 3));
    }

    void wordsOfARegionAreAStepOfTheirOwn()
    {
        const Frame frame = test::frameOf(small());
        RegionLayer layer;
        QVERIFY(!layer.setChosenText(u"host"_s)); // none is chosen
        layer.setKind(RegionLayer::Kind::Circle);
        drag(layer, frame, {100, 100}, {110, 100});
        QVERIFY(layer.setChosenText(u"host"_s));
        QVERIFY(!layer.setChosenText(u"host"_s));
        QCOMPARE(layer.regions().front().text, u"host"_s);
        QVERIFY(regionFileOf(layer.regions()).contains("text={host}"));
        QVERIFY(layer.undo());
        QVERIFY(layer.regions().front().text.isEmpty());
    }

    void regionsStayOnTheSky()
    {
        const TangentPlane here = test::burstPlane();
        const TangentPlane there = TangentPlane::around(
            test::burstPosition(), {300, 200}, 2 * here.scaleArcsecPerPx(), Angle::degrees(118), true);
        const DrawnRegion box{BoxShape{{540, 500}, 40, 20, Angle::degrees(25)}, here, {}};
        const auto moved = std::get<BoxShape>(shapeOn(box, there));
        const auto middle = std::get<BoxShape>(box.shape).centre;
        QVERIFY(separation(here.toIcrs(middle), there.toIcrs(moved.centre)).asArcseconds() < 1e-6);
        QVERIFY(std::abs(moved.width - 20) < 1e-3 && std::abs(moved.height - 10) < 1e-3);
        // A corner of the one is a corner of the other: along the axis that is turned.
        const auto end = [](const BoxShape &shape) {
            return PixelPosition{
                shape.centre.x + shape.width / 2 * cosine(shape.turn),
                shape.centre.y + shape.width / 2 * sine(shape.turn)};
        };
        const Angle apart =
            separation(here.toIcrs(end(std::get<BoxShape>(box.shape))), there.toIcrs(end(moved)));
        QVERIFY2(apart.asArcseconds() < 0.01, qPrintable(QString::number(apart.asArcseconds())));
    }

    void regionFilesComeBack()
    {
        const Frame frame = test::frameOf(small());
        const std::vector<DrawnRegion> drawn{
            {CircleShape{{100, 120}, 12}, frame.facts().wcs, {}},
            {AnnulusShape{{60, 70}, {5, 9}}, frame.facts().wcs, u"host"_s},
            {PolygonShape{{{10, 10}, {50, 12}, {30, 44}}}, std::nullopt, {}},
            {PointShape{{200, 30}}, frame.facts().wcs, u"A"_s}};
        const QByteArray file = regionFileOf(drawn);
        QVERIFY(file.startsWith("# Region file format: DS9"));
        const auto loaded = regionsOf(file, frame).value();
        QCOMPARE(loaded.leftOut, std::size_t(0));
        QCOMPARE(loaded.regions.size(), drawn.size());
        const auto circle = std::get<CircleShape>(loaded.regions.front().shape);
        QVERIFY(std::hypot(circle.centre.x - 100, circle.centre.y - 120) < 1e-3);
        QVERIFY(std::abs(circle.radius - 12) < 1e-3);
        QVERIFY(std::holds_alternative<PolygonShape>(loaded.regions[2].shape));
        QVERIFY(!loaded.regions[2].plane);
        QCOMPARE(loaded.regions.back().text, u"A"_s);
        // On a frame without coordinates what lies on the sky is left out, and counted.
        const auto bare = regionsOf(file, frame.withFacts({})).value();
        QCOMPARE(bare.regions.size() + bare.leftOut, drawn.size());
        QCOMPARE(bare.leftOut, std::size_t(3));
    }

    void cutoutIsThePixelsAndTheirSky()
    {
        const Frame frame = test::frameOf(small());
        const auto bytes = fitsCutout(frame, {30.2, 40.7, 20, 10}).value();
        QCOMPARE(bytes.size() % 2880, qsizetype(0));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"cut.fits"_s);
        QVERIFY(writeWhole(path, bytes));
        const auto image = readFits(path.toStdString()).value();
        QCOMPARE(image.frame.width(), 21); // every pixel that is touched
        QCOMPARE(image.frame.height(), 11);
        for (int y = 0; y < 11; ++y)
            for (int x = 0; x < 21; ++x)
                QCOMPARE(image.frame.at(x, y), frame.at(x + 30, y + 40));
        const auto sky = image.frame.facts().wcs.value().toIcrs({5, 6});
        QVERIFY(separation(sky, frame.facts().wcs->toIcrs({35, 46})).asArcseconds() < 1e-6);
        QCOMPARE(image.frame.facts().exposureStart, frame.facts().exposureStart);
        QVERIFY(!fitsCutout(frame, {-50, -50, 10, 10}));
        QVERIFY(!writeWhole(folder.filePath(u"no/where.fits"_s), bytes));
    }

    void aFrameIsGauged()
    {
        auto field = small();
        field.width = field.height = 512;
        field.stars = 60;
        field.flux = 4;
        const FrameGauge gauge = gaugeOf(test::frameOf(field));
        QVERIFY(gauge.sky.has_value());
        // The sky and its noise as they were drawn, within the error of 2^18 samples and the stars' wings.
        QVERIFY(std::abs(gauge.sky->level - field.sky) < 5);
        QVERIFY(std::abs(gauge.sky->deviation - field.noise) < 2);
        QVERIFY(gauge.fwhmPx.has_value());
        // Drawn as a Gaussian of sigma 1.1 px: 2.59 px; a bright core alone is a little wider by its noise.
        QVERIFY2(std::abs(*gauge.fwhmPx - 2.59) < 0.3, qPrintable(QString::number(gauge.fwhmPx.value_or(0))));
        const Frame empty = Frame::of(std::vector<float>(64 * 64, 5.0F), 64, 64).value();
        QVERIFY(!gaugeOf(empty).fwhmPx);
        QCOMPARE(gaugeOf(empty).saturated, std::size_t(0));
    }

    void aPlainFileIsSeenBeforeAllOfItIsRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"plain.fits"_s);
        QVERIFY(test::writeStarField(path, small()));
        WorkPool pool(2);
        FrameLoader loader(pool);
        std::vector<bool> hadAll;
        std::vector<double> corners;
        connect(&loader, &FrameLoader::loaded, this, [&](const Frame &frame) {
            hadAll.push_back(loader.file() != nullptr);
            corners.push_back(frame.at(0, 0));
        });
        loader.read(path, 0);
        QTRY_COMPARE_WITH_TIMEOUT(hadAll.size(), std::size_t(2), 20'000);
        QCOMPARE(hadAll, (std::vector<bool>{false, true}));
        QCOMPARE(corners[0], corners[1]);
        // Another picture of a file is not the one that lies there plainly.
        ReadWish which;
        which.hdu = 0;
        loader.read(path, 0, which);
        QTRY_COMPARE_WITH_TIMEOUT(hadAll.size(), std::size_t(3), 20'000);
        QVERIFY(hadAll[2]);
        pool.waitForDone();
    }

    void ticksAreRound()
    {
        QCOMPARE(roundTicks(0, 10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(roundTicks(0, 1, 2), (std::vector<double>{0, 0.5, 1}));
        QVERIFY(roundTicks(1, 1, 4).empty());
    }
};

QTEST_GUILESS_MAIN(TestViewerTools)
#include "test_viewer_tools.moc"
