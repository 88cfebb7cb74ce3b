#pragma once

#include "widgets/archive/archive_entry.h"
#include "widgets/common/palette.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;

/// What is looked for, as fields to write in: those of one topic are there, the others keep what stands in
/// them. GUI thread.
class SearchFields : public QWidget {
    Q_OBJECT
public:
    explicit SearchFields(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setChannels(const std::vector<std::string> &channels);
    void setTopic(ArchiveTopic topic);
    /// Writes into the fields; those of all topics.
    void setEntry(const ArchiveEntry &entry);
    [[nodiscard]] ArchiveEntry entry() const;
    /// Frames the field that cannot be read; none: no field.
    void setWrong(std::optional<EntryField> field);
    void takeFocus(EntryField field = EntryField::Words);
    [[nodiscard]] QLineEdit *line(EntryField field) const; ///< null: a choice, not a line

signals:
    void searchAsked();

private:
    struct Field {
        EntryField field = EntryField::Words;
        QWidget *box = nullptr;
        QLabel *label = nullptr;
        QLineEdit *line = nullptr; ///< else choices
        std::vector<QToolButton *> choices; ///< their values are their properties
        double width = 0; ///< px at 100 %
    };
    void addLine(
        EntryField field, const char *name, const QString &label, const QString &example, double width);
    void addChoices(EntryField field, const char *name, const QString &label);
    void fillChoices(Field &field, const std::vector<std::pair<QString, QString>> &choices);
    [[nodiscard]] Field *find(EntryField field);
    [[nodiscard]] QString valueOf(EntryField field) const;
    void setValue(EntryField field, const QString &value);
    void dress();

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    ArchiveTopic m_topic = ArchiveTopic::Frames;
    std::optional<EntryField> m_wrong;
    std::vector<std::string> m_channels;
    FlowLayout *m_flow;
    std::vector<Field> m_fields;
    QToolButton *m_search;
    QToolButton *m_clear;
};

} // namespace tulpar
