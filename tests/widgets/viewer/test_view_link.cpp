#include "widgets/viewer/pane_overlay.h"
#include "widgets/viewer/view_link.h"

#include <QTest>

#include "support_star_field.h"

using namespace tulpar;

namespace {

Frame frameOf(int width, int height, std::optional<TangentPlane> wcs = std::nullopt)
{
    FrameFacts facts;
    facts.wcs = wcs;
    const std::vector<std::uint16_t> pixels(static_cast<std::size_t>(width * height), 7);
    return Frame::of(std::make_shared<const std::vector<std::uint16_t>>(pixels), width, height, facts)
        .value();
}

} // namespace

class TestViewLink : public QObject {
    Q_OBJECT

private slots:
    void fittedFrameIsWholeAndCentred()
    {
        const Frame frame = frameOf(1024, 512);
        const Placement placement(ViewState{}, frame, QSize(300, 400));
        QCOMPARE(placement.visible(), QRect(0, 125, 300, 150));
        QCOMPARE(placement.toDevice({0.5, 0.5}), QPointF(0, 275)); // bottom left corner of the frame
        QCOMPARE(placement.toDevice({1024.5, 512.5}), QPointF(300, 125));
    }

    void pixelAndDeviceAreInverse()
    {
        const Frame frame = frameOf(1024, 1024);
        ViewState view;
        view.isFit = false;
        view.zoom = 3.7;
        view.centre = {300.25, 700.5};
        const Placement placement(view, frame, QSize(391, 417));
        for (const PixelPosition pixel : {PixelPosition{1, 1}, PixelPosition{300.1, 650.9}}) {
            const PixelPosition back = placement.toPixel(placement.toDevice(pixel));
            QVERIFY(std::abs(back.x - pixel.x) < 1e-9);
            QVERIFY(std::abs(back.y - pixel.y) < 1e-9);
        }
    }

    void windowMatchesTheVisiblePixels()
    {
        const Frame frame = frameOf(1024, 1024);
        ViewState view;
        view.isFit = false;
        view.zoom = 1;
        view.centre = {512, 512};
        const Placement placement(view, frame, QSize(400, 300));
        const FrameWindow window = placement.windowOf(placement.visible());
        QCOMPARE(window.left, 312.0);
        QCOMPARE(window.bottom, 362.0);
        QCOMPARE(window.width, 400.0);
        QCOMPARE(window.height, 300.0);
    }

    void zoomKeepsThePixelUnderTheCursor_data()
    {
        QTest::addColumn<double>("factor");
        QTest::newRow("in") << 1.25;
        QTest::newRow("far in") << 16.0;
        QTest::newRow("out") << 0.8;
    }
    void zoomKeepsThePixelUnderTheCursor()
    {
        QFETCH(double, factor);
        for (const bool hasWcs : {false, true}) {
            const Frame frame =
                frameOf(1024, 1024, hasWcs ? std::optional(test::burstPlane()) : std::nullopt);
            const QSize area(391, 417);
            const QPointF cursor(250, 130);
            Placement placement(ViewState{}, frame, area);
            const PixelPosition kept = placement.toPixel(cursor);
            const ViewState view = placement.zoomed(frame, cursor, factor);
            const Placement zoomed(view, frame, area);
            QVERIFY(std::abs(zoomed.zoom() / placement.zoom() - factor) < 1e-9);
            // 1e-6 px: the way over the sky and back in doubles.
            QVERIFY(std::abs(zoomed.toPixel(cursor).x - kept.x) < 1e-6);
            QVERIFY(std::abs(zoomed.toPixel(cursor).y - kept.y) < 1e-6);
        }
    }

    void linkedPanesLookAtTheSameSky()
    {
        const Frame red = frameOf(1024, 1024, test::burstPlane());
        auto shifted = test::burstPlane(Angle::degrees(208)); // turned over and moved
        shifted.referencePixel = {600, 400};
        const Frame green = frameOf(1024, 1024, shifted);
        const QSize area(400, 400);
        const ViewState view = Placement(ViewState{}, red, area).zoomed(red, QPointF(150, 250), 4);
        const Placement inRed(view, red, area);
        const Placement inGreen(view, green, area);
        const auto skyRed = red.facts().wcs->toIcrs(inRed.toPixel(QPointF(200, 200)));
        const auto skyGreen = green.facts().wcs->toIcrs(inGreen.toPixel(QPointF(200, 200)));
        QVERIFY(separation(skyRed, skyGreen).asArcseconds() < 1e-3);
        QVERIFY(std::abs(inRed.zoom() - inGreen.zoom()) < 1e-9);
    }

    void viewThatIsNotOnTheFrameFallsBackToPixels()
    {
        const Frame here = frameOf(1024, 1024, test::burstPlane());
        auto elsewhere = test::burstPlane();
        elsewhere.reference = {Angle::degrees(100), Angle::degrees(-20)};
        const Frame there = frameOf(1024, 1024, elsewhere);
        const ViewState view =
            Placement(ViewState{}, here, QSize(400, 400)).zoomed(here, QPointF(200, 200), 4);
        const Placement placement(view, there, QSize(400, 400));
        QCOMPARE(placement.visible(), QRect(0, 0, 400, 400)); // something to see
    }

    void turnedPixelAndDeviceAreInverse_data()
    {
        QTest::addColumn<double>("degrees");
        QTest::addColumn<bool>("isMirrored");
        for (const double degrees : {0.0, 90.0, 180.0, 270.0, 33.3})
            for (const bool isMirrored : {false, true})
                QTest::addRow("%g %s", degrees, isMirrored ? "mirrored" : "as it is")
                    << degrees << isMirrored;
    }
    void turnedPixelAndDeviceAreInverse()
    {
        QFETCH(double, degrees);
        QFETCH(bool, isMirrored);
        const Frame frame = frameOf(600, 400);
        ViewState view;
        view.turn = {degrees, isMirrored};
        const QSize area(391, 417);
        const Placement placement(view, frame, area);
        for (const PixelPosition pixel : {PixelPosition{1, 1}, PixelPosition{300.1, 350.9}}) {
            const PixelPosition back = placement.toPixel(placement.toDevice(pixel));
            QVERIFY(std::abs(back.x - pixel.x) < 1e-9 && std::abs(back.y - pixel.y) < 1e-9);
            QVERIFY(QRectF(placement.visible()).adjusted(-1, -1, 1, 1).contains(placement.toDevice(pixel)));
        }
        // The samples' transform names the same pixels as the placement.
        const ViewTransform samples = placement.transformAt({10, 20});
        const PixelPosition expected = placement.toPixel(QPointF(10 + 7 + 0.5, 20 + 9 + 0.5));
        QVERIFY(std::abs(samples.xx * 7 + samples.xy * 9 + samples.x0 + 0.5 - expected.x) < 1e-9);
        QVERIFY(std::abs(samples.yx * 7 + samples.yy * 9 + samples.y0 + 0.5 - expected.y) < 1e-9);
        // Fitted means fitted: the frame's far corners are on the screen.
        for (const PixelPosition corner : {PixelPosition{0.5, 0.5}, PixelPosition{600.5, 400.5}})
            QVERIFY(QRectF(-1e-6, -1e-6, 391 + 2e-6, 417 + 2e-6).contains(placement.toDevice(corner)));
    }

    void northIsUpAndEastLeftOnEveryFrame()
    {
        const QSize area(400, 400);
        const QPointF middle(200, 200);
        for (const double up : {0.0, 28.0, 208.0})
            for (const bool isMirrored : {false, true}) {
                const auto plane = TangentPlane::around(
                    test::burstPosition(), {512.5, 512.5}, 0.591, Angle::degrees(up), isMirrored);
                const Frame frame = frameOf(1024, 1024, plane);
                const ViewState raw;
                const Placement before(raw, frame, area);
                const Placement placement(before.northUp(frame), frame, area);
                const auto north = placement.toDevice(
                    *plane.toPixel(offset(test::burstPosition(), Angle::degrees(0), Angle::arcseconds(60))));
                const auto east = placement.toDevice(
                    *plane.toPixel(offset(test::burstPosition(), Angle::degrees(90), Angle::arcseconds(60))));
                QVERIFY(std::abs(north.x() - middle.x()) < 0.01 && north.y() < middle.y() - 10);
                QVERIFY(std::abs(east.y() - middle.y()) < 0.01 && east.x() < middle.x() - 10);
                // Again: back to the pixels' own axes.
                QVERIFY(!Placement(placement.northUp(frame), frame, area).isTurned());
            }
    }

    void linkedPanesAreTurnedTheSameWayOnTheSky()
    {
        const Frame red = frameOf(1024, 1024, test::burstPlane());
        const Frame green = frameOf(
            1024, 1024,
            TangentPlane::around(test::burstPosition(), {512.5, 512.5}, 0.591, Angle::degrees(100), true));
        const QSize area(400, 300);
        for (const double degrees : {15.0, -100.0}) {
            ViewState view = Placement(ViewState{}, red, area).turned(red, degrees);
            view = Placement(view, red, area).flipped(red, Qt::Horizontal);
            view = Placement(view, red, area).zoomed(red, QPointF(120, 90), 3);
            const Placement inRed(view, red, area);
            const Placement inGreen(view, green, area);
            for (const QPointF at : {QPointF(30, 40), QPointF(377, 211)}) {
                const auto skyRed = red.facts().wcs->toIcrs(inRed.toPixel(at));
                const auto skyGreen = green.facts().wcs->toIcrs(inGreen.toPixel(at));
                QVERIFY(separation(skyRed, skyGreen).asArcseconds() < 1e-3);
            }
        }
    }

    void turnsAndFlipsUndoThemselves()
    {
        const Frame frame = frameOf(640, 480);
        const QSize area(300, 300);
        ViewState view;
        for (int i = 0; i < 4; ++i)
            view = Placement(view, frame, area).turned(frame, 90);
        QCOMPARE(view, ViewState());
        for (const Qt::Orientation along : {Qt::Horizontal, Qt::Vertical}) {
            const ViewState once = Placement(ViewState{}, frame, area).flipped(frame, along);
            const Placement flipped(once, frame, area);
            const QPointF corner = flipped.toDevice({0.5, 0.5});
            const QPointF other =
                Placement(ViewState{}, frame, area)
                    .toDevice(
                        along == Qt::Horizontal ? PixelPosition{640.5, 0.5} : PixelPosition{0.5, 480.5});
            QVERIFY(std::abs(corner.x() - other.x()) < 1e-9 && std::abs(corner.y() - other.y()) < 1e-9);
            QCOMPARE(flipped.flipped(frame, along), ViewState());
        }
    }

    void gridOverTheSkyIsTheScreen()
    {
        const Frame frame = frameOf(1024, 1024, test::burstPlane());
        const QSize area(390, 310);
        ViewState view = Placement(ViewState{}, frame, area).turned(frame, 40);
        view = Placement(view, frame, area).zoomed(frame, QPointF(100, 200), 5);
        const Placement placement(view, frame, area);
        const auto grid = placement.skyGrid(frame);
        QVERIFY(grid.has_value());
        QCOMPARE(QSize(grid->width, grid->height), area);
        for (const QPointF at : {QPointF(0.5, 0.5), QPointF(200.5, 33.5)}) {
            const auto bySight = frame.facts().wcs->toIcrs(placement.toPixel(at));
            // Grid pixel centres are whole numbers, rows from the bottom.
            const auto byGrid = grid->plane.toIcrs({at.x() + 0.5, area.height() - at.y() + 0.5});
            QVERIFY(separation(bySight, byGrid).asArcseconds() < 1e-6);
        }
    }

    void scaleBarsAreRound()
    {
        QCOMPARE(roundLength(Angle::arcseconds(70)).asArcseconds(), 60.0);
        QCOMPARE(roundLength(Angle::arcminutes(4.4)).asArcminutes(), 2.0);
        QCOMPARE(roundLength(Angle::arcseconds(8)).asArcseconds(), 5.0);
    }
};

QTEST_GUILESS_MAIN(TestViewLink)
#include "test_view_link.moc"
