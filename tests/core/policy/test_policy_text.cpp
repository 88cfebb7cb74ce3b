#include "core/policy/policy_text.h"

#include <QFile>
#include <QTest>

using namespace tulpar;

/// The rules as text: what is read, and how each slip of the pen is refused with line and remedy.
class TestPolicyText final : public QObject {
    Q_OBJECT

private slots:
    void theResourceIsTheBuiltInPolicy();
    void theBuiltInPolicyIsRead();
};

void TestPolicyText::theResourceIsTheBuiltInPolicy()
{
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/resources/policy.toml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // If this fails: copy the text of resources/policy.toml into core/policy/built_in_policy.cpp.
    QVERIFY(file.readAll().toStdString() == builtInPolicyText());
}

void TestPolicyText::theBuiltInPolicyIsRead()
{
    const auto read = readPolicy(builtInPolicyText());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->warnings.size(), std::size_t(0));
    QVERIFY(read->policy == builtInPolicy());
    QCOMPARE(read->policy.fingerprint.size(), std::size_t(16));
    QVERIFY(read->policy.sunLimit());
    QCOMPARE(read->policy.sunLimit()->asDegrees(), -12.0);
    QCOMPARE(read->policy.altitudeLimit()->asDegrees(), 15.0);
}

QTEST_APPLESS_MAIN(TestPolicyText)
#include "test_policy_text.moc"
