"""Pathways that people follow"""

import sqlalchemy as sa
from alembic import op

from learning.database.model import UtcDateTime

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('followed_pathways',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', UtcDateTime(timezone=True), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('pathway_slug', sa.String(length=100), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_followed_pathways_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_followed_pathways')),
    sa.UniqueConstraint('person_id', 'pathway_slug', name=op.f('uq_followed_pathways_person_id_pathway_slug')),
    sqlite_autoincrement=True
    )


def downgrade() -> None:
    op.drop_table('followed_pathways')
