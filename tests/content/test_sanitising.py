"""Nothing an author or a person types becomes anything a browser would run."""

import html5lib
import pytest

from content import render_text
from content.render import is_safe
from content.render.sanitise import RULES, TAGS, may_stand, sanitised
from tests.content.writing import library_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<details open ontoggle=alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<div id=main class=govuk-button style='position:fixed'>x</div>",
    "<p title='</p><script>alert(1)</script>'>x",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    '![x"onerror="alert(1)](images/a.png)',
    '![x](images/a.png "\\"onerror=alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x](https://example.org/'><script>alert(1)</script>)",
    '*[x]: "><script>alert(1)</script>\n\nx',
    '!!! note "<script>alert(1)</script>"\n    x',
    '??? "<img src=x onerror=alert(1)>"\n    x',
    "## <img src=x onerror=alert(1)> {#x}",
    "| <script>alert(1)</script> |\n| --- |\n| x |",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '```" onmouseover="alert(1)\nx\n```',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)</script>",
    "x {: onclick=alert(1) }",
    "## x {: onclick=alert(1) }",
    "<javascript:alert(1)>",
    '<a@x.example"onclick=alert(1)>',
    "\ue000p0\ue001<script>",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "\x02amp\x03lt;script>",
]
ATTRIBUTES = {
    "href",
    "rel",
    "class",
    "id",
    "title",
    "src",
    "alt",
    "loading",
    "scope",
    "tabindex",
    "role",
    "aria-label",
    "open",
    "start",
}


def assert_harmless(markup: str) -> None:
    assert is_safe(markup)
    for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in TAGS, markup
        assert set(element.attrib) <= ATTRIBUTES, markup
        address = element.attrib.get("href") or element.attrib.get("src") or "#"
        assert address.startswith(("#", "/lessons/", "https://", "http://", "mailto:")), markup


@pytest.mark.parametrize("text", HOSTILE)
def test_a_lesson_cannot_carry_it(text: str) -> None:
    library = library_of(f"Words.\n\n{text}\n\nMore.\n")
    for module in library.modules:
        for block in module.lessons[0].blocks:
            assert_harmless(block.html)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_persons_own_words_cannot_carry_it(text: str) -> None:
    assert_harmless(render_text(f"Words.\n\n{text}\n\nMore.\n"))


@pytest.mark.parametrize("markup", [text for text in HOSTILE if "<" in text])
def test_even_raw_html_would_be_cleaned(markup: str) -> None:
    assert_harmless(sanitised(markup))


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href="&#x6A;avascript:alert(1)">x</a>',
        '<a href="&amp;#x6A;avascript:alert(1)">x</a>',
        '<a href="//evil.example">x</a>',
        '<a href="/sign-out">x</a>',
        '<a href="https://a.example" target="_blank" rel="opener">x</a>',
        '<img src="https://evil.example/x.png">',
        '<img src="/lessons/one/images/../x.png">',
        '<h2 id="main">x</h2>',
        '<h2 id="X">x</h2>',
        '<p id="x">x</p>',
        '<p class="govuk-button">x</p>',
        '<td style="text-align:left">x</td>',
        '<ul role="alert"></ul>',
        "<p>\ud800</p>",
    ],
)
def test_what_may_not_stand_is_taken_away_and_known_as_unsafe(markup: str) -> None:
    clean = sanitised(markup)
    for word in ("javascript", "evil", "sign-out", 'opener"', "style", "govuk", " id=", "alert"):
        assert word not in clean
    assert not is_safe(markup)
    assert is_safe(clean)


def test_no_tag_may_carry_a_style_or_a_handler() -> None:
    for tag in TAGS:
        for name in ("style", "onclick", "onerror", "srcset", "srcdoc", "formaction", "name"):
            assert not may_stand(tag, name, "x")
    assert set(RULES) <= TAGS
