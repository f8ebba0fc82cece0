"""Links and images in Markdown's tree get the address they have on the page."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.render.links import Place, Refused, Target, resolved_image, resolved_link
from content.render.sanitise import EXTERNAL_REL
from content.render.texts import released
from content.typography import curly

_NO_ALTERNATIVE = Refused(
    "the image has no words for those who cannot see it",
    "write what it shows between the brackets: ![A class at work](images/class.png)",
)


@dataclass(slots=True)
class Addresses:
    """What came of a text's links and images: where they lead, and which may not stand."""

    place: Place
    targets: list[tuple[str, Target]] = field(default_factory=list)
    refused: list[tuple[str, Refused]] = field(default_factory=list)

    def settle(self, root: Element) -> None:
        """Give every link and image its address; leave only the words of what may not stand."""
        for element in root.iter():
            if element.tag == "img":
                self._image(element)
            elif element.tag == "a" and not element.get("class", "").startswith("footnote"):
                self._link(element)

    def _link(self, link: Element) -> None:
        written = released(link.get("href", ""))
        link.attrib.clear()
        found = resolved_link(written, self.place)
        if isinstance(found, Refused):
            self.refused.append((written, found))
            link.tag = "span"
            return
        link.set("href", found.address)
        if found.is_external:
            link.set("rel", EXTERNAL_REL)
        if found.target:
            self.targets.append((written, found.target))

    def _image(self, image: Element) -> None:
        written = released(image.get("src", ""))
        alternative = curly(released(image.get("alt", "")).strip())
        image.attrib.clear()
        found = resolved_image(written, self.place)
        if not alternative and not isinstance(found, Refused):
            found = _NO_ALTERNATIVE
        if isinstance(found, Refused):
            self.refused.append((written, found))
            image.tag, image.text = "span", AtomicString(alternative)
            return
        image.attrib.update({"src": found.address, "alt": alternative, "loading": "lazy"})
