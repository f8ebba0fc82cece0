"""Links and images in Markdown's tree get the address they have on the page."""

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

from content.render.links import Place, Refused, Target, resolved_image, resolved_link
from content.render.sanitise import EXTERNAL_REL
from content.typography import curly

_ESCAPED = re.compile("\x02(\\d+)\x03")


@dataclass(slots=True)
class Addresses:
    """What came of a text's links and images: where they lead, and which may not stand."""

    place: Place
    targets: list[tuple[str, Target]] = field(default_factory=list)
    refused: list[tuple[str, Refused]] = field(default_factory=list)

    def settle(self, root: etree.Element) -> None:
        """Give every link and image its address; take away what may not stand."""
        for element in root.iter():
            if element.tag == "a" and not element.get("class", "").startswith("footnote"):
                self._link(element)
            elif element.tag == "img":
                self._image(element)

    def _link(self, link: etree.Element) -> None:
        written = _unescaped(link.attrib.pop("href", ""))
        link.attrib.clear()
        found = resolved_link(written, self.place)
        if isinstance(found, Refused):
            self.refused.append((written, found))
            return
        link.set("href", found.address)
        if found.is_external:
            link.set("rel", EXTERNAL_REL)
        if found.target:
            self.targets.append((written, found.target))

    def _image(self, image: etree.Element) -> None:
        written = _unescaped(image.get("src", ""))
        alternative = curly(_unescaped(image.get("alt", "")).strip())
        image.attrib.clear()
        found = resolved_image(written, self.place)
        if isinstance(found, Refused):
            self.refused.append((written, found))
            return
        if not alternative:
            self.refused.append((written, _NO_ALTERNATIVE))
        image.attrib.update({"src": found.address, "alt": alternative, "loading": "lazy"})


_NO_ALTERNATIVE = Refused(
    "the image has no words for those who cannot see it",
    "write what it shows between the brackets: ![A class at work](images/class.png)",
)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1])), text)
