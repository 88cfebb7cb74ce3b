#include "core/plan/programme_text.h"
#include "tests/core/plan/support_programmes.h"

#include <QFile>
#include <QTest>

using namespace tulpar;

namespace {

/// Knows one name, as the built-in catalogues know theirs.
std::optional<IcrsDirection> lookup(std::string_view name)
{
    if (name == "M 31" || name == "M 33" || name == "M 42" || name == "Capella")
        return IcrsDirection{Angle::degrees(10.6847), Angle::degrees(41.269)};
    return std::nullopt;
}

const std::string kGood = R"(name = "small"
[[target]]
name = "A"
ra = 10.5
dec = "+41:16:09"
exposure_s = 60
[[target]]
name = "B"
ra = "00:42:44.3"
dec = "+41:16:09"
exposure_s = 60
count = 2
)";

std::string with(const std::string &from, const std::string &to)
{
    std::string text = kGood;
    const std::size_t at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string allOf(const ProgrammeRead &read)
{
    std::string all;
    for (const ProgrammeProblem &problem : read.problems)
        all += textOf(problem) + "\n";
    return all;
}

bool isEqualButForLines(Programme a, Programme b)
{
    for (Programme *one : {&a, &b}) {
        for (Target &target : one->targets)
            target.line = 0;
        for (Block &block : one->blocks)
            block.line = 0;
        for (Group &group : one->groups)
            group.line = 0;
        for (Owner &owner : one->owners)
            owner.line = 0;
    }
    return a == b;
}

} // namespace

/// The programme as text and as a table: what is read, and how everything that is wrong is told at once.
class TestProgrammeText final : public QObject {
    Q_OBJECT

private slots:
    void theExampleIsRead();
    void coordinatesInEveryNotation_data();
    void coordinatesInEveryNotation();
    void aSlipCostsItsTargetOnly_data();
    void aSlipCostsItsTargetOnly();
    void everythingIsToldAtOnce();
    void neighboursSurviveWhatIsNoToml();
    void whatIsWrittenIsReadTheSame_data();
    void whatIsWrittenIsReadTheSame();
    void groupsThatAreNotWholeTakeTheirBlocksWithThem();
    void tenMillionBytesAreRefused();
    void neverRisingTargetsAreToldWithTheirLines();
    void aTableIsRead();
    void badLinesOfATable_data();
    void badLinesOfATable();
};

void TestProgrammeText::theExampleIsRead()
{
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/resources/programme.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();
    const ProgrammeRead read = readProgramme(text, lookup);
    QVERIFY2(read.problems.empty(), allOf(read).c_str());
    const Programme &programme = read.programme;
    QCOMPARE(programme.targets.size(), std::size_t{7});
    QCOMPARE(programme.blocks.size(), std::size_t{8});
    QCOMPARE(programme.groups.size(), std::size_t{2});
    const Block *nova = programme.block("V1405 Cas");
    QVERIFY(nova);
    QCOMPARE(nova->repeats, 5);
    QCOMPARE(nova->cadence.minGap, Duration(3600s));
    QCOMPARE(nova->exposures.size(), std::size_t{2});
    QCOMPARE(nova->constraints.altitudeMin, std::optional(Angle::degrees(30))); // of [defaults]
    const Block *quasar = programme.block("OJ 287");
    QVERIFY(quasar);
    QCOMPARE(quasar->constraints.altitudeMin, std::optional(Angle::degrees(35)));
    QCOMPARE(quasar->constraints.hourAngleMin, std::optional(Angle::hours(-4)));
    QCOMPARE(openTime(*quasar), Duration(600s));
    QCOMPARE(lengthOf(*quasar, 2s), Duration(620s));
    const Block *ingress = programme.block("WASP-12 ingress");
    QVERIFY(ingress && ingress->fixedStart);
    QCOMPARE(isoUtc(*ingress->fixedStart, 0), std::string("2026-12-10T19:00:00Z"));
    // Every key of a block that the reader knows is shown.
    for (const char *key :
         {"priority",
          "exposure_s",
          "count",
          "em_gain",
          "channels",
          "exposures",
          "repeats",
          "cadence_min_s",
          "cadence_max_s",
          "windows",
          "fixed_start",
          "altitude_min_deg",
          "altitude_max_deg",
          "airmass_max",
          "hour_angle_min_h",
          "hour_angle_max_h",
          "moon_distance_min_deg",
          "moon_altitude_max_deg",
          "moon_phase_max",
          "sun_altitude_max_deg",
          "horizon",
          "seeing_max_arcsec",
          "sky_min_mag",
          "quota_s",
          "share",
          "owner",
          "notes",
          "position",
          "one_of",
          "all_of"})
        QVERIFY2(text.find("\n" + std::string(key) + " = ") != std::string::npos, key);
}

void TestProgrammeText::coordinatesInEveryNotation_data()
{
    QTest::addColumn<QString>("keys");
    QTest::newRow("degrees") << "ra = 10.684583\ndec = 41.269167";
    QTest::newRow("texts of degrees") << "ra = \"10.684583\"\ndec = \"41.269167\"";
    QTest::newRow("sexagesimal") << "ra = \"00:42:44.3\"\ndec = \"+41:16:09\"";
    QTest::newRow("letters") << "ra = \"0h42m44.3s\"\ndec = \"41d16m09s\"";
    QTest::newRow("position") << "position = \"00 42 44.3 +41 16 09\"";
    QTest::newRow("galactic") << "position = \"gal 121.174322 -21.573311\"";
}

void TestProgrammeText::coordinatesInEveryNotation()
{
    QFETCH(QString, keys);
    const ProgrammeRead read =
        readProgramme("[[target]]\nname = \"x\"\nexposure_s = 1\n" + keys.toStdString() + "\n");
    QVERIFY2(read.problems.empty(), allOf(read).c_str());
    const IcrsDirection wanted{Angle::degrees(10.684583), Angle::degrees(41.269167)};
    QVERIFY(separation(read.programme.targets.front().direction, wanted) < Angle::arcseconds(2));
}

void TestProgrammeText::aSlipCostsItsTargetOnly_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const char *from, const char *to, int line, const char *told) {
        QTest::newRow(name) << from << to << line << told;
    };
    row("exposure missing", "exposure_s = 60\n[[", "[[", 2, "exposure_s is missing");
    row("name missing", "name = \"A\"\n", "", 2, "name is missing");
    row("name empty", "name = \"A\"", "name = \" \"", 3, "name is empty");
    row("coordinates missing", "ra = 10.5\ndec = \"+41:16:09\"\n", "", 3, "is in no catalogue here");
    row("declination missing", "dec = \"+41:16:09\"\nexposure_s = 60\n[[", "exposure_s = 60\n[[", 2,
        "dec is missing");
    row("impossible declination", "dec = \"+41:16:09\"", "dec = \"+97:16:09\"", 4, "cannot be read");
    row("key unknown", "exposure_s = 60\n[[", "exposure_s = 60\nmagnitude = 3\n[[", 7,
        "magnitude is not known");
    row("key nearly right", "exposure_s = 60\n[[", "exposure_s = 60\ncuont = 3\n[[", 7,
        "did you mean count?");
    row("negative", "exposure_s = 60\n[[", "exposure_s = -60\n[[", 6, "exposure_s is -60");
    row("of another kind", "exposure_s = 60\n[[", "exposure_s = \"long\"\n[[", 6, "exposure_s is no number");
    row("half a count", "exposure_s = 60\n[[", "exposure_s = 60\ncount = 1.5\n[[", 7,
        "count is no whole number");
    row("owner unknown", "exposure_s = 60\n[[", "exposure_s = 60\nowner = \"Nobody\"\n[[", 2,
        "owner \"Nobody\" is not known");
    row("window ends before it begins", "exposure_s = 60\n[[",
        "exposure_s = 60\nwindows = [[\"2026-12-10T20:00:00Z\", \"2026-12-10T19:00:00Z\"]]\n[[", 7,
        "windows end before they begin");
    row("window too short", "exposure_s = 60\n[[",
        "exposure_s = 60\nwindows = [[\"2026-12-10T20:00:00Z\", \"2026-12-10T20:00:10Z\"]]\n[[", 7,
        "windows are shorter than the exposures");
    row("time without zone", "exposure_s = 60\n[[", "exposure_s = 60\nfixed_start = 2026-12-10T20:00:00\n[[",
        7, "without its zone");
    row("no such day", "exposure_s = 60\n[[", "exposure_s = 60\nfixed_start = \"2026-02-30T20:00:00Z\"\n[[",
        7, "is no time");
    row("altitudes crossed", "exposure_s = 60\n[[",
        "exposure_s = 60\naltitude_min_deg = 60\naltitude_max_deg = 40\n[[", 8,
        "is not above altitude_min_deg");
    row("cadence crossed", "exposure_s = 60\n[[",
        "exposure_s = 60\ncadence_min_s = 600\ncadence_max_s = 300\n[[", 8, "cadence_max_s is shorter");
    row("fixed and repeated", "exposure_s = 60\n[[",
        "exposure_s = 60\nrepeats = 2\nfixed_start = 2026-12-10T20:00:00Z\n[[", 8,
        "fixed_start is of one repeat");
    row("both kinds of exposures", "exposure_s = 60\n[[",
        "exposure_s = 60\nexposures = [{channel = \"r\", exposure_s = 1}]\n[[", 6,
        "exposure_s stands beside exposures");
    row("no TOML", "exposure_s = 60\n[[", "exposure_s = = 60\n[[", 6, "");
}

void TestProgrammeText::aSlipCostsItsTargetOnly()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, line);
    QFETCH(QString, told);
    const ProgrammeRead read = readProgramme(with(from.toStdString(), to.toStdString()));
    QVERIFY2(allOf(read).find(told.toStdString()) != std::string::npos, allOf(read).c_str());
    QCOMPARE(read.problems.size(), std::size_t{1});
    QCOMPARE(read.problems.front().line, line);
    QVERIFY(!read.problems.front().next.empty());
    QVERIFY(read.isRefusedInPart());
    QCOMPARE(read.programme.targets.size(), std::size_t{1});
    QCOMPARE(read.programme.targets.front().name, std::string("B"));
    QCOMPARE(read.programme.blocks.size(), std::size_t{1});
    QCOMPARE(read.programme.blocks.front().name, std::string("B"));
}

void TestProgrammeText::everythingIsToldAtOnce()
{
    const ProgrammeRead read = readProgramme(R"([[target]]
name = "A"
ra = 1
dec = 2
exposure_s = 60
altitude_min_deg = 99
airmass_max = 0.5
[[target]]
name = "A"
ra = 1
dec = 2
exposure_s = 60
[[target]]
exposure_s = 60
[[target]]
name = "C"
ra = 1
dec = 2
exposure_s = 60
[[group]]
name = "g"
one_of = ["C", "D"]
[[owner]]
name = "o"
share = 2
)");
    std::vector<int> lines;
    for (const ProgrammeProblem &problem : read.problems)
        lines.push_back(problem.line);
    QCOMPARE(lines, (std::vector<int>{6, 7, 9, 13, 13, 20, 25}));
    QCOMPARE(read.programme.targets.size(), std::size_t{1});
    QCOMPARE(read.programme.groups.size(), std::size_t{1});
    QCOMPARE(read.programme.groups.front().blocks, std::vector<std::string>{"C"});
}

void TestProgrammeText::neighboursSurviveWhatIsNoToml()
{
    std::string text = kGood;
    text += "[[target]]\nname = \"C\nra = 5\n[[target]]\nname = \"D\"\nra = 1\ndec = 2\nexposure_s = \"x\"\n"
            "[[target]]\nname = \"E\"\nra = 1\ndec = 2\nexposure_s = 5\n";
    const ProgrammeRead read = readProgramme(text);
    QCOMPARE(read.programme.targets.size(), std::size_t{3});
    QCOMPARE(read.programme.targets.back().name, std::string("E"));
    QCOMPARE(read.programme.targets.back().line, 21);
    QCOMPARE(read.problems.size(), std::size_t{2});
    QCOMPARE(read.problems[0].line, 14);
    QCOMPARE(read.problems[1].line, 20);
}

void TestProgrammeText::whatIsWrittenIsReadTheSame_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestProgrammeText::whatIsWrittenIsReadTheSame()
{
    QFETCH(unsigned, seed);
    Programme programme = randomProgramme(seed, ProgrammeKind(), randomNight(1));
    programme.targets.front().notes = "quotes \" and \\ and a line\nand \xD1\x84";
    const ProgrammeRead read = readProgramme(programmeText(programme));
    QVERIFY2(read.problems.empty(), allOf(read).c_str());
    QCOMPARE(read.programme.blocks.size(), programme.blocks.size());
    // Degrees as text lose the last bit of radians.
    for (std::size_t i = 0; i < programme.blocks.size(); ++i) {
        const Block &a = programme.blocks[i];
        const Block &b = read.programme.blocks[i];
        QCOMPARE(b.windows, a.windows);
        QCOMPARE(b.fixedStart, a.fixedStart);
        QVERIFY(b.cadence == a.cadence);
        QVERIFY(b.exposures == a.exposures);
        QVERIFY(std::abs((*b.constraints.altitudeMin - *a.constraints.altitudeMin).asRadians()) < 1e-15);
    }
    const ProgrammeRead again = readProgramme(programmeText(read.programme));
    QVERIFY(isEqualButForLines(readProgramme(programmeText(again.programme)).programme, again.programme));
}

void TestProgrammeText::groupsThatAreNotWholeTakeTheirBlocksWithThem()
{
    const ProgrammeRead read =
        readProgramme(kGood + "[[group]]\nname = \"both\"\nall_of = [\"A\", \"missing\"]\n");
    QCOMPARE(read.programme.blocks.size(), std::size_t{1});
    QCOMPARE(read.programme.blocks.front().name, std::string("B"));
    QCOMPARE(read.programme.targets.size(), std::size_t{1}); // nothing is left of A
    QVERIFY(read.programme.groups.empty());
    QCOMPARE(read.problems.size(), std::size_t{2});
    QCOMPARE(read.problems.front().line, 13);
}

void TestProgrammeText::tenMillionBytesAreRefused()
{
    const ProgrammeRead read = readProgramme(std::string(10 * 1024 * 1024, '#'));
    QCOMPARE(read.problems.size(), std::size_t{1});
    QVERIFY(allOf(read).find("10485760 bytes") != std::string::npos);
    QVERIFY(read.programme.targets.empty());
    QVERIFY(readProgrammeCsv(std::string(10 * 1024 * 1024, '#')).isRefusedInPart());
    QVERIFY(readProgramme("name = \"\xff\xfe\"\n").isRefusedInPart());
}

void TestProgrammeText::neverRisingTargetsAreToldWithTheirLines()
{
    const ProgrammeRead read = readProgramme(
        with("dec = \"+41:16:09\"\nexposure_s = 60\n[[", "dec = -60\nexposure_s = 60\n[[")
        + "altitude_min_deg = 89\n");
    QVERIFY(read.problems.empty());
    const auto problems = neverPossible(read.programme, assyTurgen(), Angle::degrees(15));
    QCOMPARE(problems.size(), std::size_t{2});
    QCOMPARE(problems[0].line, 2);
    QVERIFY(textOf(problems[0]).find("never rises here") != std::string::npos);
    QCOMPARE(problems[1].line, 7);
    QVERIFY(textOf(problems[1]).find("lower altitude_min_deg") != std::string::npos);
}

void TestProgrammeText::aTableIsRead()
{
    const ProgrammeRead read = readProgrammeCsv(
        "# from a spreadsheet\r\nName;RA;Dec;Exposure;Count;Priority;Channels;Notes\r\n"
        "\"V1; a\";00:42:44.3;+41:16:09;12,5;4;3;r i;\"say \"\"hello\"\"\"\r\nM 31;;;60;;;;\r\n",
        lookup);
    QVERIFY2(read.problems.empty(), allOf(read).c_str());
    QCOMPARE(read.programme.targets.size(), std::size_t{2});
    QCOMPARE(read.programme.targets[0].name, std::string("V1; a"));
    QCOMPARE(read.programme.targets[0].notes, std::string("say \"hello\""));
    const Block &block = read.programme.blocks[0];
    QCOMPARE(block.exposures.size(), std::size_t{2});
    QCOMPARE(block.exposures[1].channel, std::string("i"));
    QCOMPARE(block.exposures[0].exposure, Duration(12500ms));
    QCOMPARE(block.exposures[0].count, 4);
    QCOMPARE(block.priority, 3.0);
    QCOMPARE(read.programme.blocks[1].exposures.size(), std::size_t{3});
}

void TestProgrammeText::badLinesOfATable_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("told");
    QTest::newRow("no name") << ",1,2,60,1"
                             << "name must have";
    QTest::newRow("no exposure") << "B,1,2,,1"
                                 << "exposure is missing";
    QTest::newRow("no place") << "B,x,2,60,1"
                              << "B";
    QTest::newRow("name unknown") << "B,,,60,1"
                                  << "is in no catalogue here";
    QTest::newRow("half a count") << "B,1,2,60,1.5"
                                  << "count is \"1.5\"";
    QTest::newRow("too long") << "B,1,2,99999,1"
                              << "exposure is \"99999\"";
    QTest::newRow("quote") << "\"B,1,2,60,1"
                           << "a quote is not closed";
    QTest::newRow("twice") << "A,1,2,60,1"
                           << "is the name of line 2 too";
}

void TestProgrammeText::badLinesOfATable()
{
    QFETCH(QString, line);
    QFETCH(QString, told);
    const ProgrammeRead read =
        readProgrammeCsv("name,ra,dec,exposure,count\nA,1,2,60,1\n" + line.toStdString() + "\nC,1,2,60,1\n");
    QCOMPARE(read.programme.targets.size(), std::size_t{2});
    QCOMPARE(read.programme.targets[1].name, std::string("C"));
    QVERIFY2(allOf(read).find(told.toStdString()) != std::string::npos, allOf(read).c_str());
    QVERIFY(!read.problems.empty());
    QCOMPARE(read.problems.front().line, 3);
}

QTEST_APPLESS_MAIN(TestProgrammeText)
#include "test_programme_text.moc"
