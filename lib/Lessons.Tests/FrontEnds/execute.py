"""Runs a notebook as Jupyter's nbclient does and writes it with its outputs: execute.py notebook folder output."""
import sys

import nbformat
from nbclient import NotebookClient

notebook, folder, output = sys.argv[1:]
lesson = nbformat.read(notebook, as_version=4)
NotebookClient(lesson, timeout=600, startup_timeout=300, kernel_name=".net-csharp", resources={"metadata": {"path": folder}}).execute()
nbformat.write(lesson, output)
