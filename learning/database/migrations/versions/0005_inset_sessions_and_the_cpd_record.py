"""INSET sessions and what follows them; the CPD record, what renews, what is carried along"""

from datetime import date

import sqlalchemy as sa
from alembic import op

from learning.database.model import UtcDateTime
from learning.database.vocabularies import widen

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


MORE_WORDS = (
    ('cpd_entries', 'kind', 'ck_cpd_entries_cpd_kind',
     ('lesson', 'module'),
     ('inset', 'coaching', 'lesson_study', 'sharing_practice', 'learning_walk',
     'peer_observation', 'visit', 'review', 'qualification', 'course', 'reading', 'conference',
     'network', 'mentoring', 'other')),
    ('events', 'verb', 'ck_events_verb',
     ('set_up', 'signed_in', 'sign_in_failed', 'signed_out_everywhere', 'invited',
     'accepted_invitation', 'asked_for_reset', 'changed_password', 'added_person',
     'changed_person', 'deactivated_person', 'erased_person', 'exported_person',
     'changed_terms', 'changed_local_text', 'finished_lesson', 'finished_module',
     'showed_name', 'hid_name', 'withdrew_certificate'),
     ('made_session', 'changed_session', 'cancelled_session', 'opened_session',
     'ended_session', 'changed_attendance', 'changed_leave', 'recognised_key', 'removed_key')),
    ('actions', 'context_kind', 'ck_actions_action_context',
     ('lesson', 'own'),
     ('session',)),
)


def upgrade() -> None:
    for table, column, check, before, more in MORE_WORDS:
        widen(op.get_bind(), table, column, check, before + more)
    op.create_table('carried_records',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('issuer_name', sa.String(length=200), nullable=False),
    sa.Column('issuer_key', sa.String(length=64), nullable=False),
    sa.Column('holder_name', sa.String(length=200), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('brought_as', sa.String(length=200), nullable=False),
    sa.Column('brought_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_carried_records_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_carried_records')),
    sa.UniqueConstraint('person_id', 'digest', name=op.f('uq_carried_records_person_id_digest')),
    sqlite_autoincrement=True
    )
    op.create_table('inset_sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('inset', 'coaching', 'lesson_study', 'sharing_practice', 'learning_walk', 'peer_observation', name='session_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('aim', sa.Text(), nullable=False),
    sa.Column('starts_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('joining_link', sa.String(length=500), nullable=False),
    sa.Column('facilitator_note', sa.Text(), nullable=False),
    sa.Column('led_by_id', sa.Integer(), nullable=True),
    sa.Column('also_led_by_id', sa.Integer(), nullable=True),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('is_for_everyone', sa.Boolean(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=True),
    sa.Column('series_key', sa.String(length=32), nullable=True),
    sa.Column('join_code', sa.String(length=12), nullable=False),
    sa.Column('state', sa.Enum('planned', 'open', 'ended', 'cancelled', name='session_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('opened_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('ended_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('lasted', sa.Integer(), nullable=True),
    sa.Column('cancelled_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('cancel_note', sa.Text(), nullable=False),
    sa.Column('training_title', sa.String(length=200), nullable=False),
    sa.Column('renews_months', sa.Integer(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('lasted IS NULL OR lasted BETWEEN 1 AND 720', name=op.f('ck_inset_sessions_lasted_possible')),
    sa.CheckConstraint('minutes BETWEEN 5 AND 720', name=op.f('ck_inset_sessions_minutes_possible')),
    sa.CheckConstraint('places IS NULL OR places > 0', name=op.f('ck_inset_sessions_places_possible')),
    sa.CheckConstraint('renews_months IS NULL OR renews_months > 0', name=op.f('ck_inset_sessions_renews_possible')),
    sa.ForeignKeyConstraint(['also_led_by_id'], ['people.id'], name=op.f('fk_inset_sessions_also_led_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['led_by_id'], ['people.id'], name=op.f('fk_inset_sessions_led_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_inset_sessions_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inset_sessions')),
    sa.UniqueConstraint('join_code', name=op.f('uq_inset_sessions_join_code')),
    sa.UniqueConstraint('organisation_id', 'form_id', name=op.f('uq_inset_sessions_organisation_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('inset_sessions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inset_sessions_also_led_by_id'), ['also_led_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inset_sessions_led_by_id'), ['led_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inset_sessions_organisation_id_starts_at'), ['organisation_id', 'starts_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_inset_sessions_series_key'), ['series_key'], unique=False)

    op.create_table('joint_reflections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('topic', sa.String(length=200), nullable=False),
    sa.Column('noticed', sa.Text(), nullable=False),
    sa.Column('thinking', sa.Text(), nullable=False),
    sa.Column('agreed', sa.Text(), nullable=False),
    sa.Column('meet_on', sa.Date(), nullable=True),
    sa.Column('edited_by_id', sa.Integer(), nullable=True),
    sa.Column('edited_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['edited_by_id'], ['people.id'], name=op.f('fk_joint_reflections_edited_by_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_reflections')),
    sa.UniqueConstraint('form_id', name=op.f('uq_joint_reflections_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('joint_reflections', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joint_reflections_edited_by_id'), ['edited_by_id'], unique=False)

    op.create_table('nudge_choices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_nudge_choices_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nudge_choices')),
    sa.UniqueConstraint('person_id', name=op.f('uq_nudge_choices_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('nudges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('session', 'evaluation', 'follow_up', 'training', 'action', 'stalled', 'impact', name='nudge_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('subject_key', sa.String(length=160), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_nudges_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nudges')),
    sa.UniqueConstraint('person_id', 'kind', 'subject_key', name=op.f('uq_nudges_person_id_kind_subject_key')),
    sqlite_autoincrement=True
    )
    op.create_table('protected_times',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('starts_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(length=300), nullable=False),
    sa.Column('used_minutes', sa.Integer(), nullable=True),
    sa.Column('lost_to', sa.Enum('cover', 'meeting', 'pupils', 'paperwork', 'other', name='lost', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('minutes BETWEEN 5 AND 720', name=op.f('ck_protected_times_minutes_possible')),
    sa.CheckConstraint('used_minutes IS NULL OR used_minutes BETWEEN 0 AND 720', name=op.f('ck_protected_times_used_possible')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_protected_times_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_protected_times')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_protected_times_person_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('protected_times', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_protected_times_person_id_day'), ['person_id', 'day'], unique=False)

    op.create_table('recognised_keys',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('public_key', sa.String(length=64), nullable=False),
    sa.Column('school_name', sa.String(length=200), nullable=False),
    sa.Column('added_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['added_by_id'], ['people.id'], name=op.f('fk_recognised_keys_added_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_recognised_keys_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recognised_keys')),
    sa.UniqueConstraint('organisation_id', 'public_key', name=op.f('uq_recognised_keys_organisation_id_public_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('recognised_keys', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recognised_keys_added_by_id'), ['added_by_id'], unique=False)

    op.create_table('signing_keys',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('public_key', sa.String(length=64), nullable=False),
    sa.Column('sealed_key', sa.Text(), nullable=False),
    sa.Column('retired_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_signing_keys_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signing_keys')),
    sa.UniqueConstraint('public_key', name=op.f('uq_signing_keys_public_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('signing_keys', schema=None) as batch_op:
        batch_op.create_index('uq_signing_keys_one_in_use', ['organisation_id'], unique=True, sqlite_where=sa.text('retired_at IS NULL'), postgresql_where=sa.text('retired_at IS NULL'))

    op.create_table('trainings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('every_months', sa.Integer(), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('runs_out_on', sa.Date(), nullable=True),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('every_months BETWEEN 1 AND 120', name=op.f('ck_trainings_every_possible')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_trainings_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trainings')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_trainings_person_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_table('attendances',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('visitor_name', sa.String(length=200), nullable=False),
    sa.Column('visitor_school', sa.String(length=200), nullable=False),
    sa.Column('visitor_key', sa.String(length=64), nullable=True),
    sa.Column('how', sa.Enum('code', 'tick', 'file', name='how', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('arrived_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('is_remote', sa.Boolean(), nullable=False),
    sa.Column('marked_by_id', sa.Integer(), nullable=True),
    sa.Column('certificate_code', sa.String(length=20), nullable=True),
    sa.Column('shows_name', sa.Boolean(), nullable=False),
    sa.Column('withdrawn_at', UtcDateTime(timezone=True), nullable=True),
    sa.CheckConstraint("person_id IS NOT NULL OR visitor_name <> ''", name=op.f('ck_attendances_somebody')),
    sa.CheckConstraint('minutes IS NULL OR minutes >= 0', name=op.f('ck_attendances_minutes_not_negative')),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_attendances_inset_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['marked_by_id'], ['people.id'], name=op.f('fk_attendances_marked_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_attendances_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendances')),
    sa.UniqueConstraint('certificate_code', name=op.f('uq_attendances_certificate_code')),
    sa.UniqueConstraint('inset_session_id', 'person_id', name=op.f('uq_attendances_inset_session_id_person_id')),
    sa.UniqueConstraint('inset_session_id', 'visitor_key', name=op.f('uq_attendances_inset_session_id_visitor_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('attendances', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attendances_marked_by_id'), ['marked_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_attendances_person_id'), ['person_id'], unique=False)

    op.create_table('bookings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('going', 'waiting', 'not_coming', name='booking_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('said_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('is_remote', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_bookings_inset_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_bookings_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bookings')),
    sa.UniqueConstraint('inset_session_id', 'person_id', name=op.f('uq_bookings_inset_session_id_person_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('bookings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bookings_inset_session_id_state_said_at'), ['inset_session_id', 'state', 'said_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_bookings_person_id'), ['person_id'], unique=False)

    op.create_table('joint_members',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('joint_reflection_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'agreed', 'left', name='joint_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('has_asked', sa.Boolean(), nullable=False),
    sa.Column('answered_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['joint_reflection_id'], ['joint_reflections.id'], name=op.f('fk_joint_members_joint_reflection_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_joint_members_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_joint_members')),
    sa.UniqueConstraint('joint_reflection_id', 'person_id', name=op.f('uq_joint_members_joint_reflection_id_person_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('joint_members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joint_members_person_id_state'), ['person_id', 'state'], unique=False)

    op.create_table('leaves',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('membership_id', sa.Integer(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.CheckConstraint('ends_on IS NULL OR ends_on >= starts_on', name=op.f('ck_leaves_ends_after_start')),
    sa.ForeignKeyConstraint(['membership_id'], ['memberships.id'], name=op.f('fk_leaves_membership_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leaves')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('leaves', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_leaves_membership_id'), ['membership_id'], unique=False)

    op.create_table('live_rooms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('step_key', sa.String(length=240), nullable=False),
    sa.Column('presenter_id', sa.Integer(), nullable=True),
    sa.Column('presenter_key', sa.String(length=32), nullable=False),
    sa.Column('presenter_seen_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('timer_ends_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('timer_left', sa.Integer(), nullable=True),
    sa.Column('takes_questions', sa.Boolean(), nullable=False),
    sa.Column('salt', sa.String(length=64), nullable=True),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_live_rooms_inset_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['presenter_id'], ['people.id'], name=op.f('fk_live_rooms_presenter_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_live_rooms')),
    sa.UniqueConstraint('inset_session_id', name=op.f('uq_live_rooms_inset_session_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('live_rooms', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_live_rooms_presenter_id'), ['presenter_id'], unique=False)

    op.create_table('polls',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('question', 'scenario', 'own', name='poll_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('step_key', sa.String(length=240), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('question_slug', sa.String(length=100), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('opened_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('shown_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_polls_inset_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_polls')),
    sa.UniqueConstraint('inset_session_id', 'number', name=op.f('uq_polls_inset_session_id_number')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('polls', schema=None) as batch_op:
        batch_op.create_index('uq_polls_one_open', ['inset_session_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('room_questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('asked_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('answered_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('hidden_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('voter_key', sa.String(length=64), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_room_questions_inset_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_room_questions')),
    sa.UniqueConstraint('inset_session_id', 'form_id', name=op.f('uq_room_questions_inset_session_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_table('session_groups',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_session_groups_group_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_session_groups_inset_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_groups')),
    sa.UniqueConstraint('inset_session_id', 'group_id', name=op.f('uq_session_groups_inset_session_id_group_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('session_groups', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_groups_group_id'), ['group_id'], unique=False)

    op.create_table('session_invitees',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_session_invitees_inset_session_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_session_invitees_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_invitees')),
    sa.UniqueConstraint('inset_session_id', 'person_id', name=op.f('uq_session_invitees_inset_session_id_person_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('session_invitees', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_invitees_person_id'), ['person_id'], unique=False)

    op.create_table('session_notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_session_notes_inset_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_notes')),
    sa.UniqueConstraint('inset_session_id', 'slug', name=op.f('uq_session_notes_inset_session_id_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('session_parts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('inset_session_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('lesson', 'check', 'scenario', 'own', name='part_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_session_parts_minutes_not_negative')),
    sa.ForeignKeyConstraint(['inset_session_id'], ['inset_sessions.id'], name=op.f('fk_session_parts_inset_session_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_parts')),
    sa.UniqueConstraint('inset_session_id', 'position', name=op.f('uq_session_parts_inset_session_id_position')),
    sqlite_autoincrement=True
    )
    op.create_table('training_times',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('training_id', sa.Integer(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('provider', sa.String(length=200), nullable=False),
    sa.Column('cpd_entry_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['cpd_entry_id'], ['cpd_entries.id'], name=op.f('fk_training_times_cpd_entry_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['training_id'], ['trainings.id'], name=op.f('fk_training_times_training_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_times')),
    sa.UniqueConstraint('training_id', 'done_on', name=op.f('uq_training_times_training_id_done_on')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('training_times', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_times_cpd_entry_id'), ['cpd_entry_id'], unique=False)

    op.create_table('evaluations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('attendance_id', sa.Integer(), nullable=False),
    sa.Column('useful', sa.Enum('very', 'fairly', 'little', 'not', name='useful', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('trying', sa.Text(), nullable=False),
    sa.Column('try_by', sa.Date(), nullable=True),
    sa.Column('helps', sa.String(length=200), nullable=False),
    sa.Column('would_help', sa.Text(), nullable=False),
    sa.Column('shares_words', sa.Boolean(), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['actions.id'], name=op.f('fk_evaluations_action_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['attendance_id'], ['attendances.id'], name=op.f('fk_evaluations_attendance_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluations')),
    sa.UniqueConstraint('attendance_id', name=op.f('uq_evaluations_attendance_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('evaluations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evaluations_action_id'), ['action_id'], unique=False)

    op.create_table('follow_ups',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('attendance_id', sa.Integer(), nullable=False),
    sa.Column('weeks', sa.Integer(), nullable=False),
    sa.Column('tried', sa.Enum('yes', 'partly', 'not_yet', 'no', name='tried', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('changed', sa.Text(), nullable=False),
    sa.Column('next_step', sa.Text(), nullable=False),
    sa.Column('shares_words', sa.Boolean(), nullable=False),
    sa.Column('put_aside_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.CheckConstraint('tried IS NOT NULL OR put_aside_at IS NOT NULL', name=op.f('ck_follow_ups_answered_or_aside')),
    sa.CheckConstraint('weeks > 0', name=op.f('ck_follow_ups_weeks_positive')),
    sa.ForeignKeyConstraint(['attendance_id'], ['attendances.id'], name=op.f('fk_follow_ups_attendance_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follow_ups')),
    sa.UniqueConstraint('attendance_id', 'weeks', name=op.f('uq_follow_ups_attendance_id_weeks')),
    sqlite_autoincrement=True
    )
    op.create_table('poll_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('poll_id', sa.Integer(), nullable=False),
    sa.Column('voter_key', sa.String(length=64), nullable=False),
    sa.Column('chosen', sa.String(length=500), nullable=False),
    sa.Column('answered_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['poll_id'], ['polls.id'], name=op.f('fk_poll_answers_poll_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_poll_answers')),
    sa.UniqueConstraint('poll_id', 'voter_key', name=op.f('uq_poll_answers_poll_id_voter_key')),
    sqlite_autoincrement=True
    )
    op.create_table('question_votes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('room_question_id', sa.Integer(), nullable=False),
    sa.Column('voter_key', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['room_question_id'], ['room_questions.id'], name=op.f('fk_question_votes_room_question_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question_votes')),
    sa.UniqueConstraint('room_question_id', 'voter_key', name=op.f('uq_question_votes_room_question_id_voter_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('cpd_entries', schema=None) as batch_op:
        batch_op.add_column(sa.Column('provider', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('need_type', sa.String(length=60), server_default='', nullable=False))
        batch_op.add_column(sa.Column('reflection', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('evidence_link', sa.String(length=500), server_default='', nullable=False))
        batch_op.add_column(sa.Column('impact_at', UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('ask_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('edition', sa.Integer(), server_default='1', nullable=False))
    _gather_lessons(op.get_bind())
    _add_qualifications(op.get_bind())
    _add_reviews(op.get_bind())


ENTRIES = sa.table(
    'cpd_entries',
    sa.column('id', sa.Integer),
    sa.column('created_at', UtcDateTime(timezone=True)),
    sa.column('person_id', sa.Integer),
    sa.column('kind', sa.String),
    sa.column('title', sa.String),
    sa.column('happened_on', sa.Date),
    sa.column('minutes', sa.Integer),
    sa.column('impact', sa.Text),
    sa.column('source_kind', sa.String),
    sa.column('source_key', sa.String),
)
RECORDS = sa.table(
    'qualification_records',
    sa.column('id', sa.Integer),
    sa.column('created_at', UtcDateTime(timezone=True)),
    sa.column('person_id', sa.Integer),
    sa.column('qualification', sa.String),
    sa.column('completed_on', sa.Date),
)
REVIEWS = sa.table(
    'plan_reviews',
    sa.column('id', sa.Integer),
    sa.column('created_at', UtcDateTime(timezone=True)),
    sa.column('plan_id', sa.Integer),
    sa.column('reviewed_on', sa.Date),
)
PLANS = sa.table(
    'plans',
    sa.column('id', sa.Integer),
    sa.column('person_id', sa.Integer),
    sa.column('heading', sa.String),
)
QUALIFICATIONS = {
    'nasenco': 'NASENCO, the National Award for SEN Co-ordination',
    'npq': 'NPQ for SENCOs',
}


def _gather_lessons(connection: sa.Connection) -> None:
    """A finished module counts the minutes of its lessons of that school year, once."""
    of_courses = ENTRIES.c.source_kind.in_(('lesson', 'module'))
    rows = connection.execute(
        sa.select(ENTRIES).where(of_courses).order_by(ENTRIES.c.happened_on, ENTRIES.c.id)
    ).all()
    lessons = {}
    for row in rows:
        if row.source_kind == 'lesson':
            of_module = (row.person_id, row.source_key.partition('/')[0])
            lessons.setdefault(of_module, []).append(row)
    gone = []
    for row in rows:
        if row.source_kind != 'module':
            continue
        of_module = (row.person_id, row.source_key.rpartition('@')[0])
        waiting = lessons.get(of_module, ())
        own = [each for each in waiting if _is_of_year(each.happened_on, row.happened_on)]
        lessons[of_module] = [each for each in waiting if each not in own]
        gone += [{'row_id': each.id} for each in own]
        connection.execute(
            sa.update(ENTRIES)
            .where(ENTRIES.c.id == row.id)
            .values(minutes=row.minutes + sum(each.minutes for each in own))
        )
    if gone:
        connection.execute(
            sa.delete(ENTRIES).where(ENTRIES.c.id == sa.bindparam('row_id')), gone
        )


def _is_of_year(lesson_on: date, finished_on: date) -> bool:
    """Whether a lesson was done by the day its module was finished, and in that school year."""
    began = finished_on.year if finished_on.month >= 9 else finished_on.year - 1
    return date(began, 9, 1) <= lesson_on <= finished_on


def _add_qualifications(connection: sa.Connection) -> None:
    """A qualification that is completed stands in the ledger."""
    held = connection.execute(
        sa.select(RECORDS).where(
            RECORDS.c.completed_on.is_not(None), RECORDS.c.qualification.in_(list(QUALIFICATIONS))
        )
    )
    _add(
        connection,
        [
            _entry(row, row.person_id, 'qualification', QUALIFICATIONS[row.qualification],
                   row.completed_on, 'qualification')
            for row in held
        ],
    )


def _add_reviews(connection: sa.Connection) -> None:
    """So does every review of a plan."""
    held = connection.execute(
        sa.select(REVIEWS, PLANS.c.person_id, PLANS.c.heading).join_from(
            REVIEWS, PLANS, PLANS.c.id == REVIEWS.c.plan_id
        )
    )
    _add(
        connection,
        [
            _entry(row, row.person_id, 'review', f'Plan review: {row.heading}'[:300] if row.heading else 'Plan review',
                   row.reviewed_on, 'plan_review')
            for row in held
        ],
    )


def _entry(row, person_id, kind, title, happened_on, source_kind):
    return {
        'created_at': row.created_at,
        'person_id': person_id,
        'kind': kind,
        'title': title,
        'happened_on': happened_on,
        'minutes': 0,
        'impact': '',
        'source_kind': source_kind,
        'source_key': str(row.id),
    }


def _add(connection: sa.Connection, entries) -> None:
    if entries:
        if connection.dialect.name == 'postgresql':
            # Rows that were put there with keys of their own have not moved its counter on.
            last = "SELECT COALESCE(MAX(id), 0) + 1 FROM cpd_entries"
            counter = "pg_get_serial_sequence('cpd_entries', 'id')"
            connection.execute(sa.text(f'SELECT setval({counter}, ({last}), false)'))
        connection.execute(sa.insert(ENTRIES), entries)



def downgrade() -> None:
    for table, column, check, before, more in MORE_WORDS:
        gone = ", ".join(f"'{word}'" for word in more)
        op.execute(f'DELETE FROM {table} WHERE {column} IN ({gone})')
        widen(op.get_bind(), table, column, check, before)
    with op.batch_alter_table('cpd_entries', schema=None) as batch_op:
        batch_op.drop_column('edition')
        batch_op.drop_column('ask_on')
        batch_op.drop_column('impact_at')
        batch_op.drop_column('evidence_link')
        batch_op.drop_column('reflection')
        batch_op.drop_column('need_type')
        batch_op.drop_column('provider')

    op.drop_table('question_votes')
    op.drop_table('poll_answers')
    op.drop_table('follow_ups')
    with op.batch_alter_table('evaluations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_evaluations_action_id'))

    op.drop_table('evaluations')
    with op.batch_alter_table('training_times', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_training_times_cpd_entry_id'))

    op.drop_table('training_times')
    op.drop_table('session_parts')
    op.drop_table('session_notes')
    with op.batch_alter_table('session_invitees', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_invitees_person_id'))

    op.drop_table('session_invitees')
    with op.batch_alter_table('session_groups', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_groups_group_id'))

    op.drop_table('session_groups')
    op.drop_table('room_questions')
    with op.batch_alter_table('polls', schema=None) as batch_op:
        batch_op.drop_index('uq_polls_one_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.drop_table('polls')
    with op.batch_alter_table('live_rooms', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_live_rooms_presenter_id'))

    op.drop_table('live_rooms')
    with op.batch_alter_table('leaves', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_leaves_membership_id'))

    op.drop_table('leaves')
    with op.batch_alter_table('joint_members', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_joint_members_person_id_state'))

    op.drop_table('joint_members')
    with op.batch_alter_table('bookings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bookings_person_id'))
        batch_op.drop_index(batch_op.f('ix_bookings_inset_session_id_state_said_at'))

    op.drop_table('bookings')
    with op.batch_alter_table('attendances', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attendances_person_id'))
        batch_op.drop_index(batch_op.f('ix_attendances_marked_by_id'))

    op.drop_table('attendances')
    op.drop_table('trainings')
    with op.batch_alter_table('signing_keys', schema=None) as batch_op:
        batch_op.drop_index('uq_signing_keys_one_in_use', sqlite_where=sa.text('retired_at IS NULL'), postgresql_where=sa.text('retired_at IS NULL'))

    op.drop_table('signing_keys')
    with op.batch_alter_table('recognised_keys', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recognised_keys_added_by_id'))

    op.drop_table('recognised_keys')
    with op.batch_alter_table('protected_times', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_protected_times_person_id_day'))

    op.drop_table('protected_times')
    op.drop_table('nudges')
    op.drop_table('nudge_choices')
    with op.batch_alter_table('joint_reflections', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_joint_reflections_edited_by_id'))

    op.drop_table('joint_reflections')
    with op.batch_alter_table('inset_sessions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inset_sessions_series_key'))
        batch_op.drop_index(batch_op.f('ix_inset_sessions_organisation_id_starts_at'))
        batch_op.drop_index(batch_op.f('ix_inset_sessions_led_by_id'))
        batch_op.drop_index(batch_op.f('ix_inset_sessions_also_led_by_id'))

    op.drop_table('inset_sessions')
    op.drop_table('carried_records')
