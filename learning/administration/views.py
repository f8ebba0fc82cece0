"""All pages of administration; each noun has its own."""

from learning.administration.blueprint import blueprint
from learning.administration.desk import views as desk
from learning.administration.erasures import views as erasures
from learning.administration.exports import views as exports
from learning.administration.groups import views as groups
from learning.administration.keys import views as keys
from learning.administration.leaves import views as leaves
from learning.administration.staff import changes, confirmations
from learning.administration.staff import views as staff
from learning.administration.terms import views as terms

__all__ = [
    "blueprint",
    "changes",
    "confirmations",
    "desk",
    "erasures",
    "exports",
    "groups",
    "keys",
    "leaves",
    "staff",
    "terms",
]
