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
