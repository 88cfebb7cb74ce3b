#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace tulpar {

class AlertModel;
class FlatSplitter;
class AlertDelegate;

/// The alert queue with the details of the chosen alert beside it. New alerts arrive at the top; the
/// selection stays with its burst. Asks nothing of the core.
class AlertPanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit AlertPanel(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setColours(const Palette &palette, const Scale &scale);
    void chooseEvent(const QString &event);
    /// Shows or hides the details of the current row.
    void toggleDetails();

    [[nodiscard]] AlertModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] bool areDetailsShown() const;
    [[nodiscard]] QString detailsText() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    /// The person chose this alert: the chart may show it.
    void eventChosen(const QString &event);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showDetails();
    void refreshDetails();
    void refreshEmpty();
    void fitColumns();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    std::vector<int> m_widths; ///< of the columns; zero for the one that stretches
    AlertModel *m_model = nullptr;
    AlertDelegate *m_delegate = nullptr;
    QStackedWidget *m_stack = nullptr;
    FlatSplitter *m_split = nullptr;
    QTableView *m_table = nullptr;
    QScrollArea *m_scroll = nullptr;
    QLabel *m_details = nullptr;
    QLabel *m_empty = nullptr;
};

} // namespace tulpar
