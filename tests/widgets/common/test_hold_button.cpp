#include <QtTest>

#include "widgets/common/hold_button.h"

#include <QMouseEvent>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The two deliberate steps; times are those of the events, so nothing waits.
class TestHoldButton : public QObject {
    Q_OBJECT
private slots:
    void init();
    void clickThenHoldConfirms();
    void shortSecondClickTakesTheChoiceBack();
    void longFirstPressOnlyChooses();
    void lettingGoOutsideTakesTheChoiceBack();
    void enterTwiceConfirms();
    void heldKeyDoesNotConfirm();
    void escapeAndFocusTakeTheChoiceBack();
    void disabledDoesNothing();

private:
    void press(quint64 ms) { mouse(QEvent::MouseButtonPress, ms, QPointF(5, 5)); }
    void release(quint64 ms, QPointF at = QPointF(5, 5)) { mouse(QEvent::MouseButtonRelease, ms, at); }
    void mouse(QEvent::Type type, quint64 ms, QPointF at)
    {
        QMouseEvent event(
            type, at, m_button->mapToGlobal(at), Qt::LeftButton,
            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        event.setTimestamp(ms);
        QCoreApplication::sendEvent(m_button.get(), &event);
    }

    std::unique_ptr<HoldButton> m_button;
    std::unique_ptr<QSignalSpy> m_confirmed;
};

void TestHoldButton::init()
{
    m_button = std::make_unique<HoldButton>();
    m_button->setWish(u"Arm"_s);
    m_button->resize(m_button->sizeHint());
    m_button->show();
    m_confirmed = std::make_unique<QSignalSpy>(m_button.get(), &HoldButton::confirmed);
}

void TestHoldButton::clickThenHoldConfirms()
{
    press(1000);
    release(1080);
    QVERIFY(m_button->isChosen());
    QCOMPARE(m_confirmed->count(), 0);
    press(2000);
    release(2600);
    QCOMPARE(m_confirmed->count(), 1);
    QVERIFY(!m_button->isChosen());
}

void TestHoldButton::shortSecondClickTakesTheChoiceBack()
{
    press(1000);
    release(1080);
    press(2000);
    release(2599);
    QCOMPARE(m_confirmed->count(), 0);
    QVERIFY(!m_button->isChosen());
}

void TestHoldButton::longFirstPressOnlyChooses()
{
    press(1000);
    QCOMPARE(m_button->shownText(), u"now hold again: Arm"_s); // while it is held on, too
    release(5000);
    QCOMPARE(m_confirmed->count(), 0);
    QVERIFY(m_button->isChosen());
    QCOMPARE(m_button->shownText(), u"now hold again: Arm"_s);
    press(6000);
    QCOMPARE(m_button->shownText(), u"hold on\u2026"_s);
}

void TestHoldButton::lettingGoOutsideTakesTheChoiceBack()
{
    press(1000);
    release(1080);
    press(2000);
    release(9000, QPointF(-50, 5));
    QCOMPARE(m_confirmed->count(), 0);
    QVERIFY(!m_button->isChosen());
}

void TestHoldButton::enterTwiceConfirms()
{
    QTest::keyClick(m_button.get(), Qt::Key_Return);
    QVERIFY(m_button->isChosen());
    QTest::keyClick(m_button.get(), Qt::Key_Space);
    QCOMPARE(m_confirmed->count(), 1);
}

void TestHoldButton::heldKeyDoesNotConfirm()
{
    QTest::keyClick(m_button.get(), Qt::Key_Return);
    QKeyEvent repeat(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QCoreApplication::sendEvent(m_button.get(), &repeat);
    QCOMPARE(m_confirmed->count(), 0);
}

void TestHoldButton::escapeAndFocusTakeTheChoiceBack()
{
    QTest::keyClick(m_button.get(), Qt::Key_Return);
    QTest::keyClick(m_button.get(), Qt::Key_Escape);
    QVERIFY(!m_button->isChosen());
    QTest::keyClick(m_button.get(), Qt::Key_Return);
    QFocusEvent out(QEvent::FocusOut);
    QCoreApplication::sendEvent(m_button.get(), &out);
    QVERIFY(!m_button->isChosen());
    QCOMPARE(m_confirmed->count(), 0);
}

void TestHoldButton::disabledDoesNothing()
{
    m_button->setEnabled(false);
    press(1000);
    release(1080);
    QVERIFY(!m_button->isChosen());
}

QTEST_MAIN(TestHoldButton)
#include "test_hold_button.moc"
