"""Steps that several journeys of would-be SENCos share: by links and forms, as each would."""

from tests.browser import Browser
from tests.pages import Page

WHY = "I keep thinking about who gets stuck in my lessons."
AIM = "How a meeting with a parent is prepared."
FIRST_DAY, LAST_DAY = "2026-11-24", "2026-12-18"
HALF_DAY = {"day": "2026-11-26", "starts": "09:00", "ends": "12:00", "place": "Side entrance"}


def development(window: Browser) -> Page:
    """The page “Development”, from Home."""
    window.get("home.read_home")
    return window.follow("Development")


def way(window: Browser) -> Page:
    """Their way, or what it is, from Home by way of Development."""
    development(window)
    return window.follow("Becoming a SENCo")


def might(window: Browser) -> Page:
    """Their own way, once they have said that they might."""
    way(window)
    return window.submit("I might", why=WHY)


def share_way(window: Browser, name: str, *parts: str) -> Page:
    """Their way is shared with somebody, with these parts."""
    way(window)
    window.follow("Share your way, or see who sees it")
    who = choice(window, "who", name)
    return window.submit("Share", who=who, parts=list(parts), ends_on=LAST_DAY)


def open_shared(window: Browser, words: str) -> Page:
    """What stands under “Shared with you” in Development, past its cover."""
    development(window)
    page = window.follow(words)
    return window.submit(next(each for each in page.buttons if "Open" in each))


def placements(window: Browser) -> Page:
    """The page “Placements”: from Development for hosts, from “Becoming a SENCo” for others."""
    page = development(window)
    if not page.has_link("Placements"):
        page = window.follow("Becoming a SENCo")
    ways = ("Placements", "A placement, with visits")
    return window.follow(next(each for each in ways if page.has_link(each)))


def placement(window: Browser, words: str) -> Page:
    """The page of one placement: its card, by how it begins."""
    placements(window)
    return window.follow(words)


def ask_host(window: Browser, name: str) -> Page:
    """Somebody is asked to be host, from the list of people around."""
    page = placements(window)
    offers = ("Find somebody to ask", "Ask somebody")
    window.follow(next(each for each in offers if page.has_link(each)))
    window.follow(f"Ask {name}")
    return window.submit(f"Ask {name}", aim=AIM, starts_on=FIRST_DAY, ends_on=LAST_DAY)


def agree_to_rules(window: Browser) -> Page:
    """Every rule of the page they are on is ticked."""
    rules = window.page.field("rules").options
    assert rules
    return window.submit("I agree to all of them", rules=list(rules))


def say_yes(host: Browser, visitor: str) -> Page:
    """The host says yes and agrees to the rules."""
    placements(host)
    host.follow(f"{visitor} asks to visit you")
    host.submit("Say yes", safeguarding_contact="Jo Hart, head", note="Ring at the side door.")
    return agree_to_rules(host)


def ask_for_time(visitor: Browser, leader: str) -> Page:
    """A leader at the visitor's school is asked for time."""
    placements(visitor)
    visitor.follow("Ask a leader at your school for time")
    visitor.follow("Choose whom to ask")
    return visitor.submit("Ask them", who=choice(visitor, "who", leader))


def release_time(leader: Browser, visitor: str) -> Page:
    """The leader finds on Home what is asked, releases time and agrees to the rules."""
    leader.get("home.read_home")
    leader.follow("A placement waits for you")
    leader.follow(f"{visitor} asks you for time for a placement")
    leader.submit("Release the time", cover="Mr Hall", protected_minutes="360")
    return agree_to_rules(leader)


def agreed_placement(visitor: Browser, host: Browser, leader: Browser) -> Page:
    """A placement that all three have agreed to; the visitor is on its page."""
    ask_host(visitor, _name(host))
    return agreed_by_three(visitor, host, leader)


def agreed_by_three(visitor: Browser, host: Browser, leader: Browser) -> Page:
    """What the host is asked for becomes a placement; the visitor is on its page."""
    say_yes(host, _name(visitor))
    ask_for_time(visitor, _name(leader))
    page = release_time(leader, _name(visitor))
    assert AIM not in page, "a leader reads no aim"
    placements(visitor)
    visitor.follow("Read the rules and agree to them")
    visitor.follow("Read the rules")
    return agree_to_rules(visitor)


def plan_visit(window: Browser) -> Page:
    """A half day is planned, from the page of the placement they are on."""
    window.follow("Plan a visit")
    return window.submit("Plan the visit", HALF_DAY)


def set_expected(window: Browser, shares: dict[str, str]) -> Page:
    """The day that somebody expects is set, from the page of their placement."""
    window.follow("Expected day")
    return window.submit("Keep this day", {f"share-{slug}": each for slug, each in shares.items()})


def note_day(window: Browser, minutes: dict[str, str], **more: str) -> Page:
    """The day is entered afterwards, from the page of the visit they are on."""
    window.follow("Enter the day afterwards")
    told = {f"minutes-{slug}": each for slug, each in minutes.items()}
    return window.submit(
        "Keep this day", {**told, **{k.replace("_", "-"): v for k, v in more.items()}}
    )


def choice(window: Browser, name: str, words: str) -> str:
    """The value of the one choice of a field whose words begin so."""
    labels = window.page.field(name).labels
    (found,) = [value for value, label in labels.items() if label.startswith(words)]
    return found


def _name(window: Browser) -> str:
    """Whose browser it is."""
    assert window.person is not None
    return window.person.name
