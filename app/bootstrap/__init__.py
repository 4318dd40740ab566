"""Composition root: the only place that builds vault, engine, services, job runner and window.

`services` makes what the command line and the window share; `window` puts the window over it.
"""

from app.bootstrap.services import Office, create_workspace, data_folder, open_vault, open_workspace

__all__ = ["Office", "create_workspace", "data_folder", "open_vault", "open_workspace"]
