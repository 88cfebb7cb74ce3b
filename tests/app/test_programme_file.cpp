#include "app/programme_file.h"

#include <QTest>

using namespace tulpar;

namespace {

constexpr const char *kGood = "[[target]]\nname = \"A\"\nra = 10\ndec = 40\nexposure_s = 60\n";
constexpr const char *kBad = "[[target]]\nname = \"B\"\nra = 10\ndec = 40\n";

ReadProgrammeFile readOf(const std::string &text, bool takeGood)
{
    return readProgrammeText(text, "entered", takeGood, {});
}

} // namespace

/// What may replace the programme in force.
class TestProgrammeFile : public QObject {
    Q_OBJECT

private slots:
    void goodTargetsRunIfAPersonSaysSo()
    {
        QVERIFY(readOf(kGood, false).programme != nullptr);
        const std::string both = std::string(kGood) + kBad;
        QVERIFY(readOf(both, false).programme == nullptr);
        const auto taken = readOf(both, true);
        QVERIFY(taken.programme != nullptr);
        QCOMPARE(taken.programme->targets.size(), std::size_t{1});
        QCOMPARE(taken.fact.problems, 1);
    }

    /// A person at the command line is told where to begin.
    void theFirstProblemsAreToldWithTheirLines()
    {
        std::string text = kGood;
        for (int i = 0; i < 9; ++i)
            text += "[[target]]\nname = \"B" + std::to_string(i) + "\"\nra = 10\ndec = 40\n";
        const Reasons reasons = whyRefused(readOf(text, false));
        QCOMPARE(reasons.front().code, ReasonCode::ProgrammeRefused);
        QCOMPARE(reasons.front().value, 9.0);
        QCOMPARE(reasons.size(), std::size_t{6});
        QCOMPARE(reasons[1].code, ReasonCode::ProgrammeLine);
        QCOMPARE(reasons[1].value, 6.0); // its [[target]] stands there
        QCOMPARE(reasons[2].value, 10.0);
        QVERIFY2(reasons[1].who.find("exposure_s is missing") != std::string::npos, reasons[1].who.c_str());
        QCOMPARE(
            whyRefused(readOf("name = \"nothing\"\n", false)).back().who, std::string("it holds no target"));
    }

    void oneWithoutATargetIsRefused()
    {
        for (const bool takeGood : {false, true}) {
            const auto empty = readOf("name = \"nothing\"\n", takeGood);
            QVERIFY(empty.programme == nullptr);
            QCOMPARE(empty.fact.error, std::string("it holds no target"));
        }
        const auto bad = readOf(kBad, true);
        QVERIFY(bad.programme == nullptr);
        QVERIFY2(bad.fact.error.find("exposure_s is missing") != std::string::npos, bad.fact.error.c_str());
    }
};

QTEST_GUILESS_MAIN(TestProgrammeFile)
#include "test_programme_file.moc"
