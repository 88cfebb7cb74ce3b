#pragma once

#include "core/session/snapshot.h"
#include "core/time/clock.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/viewer/frame_pixmap.h"
#include "widgets/viewer/view_link.h"
#include "widgets/viewer/viewer_model.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

class ChannelPane;
class FrameLoader;
class ReadoutLine;

/// The live viewer: the newest frame of each channel side by side or one large, looking at the same sky, or a
/// file from outside. Reads frames itself, by the paths of the snapshot; asks nothing of the core. GUI
/// thread.
class FrameViewer final : public QWidget, public HasKeys {
    Q_OBJECT

public:
    explicit FrameViewer(const Clock &clock, QWidget *parent = nullptr);
    ~FrameViewer() override;

    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// The font is the widget's own, already at its size; `scale` is for all else.
    void setColours(const Palette &colours, const Scale &scale = Scale());
    void setNow(UtcInstant now); ///< about once a second

    void openFile(const QString &path); ///< any image core/fits reads; what fails is said in the panel
    void closeFile(); ///< back to the live channels
    void showChannel(const QString &channel); ///< large
    void showAll();

    [[nodiscard]] ChannelPane *pane(const QString &channel) const; ///< null: no such channel
    [[nodiscard]] ChannelPane *filePane() const { return m_file.pane; }
    [[nodiscard]] const ReadoutLine *readoutLine() const { return m_readout; }
    [[nodiscard]] const ViewState &view() const { return m_isFileShown ? m_fileView : m_view; }
    [[nodiscard]] const Tone &tone() const { return m_tone; }
    [[nodiscard]] bool isFileShown() const { return m_isFileShown; }
    [[nodiscard]] bool isKeyHelpShown() const;

    [[nodiscard]] std::vector<KeyLine> keys() const override;
    [[nodiscard]] QSize sizeHint() const override { return {900, 360}; }

signals:
    /// A frame of a channel is on the screen.
    void framePainted(const QString &channel, quint64 number, tulpar::MonoInstant at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Seat {
        std::string channel; ///< empty: the file
        QString path;
        QString problem; ///< of the newest frame, when it could not be shown
        ChannelPane *pane = nullptr;
        FrameLoader *loader = nullptr;
    };

    void seatChannels();
    [[nodiscard]] Seat newSeat(const std::string &channel);
    void takeFrame(ChannelPane *pane, const Frame &frame, quint64 number);
    void takeFailure(ChannelPane *pane, const Error &error, quint64 number, const QString &path);
    void refreshWords();
    void refreshTitle(const Seat &seat);
    void arrange();
    void setView(const ViewState &view);
    void setTone(const Tone &tone);
    void setCursorAt(ChannelPane *pane, std::optional<QPointF> device);
    void refreshReadout();
    bool takeViewKey(const QKeyEvent &event);
    bool takeToneKey(const QKeyEvent &event);
    void copySky() const;
    void chooseFile();
    void toggleKeyHelp();
    [[nodiscard]] ChannelPane *currentPane() const;
    [[nodiscard]] Seat *seatOf(const ChannelPane *pane);
    [[nodiscard]] QString nameOf(const ChannelPane *pane);

    const Clock &m_clock;
    QThreadPool m_pool; ///< goes before the panes, and with it all work for them
    ViewerModel m_model;
    UtcInstant m_now;
    Palette m_colours = Palette::of(Lighting::Night);
    Scale m_scale;
    Tone m_tone;
    ViewState m_view; ///< of the channels
    ViewState m_fileView;

    std::vector<Seat> m_seats;
    Seat m_file;
    ReadoutLine *m_readout = nullptr;
    KeyHelp *m_keyHelp = nullptr;
    std::string m_large; ///< channel shown alone; empty: all
    std::string m_current; ///< channel that the keyboard reads
    bool m_isFileShown = false;
    int m_shownCount = 0; ///< panes side by side
    ChannelPane *m_cursorPane = nullptr;
    std::optional<QPointF> m_cursor; ///< device pixels of the image area; none: the keyboard reads the middle
    bool m_isKeyboardReading = false;
};

} // namespace tulpar
