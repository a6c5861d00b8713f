"""The command line: what goes in and comes out, exit codes, and bad input of every kind."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean import __version__, clean
from newsclean.cli import main

PAGE = "渡口通航\n\n本报讯(记者 林一舟)三号渡口昨天通航,两岸往来更加方便。\n\n乘客高婶说,以前绕路要一个钟头。\n"
CLEAN = "渡口通航\n\n本报讯（记者 林一舟）三号渡口昨天通航，两岸往来更加方便。\n\n乘客高婶说，以前绕路要一个钟头。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def newsclean(*args: str | Path, data: bytes = b"", **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "newsclean", *map(str, args)]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=120, **more)  # noqa: S603


def test_a_pipe_in_and_out() -> None:
    done = newsclean(data=PAGE.encode())
    assert (done.stdout.decode(), done.stderr, done.returncode) == (CLEAN, b"", 0)


def test_the_filter_prints_what_clean_gives(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(page)]) == 0
    assert capfd.readouterr().out == clean(PAGE) + "\n"


def test_several_files_are_parted_like_articles(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), str(page)]) == 0
    assert capfd.readouterr().out == CLEAN + "\n\n" + CLEAN


def test_parse_prints_an_issue_a_line(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(page), str(page)]) == 0
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert first == second
    assert (first["source"], first["encoding"]) == (str(page), "utf-8")
    assert first["articles"][0]["headline"] == "渡口通航"


def test_articles_prints_an_article_a_line(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", str(page)]) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert json.loads(line)["id"] == f"{page}#0"
    assert json.loads(line)["authors"] == [{"name": "林一舟", "role": "记者"}]


def test_explain_prints_places_like_a_linter(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(page)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert f"{page}:3:20: width: ',' -> '，'" in "\n".join(lines)
    assert "\x1b" not in "\n".join(lines)


def test_standard_input_is_called_a_dash(page: Path) -> None:
    done = newsclean("articles", "-", page, data=PAGE.encode())
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["-#0", f"{page}#0"]


@pytest.mark.parametrize("args", [["./parse"], ["--", "parse"], ["--quiet", "--", "parse"]])
def test_a_file_may_be_called_like_a_command(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "parse").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(args) == 0
    assert capfd.readouterr().out == CLEAN


def test_options_may_stand_anywhere(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet", "articles", str(page), "--script", "t"]) == 0
    assert json.loads(capfd.readouterr().out)["headline"] == "渡口通航"


def test_script(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_text("圖書館開門，讀者很多。", "utf-8")
    assert main(["--script", "s", str(path)]) == 0
    assert capfd.readouterr().out == "图书馆开门，读者很多。\n"


def test_encoding(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode("gb18030"))
    assert main(["--encoding", "gb18030", str(path)]) == 0
    assert main([str(path)]) == 0
    assert capfd.readouterr().out == CLEAN + CLEAN


@pytest.mark.parametrize("command", [[], ["explain"]])
def test_check_finds_work(command: list[str], page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--check", str(page)]) == 1
    out, err = capfd.readouterr()
    assert err == f"newsclean: {page} would change\n"
    assert bool(out) == bool(command)


@pytest.mark.parametrize("text", [CLEAN, CLEAN.rstrip(), ""])
def test_check_is_content_with_clean_text(text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text, "utf-8")
    assert main(["--check", str(path)]) == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "args",
    [
        ["--keep", "caption"],
        ["--keep", ""],
        ["parse", "--keep", "captions"],
        ["--encoding", "utf-9"],
        ["--encoding", "hex"],
        ["--script", "x"],
        ["--min-confidence", "1.5"],
        ["--min-confidence", "nan"],
        ["--minimum"],
    ],
)
def test_a_wrong_use_is_told_and_ends_with_2(args: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(args)
    assert leaving.value.code == 2
    assert "newsclean: error: " in capfd.readouterr().err


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capfd.readouterr().out == f"newsclean {__version__}\n"


def test_what_cannot_be_read_is_named_and_the_rest_is_done(
    page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert main(["--check", str(missing), str(page)]) == 3
    assert main([str(missing), str(tmp_path), str(page)]) == 3
    out, err = capfd.readouterr()
    assert out == CLEAN
    assert f"newsclean: {missing} cannot be read: No such file or directory\n" in err
    assert f"newsclean: {tmp_path} cannot be read: Is a directory\n" in err


def test_an_output_file_appears_whole(page: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.txt"
    assert main(["-o", str(target), str(page)]) == 0
    assert target.read_text("utf-8") == CLEAN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "page.txt"]
    assert capfd.readouterr() == ("", "")


def test_an_output_file_keeps_its_mode_and_may_be_the_input(page: Path) -> None:
    page.chmod(0o640)
    assert main(["-o", str(page), str(page)]) == 0
    assert page.read_text("utf-8") == CLEAN
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


def test_an_output_file_reached_by_a_link_leaves_the_link(page: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(page)
    assert main(["-o", str(link), str(page)]) == 0
    assert link.is_symlink()
    assert page.read_text("utf-8") == CLEAN


def test_no_output_file_appears_when_nothing_was_read(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    assert main(["-o", str(target), str(tmp_path / "missing.txt")]) == 3
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_is_told(page: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = page / "out.txt"
    assert main(["-o", str(target), str(page)]) == 2
    assert capfd.readouterr().err == f"newsclean: {target} cannot be written: Not a directory\n"


def test_a_failure_half_way_leaves_the_old_output(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old", "utf-8")
    monkeypatch.setattr("newsclean.cli.output", lambda *_args: iter_then_stop())
    assert main(["-o", str(target), str(page)]) == 130
    assert target.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "page.txt"]


def iter_then_stop() -> object:
    yield "half"
    raise KeyboardInterrupt


@pytest.mark.skipif(os.name != "posix", reason="pipes close like this on POSIX")
def test_a_closed_pipe_is_no_error(page: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "newsclean", "parse", str(page), str(page)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=120)  # noqa: S603
    os.close(writing)
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is on Linux only")
def test_a_full_disk_is_told(page: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "newsclean", str(page)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)  # noqa: S603
    assert done.stderr == b"newsclean: standard output cannot be written: No space left on device\n"
    assert done.returncode == 2


LONG = ("三号渡口昨天通航,两岸往来更加方便。" * 200_000).encode()

BAD = {
    "nothing": b"",
    "only white space": b" \n\r\n\x0c\xe3\x80\x80\n",
    "binary junk": bytes(range(256)) * 40,
    "high bytes": bytes([0xFF, 0xFE, 0x80, 0x81]) * 500 + b"\x80",
    "NULs": PAGE.encode().replace(b"\n", b"\x00\n\x00"),
    "lone surrogates in UTF-8": b"\xed\xa0\x80" + PAGE.encode() + b"\xed\xbf\xbf",
    "lone surrogates in UTF-16": ("\ufeff" + PAGE + "\ud800").encode("utf-16-le", "surrogatepass"),
    "mixed newlines": PAGE.encode().replace(b"\n\n", b"\r\n\r").replace(b"\n", b"\xe2\x80\xa8"),
    "a truncated last character": PAGE.encode()[:-3],
    "a truncated last character of GB 18030": PAGE.encode("gb18030")[:-3],
    "a line of ten megabytes": LONG[: 10 * 2**20],
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gives_a_result_or_a_sentence(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(BAD[kind])
    assert main(["parse", str(path)]) == 0
    out, err = capfd.readouterr()
    assert len(err.splitlines()) <= 1
    (line,) = out.splitlines()
    assert json.loads(line)["schema"] == 1


@pytest.mark.parametrize("kind", ["nothing", "only white space"])
def test_nothing_in_nothing_out(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(BAD[kind])
    assert main([str(path)]) == 0
    assert capfd.readouterr() == ("", "")


def test_undecodable_bytes_are_never_passed_over_in_silence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(BAD["a truncated last character"])
    assert main([str(path)]) == 0
    assert capfd.readouterr().err.startswith(f"newsclean: {path}: read as utf-8 with 1 repair, the first at byte ")
    assert main(["--quiet", str(path)]) == 0
    assert capfd.readouterr().err == ""


def test_a_byte_order_mark_needs_no_word(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode("utf-8-sig"))
    assert main([str(path)]) == 0
    assert capfd.readouterr() == (CLEAN, "")
