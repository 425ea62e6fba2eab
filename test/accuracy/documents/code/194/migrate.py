"""add due dates

Revision ID: 3f1c2a7b9d10
Revises: 1b2c3d4e5f60
"""
import sqlalchemy as sa
from alembic import op

revision = "3f1c2a7b9d10"
down_revision = "1b2c3d4e5f60"


def upgrade() -> None:
    op.add_column("loans", sa.Column("due", sa.Date(), nullable=True))
    op.create_index("ix_loans_due", "loans", ["due"])


def downgrade() -> None:
    op.drop_index("ix_loans_due", "loans")
    op.drop_column("loans", "due")
