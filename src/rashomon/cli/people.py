"""The commands for serving and for users."""

import gc
import getpass
import secrets
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from rashomon.cli import terminal
from rashomon.cli.stages import ConfigPath
from rashomon.cli.workspace import HERE, Location, opened
from rashomon.errors import InputError

users = typer.Typer(no_args_is_help=True, help="Users of the web app.")

Name = Annotated[str, typer.Argument(help="The user's name.")]


def serve(
    workspace: Location = HERE,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; loopback unless there are users.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="TCP port.")] = 8700,
    config: ConfigPath = None,
) -> None:
    """Serve the web app on the workspace."""
    import uvicorn  # noqa: PLC0415

    from rashomon.serve.app import create_app  # noqa: PLC0415
    from rashomon.serve.options import ServeOptions  # noqa: PLC0415

    settings = terminal.read_config(config)
    with opened(workspace, config) as space:
        space.process()
        app = create_app(space.store, options=ServeOptions(host=host, port=port), config=settings)
        settle()
        typer.echo(f"Rashomon on http://{host}:{port}/ (stop with Ctrl-C)", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def settle() -> None:
    """Take what is loaded by now out of the collector's sight: it stays as long as the server does.

    A large story is tens of thousands of small records. They would have the collector look through everything again
    and again while it is loaded, which takes longer than loading it.
    """
    gc.collect()
    gc.freeze()


@users.command("add")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option("--role", help="reader, analyst or admin.")] = "reader",
    workspace: Location = HERE,
) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    from rashomon.serve.passwords import hash_password  # noqa: PLC0415
    from rashomon.store.users import Role, User  # noqa: PLC0415

    if role not in list(Role):
        raise InputError(f"no role {role!r}; there are: {', '.join(Role)}")
    password = hash_password(_ask_password())
    with opened(workspace, None) as space, space.store.write() as session:
        session.users.add(User(name=name, role=Role(role), password=password, created=datetime.now(UTC)))


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != password:
        raise InputError("the two passwords differ")
    return password


@users.command("list")
def list_users(workspace: Location = HERE) -> None:
    """List the users."""
    with opened(workspace, None) as space, space.store.read() as session:
        for user in session.users.all():
            typer.echo(f"{user.name}  {user.role}{'  locked out' if user.is_disabled else ''}")


@users.command("disable")
def disable_user(name: Name, workspace: Location = HERE) -> None:
    """Lock a user out; what the user did stays on record."""
    with opened(workspace, None) as space, space.store.write() as session:
        session.users.disable(name)


@users.command("password")
def set_password(name: Name, workspace: Location = HERE) -> None:
    """Give a user a new password; every session and token of the user ends."""
    from rashomon.serve.passwords import hash_password  # noqa: PLC0415

    password = hash_password(_ask_password())
    with opened(workspace, None) as space, space.store.write() as session:
        session.users.set_password(name, password)


@users.command("token")
def add_token(
    name: Name,
    label: Annotated[str, typer.Option("--label", help="What it is for.")] = "token",
    workspace: Location = HERE,
) -> None:
    """Print a new API token of a user; it is shown once and kept as a hash."""
    from rashomon.store.users import CredentialKind  # noqa: PLC0415

    secret = secrets.token_urlsafe(32)
    with opened(workspace, None) as space, space.store.write() as session:
        if session.users.get(name) is None:
            raise InputError(f"there is no user {name!r}")
        session.users.grant(
            secret, user=name, kind=CredentialKind.TOKEN, label=label, now=datetime.now(UTC), expires=None
        )
    typer.echo(secret)
