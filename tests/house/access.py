"""Who may open what: one row for each endpoint. A new endpoint without a row fails the tests.

`who` names members of the cast; a stranger is nobody. What the others get: strangers are asked to
sign in; for somebody of the wrong role it is 403; another's own things are 404, as if missing.
Words in braces stand for what tests/house/belongings.py has made.
"""

from collections.abc import Mapping
from typing import Any

from tests.house.access_attendance import ATTENDANCE
from tests.house.access_carrying import CARRYING
from tests.house.access_comparing import COMPARING
from tests.house.access_deck import DECK
from tests.house.access_following import FOLLOWING
from tests.house.access_joint import JOINT
from tests.house.access_ledger import LEDGER
from tests.house.access_live import LIVE
from tests.house.access_placements import PLACEMENTS
from tests.house.access_plans import PLANS
from tests.house.access_readiness import READINESS
from tests.house.access_reminders import REMINDERS
from tests.house.access_room import ROOM
from tests.house.access_row import (
    ADAPTERS,
    ADMINISTRATORS,
    DESK,
    EVERYBODY,
    ON_STAFF,
    POSTERS,
    SIGNED_IN,
    Row,
)
from tests.house.access_row import asked_of_tom as _asked_of_tom
from tests.house.access_row import own as _own
from tests.house.access_sessions import SESSIONS
from tests.house.access_talent import WAY
from tests.house.access_visits import VISITS

_LESSON = {"module": "first-steps", "lesson": "noticing"}
_SCENE = {"module": "first-steps", "lesson": "trying", "slug": "at-the-door"}
_PROMPT = {**_LESSON, "slug": "guessing"}
_DEED = {**_LESSON, "slug": "ask-one"}
_RESULT = {"module": "first-steps", "lesson": "noticing", "number": 1}
_GRADE = {"module": "whole-way", "number": 1}
_ACTION = {"action_id": "{action}"}
_REFLECTION = {"reflection_id": "{reflection}"}
_STAFF = {"membership_id": 1}
_INVITED = {"membership_id": "{invited}"}
_GONE = {"membership_id": 11}
_GROUP = {"group_id": 1}
_YEAR = {"year": 2026}
_PATHWAY = {"pathway": "every-teacher"}
_PLACE = {"place": "raise-a-concern"}
_SHARE = {"share_id": "{share}"}
_ROUND = {"round_id": "{round}"}
_FINISHED_ROUND = {"round_id": "{finished_round}"}
_RATED = {**_ROUND, "slug": "look-closely"}
_RATED_DOMAIN = {**_ROUND, "slug": "looking"}
_REQUEST = {"request_id": "{request}"}
_ASKED_DOMAIN = {**_REQUEST, "domain_slug": "looking"}
_SCHOOL_AUDIT = {"framework_slug": "small-skills"}
_SCHOOL_STATEMENT = {**_SCHOOL_AUDIT, "slug": "look-closely"}
_OWN_STATEMENT = {"key": "{own_statement}"}
_DIARY_ENTRY = {"entry_id": "{diary_entry}"}
_OFFER = {"opportunity_id": "{offer}"}
_TASK = {"slug": "forum"}
_TRIAL = {"trial_id": "{trial}"}
_TRIAL_ENTRY = {**_TRIAL, "entry_id": "{trial_entry}"}
_SHARED_TRIAL = {"share_id": "{trial_share}"}
_SHARED_TRIAL_ENTRY = {**_SHARED_TRIAL, "entry_id": "{trial_entry_of_tom}"}


def _posted_by_priya() -> Row:
    """Priya's offer; for everybody else there is none to change."""
    return Row(("priya",), _OFFER, others_get=404)


def _administrators(values: Mapping[str, Any] | None = None) -> Row:
    return Row(ADMINISTRATORS, values or {})


ACCESS: Mapping[str, Row] = {
    "static": Row(EVERYBODY, {"filename": "manifest.json"}),
    # web
    "web.read_accessibility": Row(EVERYBODY),
    "web.read_health": Row(EVERYBODY),
    "web.read_privacy": Row(EVERYBODY),
    "web.read_whats_new": Row(EVERYBODY),
    # people
    "people.accept_link": Row(EVERYBODY, {"token": "{token}"}),
    "people.submit_link": Row(EVERYBODY, {"token": "{token}"}),
    "people.sign_in": Row(EVERYBODY),
    "people.submit_sign_in": Row(EVERYBODY),
    "people.ask_for_reset": Row(EVERYBODY),
    "people.submit_reset_request": Row(EVERYBODY),
    "people.read_reset_sent": Row(EVERYBODY),
    "people.edit_reading_settings": Row(EVERYBODY),
    "people.save_reading_settings": Row(EVERYBODY),
    "people.sign_out": Row(EVERYBODY),
    "people.sign_out_everywhere": Row(SIGNED_IN),
    "people.sign_out_browser": _own({"sign_in_id": "{sign_in}"}),
    "people.choose_hat": Row(SIGNED_IN),
    "people.read_account": Row(SIGNED_IN),
    "people.edit_name": Row(SIGNED_IN),
    "people.save_name": Row(SIGNED_IN),
    "people.edit_email": Row(SIGNED_IN),
    "people.save_email": Row(SIGNED_IN),
    "people.edit_password": Row(SIGNED_IN),
    "people.save_password": Row(SIGNED_IN),
    # drafts: a script asks, so signed out is 401 there
    "drafts.save_draft": Row(SIGNED_IN, {"form_key": "reflection-1"}),
    # home
    "home.read_home": Row(EVERYBODY),
    "home.read_development": Row(SIGNED_IN),
    # network: everybody has a page; who is shown a name, its own tests say
    "network.read_network": Row(SIGNED_IN),
    "network.edit_offers": Row(SIGNED_IN),
    "network.save_offers": Row(SIGNED_IN),
    "network.read_directory": Row(SIGNED_IN),
    "network.edit_entry": Row(SIGNED_IN),
    "network.save_entry": Row(SIGNED_IN),
    "network.leave_directory": Row(SIGNED_IN),
    # network: the board; Priya has posted on it
    "network.list_opportunities": Row(SIGNED_IN),
    "network.list_own_opportunities": Row(SIGNED_IN),
    "network.begin_opportunity": Row(POSTERS),
    "network.post_opportunity": Row(POSTERS),
    "network.read_opportunity": Row(ON_STAFF, _OFFER, others_get=404),
    "network.edit_opportunity": _posted_by_priya(),
    "network.save_opportunity": _posted_by_priya(),
    "network.close_opportunity": _posted_by_priya(),
    "network.confirm_opportunity_deletion": _posted_by_priya(),
    "network.delete_opportunity": _posted_by_priya(),
    # sharing: belongs to Amina, who shares it with Tom
    "sharing.list_shares": Row(SIGNED_IN),
    "sharing.read_cover": Row(("tom",), _SHARE, others_get=404),
    "sharing.open_share": Row(("tom",), _SHARE, others_get=404),
    "sharing.confirm_withdrawal": _own(_SHARE),
    "sharing.withdraw": _own(_SHARE),
    # courses
    "courses.list_modules": Row(SIGNED_IN),
    "courses.search_modules": Row(SIGNED_IN),
    "courses.read_glossary": Row(SIGNED_IN),
    "courses.list_pathways": Row(SIGNED_IN),
    "courses.read_pathway": Row(SIGNED_IN, _PATHWAY),
    "courses.follow_pathway": Row(SIGNED_IN, _PATHWAY),
    "courses.stop_following": Row(SIGNED_IN, _PATHWAY),
    "courses.read_module": Row(SIGNED_IN, {"module": "first-steps"}),
    "courses.find_module": Row(SIGNED_IN, {"module": "first-steps"}),
    "courses.read_lesson": Row(SIGNED_IN, _LESSON),
    "courses.show_image": Row(SIGNED_IN, {"module": "first-steps", "name": "desk.png"}),
    "courses.read_handout": Row(SIGNED_IN, {"module": "first-steps"}),
    "courses.download_handout": Row(SIGNED_IN, {"module": "first-steps"}),
    "courses.list_templates": Row(SIGNED_IN),
    "courses.read_template": Row(SIGNED_IN, {"slug": "short-note"}),
    "courses.download_template": Row(SIGNED_IN, {"slug": "short-note"}),
    "courses.read_scenario": Row(SIGNED_IN, _SCENE),
    "courses.keep_place": Row(SIGNED_IN, _LESSON),
    "courses.submit_check": Row(SIGNED_IN, _LESSON),
    "courses.read_result": _own(_RESULT),
    "courses.complete_lesson": Row(SIGNED_IN, _LESSON),
    "courses.reopen_lesson": Row(SIGNED_IN, _LESSON),
    "courses.read_assessment": Row(SIGNED_IN, {"module": "whole-way"}),
    "courses.submit_assessment": Row(SIGNED_IN, {"module": "whole-way"}),
    "courses.read_assessment_result": _own(_GRADE),
    "courses.read_completion": Row(SIGNED_IN, {"module": "whole-way"}),
    "courses.list_local_texts": Row(DESK),
    "courses.edit_local_text": Row(DESK, _PLACE),
    "courses.save_local_text": Row(DESK, _PLACE),
    "courses.list_problems": Row(DESK),
    # skills: rounds and rating, their owner's alone
    "skills.list_rounds": Row(SIGNED_IN),
    "skills.begin_round": Row(SIGNED_IN),
    "skills.start_round": Row(SIGNED_IN),
    "skills.read_round": _own(_ROUND),
    "skills.edit_context": _own(_ROUND),
    "skills.save_context": _own(_ROUND),
    "skills.confirm_finish": _own(_ROUND),
    "skills.finish_round": _own(_ROUND),
    "skills.reopen_round": _own(_FINISHED_ROUND),
    "skills.confirm_deletion": _own(_ROUND),
    "skills.delete_round": _own(_ROUND),
    "skills.edit_totals": _own(_FINISHED_ROUND),
    "skills.save_totals": _own(_FINISHED_ROUND),
    "skills.rate_statement": _own(_RATED),
    "skills.save_statement": _own(_RATED),
    "skills.rate_domain": _own(_RATED_DOMAIN),
    "skills.save_domain": _own(_RATED_DOMAIN),
    "skills.rate_all": _own(_ROUND),
    "skills.save_all": _own(_ROUND),
    # skills: what a finished round shows, its owner's alone, and what they share of it
    "skills.read_profile": _own(_FINISHED_ROUND),
    "skills.print_profile": _own(_FINISHED_ROUND),
    "skills.download_profile": _own(_FINISHED_ROUND),
    "skills.read_movement": _own(_FINISHED_ROUND),
    "skills.begin_sharing": _own(_FINISHED_ROUND),
    "skills.share_round": _own(_FINISHED_ROUND),
    "skills.read_shared_profile": Row(("tom",), _SHARE, others_get=404),
    "skills.read_shared_movement": Row(("tom",), _SHARE, others_get=404),
    # skills: asking somebody to rate, and being asked
    "skills.list_mentors": _own(_FINISHED_ROUND),
    "skills.begin_request": _own(_FINISHED_ROUND),
    "skills.ask_mentor": _own(_FINISHED_ROUND),
    "skills.read_mentor_view": _own({**_FINISHED_ROUND, "request_id": "{seen_request}"}),
    "skills.read_request_of_share": _asked_of_tom({"share_id": "{request_share}"}),
    "skills.read_request": _asked_of_tom(_REQUEST),
    "skills.accept_request": _asked_of_tom(_REQUEST),
    "skills.confirm_declining": _asked_of_tom(_REQUEST),
    "skills.decline_request": _asked_of_tom(_REQUEST),
    "skills.rate_as_mentor": _asked_of_tom(_ASKED_DOMAIN),
    "skills.save_mentor_ratings": _asked_of_tom(_ASKED_DOMAIN),
    "skills.finish_request": _asked_of_tom(_REQUEST),
    # skills: a school adapts what is asked; a trust sees totals
    "skills.choose_school_framework": Row(ADAPTERS),
    "skills.list_school_statements": Row(ADAPTERS, _SCHOOL_AUDIT),
    "skills.edit_school_statement": Row(ADAPTERS, _SCHOOL_STATEMENT),
    "skills.save_school_statement": Row(ADAPTERS, _SCHOOL_STATEMENT),
    "skills.begin_own_statement": Row(ADAPTERS, _SCHOOL_AUDIT),
    "skills.add_own_statement": Row(ADAPTERS, _SCHOOL_AUDIT),
    "skills.edit_own_statement": Row(("helen", "priya"), _OWN_STATEMENT, missing_for=("lena",)),
    "skills.save_own_statement": Row(("helen", "priya"), _OWN_STATEMENT, missing_for=("lena",)),
    "skills.read_trust_totals": Row(("miriam",)),
    # qualifications: everybody has a page for their own; Amina shares hers with Tom
    "qualifications.read_record": Row(SIGNED_IN),
    "qualifications.edit_record": Row(SIGNED_IN),
    "qualifications.save_record": Row(SIGNED_IN),
    "qualifications.download_calendar": Row(SIGNED_IN),
    "qualifications.begin_sharing": Row(SIGNED_IN),
    "qualifications.share_record": _own({}),
    "qualifications.confirm_deletion": Row(SIGNED_IN),
    "qualifications.delete_record": _own({}),
    "qualifications.read_shared_record": Row(
        ("tom",), {"share_id": "{qualification_share}"}, others_get=404
    ),
    # diary: everybody has one, and nobody sees another's
    "diary.read_diary": Row(SIGNED_IN),
    "diary.add_entry": Row(SIGNED_IN),
    "diary.edit_entry": _own(_DIARY_ENTRY),
    "diary.change_entry": _own(_DIARY_ENTRY),
    "diary.delete_entry": _own(_DIARY_ENTRY),
    "diary.remember_week": Row(SIGNED_IN),
    "diary.keep_week": Row(SIGNED_IN),
    "diary.delete_week": _own({}),
    "diary.read_term": Row(SIGNED_IN),
    "diary.edit_intention": Row(SIGNED_IN),
    "diary.save_intention": Row(SIGNED_IN),
    "diary.download_csv": Row(SIGNED_IN),
    **PLANS,
    # talent: the way, invitations, conversations
    **WAY,
    **READINESS,
    # talent: trials, their owner's; Tom is the SENCo of one
    "talent.start_trial": _own({}),
    "talent.submit_trial": _own({}),
    "talent.read_trial": _own(_TRIAL),
    "talent.edit_brief": _own(_TRIAL),
    "talent.save_brief": _own(_TRIAL),
    "talent.show_brief": _own(_TRIAL),
    "talent.choose_trial_share": _own(_TRIAL),
    "talent.share_trial": _own(_TRIAL),
    "talent.print_trial": _own(_TRIAL),
    "talent.download_trial": _own(_TRIAL),
    "talent.confirm_end": _own(_TRIAL),
    "talent.end_trial": _own(_TRIAL),
    "talent.reopen_trial": _own(_TRIAL),
    "talent.confirm_trial_deletion": _own(_TRIAL),
    "talent.delete_trial": _own(_TRIAL),
    "talent.begin_entry": _own(_TRIAL),
    "talent.note_entry": _own(_TRIAL),
    "talent.edit_entry": _own(_TRIAL_ENTRY),
    "talent.save_entry": _own(_TRIAL_ENTRY),
    "talent.delete_entry": _own(_TRIAL_ENTRY),
    "talent.read_shared_trial": _asked_of_tom(_SHARED_TRIAL),
    "talent.agree_to_trial": _asked_of_tom(_SHARED_TRIAL),
    "talent.begin_entry_as_senco": _asked_of_tom(_SHARED_TRIAL),
    "talent.note_entry_as_senco": _asked_of_tom(_SHARED_TRIAL),
    "talent.edit_entry_as_senco": _asked_of_tom(_SHARED_TRIAL_ENTRY),
    "talent.save_entry_as_senco": _asked_of_tom(_SHARED_TRIAL_ENTRY),
    "talent.delete_entry_as_senco": _asked_of_tom(_SHARED_TRIAL_ENTRY),
    # talent: tasks, everybody's own; numbers, for those who lead
    "talent.list_tasks": Row(SIGNED_IN),
    "talent.read_task": Row(SIGNED_IN, _TASK),
    "talent.do_task": Row(SIGNED_IN, _TASK),
    "talent.undo_task": Row(SIGNED_IN, _TASK),
    "talent.read_school_succession": Row(ADAPTERS),
    "talent.read_trust_succession": Row(("miriam",)),
    # inset
    **DECK,
    **LIVE,
    # inset: joining and the room
    **ROOM,
    **SESSIONS,
    **FOLLOWING,
    # records
    **ATTENDANCE,
    **CARRYING,
    "records.read_record": Row(SIGNED_IN),
    "records.print_record": Row(SIGNED_IN),
    "records.download_record_csv": Row(SIGNED_IN),
    "records.download_record_pdf": Row(SIGNED_IN),
    "records.read_certificate": _own({"code": "{code}"}),
    "records.download_certificate": _own({"code": "{code}"}),
    "records.show_or_hide_name": _own({"code": "{code}"}),
    "records.ask_for_code": Row(EVERYBODY),
    "records.verify_certificate": Row(EVERYBODY, {"code": "{code}"}),
    # reflections
    **LEDGER,
    **JOINT,
    **REMINDERS,
    "reflections.list_reflections": Row(SIGNED_IN),
    "reflections.begin_reflection": Row(SIGNED_IN, _PROMPT),
    "reflections.write_reflection": Row(SIGNED_IN, _PROMPT),
    "reflections.read_reflection": _own(_REFLECTION),
    "reflections.edit_reflection": _own(_REFLECTION),
    "reflections.save_reflection": _own(_REFLECTION),
    "reflections.begin_revisit": _own(_REFLECTION),
    "reflections.revisit_reflection": _own(_REFLECTION),
    "reflections.put_off_revisit": _own(_REFLECTION),
    "reflections.confirm_deletion": _own(_REFLECTION),
    "reflections.delete_reflection": _own(_REFLECTION),
    # shadowing: the three of a placement, and what is written about it
    **PLACEMENTS,
    # shadowing: comparing, learning, reflecting; what is shared of it
    **COMPARING,
    # shadowing: the expected day, visits, noting
    **VISITS,
    # actions
    "actions.list_actions": Row(SIGNED_IN),
    "actions.add_action": Row(SIGNED_IN),
    "actions.begin_action": Row(SIGNED_IN, _DEED),
    "actions.adopt_action": Row(SIGNED_IN, _DEED),
    "actions.edit_action": _own(_ACTION),
    "actions.change_action": _own(_ACTION),
    "actions.begin_tick": _own(_ACTION),
    "actions.tick_off": _own(_ACTION),
    "actions.undo_tick": _own(_ACTION),
    "actions.confirm_letting_go": _own(_ACTION),
    "actions.let_go": _own(_ACTION),
    # administration: a person's own data
    "administration.export_own": Row(SIGNED_IN),
    "administration.download_own": Row(SIGNED_IN),
    "administration.read_erasure": Row(SIGNED_IN),
    "administration.ask_for_erasure": Row(SIGNED_IN),
    "administration.take_back_request": Row(SIGNED_IN),
    # administration: the school
    "administration.read_desk": Row(DESK),
    "administration.list_people": _administrators(),
    "administration.begin_person": _administrators(),
    "administration.add_person": _administrators(),
    "administration.read_person": _administrators(_STAFF),
    "administration.edit_person": _administrators(_STAFF),
    "administration.save_person": _administrators(_STAFF),
    "administration.confirm_link": _administrators(_STAFF),
    "administration.make_link": _administrators(_STAFF),
    "administration.confirm_withdrawal": _administrators(_INVITED),
    "administration.withdraw_invitation": _administrators(_INVITED),
    "administration.confirm_ending": _administrators(_STAFF),
    "administration.end_membership": _administrators(_STAFF),
    "administration.confirm_deactivation": _administrators(_STAFF),
    "administration.deactivate": _administrators(_STAFF),
    "administration.confirm_return": _administrators(_GONE),
    "administration.bring_back": _administrators(_GONE),
    "administration.confirm_export": _administrators(_STAFF),
    "administration.download_for_request": _administrators(_STAFF),
    "administration.confirm_erasure": _administrators(_STAFF),
    "administration.erase_person": _administrators(_STAFF),
    "administration.list_groups": _administrators(),
    "administration.make_group": _administrators(),
    "administration.edit_group": _administrators(_GROUP),
    "administration.save_group": _administrators(_GROUP),
    "administration.confirm_group_deletion": _administrators(_GROUP),
    "administration.delete_group": _administrators(_GROUP),
    "administration.list_terms": _administrators(),
    "administration.edit_terms": _administrators(_YEAR),
    "administration.save_terms": _administrators(_YEAR),
    "administration.bring_usual_terms_back": _administrators(_YEAR),
}
