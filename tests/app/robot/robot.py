"""Works with the real program as a blind person does: by its accessibility tree alone.

robot.py SUARA SUARA-CLI WORK opens an hour-long file, adds each lane, changes a parameter, selects a stretch, saves a
picture and a table, labels a segment, opens the demo, trains on it and reads the confusion matrix. Everything is found by
role and name, and used by its action, its value or its text; keys are pressed only where the program offers keys. It
waits for what should come and says in one sentence what did not. Run by the script `run` beside it.
"""

import csv
import struct
import subprocess
import sys
import time
import wave
from pathlib import Path

import pyatspi

PATIENCE = 60.0  # s for one thing to appear; a loaded machine is slow
MENU_ITEMS = ("menu item", "check menu item")
BUTTONS = ("push button", "check box", "toggle button")
PANES = ("panel", "filler")
NAMED = (*BUTTONS, "combo box", "spin button", "slider", "text", "table", "list", "list item", "radio button")


class Failed(Exception):
    """One sentence that says what was expected and did not come."""


def wait_for(what, condition, patience=PATIENCE):
    """What condition() gives, once it is neither None nor false nor an error of a tree that is changing."""
    end = time.monotonic() + patience
    while True:
        try:
            found = condition()
        except Exception as error:  # parts vanish while they are read; pyatspi raises many kinds
            found, last = None, error
        else:
            last = None
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"{what} did not come within {patience:.0f} s" + (f" ({last})" if last else "") + ".")
        time.sleep(0.05)


def children(node):
    return [child for child in (node.getChildAtIndex(i) for i in range(node.childCount)) if child is not None]


def has(node, state):
    return node.getState().contains(state)


def name_of(node):
    """A combo box's own name is what is chosen in it; what it is called stands in its label."""
    if node.getRoleName() == "combo box":
        for relation in node.getRelationSet():
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
                return relation.getTarget(0).name
    return node.name


def walk(node, showing):
    """The node and all below it; with showing, without what is on pages behind."""
    yield node
    for child in children(node):
        if not showing or has(child, pyatspi.STATE_SHOWING):
            yield from walk(child, showing)


def do(node, *wanted):
    """The first of the wanted actions that the node has."""
    actions = node.queryAction()
    names = [actions.getName(i) for i in range(actions.nActions)]
    for action in wanted:
        if action in names:
            actions.doAction(names.index(action))
            return
    raise Failed(f"'{node.name}' ({node.getRoleName()}) has no action {' or '.join(wanted)}; it has {names}.")


class Program:
    def __init__(self, suara, work):
        self.log = open(work / "suara.log", "w")
        self.process = subprocess.Popen([suara], stdout=self.log, stderr=subprocess.STDOUT, cwd=work)
        self.tree = wait_for("The program in the accessibility tree", self._application)
        self.menus = self.find("menu bar", None)

    def _application(self):
        if self.process.poll() is not None:
            raise Failed(f"The program ended at once, with {self.process.returncode}.")
        for application in children(pyatspi.Registry.getDesktop(0)):
            if application.get_process_id() == self.process.pid and application.childCount > 0:
                return application
        return None

    # Finding

    def find_now(self, roles, name, within=None, showing=True):
        roles = (roles,) if isinstance(roles, str) else roles
        for node in walk(within or self.tree, showing):
            if node.getRoleName() in roles and (name is None or name_of(node) == name):
                return node
        return None

    def find(self, roles, name, within=None, showing=True, patience=PATIENCE):
        what = f"'{name}' ({roles if isinstance(roles, str) else ' or '.join(roles)})"
        return wait_for(what, lambda: self.find_now(roles, name, within, showing), patience)

    # Using

    def press(self, name, within=None, roles=BUTTONS):
        button = wait_for(
            f"'{name}', ready to be pressed",
            lambda: (found := self.find_now(roles, name, within)) and has(found, pyatspi.STATE_ENABLED) and found,
        )
        do(button, "Press", "Toggle")

    def menu_items(self, *names):
        """What a menu holds, by the names on the way to it; menus need not be open for it."""
        items = children(self.menus)
        for name in names:
            item = next((item for item in items if item.name == name), None)
            if item is None:
                return []
            items = [item for popup in children(item) for item in children(popup)]
        return items

    def choose_in_menu(self, *names):
        item = wait_for(f"{' > '.join(names)} in the menus, ready", lambda: next(
            (item for item in self.menu_items(*names[:-1])
             if item.name == names[-1] and has(item, pyatspi.STATE_ENABLED)), None))
        do(item, "Press", "Toggle")

    def page(self, name):
        tab = self.find("check box", name)
        if not has(tab, pyatspi.STATE_CHECKED):
            do(tab, "Toggle", "Press")
        wait_for(f"The page {name}", lambda: has(self.find_now("check box", name), pyatspi.STATE_CHECKED))

    def key(self, node, *keys):
        """Keys for what has the focus, as a person types them."""
        do(node, "SetFocus") if has(node, pyatspi.STATE_FOCUSABLE) and node.queryAction().nActions else None
        node.queryComponent().grabFocus()
        wait_for(f"The focus in '{node.name}'", lambda: has(node, pyatspi.STATE_FOCUSED))
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def set_number(self, name, number):
        spin = self.find("spin button", name)
        spin.queryValue().currentValue = number
        wait_for(f"'{name}' at {number}", lambda: spin.queryValue().currentValue == number)

    def save_or_open(self, title, path, button):
        """The file dialog of that title: gives it the path and presses its button."""
        dialog = self.find(("dialog", "file chooser", "frame"), title)
        field = wait_for("The file name's field", lambda: next(
            (n for n in walk(dialog, True) if n.getRoleName() == "text" and has(n, pyatspi.STATE_EDITABLE)), None))
        field.queryEditableText().setTextContents(str(path))
        self.press(button, dialog)
        wait_for(f"The end of the dialog '{title}'", lambda: not self.find_now(("dialog", "file chooser"), title))


def write_hour(path):
    """An hour of mono sound at 8 kHz: ten seconds that hum, hiss and fall silent, over and over."""
    rate = 8000
    block, state, phase = bytearray(), 1, 0.0
    for i in range(10 * rate):
        second = i / rate
        if second % 5 < 3:
            phase = (phase + (110 + 60 * (second % 5)) / rate) % 1.0
            value = 0.6 * (4.0 * abs(phase - 0.5) - 1.0)
        elif second % 5 < 4:
            state = (state * 1664525 + 1013904223) % 2**32
            value = 0.2 * (state / 2**31 - 1.0)
        else:
            value = 0.0
        block += struct.pack("<h", int(32767 * value))
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        for _ in range(360):
            out.writeframesraw(bytes(block))


def lane_names(stack):
    """Lanes stand as children of the stack, each under its title."""
    return [child.name for child in children(stack) if child.name and has(child, pyatspi.STATE_SHOWING)]


# What the robot does, in order.


def opens_an_hour(program, work):
    hour = work / "hour.wav"
    write_hour(hour)
    program.choose_in_menu("File", "Add audio files…")
    program.save_or_open("Add audio files", hour, "Open")
    wait_for("The hour in the list of clips", lambda: any(
        child.name.startswith("hour") for child in children(program.find_now("list", "Clips"))))
    wait_for("The waveform's lane", lambda: "Waveform" in lane_names(program.find_now(PANES, "Lanes")))


def adds_each_lane(program):
    """Each in turn, for all of them at once have no room."""
    stack = program.find(PANES, "Lanes")
    before = len(lane_names(stack))
    offered = wait_for("The names of lanes in the menu", lambda: [
        item.name for item in program.menu_items("View", "Add lane") if item.name and "Python" not in item.name])
    if len(offered) < 8:
        raise Failed(f"Only {len(offered)} lanes are offered: {offered}.")
    for name in offered:
        program.choose_in_menu("View", "Add lane", name)
        wait_for(f"The lane '{name}', come or gone", lambda: len(lane_names(stack)) != before)
        program.choose_in_menu("View", "Add lane", name)
        wait_for(f"The lanes from before '{name}'", lambda: len(lane_names(stack)) == before)
    return f"{len(offered)} of them"


def stops_the_work(program):
    """What was measured for the lanes that are gone again takes minutes; the cross in the job bar stops one at a time."""
    def nothing_runs():
        cross = program.find_now("push button", "Stop this work")
        if cross is not None and has(cross, pyatspi.STATE_ENABLED):
            do(cross, "Press")
        return cross is None

    wait_for("The end of the work that was stopped", nothing_runs)
    if program.find_now("push button", "Go on") is not None:
        program.press("Go on")  # for the lanes that are there


def changes_a_parameter(program):
    program.set_number("hop_length", 256)
    preset = program.find("combo box", "Preset")
    wait_for("The preset 'Own', since a parameter was changed", lambda: preset.name == "Own")


def selects(program):
    before = [n.name for n in walk(program.tree, True) if n.getRoleName() == "label"]
    program.key(program.find(PANES, "Lanes"), "Home", "shift+Right", "shift+Right", "shift+Right")
    wait_for("A sign of the selection", lambda: [
        n.name for n in walk(program.tree, True) if n.getRoleName() == "label"] != before)


def exports(program, work):
    picture, table = work / "lanes.png", work / "lanes.csv"
    program.choose_in_menu("View", "Save a picture…")
    wait_for("A dialog for the picture", lambda: program.find_now("push button", "Choose the file…")
             or program.find_now(("dialog", "file chooser"), "Save a picture"))
    if program.find_now("push button", "Choose the file…"):
        program.press("Choose the file…")
    program.save_or_open("Save a picture", picture, "Save")
    wait_for("The picture's file", lambda: picture.exists() and picture.stat().st_size > 1000)
    head = picture.read_bytes()[:24]
    width, height = struct.unpack(">II", head[16:24])
    if head[:8] != b"\x89PNG\r\n\x1a\n" or width < 400 or height < 300:
        raise Failed(f"The picture is no PNG of a window's size: {head!r}.")

    wait_for("Data to save: the clip is measured", lambda: saves_table(program, table), 150)
    with open(table, newline="") as file:
        rows = list(csv.reader(file))
    seconds = [float(row[0]) for row in rows[1:] if row[0]]  # a feature with more frames goes on below
    if len(rows[0]) < 2 or len(rows) < 1000 or abs(seconds[-1] - 3600.0) > 1.0 or seconds != sorted(seconds):
        raise Failed(f"The table holds {len(rows)} rows, from {rows[0]} to {rows[-1]}; an hour was expected.")


def saves_table(program, table):
    """False while the clip is still being measured, which the program says in a note."""
    program.choose_in_menu("View", "Save the data…")
    title = "Save the data"
    said = wait_for("A dialog for the table, or why there is none",
                    lambda: program.find_now(("dialog", "file chooser"), title) or next(
                        (n for n in walk(program.tree, True) if "still being measured" in n.name), None))
    if "still being measured" in said.name:
        time.sleep(0.5)
        return False
    program.save_or_open(title, table, "Save")
    wait_for("The table's file", lambda: table.exists() and table.stat().st_size > 0)
    return True


def labels(program):
    program.page("Annotate")
    program.key(program.find(PANES, "Lanes"), "Home", "shift+Right", "shift+Right")
    program.press("happy")
    segments = program.find("table", "Segments")
    wait_for("The segment in the table", lambda: any("happy" in n.name for n in walk(segments, False)))
    undo = wait_for("Something to undo", lambda: next(
        (item.name for item in program.menu_items("Edit") if item.name.startswith("Undo: ")), None))
    program.choose_in_menu("Edit", undo)
    wait_for("An empty table after undo", lambda: not any("happy" in n.name for n in walk(segments, False)))


def trains_the_demo(program, cli, work):
    subprocess.run([cli, "demo", work / "demo"], check=True, stdout=subprocess.DEVNULL, timeout=120)
    program.choose_in_menu("File", "Open project…")
    program.save_or_open("Open project", work / "demo" / "demo.suara", "Open")
    wait_for("The demo's window", lambda: any(window.name.startswith("demo") for window in children(program.tree)))
    program.page("Train")
    train = wait_for("The button 'Train'", lambda: next(
        (n for n in walk(program.tree, True) if n.getRoleName() == "push button" and n.name == "Train"), None))
    wait_for("'Train', ready", lambda: has(train, pyatspi.STATE_ENABLED))
    do(train, "Press")


def reads_the_matrix(program):
    def cells():
        table = program.find_now("table", "Confusion matrix").queryTable()
        return [[table.getAccessibleAt(row, column).name for column in range(table.nColumns)]
                for row in range(table.nRows)] if table.nRows == 2 and table.nColumns == 2 else None

    read = wait_for("The confusion matrix of two classes", cells, 120)
    if not all(read[0]) or not any(char.isdigit() for char in read[0][0]):
        raise Failed(f"The matrix cannot be read: {read}.")
    return read[0][0]


def names_everything(program):
    """On the page in front: what takes the keyboard says what it is (a cell of a table may be empty), and so does all
    that has a role of its own."""
    nameless = [n for n in walk(program.tree, True)
                if (has(n, pyatspi.STATE_FOCUSABLE) or n.getRoleName() in NAMED)
                and not name_of(n) and n.getRoleName() != "table cell"]
    if nameless:
        raise Failed("Without a name: " + ", ".join(f"{n.getRoleName()} in '{n.parent.name}'" for n in nameless) + ".")
    roleless = [n.name for n in walk(program.tree, True) if n.name and n.getRoleName() in ("unknown", "invalid", "")]
    if roleless:
        raise Failed(f"Without a role: {', '.join(roleless)}.")


def names_everything_in_sheets(program):
    for way, sheet in ((("File", "Settings…"), "Settings"), (("Help", "Keys"), "Keys"),
                       (("Help", "About Suara"), "About Suara")):
        program.choose_in_menu(*way)
        close = wait_for(f"The sheet '{sheet}'", lambda: (
            found := program.find_now("push button", "Close")) and program.find_now("label", sheet) and found)
        names_everything(program)
        do(close, "Press")
        wait_for(f"The end of the sheet '{sheet}'", lambda: not program.find_now("label", sheet))


def quits(program):
    program.choose_in_menu("File", "Quit")
    try:
        code = program.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        raise Failed("The program does not quit.") from None
    if code != 0:
        raise Failed(f"The program ended with {code}.")


def main():
    suara, cli, work = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    began = time.monotonic()
    step, program = "starts", None

    def told(name, function, *arguments):
        nonlocal step
        step = name
        result = function(*arguments)
        print(f"{time.monotonic() - began:6.1f} s  {name}" + (f": {result}" if result is not None else ""), flush=True)
        return result

    milliseconds = int(1000 * PATIENCE)
    pyatspi.setTimeout(milliseconds, milliseconds)  # by default an answer after 0.8 s is taken for none
    try:
        program = Program(suara, work)
        told("opens an hour", opens_an_hour, program, work)
        told("names everything in Explore", names_everything, program)
        told("names everything in sheets", names_everything_in_sheets, program)
        told("adds each lane", adds_each_lane, program)
        told("stops the work", stops_the_work, program)
        told("changes a parameter", changes_a_parameter, program)
        told("selects", selects, program)
        told("exports", exports, program, work)
        told("labels", labels, program)
        told("names everything in Annotate", names_everything, program)
        told("trains the demo", trains_the_demo, program, cli, work)
        told("reads the matrix", reads_the_matrix, program)
        told("names everything in Train", names_everything, program)
        program.page("Features")
        told("names everything in Features", names_everything, program)
        told("quits", quits, program)
    except (Failed, subprocess.SubprocessError, OSError) as error:
        print(f"The robot {step}: {error}", file=sys.stderr)
        print((work / "suara.log").read_text()[-2000:], file=sys.stderr)
        return 1
    finally:
        if program is not None and program.process.poll() is None:
            program.process.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())
