#!/usr/bin/env python3
"""Fills suara_en.ts: "%n clip(s)" becomes "%n clip" and "%n clips". What is translated already stays."""

import re
import sys
import xml.etree.ElementTree as ElementTree

path = sys.argv[1]
tree = ElementTree.parse(path)
for message in tree.iter("message"):
    source = message.findtext("source")
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    if message.get("numerus") != "yes" or any(form.text for form in forms):
        continue
    for form, ending in zip(forms, ("", "s")):
        form.text = re.sub(r"\(s\)", ending, source)
    translation.attrib.pop("type", None)
tree.write(path, encoding="utf-8", xml_declaration=True)
text = open(path, encoding="utf-8").read()
head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
open(path, "w", encoding="utf-8").write(head + text.split("\n", 1)[1] + "\n")
