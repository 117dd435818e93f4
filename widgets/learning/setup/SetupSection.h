#pragma once

#include "widgets/common/controls/NumberBox.h"
#include "widgets/common/controls/Section.h"

#include <utility>

class QAbstractSpinBox;
class QComboBox;
class QDoubleSpinBox;

namespace suara {

struct TrainSetup;

/// A section of the setup: shows its part of the choices and says what was chosen there.
class SetupSection : public Section {
    Q_OBJECT

public:
    using Section::Section;

    void setChoices(const TrainSetup& setup);         ///< without changed()
    virtual void take(TrainSetup& setup) const = 0;   ///< writes its part
    virtual void follow(const TrainSetup& setup) = 0; ///< shows only the fields that count with these choices

Q_SIGNALS:
    void changed(); ///< by the user

protected:
    virtual void fill(const TrainSetup& setup) = 0;
    void tell(); ///< what the user did, unless the fields are being filled
    /// The next language or choice fills fields without telling.
    template<typename Change>
    void quietly(Change change)
    {
        const bool wasFilling = std::exchange(m_isFilling, true);
        change();
        m_isFilling = wasFilling;
    }

private:
    bool m_isFilling = false;
};

/// A box that grows no wider than its row.
QComboBox* choiceBox();

/// Fills a box with texts in the new language and keeps the choice.
void setItems(QComboBox* box, const QStringList& texts);

/// A field with a button behind it.
QWidget* withButton(QWidget* field, QWidget* button);

} // namespace suara
