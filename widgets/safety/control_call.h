#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QToolButton;

namespace tulpar {

class FlowLayout;

/// At the lower edge of the desk that has control: somebody asks for it, how long until it goes over by
/// itself, grant and decline. Takes no focus and, in its first moments, no click.
class ControlCall : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit ControlCall(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    void takeFocus();

    [[nodiscard]] bool isAsked() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);
    void heightChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    QTimer m_settle;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    FlowLayout *m_row = nullptr;
    QLabel *m_text = nullptr;
    QToolButton *m_grant = nullptr;
    QToolButton *m_decline = nullptr;
};

} // namespace tulpar
