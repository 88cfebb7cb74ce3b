#pragma once

#include "core/session/request.h"
#include "core/session/snapshot.h"
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
class WaterfallView;

/// The running response with its waterfall filling in; afterwards one quiet line; hidden where there was
/// none.
class ResponseBanner : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit ResponseBanner(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    void setObserving(bool isObserving);
    /// One line, without the waterfall, where there is little room.
    void setCompact(bool isCompact);
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    bool m_isObserving = false;
    bool m_isCompact = false;
    bool m_isDetailWanted = false; ///< the waterfall also after the response
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    FlowLayout *m_line = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_age = nullptr;
    ElidedLabel *m_doing = nullptr;
    QLabel *m_progress = nullptr;
    HoldButton *m_stop = nullptr;
    QToolButton *m_detail = nullptr;
    WaterfallView *m_waterfall = nullptr;
};

} // namespace tulpar
