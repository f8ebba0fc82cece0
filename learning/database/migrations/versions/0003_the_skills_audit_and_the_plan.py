"""Sharing, the skills audit, plans, qualifications, the time diary and offers of help"""

import sqlalchemy as sa
from alembic import op

from learning.database.model import UtcDateTime

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('audit_rounds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('framework_title', sa.String(length=200), nullable=False),
    sa.Column('framework_version', sa.Integer(), nullable=False),
    sa.Column('statement_set', sa.String(length=100), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('stage', sa.String(length=100), nullable=False),
    sa.Column('phase', sa.Enum('primary', 'secondary', 'all_through', 'special', 'other', name='phase', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('pupils', sa.Integer(), nullable=True),
    sa.Column('role_shape', sa.Enum('one_school', 'several_schools', 'not_yet', name='role_shape', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('is_on_leadership_team', sa.Boolean(), nullable=True),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('completed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('in_totals_since', UtcDateTime(timezone=True), nullable=True),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('pupils IS NULL OR pupils > 0', name=op.f('ck_audit_rounds_pupils_positive')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_audit_rounds_organisation_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_audit_rounds_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_rounds')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_audit_rounds_person_id_form_id')),
    sa.UniqueConstraint('person_id', 'framework_slug', 'statement_set', 'number', name=op.f('uq_audit_rounds_person_id_framework_slug_statement_set_number')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_audit_rounds_organisation_id'), 'audit_rounds', ['organisation_id'], unique=False)
    op.create_index('uq_audit_rounds_open', 'audit_rounds', ['person_id', 'framework_slug', 'statement_set'], unique=True, sqlite_where=sa.text('completed_at IS NULL'), postgresql_where=sa.text('completed_at IS NULL'))
    op.create_table('diary_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('span', sa.Enum('day', 'week', name='span', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('mode', sa.Enum('doing', 'advising', 'liaising', 'ensuring', name='mode', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('is_protected', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=400), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_diary_entries_minutes_positive')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_diary_entries_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diary_entries')),
    sa.UniqueConstraint('person_id', 'form_id', 'mode', 'is_protected', name=op.f('uq_diary_entries_person_id_form_id_mode_is_protected')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_diary_entries_person_id_day'), 'diary_entries', ['person_id', 'day'], unique=False)
    op.create_table('diary_intentions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('mode', sa.Enum('doing', 'advising', 'liaising', 'ensuring', name='mode', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.Column('protected_minutes', sa.Integer(), nullable=False),
    sa.CheckConstraint('percent BETWEEN 0 AND 100', name=op.f('ck_diary_intentions_percent_possible')),
    sa.CheckConstraint('protected_minutes >= 0', name=op.f('ck_diary_intentions_protected_minutes_possible')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_diary_intentions_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diary_intentions')),
    sa.UniqueConstraint('person_id', 'mode', name=op.f('uq_diary_intentions_person_id_mode')),
    sqlite_autoincrement=True
    )
    op.create_table('help_offers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('domain_slug', sa.String(length=100), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_help_offers_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_help_offers')),
    sa.UniqueConstraint('person_id', 'framework_slug', 'domain_slug', name=op.f('uq_help_offers_person_id_framework_slug_domain_slug')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_help_offers_framework_slug_domain_slug'), 'help_offers', ['framework_slug', 'domain_slug'], unique=False)
    op.create_table('own_statements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('domain_slug', sa.String(length=100), nullable=False),
    sa.Column('lens', sa.String(length=60), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('emerging', sa.Text(), nullable=False),
    sa.Column('developing', sa.Text(), nullable=False),
    sa.Column('secure', sa.Text(), nullable=False),
    sa.Column('leading', sa.Text(), nullable=False),
    sa.Column('target', sa.Integer(), nullable=False),
    sa.Column('closes', sa.String(length=210), nullable=False),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('target BETWEEN 1 AND 4', name=op.f('ck_own_statements_target_a_level')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_own_statements_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_statements')),
    sa.UniqueConstraint('organisation_id', 'form_id', name=op.f('uq_own_statements_organisation_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_own_statements_organisation_id_framework_slug'), 'own_statements', ['organisation_id', 'framework_slug'], unique=False)
    op.create_table('qualification_records',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('appointed_on', sa.Date(), nullable=True),
    sa.Column('first_senco_on', sa.Date(), nullable=True),
    sa.Column('months_before', sa.Integer(), nullable=True),
    sa.Column('qualification', sa.Enum('none', 'nasenco', 'npq', name='qualification', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('started_on', sa.Date(), nullable=True),
    sa.Column('completed_on', sa.Date(), nullable=True),
    sa.Column('had_breaks', sa.Boolean(), nullable=False),
    sa.Column('setting', sa.Enum('mainstream', 'other', name='setting', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('is_head', sa.Boolean(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.CheckConstraint('completed_on IS NULL OR started_on IS NULL OR completed_on >= started_on', name=op.f('ck_qualification_records_completed_after_start')),
    sa.CheckConstraint('months_before >= 0', name=op.f('ck_qualification_records_months_before_not_negative')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_qualification_records_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_qualification_records')),
    sa.UniqueConstraint('person_id', name=op.f('uq_qualification_records_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('shares',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=False),
    sa.Column('with_person_id', sa.Integer(), nullable=False),
    sa.Column('subject_kind', sa.Enum('round', 'rating', 'plan', 'qualification', name='subject_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('subject_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('parts', sa.String(length=500), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('withdrawn_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['owner_id'], ['people.id'], name=op.f('fk_shares_owner_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['with_person_id'], ['people.id'], name=op.f('fk_shares_with_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shares')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_shares_owner_id'), 'shares', ['owner_id'], unique=False)
    op.create_index(op.f('ix_shares_with_person_id_subject_kind'), 'shares', ['with_person_id', 'subject_kind'], unique=False)
    op.create_index('uq_shares_open', 'shares', ['subject_kind', 'subject_id', 'with_person_id'], unique=True, sqlite_where=sa.text('withdrawn_at IS NULL'), postgresql_where=sa.text('withdrawn_at IS NULL'))
    op.create_table('statement_settings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('statement_slug', sa.String(length=100), nullable=False),
    sa.Column('target', sa.Integer(), nullable=True),
    sa.Column('retired_on', sa.Date(), nullable=True),
    sa.CheckConstraint('target BETWEEN 1 AND 4', name=op.f('ck_statement_settings_target_a_level')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_statement_settings_organisation_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_statement_settings')),
    sa.UniqueConstraint('organisation_id', 'framework_slug', 'statement_slug', name='uq_statement_settings_statement'),
    sqlite_autoincrement=True
    )
    op.create_table('looks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('share_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['share_id'], ['shares.id'], name=op.f('fk_looks_share_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_looks')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_looks_share_id_created_at'), 'looks', ['share_id', 'created_at'], unique=False)
    op.create_table('plans',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('own', 'inclusion', name='plan_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=True),
    sa.Column('heading', sa.Text(), nullable=False),
    sa.Column('vision', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'agreed', 'active', 'reviewed', 'closed', name='plan_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('agreed_on', sa.Date(), nullable=True),
    sa.Column('agreed_with', sa.String(length=200), nullable=False),
    sa.Column('next_review_on', sa.Date(), nullable=True),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('ends_on IS NULL OR ends_on >= starts_on', name=op.f('ck_plans_ends_after_start')),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_plans_organisation_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_plans_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['round_id'], ['audit_rounds.id'], name=op.f('fk_plans_round_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plans')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_plans_person_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_plans_organisation_id'), 'plans', ['organisation_id'], unique=False)
    op.create_index(op.f('ix_plans_round_id'), 'plans', ['round_id'], unique=False)
    op.create_index('uq_plans_open', 'plans', ['person_id', 'kind'], unique=True, sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'"))
    op.create_table('rating_requests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('rater_id', sa.Integer(), nullable=True),
    sa.Column('share_id', sa.Integer(), nullable=True),
    sa.Column('domains', sa.Text(), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('accepted_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('declined_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('finished_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['rater_id'], ['people.id'], name=op.f('fk_rating_requests_rater_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['round_id'], ['audit_rounds.id'], name=op.f('fk_rating_requests_round_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['share_id'], ['shares.id'], name=op.f('fk_rating_requests_share_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rating_requests')),
    sa.UniqueConstraint('share_id', name=op.f('uq_rating_requests_share_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_rating_requests_rater_id'), 'rating_requests', ['rater_id'], unique=False)
    op.create_index(op.f('ix_rating_requests_round_id'), 'rating_requests', ['round_id'], unique=False)
    op.create_table('ratings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('statement_slug', sa.String(length=100), nullable=False),
    sa.Column('domain_slug', sa.String(length=100), nullable=False),
    sa.Column('domain_title', sa.String(length=200), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('lens', sa.String(length=60), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('suggested_target', sa.Integer(), nullable=False),
    sa.Column('target', sa.Integer(), nullable=False),
    sa.Column('answer', sa.Enum('rated', 'not_my_role', 'no_evidence', name='answer', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('link', sa.Text(), nullable=False),
    sa.Column('answered_at', UtcDateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(answer = 'rated' AND level IS NOT NULL) OR ((answer IS NULL OR answer <> 'rated') AND level IS NULL)", name=op.f('ck_ratings_level_if_rated')),
    sa.CheckConstraint('level BETWEEN 1 AND 4', name=op.f('ck_ratings_level_a_level')),
    sa.CheckConstraint('suggested_target BETWEEN 1 AND 4', name=op.f('ck_ratings_suggested_target_a_level')),
    sa.CheckConstraint('target BETWEEN 1 AND 4', name=op.f('ck_ratings_target_a_level')),
    sa.ForeignKeyConstraint(['round_id'], ['audit_rounds.id'], name=op.f('fk_ratings_round_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ratings')),
    sa.UniqueConstraint('round_id', 'position', name=op.f('uq_ratings_round_id_position')),
    sa.UniqueConstraint('round_id', 'statement_slug', name=op.f('uq_ratings_round_id_statement_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('rating_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('module', 'reflection', name='evidence_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('ref', sa.String(length=200), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['rating_id'], ['ratings.id'], name=op.f('fk_evidence_rating_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
    sa.UniqueConstraint('rating_id', 'kind', 'ref', name=op.f('uq_evidence_rating_id_kind_ref')),
    sqlite_autoincrement=True
    )
    op.create_table('goals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('measure', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('statement_slug', sa.String(length=100), nullable=False),
    sa.Column('state', sa.Enum('open', 'met', 'dropped', name='goal_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plans.id'], name=op.f('fk_goals_plan_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goals')),
    sa.UniqueConstraint('plan_id', 'form_id', name=op.f('uq_goals_plan_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_goals_plan_id_position'), 'goals', ['plan_id', 'position'], unique=False)
    op.create_table('mentor_ratings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('statement_slug', sa.String(length=100), nullable=False),
    sa.Column('level', sa.Integer(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('saved_at', UtcDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('level BETWEEN 1 AND 4', name=op.f('ck_mentor_ratings_level_a_level')),
    sa.ForeignKeyConstraint(['request_id'], ['rating_requests.id'], name=op.f('fk_mentor_ratings_request_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentor_ratings')),
    sa.UniqueConstraint('request_id', 'statement_slug', name=op.f('uq_mentor_ratings_request_id_statement_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('plan_reviews',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('plan_id', sa.Integer(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=False),
    sa.Column('with_whom', sa.String(length=200), nullable=False),
    sa.Column('moved', sa.Text(), nullable=False),
    sa.Column('next_steps', sa.Text(), nullable=False),
    sa.Column('to_drop', sa.Text(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plans.id'], name=op.f('fk_plan_reviews_plan_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_reviews')),
    sa.UniqueConstraint('plan_id', 'form_id', name=op.f('uq_plan_reviews_plan_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_plan_reviews_plan_id_reviewed_on'), 'plan_reviews', ['plan_id', 'reviewed_on'], unique=False)
    op.create_table('plan_actions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('goal_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('lesson', 'ready', 'visit', 'conversation', 'own', name='action_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('heading_slug', sa.String(length=120), nullable=False),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('ready_slug', sa.String(length=100), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('protected_minutes', sa.Integer(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('dropped_on', sa.Date(), nullable=True),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('protected_minutes IS NULL OR protected_minutes > 0', name=op.f('ck_plan_actions_protected_minutes_positive')),
    sa.ForeignKeyConstraint(['goal_id'], ['goals.id'], name=op.f('fk_plan_actions_goal_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_actions')),
    sa.UniqueConstraint('goal_id', 'form_id', name=op.f('uq_plan_actions_goal_id_form_id')),
    sqlite_autoincrement=True
    )
    op.create_index(op.f('ix_plan_actions_goal_id_position'), 'plan_actions', ['goal_id', 'position'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_plan_actions_goal_id_position'), table_name='plan_actions')
    op.drop_table('plan_actions')
    op.drop_index(op.f('ix_plan_reviews_plan_id_reviewed_on'), table_name='plan_reviews')
    op.drop_table('plan_reviews')
    op.drop_table('mentor_ratings')
    op.drop_index(op.f('ix_goals_plan_id_position'), table_name='goals')
    op.drop_table('goals')
    op.drop_table('evidence')
    op.drop_table('ratings')
    op.drop_index(op.f('ix_rating_requests_round_id'), table_name='rating_requests')
    op.drop_index(op.f('ix_rating_requests_rater_id'), table_name='rating_requests')
    op.drop_table('rating_requests')
    op.drop_index('uq_plans_open', table_name='plans', sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'"))
    op.drop_index(op.f('ix_plans_round_id'), table_name='plans')
    op.drop_index(op.f('ix_plans_organisation_id'), table_name='plans')
    op.drop_table('plans')
    op.drop_index(op.f('ix_looks_share_id_created_at'), table_name='looks')
    op.drop_table('looks')
    op.drop_table('statement_settings')
    op.drop_index('uq_shares_open', table_name='shares', sqlite_where=sa.text('withdrawn_at IS NULL'), postgresql_where=sa.text('withdrawn_at IS NULL'))
    op.drop_index(op.f('ix_shares_with_person_id_subject_kind'), table_name='shares')
    op.drop_index(op.f('ix_shares_owner_id'), table_name='shares')
    op.drop_table('shares')
    op.drop_table('qualification_records')
    op.drop_index(op.f('ix_own_statements_organisation_id_framework_slug'), table_name='own_statements')
    op.drop_table('own_statements')
    op.drop_index(op.f('ix_help_offers_framework_slug_domain_slug'), table_name='help_offers')
    op.drop_table('help_offers')
    op.drop_table('diary_intentions')
    op.drop_index(op.f('ix_diary_entries_person_id_day'), table_name='diary_entries')
    op.drop_table('diary_entries')
    op.drop_index('uq_audit_rounds_open', table_name='audit_rounds', sqlite_where=sa.text('completed_at IS NULL'), postgresql_where=sa.text('completed_at IS NULL'))
    op.drop_index(op.f('ix_audit_rounds_organisation_id'), table_name='audit_rounds')
    op.drop_table('audit_rounds')
