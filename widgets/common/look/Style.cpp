#include "widgets/common/look/Style.h"

#include "widgets/common/look/ComboLabel.h"
#include "widgets/common/look/FocusRing.h"
#include "widgets/common/look/StyleParts.h"
#include "widgets/common/look/StyleRoles.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/look/WheelGuard.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStyleOption>
#include <QTextEdit>
#include <map>

namespace suara {

namespace {

QString roleOf(const QWidget* widget)
{
    return widget != nullptr ? widget->property("role").toString() : QString();
}

bool isTextField(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
}

bool isPopUp(const QWidget* widget)
{
    return qobject_cast<const QAbstractItemView*>(widget) && roleOf(widget) == u"popup";
}

bool isKeyCap(const QWidget* widget)
{
    return qobject_cast<const QLabel*>(widget) && roleOf(widget) == u"key";
}

/// A line edit that has no box of its own: it is said to be bare, or stands in the box of another control.
bool isBare(const QWidget* widget)
{
    const QWidget* parent = widget != nullptr ? widget->parentWidget() : nullptr;
    return roleOf(widget) == u"bare" || qobject_cast<const QAbstractSpinBox*>(parent) ||
           qobject_cast<const QComboBox*>(parent);
}

/// The list that a combo box opens; Qt makes it when it is opened first.
bool isListOfCombo(const QWidget& widget)
{
    return widget.inherits("QComboBoxListView");
}

constexpr int listMargin = 16; // beside its words: padding, scroll bar

/// The room inside a frame.
QRect insideFrame(const QStyleOption& option, const QWidget* widget)
{
    if (isTextField(widget))
        return roleOf(widget).isEmpty() ? option.rect.adjusted(5, 5, -5, -5) : option.rect.adjusted(8, 4, -8, -4);
    if (isPopUp(widget))
        return option.rect.adjusted(5, 5, -5, -5);
    return option.rect.adjusted(7, 3, -7, -3);
}

QSize pushButtonSize(const QSize& contents, const QWidget* widget)
{
    return {contents.width() + (roleOf(widget) == u"link" ? 10 : 26), 28};
}

QSize toolButtonSize(const QSize& contents, const QWidget* widget)
{
    const QString role = roleOf(widget);
    const int width = contents.width() + 3;
    if (role == u"segment")
        return {std::max(width, 31) + 28, 24};
    if (role == u"section")
        return {std::max(width, 20), 20};
    if (role == u"main")
        return {36, 36};
    return {std::max(width + (role == u"search" ? 2 : 0), 28), 28};
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")), m_wheel(new WheelGuard(this))
{
    new FocusRing(this);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    dress(*widget);
    if (isListOfCombo(*widget)) // as wide as its words, however narrow the field is
        widget->setMinimumWidth(static_cast<QAbstractItemView*>(widget)->sizeHintForColumn(0) + listMargin);
    m_wheel->guard(*widget);
    if (auto* combo = qobject_cast<QComboBox*>(widget))
        giveLabel(*combo);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_SliderLength:
        return 14;
    case PM_SliderThickness:
        return 24;
    case PM_ScrollBarSliderMin:
        return 36;
    case PM_HeaderMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarHMargin:
    case PM_MenuBarVMargin:
    case PM_MenuButtonIndicator:
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_LayoutHorizontalSpacing:
        return 8;
    case PM_LayoutVerticalSpacing:
        return 4;
    case PM_LayoutLeftMargin:
        return 16;
    case PM_LayoutRightMargin:
        return 12;
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 8;
    case PM_SplitterWidth:
        return 1;
    case PM_SubMenuOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_TabBar_ElideMode:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_MenuBar_AltKeyNavigation:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return 0;
    case SH_Table_GridLineColor:
        return int(Theme::instance().tokens().grid.rgb());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

/// Grounds and frames of widgets. False: the style below draws it.
bool Style::drawPanel(PrimitiveElement element, const QStyleOption& option, QPainter& painter,
                      const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (!isBare(widget))
            drawField(painter, option);
        return true;
    case PE_Frame:
        if (isTextField(widget) && roleOf(widget).isEmpty())
            drawTextField(painter, option);
        else if (isTextField(widget))
            painter.fillRect(option.rect, Theme::instance().tokens().canvas);
        else if (isPopUp(widget))
            drawPopUp(painter, option);
        else if (isKeyCap(widget))
            drawKeyCap(painter, option);
        else
            return false;
        return true;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        drawPopUp(painter, option);
        return true;
    case PE_FrameMenu:
    case PE_PanelMenuBar:
    case PE_PanelScrollAreaCorner:
        return true;
    default:
        return false;
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    if (drawPanel(element, *option, *painter, widget))
        return;
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_FrameFocusRect: // the focus ring is drawn once, by FocusRing, for every kind of widget
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*painter, *option);
    case PE_IndicatorMenuCheckMark:
        return drawArrow(*painter, option->rect, "check", enabled);
    case PE_IndicatorArrowDown:
        return drawArrow(*painter, option->rect, "down", enabled);
    case PE_IndicatorArrowUp:
        return drawArrow(*painter, option->rect, "up", enabled);
    case PE_IndicatorArrowLeft:
        return drawArrow(*painter, option->rect, "left", enabled);
    case PE_IndicatorArrowRight:
        return drawArrow(*painter, option->rect, "right", enabled);
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawArrow(*painter, option->rect, option->state & State_Open ? "down" : "right", enabled);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawToolButton(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const
{
    const auto& button = static_cast<const QStyleOptionToolButton&>(option);
    drawToolButtonBox(painter, button, widget);
    const QStyleOptionToolButton words = toolButtonWords(button, widget);
    proxy()->drawControl(CE_ToolButtonLabel, &words, &painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        drawComboBox(*painter, *combo);
    else if (control == CC_ToolButton)
        drawToolButton(*option, *painter, widget);
    else if (control == CC_SpinBox)
        drawField(*painter, *option);
    else if (slider && control == CC_Slider && slider->orientation == Qt::Horizontal)
        drawSlider(*painter, *slider, sliderPart(*option, SC_SliderGroove), sliderPart(*option, SC_SliderHandle));
    else if (slider && control == CC_ScrollBar)
        drawScrollBar(*painter, *slider, scrollBarPart(*option, SC_ScrollBarSlider));
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::sliderPart(const QStyleOptionComplex& option, SubControl part) const
{
    const auto& slider = static_cast<const QStyleOptionSlider&>(option);
    const QRect all = slider.rect;
    if (part == SC_SliderGroove)
        return {all.left(), all.center().y() - 1, all.width(), 4};
    const int length = proxy()->pixelMetric(PM_SliderLength, &slider);
    const int along = sliderPositionFromValue(slider.minimum, slider.maximum, slider.sliderPosition,
                                              all.width() - length, slider.upsideDown);
    return visualRect(slider.direction, all, {all.left() + along, all.center().y() - 6, length, length});
}

QRect Style::scrollBarPart(const QStyleOptionComplex& option, SubControl part) const
{
    const auto& bar = static_cast<const QStyleOptionSlider&>(option);
    const bool isLying = bar.orientation == Qt::Horizontal;
    const int all = isLying ? bar.rect.width() : bar.rect.height();
    const auto range = std::int64_t(bar.maximum) - bar.minimum;
    const int least = std::min(all, proxy()->pixelMetric(PM_ScrollBarSliderMin, &bar));
    const int length =
        range == 0 ? all : std::max(least, int(std::int64_t(bar.pageStep) * all / (range + bar.pageStep)));
    const int start =
        sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, all - length, bar.upsideDown);
    const auto along = [&](int from, int to) {
        const QRect piece = isLying ? QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height())
                                    : QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from);
        return visualRect(bar.direction, bar.rect, piece);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return along(0, all);
    case SC_ScrollBarSlider:
        return along(start, start + length);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + length, all);
    default:
        return {};
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(9, 1, -24, -1));
    if (control == CC_SpinBox)
        return part == SC_SpinBoxEditField ? option->rect.adjusted(9, 1, -9, -1)
               : part == SC_SpinBoxFrame   ? option->rect
                                           : QRect();
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (slider && control == CC_Slider && slider->orientation == Qt::Horizontal &&
        (part == SC_SliderGroove || part == SC_SliderHandle))
        return sliderPart(*option, part);
    if (slider && control == CC_ScrollBar)
        return scrollBarPart(*option, part);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return isBare(widget) ? option->rect : option->rect.adjusted(9, 1, -9, -1);
    if (element == SE_ShapedFrameContents && (isTextField(widget) || isPopUp(widget) || isKeyCap(widget)))
        return insideFrame(*option, widget);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const
{
    switch (type) {
    case CT_ComboBox:
        return {contents.width() + 40, 28};
    case CT_PushButton:
        return pushButtonSize(contents, widget);
    case CT_ToolButton:
        return toolButtonSize(contents, widget);
    case CT_LineEdit:
        return isBare(widget) ? QSize(contents.width(), 26) : QSize(contents.width() + 18, 28);
    case CT_SpinBox:
        return {contents.width() + 18, 28};
    case CT_ProgressBar:
        return {contents.width(), 4};
    case CT_MenuBarItem:
        return contents + QSize(31, 12);
    case CT_MenuItem:
        if (static_cast<const QStyleOptionMenuItem*>(option)->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), 9};
        return contents + QSize(88, 10);
    case CT_HeaderSection:
        return QProxyStyle::sizeFromContents(type, option, contents, widget) + QSize(16, 0);
    case CT_ItemViewItem:
        if (isPopUp(widget))
            return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, 24}) + QSize(8, 0);
        if (widget != nullptr && isListOfCombo(*widget))
            return QProxyStyle::sizeFromContents(type, option, contents, widget).expandedTo({0, 26}) + QSize(16, 0);
        break;
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

/// What a file dialog shows on a desktop that has none of its own.
QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    static const std::map<StandardPixmap, const char*> ours{
        {SP_ArrowBack, "left"},
        {SP_ArrowForward, "right"},
        {SP_ArrowLeft, "left"},
        {SP_ArrowRight, "right"},
        {SP_ComputerIcon, "table"},
        {SP_DirClosedIcon, "folder"},
        {SP_DirHomeIcon, "folder"},
        {SP_DirIcon, "folder"},
        {SP_DirLinkIcon, "folder"},
        {SP_DirOpenIcon, "folder"},
        {SP_DriveHDIcon, "folder"},
        {SP_FileDialogBack, "left"},
        {SP_FileDialogDetailedView, "table"},
        {SP_FileDialogListView, "filter"},
        {SP_FileDialogNewFolder, "add"},
        {SP_FileDialogToParent, "up"},
        {SP_FileIcon, "clip"},
    };
    const auto found = ours.find(which);
    return found == ours.end() ? QProxyStyle::standardIcon(which, option, widget)
                               : Theme::instance().icon(QLatin1String(found->second));
}

/// A text that is too long is cut in its middle, for its end may tell it from others ("Annotator 2").
void Style::drawComboLabel(QPainter& painter, const QStyleOptionComboBox& option, const QWidget* widget) const
{
    QStyleOptionComboBox shown = option;
    int room = subControlRect(CC_ComboBox, &option, SC_ComboBoxEditField, widget).width() - 2;
    if (!option.currentIcon.isNull())
        room -= option.iconSize.width() + 4;
    shown.currentText = option.fontMetrics.elidedText(option.currentText, Qt::ElideMiddle, room);
    QProxyStyle::drawControl(CE_ComboBoxLabel, &shown, &painter, widget);
}

bool Style::drawMenuPart(ControlElement element, const QStyleOption& option, QPainter& painter) const
{
    switch (element) {
    case CE_MenuItem:
        suara::drawMenuItem(painter, static_cast<const QStyleOptionMenuItem&>(option));
        return true;
    case CE_MenuBarItem:
        drawMenuBarItem(painter, static_cast<const QStyleOptionMenuItem&>(option));
        return true;
    case CE_MenuBarEmptyArea:
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return true;
    default:
        return false;
    }
}

/// In a list that opens, the chosen row is a box of its own.
void Style::drawPopUpItem(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionViewItem item(static_cast<const QStyleOptionViewItem&>(option));
    if (item.state & State_Selected)
        drawChosen(painter, item);
    item.state &= ~State_Selected;
    item.rect.adjust(4, 0, -4, 0);
    QProxyStyle::drawControl(CE_ItemViewItem, &item, &painter, widget);
}

/// In the list of a combo box, the words stand below those of its field.
void Style::drawListItem(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    QStyleOptionViewItem item(static_cast<const QStyleOptionViewItem&>(option));
    if (item.state & State_Selected)
        painter.fillRect(item.rect, Theme::instance().tokens().accentSoft);
    item.state &= ~State_Selected;
    item.rect.adjust(8, 0, -8, 0);
    QProxyStyle::drawControl(CE_ItemViewItem, &item, &painter, widget);
}

void Style::drawFocusFrame(const QStyleOption& option, QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().tokens().accent, 2));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 3, 3);
    painter.restore();
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (drawMenuPart(element, *option, *painter))
        return;
    switch (element) {
    case CE_ComboBoxLabel:
        return drawComboLabel(*painter, *static_cast<const QStyleOptionComboBox*>(option), widget);
    case CE_PushButtonBevel:
        return drawButtonBox(*painter, *static_cast<const QStyleOptionButton*>(option), widget);
    case CE_PushButtonLabel: {
        const QStyleOptionButton words = buttonWords(*static_cast<const QStyleOptionButton*>(option), widget);
        return QProxyStyle::drawControl(element, &words, painter, widget);
    }
    case CE_HeaderLabel: {
        QStyleOptionHeader words = *static_cast<const QStyleOptionHeader*>(option);
        words.rect.adjust(8, 0, -8, 0);
        return QProxyStyle::drawControl(element, &words, painter, widget);
    }
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderBox(*painter, *option, element == CE_HeaderSection);
    case CE_ProgressBar:
        return drawProgress(*painter, *static_cast<const QStyleOptionProgressBar*>(option));
    case CE_Splitter:
        return painter->fillRect(option->rect, Theme::instance().tokens().border);
    case CE_FocusFrame:
        return drawFocusFrame(*option, *painter);
    case CE_ItemViewItem:
        if (isPopUp(widget))
            return drawPopUpItem(*option, *painter, widget);
        if (widget != nullptr && isListOfCombo(*widget))
            return drawListItem(*option, *painter, widget);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

} // namespace suara
