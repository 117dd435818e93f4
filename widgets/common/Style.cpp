#include "widgets/common/Style.h"

#include "widgets/common/ComboLabel.h"
#include "widgets/common/FocusRing.h"
#include "widgets/common/StyleParts.h"
#include "widgets/common/Theme.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleOption>
#include <map>

namespace suara {

Style::Style() : QProxyStyle(QStringLiteral("Fusion"))
{
    new FocusRing(this);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
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
        return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_MenuBar_AltKeyNavigation:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
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

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && control == CC_ComboBox)
        drawComboBox(*painter, *combo);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(9, 1, -24, -1));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    return type == CT_ComboBox ? QSize(contents.width() + 40, 28) : size;
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

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        combo && element == CE_ComboBoxLabel)
        return drawComboLabel(*painter, *combo, widget);
    if (element != CE_FocusFrame) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Theme::instance().tokens().accent, 2));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
    painter->restore();
}

} // namespace suara
