#pragma once

class QWidget;

namespace suara {

class Player;
class Workbench;

/// The actions of the window that belong to no page, made with window as their owner: editing, playing, looking, help.
/// Menus and header find them by id.
void makeEditActions(QWidget& window, Workbench& workbench);
void makePlayActions(QWidget& window, Workbench& workbench, Player& player);
void makeViewActions(QWidget& window);

} // namespace suara
