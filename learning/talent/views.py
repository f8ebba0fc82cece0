"""All pages of this domain; each noun has its own."""

from learning.talent.attributes import views as attributes
from learning.talent.blueprint import blueprint
from learning.talent.conversations import views as conversations
from learning.talent.interests import views as interests
from learning.talent.nominations import views as nominations
from learning.talent.readiness import views as readiness
from learning.talent.succession import views as succession
from learning.talent.tasks import views as tasks
from learning.talent.trials import views as trials
from learning.talent.way import views as way

__all__ = [
    "attributes",
    "blueprint",
    "conversations",
    "interests",
    "nominations",
    "readiness",
    "succession",
    "tasks",
    "trials",
    "way",
]
