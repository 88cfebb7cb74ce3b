#include "widgets/viewer/viewer_model.h"

#include <QTest>

#include <random>

#include "support_star_field.h"

using namespace tulpar;

namespace {

constexpr UtcInstant kNow{1'665'324'694'000'000'000};

test::StarField small()
{
    test::StarField field;
    field.width = field.height = 256;
    field.stars = 20;
    return field;
}

std::shared_ptr<Snapshot> snapshotWith(const FrameView &frame)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->frames = {frame};
    return snapshot;
}

DeviceView mountView(UtcInstant at, bool isSlewing)
{
    DeviceView view;
    view.device = {DeviceKind::Mount, {}};
    view.isConnected = true;
    view.measuredUtc = at;
    view.staleAfter = 2s;
    view.mount = MountReport{};
    view.mount->isSlewing = isSlewing;
    return view;
}

} // namespace

class TestViewerModel : public QObject {
    Q_OBJECT

private slots:
    void skyIsDarkAndFaintStarsAreSeenAtFirstSight()
    {
        const auto field = small();
        const auto stretch = displayOf(test::frameOf(field), {}).value();
        const StretchTable table(stretch.range, stretch.shape);
        const int sky = table.grey(field.sky);
        const int skyPlusNoise = table.grey(field.sky + field.noise);
        const int faint = table.grey(field.sky + 5 * field.noise);
        const int bright = table.grey(field.sky + 100 * field.noise);
        QVERIFY2(sky > 20 && sky < 64, qPrintable(QString::number(sky)));
        QVERIFY2(
            skyPlusNoise - sky >= 4 && skyPlusNoise - sky <= 20, qPrintable(QString::number(skyPlusNoise)));
        QVERIFY2(faint - sky >= 30, qPrintable(QString::number(faint)));
        QVERIFY2(bright > 190, qPrintable(QString::number(bright)));
    }

    void gradientWithoutStarsIsLinear()
    {
        std::vector<std::uint16_t> pixels(256 * 256);
        for (std::size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<std::uint16_t>(i);
        const Frame frame =
            Frame::of(std::make_shared<const std::vector<std::uint16_t>>(pixels), 256, 256).value();
        const auto stretch = displayOf(frame, {}).value();
        QCOMPARE(stretch.shape.curve, StretchCurve::Linear);
        QVERIFY(stretch.range.low < 100);
        QVERIFY(stretch.range.high > 65'400);
    }

    void constantAndEmptyFramesHaveAStretchOrNone()
    {
        const auto flat = Frame::of(std::vector<float>(64, 5.0F), 8, 8).value();
        const auto stretch = displayOf(flat, {}).value();
        QVERIFY(stretch.range.high > stretch.range.low);
        const auto nothing = Frame::of(std::vector<float>(64, NAN), 8, 8).value();
        QVERIFY(!displayOf(nothing, {}));
        QVERIFY(!displayOf(Frame(), {}));
    }

    void stretchStaysThroughNoise()
    {
        DisplayMemory memory;
        auto field = small();
        const auto first = memory.take(test::frameOf(field)).value();
        for (unsigned seed = 2; seed < 30; ++seed) {
            field.noiseSeed = seed;
            QCOMPARE(memory.take(test::frameOf(field)).value(), first);
        }
    }

    void stretchFollowsADriftAfterTwoFramesAndNotABlip()
    {
        DisplayMemory memory;
        auto field = small();
        const auto first = memory.take(test::frameOf(field)).value();
        auto brighter = field;
        brighter.sky += 8 * field.noise; // a thin cloud in moonlight
        QCOMPARE(memory.take(test::frameOf(brighter)).value(), first);
        QCOMPARE(memory.take(test::frameOf(field)).value(), first); // it was a blip
        QCOMPARE(memory.take(test::frameOf(brighter)).value(), first);
        QVERIFY(memory.take(test::frameOf(brighter)).value() != first);
    }

    void stretchFollowsAtOnceWhenTheExposureChangesOrTheFrameWouldBeWhite()
    {
        DisplayMemory memory;
        auto field = small();
        const auto first = memory.take(test::frameOf(field)).value();
        field.exposureS = 7.5;
        field.sky = 1300;
        QVERIFY(memory.take(test::frameOf(field)).value() != first);

        auto white = field;
        white.sky = 30'000;
        QVERIFY(memory.take(test::frameOf(white)).value().range.low > 29'000);
    }

    void newestFrameWins()
    {
        ViewerModel model;
        FrameView frame{"r", "/a/1.fits", 1, kNow, 300ms, {}, kNow, 0};
        QCOMPARE(model.take(snapshotWith(frame)).size(), std::size_t(1));
        QVERIFY(model.take(snapshotWith(frame)).empty()); // the same is no news
        FrameView older = frame;
        older.path = "/a/0.fits";
        older.exposureStart = kNow - 300ms;
        QVERIFY(model.take(snapshotWith(older)).empty());
        FrameView afterDriverRestart = frame;
        afterDriverRestart.path = "/b/1.fits";
        afterDriverRestart.number = 1; // the driver counts from one again
        afterDriverRestart.exposureStart = kNow + 1s;
        QCOMPARE(model.take(snapshotWith(afterDriverRestart)).size(), std::size_t(1));
    }

    void framesOfASlewAreSaidToTrail()
    {
        ViewerModel model;
        FrameFacts facts;
        facts.exposureStart = kNow;
        facts.exposure = 300ms;
        const auto hear = [&](UtcInstant at, bool isSlewing) {
            auto snapshot = std::make_shared<Snapshot>();
            snapshot->devices = {mountView(at, isSlewing)};
            QVERIFY(model.take(snapshot).empty());
        };
        hear(kNow - 3s, true);
        hear(kNow - 2s, true);
        hear(kNow - 1s, false);
        QVERIFY(!model.wasSlewing(facts)); // settled before the shutter opened
        hear(kNow + 100ms, true);
        hear(kNow + 600ms, true);
        QVERIFY(model.wasSlewing(facts));
        facts.exposureStart = kNow + 1s;
        hear(kNow + 900ms, false);
        QVERIFY(!model.wasSlewing(facts));
    }

    void burstComesFromTheHeaderThenFromTheResponse()
    {
        ViewerModel model;
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->response = ResponseView{};
        snapshot->response->event = "swift:1126853";
        snapshot->response->target = {Angle::degrees(10), Angle::degrees(20)};
        snapshot->response->errorRadius = Angle::arcminutes(3);
        QVERIFY(model.take(snapshot).empty());
        FrameFacts facts;
        QVERIFY(!model.mark(facts)); // not of a burst
        facts.event = "swift:1126853";
        QCOMPARE(model.mark(facts).value(), (EventMark{snapshot->response->target, Angle::arcminutes(3)}));
        facts.eventPosition = IcrsDirection{Angle::degrees(11), Angle::degrees(21)};
        facts.eventError = Angle::arcminutes(1);
        QCOMPARE(model.mark(facts).value(), (EventMark{*facts.eventPosition, Angle::arcminutes(1)}));
    }
};

QTEST_GUILESS_MAIN(TestViewerModel)
#include "test_viewer_model.moc"
