"""What the comparisons share: suara-cli, and the tables it is given."""
import csv
import subprocess
import sys

CLI = sys.argv[1]


def output_of(*arguments):
    return subprocess.run([CLI, *map(str, arguments)], check=True, stdout=subprocess.PIPE, text=True).stdout


def write_table(path, inputs, labels):
    with open(path, "w", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["file"] + [f"f{k}" for k in range(inputs.shape[1])] + ["label"])
        for row, (values, label) in enumerate(zip(inputs, labels)):
            writer.writerow([f"clip{row}.wav"] + [repr(float(value)) for value in values] + [label])
