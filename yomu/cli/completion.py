"""`yomu completion`: a script that makes the shell complete yomu's commands."""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    \b
    bash:  yomu completion bash >> ~/.bashrc
    zsh:   yomu completion zsh >> ~/.zshrc
    fish:  yomu completion fish > ~/.config/fish/completions/yomu.fish
    """
    completion = get_completion_class(shell)
    assert completion is not None, "click knows the shells the choice lists"
    click.echo(completion(ctx.find_root().command, {}, "yomu", "_YOMU_COMPLETE").source())
