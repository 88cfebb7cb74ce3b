#include "core/measure/region_file.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

RegionFile readWell(std::string_view text)
{
    auto file = readRegions(text);
    if (!file)
        qFatal("%s", file.error().detail.c_str());
    return std::move(*file);
}

Region one(std::string_view text)
{
    RegionFile file = readWell(text);
    if (file.regions.size() != 1 || file.problemCount != 0)
        qFatal("not one region: %s", std::string(text).c_str());
    return file.regions[0];
}

bool isNear(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

bool isNear(PixelPosition a, PixelPosition b, double tolerance)
{
    return std::hypot(a.x - b.x, a.y - b.y) <= tolerance;
}

/// Half an arcsecond a pixel, north turned.
RegionMaps mapsTurned(double upDegrees, bool isMirrored = false)
{
    const TangentPlane plane = TangentPlane::around(
        {Angle::degrees(202.47), Angle::degrees(47.2)}, {512, 512}, 0.5, Angle::degrees(upDegrees),
        isMirrored);
    return {skyPlacing(plane), {}};
}

} // namespace

class TestRegions : public QObject {
    Q_OBJECT

private slots:
    void whatDs9Writes()
    {
        // as DS9 8.4 writes "Save Regions", by hand from its format 4.1
        const RegionFile file = readWell(
            "# Region file format: DS9 version 4.1\n"
            "global color=green dashlist=8 3 width=1 font=\"helvetica 10 normal roman\" select=1 highlite=1 "
            "dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1\n"
            "fk5\n"
            "circle(13:29:52.6750,+47:11:42.560,14.173\") # color=red text={M 51} tag={a} tag={b c}\n"
            "-box(202.4682083,47.1946667,23.6\",0.5',33.5)\n"
            "ellipse(13h29m52.675s,+47d11m42.56s,4\",0.002d,120) # dash=1 background\n"
            "annulus(202.47,47.19,1\",2\",3\")\n"
            "polygon(202.47,47.19,202.48,47.19,202.48,47.20)\n"
            "point(202.47,47.19) # point=x 12 font=\"times 14 bold italic\"\n"
            "line(202.47,47.19,202.48,47.19) # line=1 0\n"
            "# text(202.47,47.19) textangle=30 text={N {1}\n"
            "# vector(202.47,47.19,12\",30) vector=1\n"
            "# composite(202.47,47.19,0) || composite=1\n"
            "circle(202.47,47.19,2\") ||\n"
            "box(202.47,47.19,2\",2\",0)\n"
            "panda(202.47,47.19,0,360,4,0\",30\",1)\n"
            "ellipse(202.47,47.19,1\",2\",3\",4\",0)\n");
        QCOMPARE(file.regions.size(), std::size_t(9));
        const Region &circle = file.regions[0];
        QCOMPARE(circle.kind, RegionKind::Circle);
        QCOMPARE(circle.frame, RegionFrame::Fk5);
        QVERIFY(isNear(circle.places[0].x, 15 * (13 + 29 / 60.0 + 52.675 / 3600)));
        QVERIFY(isNear(circle.places[0].y, 47 + 11 / 60.0 + 42.56 / 3600));
        QVERIFY(isNear(circle.sizes[0].value, 14.173 / 3600));
        QCOMPARE(circle.colour, std::string("red"));
        QCOMPARE(circle.text, std::string("M 51"));
        QCOMPARE(circle.tags, (std::vector<std::string>{"a", "b c"}));
        QVERIFY(circle.properties.empty()); // the usual ones are not worth keeping
        const Region &box = file.regions[1];
        QVERIFY(box.isExcluded);
        QVERIFY(isNear(box.sizes[1].value, 0.5 / 60));
        QVERIFY(isNear(box.turn.asDegrees(), 33.5));
        const Region &ellipse = file.regions[2];
        QVERIFY(isNear(ellipse.places[0].x, circle.places[0].x));
        QVERIFY(isNear(ellipse.places[0].y, circle.places[0].y));
        QVERIFY(isNear(ellipse.sizes[1].value, 0.002));
        QVERIFY(ellipse.isBackground);
        QCOMPARE(ellipse.properties, (std::vector<RegionProperty>{{"dash", "1"}}));
        QCOMPARE(file.regions[3].sizes.size(), std::size_t(3));
        QCOMPARE(file.regions[4].places.size(), std::size_t(3));
        QCOMPARE(
            file.regions[5].properties,
            (std::vector<RegionProperty>{{"point", "x 12"}, {"font", "times 14 bold italic"}}));
        QCOMPARE(file.regions[6].places.size(), std::size_t(2));
        QCOMPARE(file.regions[7].kind, RegionKind::Text);
        QCOMPARE(file.regions[7].text, std::string("N {1"));
        QCOMPARE(file.regions[8].kind, RegionKind::Box); // after a composite's last part
        const std::vector<std::pair<std::size_t, RegionFault>> expected{
            {12, RegionFault::UnknownShape},
            {13, RegionFault::Composite},
            {14, RegionFault::Composite},
            {16, RegionFault::UnknownShape},
            {17, RegionFault::UnknownShape}};
        QCOMPARE(file.problems.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(file.problems[i].line, expected[i].first);
            QCOMPARE(file.problems[i].fault, expected[i].second);
        }
        QVERIFY(QByteArray::fromStdString(file.problems[3].said).startsWith("panda(202.47"));
    }

    void oneLineAndOtherHabits()
    {
        const RegionFile file = readWell("image; circle 100 120 10; fk5; box 202.47 47.2 3\" 4\" # text={a; "
                                         "b}; global color=red; point 202 "
                                         "47\r\n\xEF\xBB\xBF");
        QCOMPARE(file.regions.size(), std::size_t(3));
        QCOMPARE(file.regions[0].frame, RegionFrame::Image);
        QCOMPARE(file.regions[0].places[0], (RegionPlace{100, 120}));
        QCOMPARE(file.regions[1].text, std::string("a; b"));
        QCOMPARE(file.regions[1].colour, std::string("green"));
        QCOMPARE(file.regions[2].colour, std::string("red"));
        QCOMPARE(one("circle(1,2,3)").frame, RegionFrame::Physical); // as DS9 without a word
        QCOMPARE(one("J2000\rCIRCLE(1,2,3\")").frame, RegionFrame::Fk5);
        QCOMPARE(one("icrs;circle(1.5r,-1r,3')").places[0].y, -180 / 3.14159265358979323846);
        QCOMPARE(one("fk5;circle(1,-0:30:00,3')").places[0].y, -0.5);
        QCOMPARE(one("fk5;circle(-10,2,3')").places[0].x, 350.0);
        QCOMPARE(one("fk5;circle(10d,2d,3')").places[0].x, 10.0);
        QCOMPARE(one("fk5;circle(10d30m,2d,3')").places[0].x, 10.5);
        const Region mixed = one("fk5;circle(100i,200i,3p)");
        QCOMPARE(mixed.frame, RegionFrame::Image);
        QCOMPARE(mixed.sizes[0].unit, SizeUnit::PhysicalPixels);
        const Region cross = one("image;cross point(3,4)");
        QCOMPARE(cross.properties, (std::vector<RegionProperty>{{"point", "cross"}}));
        QCOMPARE(one("image;annulus(3,4,1,5,n=4)").sizes[3].value, 4.0);
        QCOMPARE(one("image;circle(3,4,5) # include=0").isExcluded, true);
        QCOMPARE(one("image;!circle(3,4,5)").isExcluded, true);
        QCOMPARE(one("image;box(3,4,5,6)").turn, Angle());
        QVERIFY(readWell("").regions.empty());
        QVERIFY(readWell("# only words; circle(1,2,3)\n\n").regions.empty());
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("fault");
        const auto add = [](const char *text, RegionFault fault) {
            QTest::addRow("%s", text) << QByteArray(text) << static_cast<int>(fault);
        };
        add("image;circle(1,2)", RegionFault::WrongCount);
        add("image;circle(1,2,3,4)", RegionFault::WrongCount);
        add("image;polygon(1,2,3,4)", RegionFault::WrongCount);
        add("image;polygon(1,2,3,4,5,6,7)", RegionFault::WrongCount);
        add("image;annulus(1,2,3)", RegionFault::WrongCount);
        add("image;circle(1,2,-3)", RegionFault::BadNumber);
        add("image;circle(1,nan,3)", RegionFault::BadNumber);
        add("image;circle(1e300,2,3)", RegionFault::BadNumber);
        add("image;circle(1,2,3q)", RegionFault::BadNumber);
        add("image;circle(12:30:00,2,3)", RegionFault::BadNumber);
        add("fk5;circle(1,91,3\")", RegionFault::BadNumber);
        add("fk5;circle(1:61:00,1,3\")", RegionFault::BadNumber);
        add("fk5;circle(361,1,3\")", RegionFault::BadNumber);
        add("fk5;circle(3i,4,5\")", RegionFault::BadNumber);
        add("image;box(1,2,3,4,x)", RegionFault::BadNumber);
        add("image;annulus(1,2,3,5,n=0)", RegionFault::BadNumber);
        add("image;circle(1,2,3", RegionFault::BadText);
        add("image;circle(1,2,3) # text={open", RegionFault::BadText);
        add("image;(1,2,3)", RegionFault::BadText);
        add("galactic", RegionFault::UnknownFrame);
        add("image;epanda(1,2,3,4,5,6,7,8,9)", RegionFault::UnknownShape);
        add("image;sphere(1,2,3)", RegionFault::UnknownShape);
        add("image;circle(1,2,3) || # color=red", RegionFault::Composite);
    }
    void faults()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, fault);
        const RegionFile file = readWell("image;point(1,1)\n" + text.toStdString() + "\nimage\npoint(2,2)\n");
        QCOMPARE(file.regions.size(), std::size_t(2)); // those before and after it are read
        QCOMPARE(file.problemCount, std::size_t(1));
        QCOMPARE(file.problems[0].fault, static_cast<RegionFault>(fault));
        QCOMPARE(file.problems[0].line, std::size_t(2));
    }

    void regionsOfAnUnknownSystemAreLeftOut()
    {
        const RegionFile file =
            readWell("galactic\ncircle(1,2,3\")\ncircle(1,2,3\")\nfk5\ncircle(1,2,3\")\n");
        QCOMPARE(file.regions.size(), std::size_t(1));
        QCOMPARE(file.problemCount, std::size_t(3));
        QCOMPARE(file.problems[2].line, std::size_t(3));
    }

    void hugeFilesEnd()
    {
        RegionLimits limits;
        limits.regions = 100;
        limits.problems = 5;
        std::string text = "image\n";
        for (int i = 0; i < 20; ++i)
            text += "nonsense(1)\n";
        for (int i = 0; i < 1000; ++i)
            text += "circle(1,2,3)\n";
        const auto file = readRegions(text, limits);
        QVERIFY(file.has_value());
        QCOMPARE(file->regions.size(), std::size_t(100));
        QCOMPARE(file->problems.size(), std::size_t(5));
        QCOMPARE(file->problemCount, std::size_t(21)); // and the one that says that there are too many
        limits.bytes = 100;
        QCOMPARE(readRegions(text, limits).error().code, Errc::TooLarge);
        limits = {};
        limits.corners = 10;
        QCOMPARE(
            readRegions("image\npolygon(1,2,3,4,5,6,7,8,9,10,11,12)\npolygon(1,2,3,4,5,6,7,8,9,10)\n", limits)
                ->problems.back()
                .fault,
            RegionFault::TooMany);
        using namespace std::string_view_literals;
        QCOMPARE(readRegions("SIMPLE\0 = T"sv).error().code, Errc::UnknownFormat);
    }

    void whatIsWrittenIsReadAgain()
    {
        RegionFile file = readWell(
            "global width=3 color=cyan\n"
            "fk5\n"
            "circle(13:29:52.6750,-47:11:42.560,14.173\") # color=#ff8000 text={M 51} tag={a} tag={b c}\n"
            "-box(359.9999999999,47.1946667,23.6\",0.5',359.99999999) # background\n"
            "icrs\n"
            "ellipse(0.5,0,4\",0.002d,120) # dash=1 dashlist=4 2 font=\"times 12 bold roman\"\n"
            "image\n"
            "annulus(10.123456,20,1,2,3)\npolygon(1,2,3,4,5,6.5)\nline(1,2,3,4) # line=1 0\n"
            "point(1,2) # point=diamond 9\n# text(3,4) text=\"a } b\" include=0\n"
            "circle(3,4,5\")\ncircle(3,4,5p)\n"
            "physical\nbox(1,2,3,4,5)\ncircle(1,2,7i)\n");
        QCOMPARE(file.problemCount, std::size_t(0));
        file.regions[0].text = "quotes \" and ' and }\nand lines";
        const std::string text = regionsText(file.regions);
        RegionFile again = readWell(text);
        QCOMPARE(again.problemCount, std::size_t(0));
        QCOMPARE(again.regions.size(), file.regions.size());
        QCOMPARE(again.regions[0].text, std::string("quotes \" and ' and ) and lines"));
        again.regions[0].text = file.regions[0].text;
        QCOMPARE(regionsText(again.regions), text);
        for (std::size_t i = 0; i < file.regions.size(); ++i) {
            const Region &a = file.regions[i];
            const Region &b = again.regions[i];
            QCOMPARE(b.kind, a.kind);
            QCOMPARE(b.frame, a.frame);
            QCOMPARE(b.isExcluded, a.isExcluded);
            QCOMPARE(b.isBackground, a.isBackground);
            QCOMPARE(b.colour, a.colour);
            QCOMPARE(b.tags, a.tags);
            QCOMPARE(b.properties, a.properties);
            for (std::size_t k = 0; k < a.places.size(); ++k) {
                QVERIFY(
                    isNear(std::remainder(a.places[k].x - b.places[k].x, 360), 0, a.isOnSky() ? 6e-9 : 6e-6));
                QVERIFY(isNear(a.places[k].y, b.places[k].y, a.isOnSky() ? 6e-9 : 6e-6));
            }
            for (std::size_t k = 0; k < a.sizes.size(); ++k) {
                QCOMPARE(b.sizes[k].unit, a.sizes[k].unit);
                QVERIFY(isNear(a.sizes[k].value, b.sizes[k].value, 6e-6));
            }
            QVERIFY(isNear(std::remainder(a.turn.asDegrees() - b.turn.asDegrees(), 360), 0, 6e-7));
        }
        Region broken = file.regions[0];
        broken.places.clear();
        QVERIFY(readWell(regionsText(std::span(&broken, 1))).regions.empty());
        broken = file.regions[0];
        broken.sizes[0].value = std::nan("");
        QVERIFY(readWell(regionsText(std::span(&broken, 1))).regions.empty());
    }

    void fromSkyToImage()
    {
        // north up and east left: the turn on the sky is the turn on the image, in pixels of half an
        // arcsecond
        const RegionMaps plain = mapsTurned(0);
        const auto box = pixelShapeOf(one("icrs;box(202.47,47.2,20\",10\",30)"), plain);
        QVERIFY(box.has_value());
        const auto &b = std::get<BoxShape>(*box);
        QVERIFY(isNear(b.centre, {512, 512}, 1e-6));
        QVERIFY(isNear(b.width, 40, 1e-4) && isNear(b.height, 20, 1e-4));
        QVERIFY(isNear(b.turn.asDegrees(), 30, 1e-4));
        const auto circle = pixelShapeOf(one("fk5;circle(202.47,47.2,0.25')"), plain);
        QVERIFY(isNear(std::get<CircleShape>(*circle).radius, 30, 1e-4));
        // +y points to position angle 25: an axis at position angle 30 is 5 degrees from it
        const auto turned = pixelShapeOf(one("icrs;ellipse(202.47,47.2,20\",10\",30)"), mapsTurned(25));
        QVERIFY(isNear(std::get<EllipseShape>(*turned).turn.asDegrees(), 5, 1e-4));
        // in a mirror it lies the other way
        const auto mirrored = pixelShapeOf(one("icrs;box(202.47,47.2,20\",10\",30)"), mapsTurned(0, true));
        const double turn = std::get<BoxShape>(*mirrored).turn.asDegrees();
        QVERIFY(isNear(std::remainder(turn + 30, 180), 0, 1e-4));
        const auto mixed = pixelShapeOf(one("image;circle(100,100,10\")"), plain);
        QVERIFY(isNear(std::get<CircleShape>(*mixed).radius, 20, 0.01)); // 82" from the centre
        QCOMPARE(pixelShapeOf(one("icrs;circle(202.47,47.2,9\")"), {}).error().code, Errc::Unavailable);
        QCOMPARE(pixelShapeOf(one("icrs;circle(22.47,-47.2,9\")"), plain).error().code, Errc::Unavailable);
        QCOMPARE(pixelShapeOf(one("image;circle(3,4,9\")"), {}).error().code, Errc::Unavailable);
        QCOMPARE(pixelShapeOf(Region{}, plain).error().code, Errc::Malformed);
    }

    void thereAndBack_data()
    {
        QTest::addColumn<double>("up");
        QTest::addColumn<bool>("mirrored");
        for (const double up : {0.0, 25.0, -140.0})
            for (const bool mirrored : {false, true})
                QTest::addRow("up %.0f mirrored %d", up, mirrored ? 1 : 0) << up << mirrored;
    }
    void thereAndBack()
    {
        QFETCH(double, up);
        QFETCH(bool, mirrored);
        RegionMaps maps = mapsTurned(up, mirrored);
        maps.physical = {0.5, 0.5, -10, 20};
        const std::vector<PixelShape> shapes{
            PointShape{{300, 400}},
            LineShape{{300, 400}, {410, 460}},
            CircleShape{{700.5, 300.25}, 12.5},
            AnnulusShape{{700.5, 300.25}, {5, 10, 12.5}},
            EllipseShape{{200, 800}, 20, 7, Angle::degrees(40)},
            BoxShape{{200, 800}, 20, 7, Angle::degrees(100)},
            PolygonShape{{{100, 100}, {200, 120}, {150, 190}}},
        };
        for (const RegionFrame frame :
             {RegionFrame::Image, RegionFrame::Physical, RegionFrame::Fk5, RegionFrame::Icrs}) {
            for (const PixelShape &shape : shapes) {
                const auto region = regionOf(shape, frame, maps);
                QVERIFY(region.has_value());
                const RegionFile file = readWell(regionsText(std::span(&*region, 1)));
                QCOMPARE(file.regions.size(), std::size_t(1));
                const auto again = pixelShapeOf(file.regions[0], maps);
                QVERIFY(again.has_value());
                QCOMPARE(again->index(), shape.index());
                const PixelBounds a = boundsOf(shape);
                const PixelBounds b = boundsOf(*again);
                for (const auto &[u, v] :
                     {std::pair(a.left, b.left), {a.right, b.right}, {a.top, b.top}, {a.bottom, b.bottom}})
                    QVERIFY2(isNear(u, v, 2e-3), qPrintable(QStringLiteral("%1 %2").arg(u).arg(v)));
                QVERIFY(isNear(areaOf(shape), areaOf(*again), 1e-4 * areaOf(shape) + 1e-9));
            }
        }
        Region words;
        words.kind = RegionKind::Text;
        words.text = "here";
        words.colour = "red";
        const auto text = regionOf(PointShape{{5, 6}}, RegionFrame::Icrs, maps, words);
        QCOMPARE(text->kind, RegionKind::Text);
        QCOMPARE(text->text, std::string("here"));
        QCOMPARE(text->colour, std::string("red"));
        QCOMPARE(regionOf(PointShape{{5, 6}}, RegionFrame::Icrs, {}).error().code, Errc::Unavailable);
        QCOMPARE(regionOf(PolygonShape{}, RegionFrame::Image, {}).error().code, Errc::Malformed);
    }

    void inputsThatOnceWentWrong()
    {
        const QDir corpus(QStringLiteral(TULPAR_SOURCE_DIR "/tests/fuzz/corpus/regions"));
        const auto names = corpus.entryList(QDir::Files);
        QVERIFY(names.size() > 3);
        for (const QString &name : names) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            const auto regions = readRegions({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            if (!regions)
                continue;
            const std::string text = regionsText(regions->regions);
            const RegionFile again = readWell(text);
            QCOMPARE(again.problemCount, std::size_t(0));
            QCOMPARE(regionsText(again.regions), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "test_regions.moc"
