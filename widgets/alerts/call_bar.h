#pragma once

#include "core/session/request.h"
#include "widgets/alerts/call_watch.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <memory>

class QLabel;
class QToolButton;

namespace tulpar {

class ElidedLabel;
class FlowLayout;
class HoldButton;

/// The call for a person: which alert asks, what it is, how long an answer helps and what is done without
/// one. Stands under the status bar while something asks; takes no focus by itself, nothing moves but the
/// countdown's text. *Respond* takes two steps, *decline* and *heard* one.
class CallBar : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit CallBar(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    void setObserving(bool isObserving);
    /// Why nothing may be answered from here; said in the line.
    void setBarred(const QString &why);
    /// Gives the keyboard to *respond*.
    void takeFocus();

    [[nodiscard]] bool isCalling() const { return !m_watch.calls().empty(); }
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString countdown() const;
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);
    /// The person wants to see this alert.
    void eventChosen(const QString &event);
    void soundDue(tulpar::CallWatch::Sound sound);
    void callingChanged(bool isCalling);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void ask(RequestBody body);
    [[nodiscard]] const AlertView *current() const;

    CallWatch m_watch;
    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    bool m_isObserving = false;
    QString m_barred;
    bool m_wasCalling = false;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    FlowLayout *m_row = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_what = nullptr;
    QLabel *m_deadline = nullptr;
    HoldButton *m_respond = nullptr;
    HoldButton *m_decline = nullptr;
    QToolButton *m_heard = nullptr;
    QToolButton *m_story = nullptr;
};

} // namespace tulpar
