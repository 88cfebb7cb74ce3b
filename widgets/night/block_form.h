#pragma once

#include "widgets/common/palette.h"
#include "widgets/common/standing.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;

/// What a person can say to one block of the programme: now, at a time, not tonight, as the plan likes.
/// What changes the running night at once is held. GUI thread.
class BlockForm : public QWidget {
    Q_OBJECT
public:
    explicit BlockForm(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setBlock(const QString &key);
    void refresh(const std::shared_ptr<const Snapshot> &snapshot, UtcInstant now, const Standing &standing);

    void chooseNow();
    void chooseSkip();
    void chooseTime();
    void free();
    [[nodiscard]] QString whyNot(BlockOrder order) const;
    /// The next such time of the clock that lies in the night: "18:40", "1840"; none: no time.
    [[nodiscard]] static std::optional<UtcInstant> timeOf(const QString &text, const NightView &night);

signals:
    void requested(const tulpar::Request &request);

private:
    void order(BlockOrder order);
    void refreshParts();

    QString m_key;
    std::string m_target;
    std::string m_block;
    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    FlowLayout *m_flow;
    QLabel *m_title;
    HoldButton *m_begin;
    QLineEdit *m_time;
    QToolButton *m_at;
    HoldButton *m_skip;
    QToolButton *m_free;
    QLabel *m_reason;
};

} // namespace tulpar
