"""The one exception that ends a command with a message instead of a traceback."""

from __future__ import annotations

import click


class Refused(click.ClickException):
    """An output can't be made; the message says what, where and how to mend it. Exit code 1."""

    exit_code = 1

    def format_message(self) -> str:
        return self.message

    def show(self, file: object = None) -> None:
        click.echo(self.format_message(), err=True)
