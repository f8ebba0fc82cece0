"""A person's own words: always shown, never refused, bounded."""

import pytest

from content import render_text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("   \n\n", ""),
        ("Hello", "<p>Hello</p>"),
        ("*One*\n\n- a\n- b", "<p><em>One</em></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("# A heading\nWords", "<p><strong>A heading</strong></p>\n<p>Words</p>"),
        ("#", "<p>#</p>"),
        ("[x](javascript:a)", "<p><span>x</span></p>"),
        ("[x](../one/two)", "<p><span>x</span></p>"),
        ("![A class](images/a.png)", "<p><span>A class</span></p>"),
        ("```\n<b>\n```", '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>'),
        ("A[^1]", "<p>A[^1]</p>"),
        ("A[^1]\n\n[^1]: Note", "<p>A[^1]</p>\n<p>[^1]: Note</p>"),
        ("[Ines]: Hello", "<p>[Ines]: Hello</p>"),
        ("*[TA]: assistant", "<p>*[TA]: assistant</p>"),
        ("::: must", "<p>::: must</p>"),
        ("??? Really", "<p>??? Really</p>"),
        ('!!! note "So"\n    it is', "<p>!!! note “So”\n    it is</p>"),
        ("```\nnever closed", '<pre tabindex="0"><code>never closed\n</code></pre>'),
        ("> said\r\n> so", "<blockquote>\n<p>said\nso</p>\n</blockquote>"),
        ("a\x00b\x1b\ud800c\ue000", "<p>abc</p>"),
        ('"It\'s" <b>so</b>', "<p>“It’s” &lt;b&gt;so&lt;/b&gt;</p>"),
    ],
)
def test_markdown_is_read_kindly(typed: str, shown: str) -> None:
    assert render_text(typed) == shown


def test_a_long_paragraph_on_one_line_is_kept_whole() -> None:
    text = "word " * 3000
    assert render_text(text).count("word") == 3000


def test_only_so_much_is_read() -> None:
    assert len(render_text("a" * 50_000)) == 20_000 + len("<p></p>")


@pytest.mark.parametrize("tangle", ["[" * 500, "> " * 50 + "a", "`a" * 5000, "- " * 40 + "a"])
def test_a_tangled_text_is_shown_as_it_was_typed(tangle: str) -> None:
    shown = render_text(f"A <b>.\n{tangle}\n\n\n\nC")
    assert shown.startswith("<p>A &lt;b&gt;.<br>")
    assert shown.endswith("<p>C</p>")


def test_a_text_markdown_stumbles_over_is_shown_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("markdown.Markdown.convert", lambda *_: 1 // 0)
    assert render_text("*a*") == "<p>*a*</p>"
