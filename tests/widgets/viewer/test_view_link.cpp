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

    void scaleBarsAreRound()
    {
        QCOMPARE(roundLength(Angle::arcseconds(70)).asArcseconds(), 60.0);
        QCOMPARE(roundLength(Angle::arcminutes(4.4)).asArcminutes(), 2.0);
        QCOMPARE(roundLength(Angle::arcseconds(8)).asArcseconds(), 5.0);
    }
};

QTEST_GUILESS_MAIN(TestViewLink)
#include "test_view_link.moc"
