"""The first schema"""

import sqlalchemy as sa
from alembic import op

from learning.database.model import UtcDateTime

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('organisations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Enum('school', 'trust', 'partnership', name='organisation_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('slug', sa.String(length=100), nullable=False),
    sa.Column('urn', sa.String(length=10), nullable=True),
    sa.Column('phase', sa.Enum('primary', 'secondary', 'all_through', 'special', 'other', name='phase', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisations')),
    sa.UniqueConstraint('slug', name=op.f('uq_organisations_slug')),
    sa.UniqueConstraint('urn', name=op.f('uq_organisations_urn')),
    sqlite_autoincrement=True
    )
    op.create_table('people',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('reading_settings', sa.String(length=200), nullable=False),
    sa.Column('deactivated_at', UtcDateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('email', name=op.f('uq_people_email')),
    sqlite_autoincrement=True
    )
    op.create_table('actions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('context_kind', sa.Enum('lesson', 'own', name='action_context', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('context_ref', sa.String(length=260), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('done_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('form_id', sa.String(length=32), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_actions_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_actions')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_actions_person_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('actions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_actions_person_id_done_at_due_on'), ['person_id', 'done_at', 'due_on'], unique=False)
        batch_op.create_index('uq_actions_open_from_one_place', ['person_id', 'context_ref'], unique=True, sqlite_where=sa.text("done_at IS NULL AND context_kind = 'lesson'"), postgresql_where=sa.text("done_at IS NULL AND context_kind = 'lesson'"))

    op.create_table('actors',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=16), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_actors_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_actors')),
    sa.UniqueConstraint('key', name=op.f('uq_actors_key')),
    sa.UniqueConstraint('person_id', name=op.f('uq_actors_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('affiliations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.CheckConstraint('school_id <> group_id', name=op.f('ck_affiliations_not_itself')),
    sa.ForeignKeyConstraint(['group_id'], ['organisations.id'], name=op.f('fk_affiliations_group_id')),
    sa.ForeignKeyConstraint(['school_id'], ['organisations.id'], name=op.f('fk_affiliations_school_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_affiliations')),
    sa.UniqueConstraint('school_id', 'group_id', name=op.f('uq_affiliations_school_id_group_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('affiliations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_affiliations_group_id'), ['group_id'], unique=False)

    op.create_table('attempts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('out_of', sa.Integer(), nullable=False),
    sa.Column('passed', sa.Boolean(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('score >= 0 AND score <= out_of', name=op.f('ck_attempts_score_within')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_attempts_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_attempts_person_id_form_id')),
    sa.UniqueConstraint('person_id', 'module_slug', 'lesson_slug', 'number', name=op.f('uq_attempts_person_id_module_slug_lesson_slug_number')),
    sqlite_autoincrement=True
    )
    op.create_table('completions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('module', 'pathway', name='completion_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('slug', sa.String(length=100), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('law_as_at', sa.Date(), nullable=True),
    sa.Column('completed_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('certificate_code', sa.String(length=20), nullable=False),
    sa.Column('shows_name', sa.Boolean(), nullable=False),
    sa.Column('withdrawn_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_completions_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_completions')),
    sa.UniqueConstraint('certificate_code', name=op.f('uq_completions_certificate_code')),
    sa.UniqueConstraint('person_id', 'kind', 'slug', 'version', name=op.f('uq_completions_person_id_kind_slug_version')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('completions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_completions_kind_slug_completed_at'), ['kind', 'slug', 'completed_at'], unique=False)

    op.create_table('cpd_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('lesson', 'module', name='cpd_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('happened_on', sa.Date(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('impact', sa.Text(), nullable=False),
    sa.Column('source_kind', sa.String(length=30), nullable=False),
    sa.Column('source_key', sa.String(length=200), nullable=False),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_cpd_entries_minutes_not_negative')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_cpd_entries_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cpd_entries')),
    sa.UniqueConstraint('person_id', 'source_kind', 'source_key', name=op.f('uq_cpd_entries_person_id_source_kind_source_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('cpd_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_cpd_entries_person_id_happened_on'), ['person_id', 'happened_on'], unique=False)

    op.create_table('drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('form_key', sa.String(length=260), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('saved_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_drafts_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts')),
    sa.UniqueConstraint('person_id', 'form_key', name=op.f('uq_drafts_person_id_form_key')),
    sqlite_autoincrement=True
    )
    op.create_table('erasure_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_erasure_requests_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erasure_requests')),
    sa.UniqueConstraint('person_id', name=op.f('uq_erasure_requests_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('actor_key', sa.String(length=16), nullable=True),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('verb', sa.Enum('set_up', 'signed_in', 'sign_in_failed', 'signed_out_everywhere', 'invited', 'accepted_invitation', 'asked_for_reset', 'changed_password', 'added_person', 'changed_person', 'deactivated_person', 'erased_person', 'exported_person', 'changed_terms', 'changed_local_text', 'finished_lesson', 'finished_module', 'showed_name', 'hid_name', 'withdrew_certificate', name='verb', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('subject_kind', sa.String(length=30), nullable=False),
    sa.Column('subject_key', sa.String(length=120), nullable=False),
    sa.Column('detail', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_events_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_events')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_events_actor_key_created_at'), ['actor_key', 'created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_events_organisation_id_created_at'), ['organisation_id', 'created_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_events_subject_kind_subject_key'), ['subject_kind', 'subject_key'], unique=False)

    op.create_table('groups',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_groups_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_groups')),
    sa.UniqueConstraint('organisation_id', 'name', name=op.f('uq_groups_organisation_id_name')),
    sqlite_autoincrement=True
    )
    op.create_table('lesson_progress',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=120), nullable=False),
    sa.Column('last_opened_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('check_passed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('completed_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_lesson_progress_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_lesson_progress')),
    sa.UniqueConstraint('person_id', 'module_slug', 'lesson_slug', name=op.f('uq_lesson_progress_person_id_module_slug_lesson_slug')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('lesson_progress', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_lesson_progress_person_id_last_opened_at'), ['person_id', 'last_opened_at'], unique=False)

    op.create_table('local_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('place', sa.String(length=100), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('review_on', sa.Date(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('saved_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_local_texts_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_local_texts')),
    sa.UniqueConstraint('organisation_id', 'place', name=op.f('uq_local_texts_organisation_id_place')),
    sqlite_autoincrement=True
    )
    op.create_table('memberships',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('job', sa.Enum('teacher', 'teaching_assistant', 'leader', 'support', 'governor', 'other', name='job', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('staff_code', sa.String(length=40), nullable=True),
    sa.Column('invited_as', sa.String(length=200), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.CheckConstraint('ends_on IS NULL OR ends_on >= starts_on', name=op.f('ck_memberships_ends_after_start')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_memberships_organisation_id')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_memberships_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_memberships')),
    sa.UniqueConstraint('organisation_id', 'staff_code', name=op.f('uq_memberships_organisation_id_staff_code')),
    sa.UniqueConstraint('person_id', 'organisation_id', name=op.f('uq_memberships_person_id_organisation_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_memberships_organisation_id_ends_on'), ['organisation_id', 'ends_on'], unique=False)

    op.create_table('outgoing_messages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('recipient', sa.String(length=254), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('due_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('last_error', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_outgoing_messages_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outgoing_messages')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('outgoing_messages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_outgoing_messages_due_at'), ['due_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_outgoing_messages_person_id'), ['person_id'], unique=False)

    op.create_table('reflections',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('prompt', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('context_kind', sa.Enum('lesson', name='reflection_context', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('context_ref', sa.String(length=260), nullable=False),
    sa.Column('revisit_on', sa.Date(), nullable=True),
    sa.Column('revisits_id', sa.Integer(), nullable=True),
    sa.Column('edited_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_reflections_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['revisits_id'], ['reflections.id'], name=op.f('fk_reflections_revisits_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reflections')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_reflections_person_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('reflections', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reflections_person_id_context_kind_context_ref'), ['person_id', 'context_kind', 'context_ref'], unique=False)
        batch_op.create_index(batch_op.f('ix_reflections_person_id_revisit_on'), ['person_id', 'revisit_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_reflections_revisits_id'), ['revisits_id'], unique=False)

    op.create_table('terms',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.CheckConstraint('ends_on > starts_on', name=op.f('ck_terms_ends_after_start')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_terms_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_terms')),
    sa.UniqueConstraint('organisation_id', 'starts_on', name=op.f('uq_terms_organisation_id_starts_on')),
    sqlite_autoincrement=True
    )
    op.create_table('answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('question_slug', sa.String(length=100), nullable=False),
    sa.Column('chosen', sa.Text(), nullable=False),
    sa.Column('is_correct', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_answers_attempt_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers')),
    sa.UniqueConstraint('attempt_id', 'question_slug', name=op.f('uq_answers_attempt_id_question_slug')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_answers_question_slug'), ['question_slug'], unique=False)

    op.create_table('group_members',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('membership_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_group_members_group_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['membership_id'], ['memberships.id'], name=op.f('fk_group_members_membership_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_members')),
    sa.UniqueConstraint('group_id', 'membership_id', name=op.f('uq_group_members_group_id_membership_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('group_members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_group_members_membership_id'), ['membership_id'], unique=False)

    op.create_table('roles',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('membership_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mentor', 'senco', 'leader', 'governor', 'trust_lead', 'administrator', name='role', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.ForeignKeyConstraint(['membership_id'], ['memberships.id'], name=op.f('fk_roles_membership_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roles')),
    sa.UniqueConstraint('membership_id', 'role', name=op.f('uq_roles_membership_id_role')),
    sqlite_autoincrement=True
    )
    op.create_table('sign_ins',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('membership_id', sa.Integer(), nullable=True),
    sa.Column('browser', sa.String(length=100), nullable=False),
    sa.Column('expires_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['membership_id'], ['memberships.id'], name=op.f('fk_sign_ins_membership_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sign_ins_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_ins')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_ins_token_hash')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_ins_membership_id'), ['membership_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sign_ins_person_id'), ['person_id'], unique=False)

    op.create_table('single_use_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('purpose', sa.Enum('set_up', 'invitation', 'reset', name='link_purpose', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('membership_id', sa.Integer(), nullable=True),
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('expires_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('used_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['membership_id'], ['memberships.id'], name=op.f('fk_single_use_links_membership_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_single_use_links_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_single_use_links')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_single_use_links_token_hash')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('single_use_links', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_single_use_links_membership_id'), ['membership_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_single_use_links_person_id'), ['person_id'], unique=False)




def downgrade() -> None:

    with op.batch_alter_table('single_use_links', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_single_use_links_person_id'))
        batch_op.drop_index(batch_op.f('ix_single_use_links_membership_id'))

    op.drop_table('single_use_links')
    with op.batch_alter_table('sign_ins', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_ins_person_id'))
        batch_op.drop_index(batch_op.f('ix_sign_ins_membership_id'))

    op.drop_table('sign_ins')
    op.drop_table('roles')
    with op.batch_alter_table('group_members', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_members_membership_id'))

    op.drop_table('group_members')
    with op.batch_alter_table('answers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_answers_question_slug'))

    op.drop_table('answers')
    op.drop_table('terms')
    with op.batch_alter_table('reflections', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reflections_revisits_id'))
        batch_op.drop_index(batch_op.f('ix_reflections_person_id_revisit_on'))
        batch_op.drop_index(batch_op.f('ix_reflections_person_id_context_kind_context_ref'))

    op.drop_table('reflections')
    with op.batch_alter_table('outgoing_messages', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outgoing_messages_person_id'))
        batch_op.drop_index(batch_op.f('ix_outgoing_messages_due_at'))

    op.drop_table('outgoing_messages')
    with op.batch_alter_table('memberships', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_memberships_organisation_id_ends_on'))

    op.drop_table('memberships')
    op.drop_table('local_texts')
    with op.batch_alter_table('lesson_progress', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_lesson_progress_person_id_last_opened_at'))

    op.drop_table('lesson_progress')
    op.drop_table('groups')
    with op.batch_alter_table('events', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_events_subject_kind_subject_key'))
        batch_op.drop_index(batch_op.f('ix_events_organisation_id_created_at'))
        batch_op.drop_index(batch_op.f('ix_events_actor_key_created_at'))

    op.drop_table('events')
    op.drop_table('erasure_requests')
    op.drop_table('drafts')
    with op.batch_alter_table('cpd_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_cpd_entries_person_id_happened_on'))

    op.drop_table('cpd_entries')
    with op.batch_alter_table('completions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_completions_kind_slug_completed_at'))

    op.drop_table('completions')
    op.drop_table('attempts')
    with op.batch_alter_table('affiliations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_affiliations_group_id'))

    op.drop_table('affiliations')
    op.drop_table('actors')
    with op.batch_alter_table('actions', schema=None) as batch_op:
        batch_op.drop_index('uq_actions_open_from_one_place', sqlite_where=sa.text("done_at IS NULL AND context_kind = 'lesson'"), postgresql_where=sa.text("done_at IS NULL AND context_kind = 'lesson'"))
        batch_op.drop_index(batch_op.f('ix_actions_person_id_done_at_due_on'))

    op.drop_table('actions')
    op.drop_table('people')
    op.drop_table('organisations')

