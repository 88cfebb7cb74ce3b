#include "app/vnc_link.h"

#include <QTest>

using namespace tulpar;

/// How much a VNC viewer has not taken, read from the kernel's table of sockets.
class TestVncLink : public QObject {
    Q_OBJECT

private slots:
    void theQuickestViewerCounts()
    {
        // Columns as in proc(5); 170D is port 5901, 0A a listening socket, 06 one that is over.
        constexpr std::string_view table =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
            "   0: 00000000:170D 00000000:0000 0A 00000000:00000007 00:00000000 00000000  1000\n"
            "   1: 0100007F:170D 0100007F:8FA2 01 0001E240:00000000 01:00000014 00000000  1000\n"
            "   2: 0100007F:8FA2 0100007F:170D 01 00000010:00000000 00:00000000 00000000  1000\n"
            "   3: 0100007F:170D 0A00000A:8FA4 01 00000100:00000000 01:00000014 00000000  1000\n"
            "   4: 0100007F:170D 0A00000A:8FA5 06 00000000:00000000 01:00000014 00000000  1000\n"
            "   5: 00000000000000000000000001000000:170E 00000000000000000000000001000000:1 01 "
            "0000FFFF:00000000 00:0\n"
            "   6: broken line\n"
            "   7: 0100007F 0A00000A:8FA5 01 00000000 01:00000014";
        QCOMPARE(backlogOf(table, 5901), std::optional<std::size_t>(0x100));
        QCOMPARE(backlogOf(table, 5902), std::optional<std::size_t>(0xffff));
        QCOMPARE(backlogOf(table, 5903), std::nullopt);
        QCOMPARE(backlogOf({}, 5901), std::nullopt);
    }

    void thePortIsTheDisplays()
    {
        QCOMPARE(vncPortOf(":1"), std::optional<std::uint16_t>(5901));
        QCOMPARE(vncPortOf(":0.0"), std::optional<std::uint16_t>(5900));
        QCOMPARE(vncPortOf("unix:12.1"), std::optional<std::uint16_t>(5912));
        for (const char *other : {"", ":", "host:1", "localhost:10.0", ":x", ":-1", ":70000", "wayland-0"})
            QCOMPARE(vncPortOf(other), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestVncLink)
#include "test_vnc_link.moc"
