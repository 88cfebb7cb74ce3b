#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
#include "widgets/common/palette.h"

#include <QScrollArea>

#include <memory>
#include <optional>
#include <string>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QStackedWidget;

namespace tulpar {

/// An alert by hand: a notice pasted, dropped or opened, read at once so that the person sees what would be
/// sent; or a position written into fields. Not modal: it stands beside the queue. Sends nothing before its
/// button is pressed; the core judges what it is given like any notice. GUI thread.
class EntryPanel : public QScrollArea {
    Q_OBJECT
public:
    /// More is not a notice.
    static constexpr qint64 kMostBytes = qint64(16) << 20;

    explicit EntryPanel(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setObserving(bool isObserving);
    /// Why nothing may be sent from here; said beside the button.
    void setBarred(const QString &why);
    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);

    /// Shows the notice and what it says; `origin` as in EnterNotice.
    void offerNotice(const QByteArray &bytes, const QString &origin);
    /// Reads a file that was dropped or chosen; what cannot be read is said.
    void offerFile(const QString &path);
    void startPosition();
    /// The answer to what was sent.
    void showAnswer(const QString &sentence, bool isAccepted);

    [[nodiscard]] QString said() const;
    [[nodiscard]] bool canSend() const;

signals:
    void requested(const tulpar::Request &request);
    void closeAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildNoticePage();
    void buildPositionPage();
    void choosePage(int page);
    void readNotice();
    void readFields();
    void say(const QString &text, bool isProblem);
    void send();
    void openFile();
    void placeFoot();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    QByteArray m_bytes;
    QString m_origin;
    std::optional<EnterAlert> m_alert;
    bool m_isReadable = false;
    bool m_isObserving = false;
    QString m_barred;
    bool m_isFilling = false;
    qsizetype m_raLength = 0;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    QWidget *m_page = nullptr;
    QWidget *m_foot = nullptr; ///< the buttons, seen however low the panel is
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QPushButton *m_open = nullptr;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_ra = nullptr;
    QLineEdit *m_dec = nullptr;
    QLineEdit *m_error = nullptr;
    QLineEdit *m_time = nullptr;
    QLabel *m_said = nullptr;
    QLabel *m_answer = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace tulpar
