"""Whether the database has the tables that the code expects."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def are_missing() -> bool:
    """Look whether a migration has not been applied yet; 0.1 seconds, not measured on PostgreSQL."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
