#pragma once

#include "core/annotation/LabelSet.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace suara {

/// One category while its label set is changed: its mark to click through, its word, its key, up, down and away.
class CategoryRow : public QWidget {
    Q_OBJECT

public:
    explicit CategoryRow(Category category, QWidget* parent = nullptr);

    Category category() const; ///< as it is typed, blanks at the ends left out
    void startTyping();
    int translationWidth() const;        ///< of "shown as …"; 0 where the word stands on screen as in files
    void setTranslationWidth(int width); ///< one for all rows, so that their fields end in one line

Q_SIGNALS:
    void changed();
    void returnPressed(); ///< in the word
    void moveRequested(int by);
    void removeRequested();

private:
    void build();
    void showTranslated();
    QString translation() const;

    Category m_category; ///< id and colour; the rest stands in the fields
    QLineEdit* m_name;
    QLabel* m_shown; ///< the built-in words as they are shown in the user's language
    QLineEdit* m_key;
};

} // namespace suara
