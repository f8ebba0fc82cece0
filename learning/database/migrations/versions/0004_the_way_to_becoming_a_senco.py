"""The way to becoming a SENCo: interest, placements, visits, readiness, trial; the board"""

import sqlalchemy as sa
from alembic import op

from learning.database.model import UtcDateTime
from learning.database.vocabularies import widen

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


MORE_WORDS = (
    ('shares', 'subject_kind', 'ck_shares_subject_kind',
     ('round', 'rating', 'plan', 'qualification'),
     ('interest', 'conversation', 'placement', 'reflection', 'reference', 'trial')),
    ('evidence', 'kind', 'ck_evidence_evidence_kind', ('module', 'reflection'), ('visit',)),
    ('reflections', 'context_kind', 'ck_reflections_reflection_context', ('lesson',), ('visit',)),
)


def upgrade() -> None:
    for table, column, check, before, more in MORE_WORDS:
        widen(op.get_bind(), table, column, check, before + more)
    op.create_table('agreement_wordings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement_wordings')),
    sa.UniqueConstraint('digest', name=op.f('uq_agreement_wordings_digest')),
    sqlite_autoincrement=True
    )
    op.create_table('directory_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('wording', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('welcomes_visitors', sa.Boolean(), nullable=False),
    sa.Column('edited_at', UtcDateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_directory_entries_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_entries')),
    sa.UniqueConstraint('person_id', name=op.f('uq_directory_entries_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('interests',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('nominated_by_id', sa.Integer(), nullable=True),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('for_others', sa.Text(), nullable=False),
    sa.Column('counts', sa.Boolean(), nullable=False),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edited_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['nominated_by_id'], ['people.id'], name=op.f('fk_interests_nominated_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_interests_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_interests')),
    sa.UniqueConstraint('person_id', 'form_id', name=op.f('uq_interests_person_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('interests', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_interests_nominated_by_id'), ['nominated_by_id'], unique=False)
        batch_op.create_index('uq_interests_open', ['person_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('network_tasks_done',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('task_slug', sa.String(length=100), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_network_tasks_done_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_network_tasks_done')),
    sa.UniqueConstraint('person_id', 'task_slug', name=op.f('uq_network_tasks_done_person_id_task_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('nomination_pauses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_nomination_pauses_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nomination_pauses')),
    sa.UniqueConstraint('person_id', name=op.f('uq_nomination_pauses_person_id')),
    sqlite_autoincrement=True
    )
    op.create_table('nominations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('nominated_by_id', sa.Integer(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['nominated_by_id'], ['people.id'], name=op.f('fk_nominations_nominated_by_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_nominations_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nominations')),
    sa.UniqueConstraint('person_id', 'nominated_by_id', name=op.f('uq_nominations_person_id_nominated_by_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('nominations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_nominations_expires_on'), ['expires_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_nominations_nominated_by_id'), ['nominated_by_id'], unique=False)

    op.create_table('opportunities',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=False),
    sa.Column('posted_by_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('placement', 'trial_post', 'project', 'ask_a_senco', name='opportunity_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('open_until', sa.Date(), nullable=False),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_opportunities_organisation_id')),
    sa.ForeignKeyConstraint(['posted_by_id'], ['people.id'], name=op.f('fk_opportunities_posted_by_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opportunities')),
    sa.UniqueConstraint('posted_by_id', 'form_id', name=op.f('uq_opportunities_posted_by_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('opportunities', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opportunities_organisation_id_open_until'), ['organisation_id', 'open_until'], unique=False)

    op.create_table('conversations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('interest_id', sa.Integer(), nullable=False),
    sa.Column('with_person_id', sa.Integer(), nullable=True),
    sa.Column('with_name', sa.String(length=200), nullable=False),
    sa.Column('share_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.Enum('asked', 'accepted', 'declined', 'held', 'cancelled', name='conversation_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('awaits_owner', sa.Boolean(), nullable=False),
    sa.Column('meets_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('starters', sa.Text(), nullable=False),
    sa.Column('agreed', sa.Text(), nullable=False),
    sa.Column('agreed_by_id', sa.Integer(), nullable=True),
    sa.Column('agreed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('agreed_edition', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['agreed_by_id'], ['people.id'], name=op.f('fk_conversations_agreed_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['interest_id'], ['interests.id'], name=op.f('fk_conversations_interest_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['share_id'], ['shares.id'], name=op.f('fk_conversations_share_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['with_person_id'], ['people.id'], name=op.f('fk_conversations_with_person_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversations')),
    sa.UniqueConstraint('interest_id', 'form_id', name=op.f('uq_conversations_interest_id_form_id')),
    sa.UniqueConstraint('share_id', name=op.f('uq_conversations_share_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_conversations_agreed_by_id'), ['agreed_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_conversations_with_person_id'), ['with_person_id'], unique=False)

    op.create_table('directory_topics',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=False),
    sa.Column('topic_slug', sa.String(length=100), nullable=False),
    sa.ForeignKeyConstraint(['entry_id'], ['directory_entries.id'], name=op.f('fk_directory_topics_entry_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_directory_topics')),
    sa.UniqueConstraint('entry_id', 'topic_slug', name=op.f('uq_directory_topics_entry_id_topic_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('placements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('visitor_id', sa.Integer(), nullable=False),
    sa.Column('host_id', sa.Integer(), nullable=True),
    sa.Column('host_organisation_id', sa.Integer(), nullable=False),
    sa.Column('home_leader_id', sa.Integer(), nullable=True),
    sa.Column('home_organisation_id', sa.Integer(), nullable=False),
    sa.Column('opportunity_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.Enum('requested', 'accepted', 'released', 'agreed', 'finished', 'declined', 'not_released', 'withdrawn', 'cancelled', name='placement_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('aim', sa.Text(), nullable=False),
    sa.Column('aims', sa.Text(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('host_note', sa.Text(), nullable=False),
    sa.Column('safeguarding_contact', sa.String(length=200), nullable=False),
    sa.Column('accepted_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('release_asked_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('released_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('cover', sa.Text(), nullable=False),
    sa.Column('protected_minutes', sa.Integer(), nullable=True),
    sa.Column('leader_note', sa.Text(), nullable=False),
    sa.Column('wording_id', sa.Integer(), nullable=True),
    sa.Column('agreed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('earlier_starts_on', sa.Date(), nullable=True),
    sa.Column('earlier_ends_on', sa.Date(), nullable=True),
    sa.Column('dates_changed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('expected_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.Enum('visitor', 'host', 'home_leader', name='party', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('closing_note', sa.Text(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_placements_ends_after_start')),
    sa.CheckConstraint('home_leader_id IS NULL OR home_leader_id <> visitor_id', name=op.f('ck_placements_leader_is_another')),
    sa.CheckConstraint('host_id IS NULL OR host_id <> visitor_id', name=op.f('ck_placements_host_is_another')),
    sa.CheckConstraint('protected_minutes IS NULL OR protected_minutes > 0', name=op.f('ck_placements_protected_minutes_positive')),
    sa.ForeignKeyConstraint(['home_leader_id'], ['people.id'], name=op.f('fk_placements_home_leader_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['home_organisation_id'], ['organisations.id'], name=op.f('fk_placements_home_organisation_id')),
    sa.ForeignKeyConstraint(['host_id'], ['people.id'], name=op.f('fk_placements_host_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['host_organisation_id'], ['organisations.id'], name=op.f('fk_placements_host_organisation_id')),
    sa.ForeignKeyConstraint(['opportunity_id'], ['opportunities.id'], name=op.f('fk_placements_opportunity_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['visitor_id'], ['people.id'], name=op.f('fk_placements_visitor_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['wording_id'], ['agreement_wordings.id'], name=op.f('fk_placements_wording_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placements')),
    sa.UniqueConstraint('visitor_id', 'form_id', name=op.f('uq_placements_visitor_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('placements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placements_home_leader_id_state'), ['home_leader_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_home_organisation_id'), ['home_organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_host_id_state'), ['host_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_host_organisation_id'), ['host_organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_opportunity_id'), ['opportunity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_placements_wording_id'), ['wording_id'], unique=False)

    op.create_table('readiness_reviews',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('interest_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('ready', 'not_now', 'another_path', name='readiness_outcome', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('path', sa.Enum('subject', 'pastoral', 'specialist_teacher', 'leadership', 'send_specialist', 'something_else', name='other_path', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('next_steps', sa.Text(), nullable=False),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('(closed_at IS NULL) = (outcome IS NULL)', name=op.f('ck_readiness_reviews_outcome_when_closed')),
    sa.ForeignKeyConstraint(['interest_id'], ['interests.id'], name=op.f('fk_readiness_reviews_interest_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_readiness_reviews')),
    sa.UniqueConstraint('interest_id', 'form_id', name=op.f('uq_readiness_reviews_interest_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('readiness_reviews', schema=None) as batch_op:
        batch_op.create_index('uq_readiness_reviews_open', ['interest_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('sightings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('interest_id', sa.Integer(), nullable=False),
    sa.Column('by_person_id', sa.Integer(), nullable=True),
    sa.Column('behaviour_slug', sa.String(length=100), nullable=False),
    sa.Column('seen', sa.Enum('often', 'sometimes', 'not_yet', 'no_chance', name='seen', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('example', sa.Text(), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=True),
    sa.Column('saved_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_person_id'], ['people.id'], name=op.f('fk_sightings_by_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['interest_id'], ['interests.id'], name=op.f('fk_sightings_interest_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sightings')),
    sa.UniqueConstraint('interest_id', 'by_person_id', 'behaviour_slug', name=op.f('uq_sightings_interest_id_by_person_id_behaviour_slug')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('sightings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sightings_by_person_id'), ['by_person_id'], unique=False)

    op.create_table('trials',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('interest_id', sa.Integer(), nullable=False),
    sa.Column('organisation_id', sa.Integer(), nullable=True),
    sa.Column('senco_id', sa.Integer(), nullable=True),
    sa.Column('senco_name', sa.String(length=200), nullable=False),
    sa.Column('share_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.Enum('draft', 'agreed', 'ended', 'stopped', name='trial_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('strand', sa.String(length=300), nullable=False),
    sa.Column('brief', sa.Text(), nullable=False),
    sa.Column('outcomes', sa.Text(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('protected_minutes', sa.Integer(), nullable=True),
    sa.Column('meets', sa.String(length=200), nullable=False),
    sa.Column('senco_agreed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('closed_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('closing_note', sa.Text(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('ends_on >= starts_on', name=op.f('ck_trials_ends_after_start')),
    sa.CheckConstraint('protected_minutes IS NULL OR protected_minutes > 0', name=op.f('ck_trials_protected_minutes_positive')),
    sa.ForeignKeyConstraint(['interest_id'], ['interests.id'], name=op.f('fk_trials_interest_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['organisation_id'], ['organisations.id'], name=op.f('fk_trials_organisation_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['senco_id'], ['people.id'], name=op.f('fk_trials_senco_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['share_id'], ['shares.id'], name=op.f('fk_trials_share_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trials')),
    sa.UniqueConstraint('interest_id', 'form_id', name=op.f('uq_trials_interest_id_form_id')),
    sa.UniqueConstraint('share_id', name=op.f('uq_trials_share_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('trials', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_trials_organisation_id'), ['organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_trials_senco_id'), ['senco_id'], unique=False)
        batch_op.create_index('uq_trials_open', ['interest_id'], unique=True, sqlite_where=sa.text("state IN ('draft', 'agreed')"), postgresql_where=sa.text("state IN ('draft', 'agreed')"))

    op.create_table('agreements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('wording_id', sa.Integer(), nullable=False),
    sa.Column('party', sa.Enum('visitor', 'host', 'home_leader', name='party', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_agreements_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_agreements_placement_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['wording_id'], ['agreement_wordings.id'], name=op.f('fk_agreements_wording_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreements')),
    sa.UniqueConstraint('placement_id', 'wording_id', 'party', name=op.f('uq_agreements_placement_id_wording_id_party')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('agreements', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreements_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreements_wording_id'), ['wording_id'], unique=False)

    op.create_table('expected_shares',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('category_slug', sa.String(length=100), nullable=False),
    sa.Column('percent', sa.Integer(), nullable=False),
    sa.CheckConstraint('percent BETWEEN 0 AND 100', name=op.f('ck_expected_shares_percent_possible')),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_expected_shares_placement_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_expected_shares')),
    sa.UniqueConstraint('placement_id', 'category_slug', name=op.f('uq_expected_shares_placement_id_category_slug')),
    sqlite_autoincrement=True
    )
    op.create_table('placement_references',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('writer_id', sa.Integer(), nullable=True),
    sa.Column('writer_name', sa.String(length=200), nullable=False),
    sa.Column('writer_school', sa.String(length=200), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('written_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('declined_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_placement_references_placement_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['writer_id'], ['people.id'], name=op.f('fk_placement_references_writer_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement_references')),
    sa.UniqueConstraint('placement_id', name=op.f('uq_placement_references_placement_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('placement_references', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placement_references_writer_id'), ['writer_id'], unique=False)

    op.create_table('readiness_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('review_id', sa.Integer(), nullable=False),
    sa.Column('by_person_id', sa.Integer(), nullable=True),
    sa.Column('checkpoint_slug', sa.String(length=100), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('answer', sa.Enum('yes', 'partly', 'not_yet', name='checkpoint_answer', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('saved_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_person_id'], ['people.id'], name=op.f('fk_readiness_answers_by_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['review_id'], ['readiness_reviews.id'], name=op.f('fk_readiness_answers_review_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_readiness_answers')),
    sa.UniqueConstraint('review_id', 'by_person_id', 'checkpoint_slug', name=op.f('uq_readiness_answers_review_id_by_person_id_checkpoint_slug')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('readiness_answers', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_readiness_answers_by_person_id'), ['by_person_id'], unique=False)

    op.create_table('second_views',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('interest_id', sa.Integer(), nullable=False),
    sa.Column('by_person_id', sa.Integer(), nullable=True),
    sa.Column('review_id', sa.Integer(), nullable=True),
    sa.Column('finished_at', UtcDateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_person_id'], ['people.id'], name=op.f('fk_second_views_by_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['interest_id'], ['interests.id'], name=op.f('fk_second_views_interest_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['review_id'], ['readiness_reviews.id'], name=op.f('fk_second_views_review_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_views')),
    sa.UniqueConstraint('review_id', 'by_person_id', name=op.f('uq_second_views_review_id_by_person_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('second_views', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_second_views_by_person_id'), ['by_person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_second_views_review_id'), ['review_id'], unique=False)
        batch_op.create_index('uq_second_views_of_attributes', ['interest_id', 'by_person_id'], unique=True, sqlite_where=sa.text('review_id IS NULL'), postgresql_where=sa.text('review_id IS NULL'))

    op.create_table('trial_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('trial_id', sa.Integer(), nullable=False),
    sa.Column('by_person_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('meeting', 'mid_review', 'end_review', name='trial_entry_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=False),
    sa.Column('went_well', sa.Text(), nullable=False),
    sa.Column('next_steps', sa.Text(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['by_person_id'], ['people.id'], name=op.f('fk_trial_entries_by_person_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['trial_id'], ['trials.id'], name=op.f('fk_trial_entries_trial_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trial_entries')),
    sa.UniqueConstraint('trial_id', 'form_id', name=op.f('uq_trial_entries_trial_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('trial_entries', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_trial_entries_by_person_id'), ['by_person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_trial_entries_trial_id_held_on'), ['trial_id', 'held_on'], unique=False)

    op.create_table('visits',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('visitor_id', sa.Integer(), nullable=False),
    sa.Column('starts_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('ends_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.Column('state', sa.Enum('planned', 'cancelled', name='visit_state', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('cancelled_by', sa.Enum('visitor', 'host', 'home_leader', name='party', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('host_comment', sa.Text(), nullable=False),
    sa.Column('commented_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('commented_by_id', sa.Integer(), nullable=True),
    sa.Column('signed_off_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('signed_off_by_id', sa.Integer(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_visits_ends_after_start')),
    sa.ForeignKeyConstraint(['commented_by_id'], ['people.id'], name=op.f('fk_visits_commented_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_visits_placement_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['signed_off_by_id'], ['people.id'], name=op.f('fk_visits_signed_off_by_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['visitor_id'], ['people.id'], name=op.f('fk_visits_visitor_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visits')),
    sa.UniqueConstraint('placement_id', 'form_id', name=op.f('uq_visits_placement_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_visits_commented_by_id'), ['commented_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_placement_id_starts_at'), ['placement_id', 'starts_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_signed_off_by_id'), ['signed_off_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_visits_visitor_id_starts_at'), ['visitor_id', 'starts_at'], unique=False)

    op.create_table('experiences_seen',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=True),
    sa.Column('experience_slug', sa.String(length=100), nullable=False),
    sa.Column('seen_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_experiences_seen_placement_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_experiences_seen_visit_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_experiences_seen')),
    sa.UniqueConstraint('placement_id', 'experience_slug', name=op.f('uq_experiences_seen_placement_id_experience_slug')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('experiences_seen', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_experiences_seen_visit_id'), ['visit_id'], unique=False)

    op.create_table('learning_points',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('placement_id', sa.Integer(), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('framework_slug', sa.String(length=100), nullable=False),
    sa.Column('statement_slug', sa.String(length=100), nullable=False),
    sa.Column('module_slug', sa.String(length=100), nullable=False),
    sa.Column('lesson_slug', sa.String(length=100), nullable=False),
    sa.Column('form_id', sa.String(length=32), nullable=False),
    sa.ForeignKeyConstraint(['placement_id'], ['placements.id'], name=op.f('fk_learning_points_placement_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_learning_points_visit_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_learning_points')),
    sa.UniqueConstraint('placement_id', 'form_id', name=op.f('uq_learning_points_placement_id_form_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('learning_points', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_learning_points_visit_id'), ['visit_id'], unique=False)

    op.create_table('observations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=False),
    sa.Column('client_key', sa.String(length=40), nullable=False),
    sa.Column('merged_keys', sa.Text(), nullable=False),
    sa.Column('started_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('ended_at', UtcDateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('category_slug', sa.String(length=100), nullable=False),
    sa.Column('mode', sa.Enum('doing', 'advising', 'liaising', 'ensuring', name='mode', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('energy', sa.Enum('high', 'steady', 'low', name='energy', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('tag', sa.Enum('high', 'low', 'flashpoint', name='tag', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('is_deleted', sa.Boolean(), nullable=False),
    sa.Column('changed_at', UtcDateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(started_at IS NULL) <> (minutes IS NULL)', name=op.f('ck_observations_times_or_minutes')),
    sa.CheckConstraint('ended_at IS NULL OR (started_at IS NOT NULL AND ended_at >= started_at)', name=op.f('ck_observations_ends_after_start')),
    sa.CheckConstraint('minutes IS NULL OR minutes > 0', name=op.f('ck_observations_minutes_positive')),
    sa.ForeignKeyConstraint(['visit_id'], ['visits.id'], name=op.f('fk_observations_visit_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_observations')),
    sa.UniqueConstraint('visit_id', 'client_key', name=op.f('uq_observations_visit_id_client_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('observations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_observations_visit_id_started_at'), ['visit_id', 'started_at'], unique=False)

    op.create_table('proofs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('attributes', 'visit', 'comparison', 'reflection', 'module', 'rating', 'conversation', 'plan', 'task', name='proof_kind', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('ref', sa.String(length=200), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['readiness_answers.id'], name=op.f('fk_proofs_answer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proofs')),
    sa.UniqueConstraint('answer_id', 'kind', 'ref', name=op.f('uq_proofs_answer_id_kind_ref')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    for table, column, check, before, more in MORE_WORDS:
        gone = ", ".join(f"'{word}'" for word in more)
        op.execute(f'DELETE FROM {table} WHERE {column} IN ({gone})')
        widen(op.get_bind(), table, column, check, before)
    op.drop_table('proofs')
    with op.batch_alter_table('observations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_observations_visit_id_started_at'))

    op.drop_table('observations')
    with op.batch_alter_table('learning_points', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_learning_points_visit_id'))

    op.drop_table('learning_points')
    with op.batch_alter_table('experiences_seen', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_experiences_seen_visit_id'))

    op.drop_table('experiences_seen')
    with op.batch_alter_table('visits', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visits_visitor_id_starts_at'))
        batch_op.drop_index(batch_op.f('ix_visits_signed_off_by_id'))
        batch_op.drop_index(batch_op.f('ix_visits_placement_id_starts_at'))
        batch_op.drop_index(batch_op.f('ix_visits_commented_by_id'))

    op.drop_table('visits')
    with op.batch_alter_table('trial_entries', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_trial_entries_trial_id_held_on'))
        batch_op.drop_index(batch_op.f('ix_trial_entries_by_person_id'))

    op.drop_table('trial_entries')
    with op.batch_alter_table('second_views', schema=None) as batch_op:
        batch_op.drop_index('uq_second_views_of_attributes', sqlite_where=sa.text('review_id IS NULL'), postgresql_where=sa.text('review_id IS NULL'))
        batch_op.drop_index(batch_op.f('ix_second_views_review_id'))
        batch_op.drop_index(batch_op.f('ix_second_views_by_person_id'))

    op.drop_table('second_views')
    with op.batch_alter_table('readiness_answers', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_readiness_answers_by_person_id'))

    op.drop_table('readiness_answers')
    with op.batch_alter_table('placement_references', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_placement_references_writer_id'))

    op.drop_table('placement_references')
    op.drop_table('expected_shares')
    with op.batch_alter_table('agreements', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_agreements_wording_id'))
        batch_op.drop_index(batch_op.f('ix_agreements_person_id'))

    op.drop_table('agreements')
    with op.batch_alter_table('trials', schema=None) as batch_op:
        batch_op.drop_index('uq_trials_open', sqlite_where=sa.text("state IN ('draft', 'agreed')"), postgresql_where=sa.text("state IN ('draft', 'agreed')"))
        batch_op.drop_index(batch_op.f('ix_trials_senco_id'))
        batch_op.drop_index(batch_op.f('ix_trials_organisation_id'))

    op.drop_table('trials')
    with op.batch_alter_table('sightings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sightings_by_person_id'))

    op.drop_table('sightings')
    with op.batch_alter_table('readiness_reviews', schema=None) as batch_op:
        batch_op.drop_index('uq_readiness_reviews_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.drop_table('readiness_reviews')
    with op.batch_alter_table('placements', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_placements_wording_id'))
        batch_op.drop_index(batch_op.f('ix_placements_opportunity_id'))
        batch_op.drop_index(batch_op.f('ix_placements_host_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_placements_host_id_state'))
        batch_op.drop_index(batch_op.f('ix_placements_home_organisation_id'))
        batch_op.drop_index(batch_op.f('ix_placements_home_leader_id_state'))

    op.drop_table('placements')
    op.drop_table('directory_topics')
    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_conversations_with_person_id'))
        batch_op.drop_index(batch_op.f('ix_conversations_agreed_by_id'))

    op.drop_table('conversations')
    with op.batch_alter_table('opportunities', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_opportunities_organisation_id_open_until'))

    op.drop_table('opportunities')
    with op.batch_alter_table('nominations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_nominations_nominated_by_id'))
        batch_op.drop_index(batch_op.f('ix_nominations_expires_on'))

    op.drop_table('nominations')
    op.drop_table('nomination_pauses')
    op.drop_table('network_tasks_done')
    with op.batch_alter_table('interests', schema=None) as batch_op:
        batch_op.drop_index('uq_interests_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_interests_nominated_by_id'))

    op.drop_table('interests')
    op.drop_table('directory_entries')
    op.drop_table('agreement_wordings')
