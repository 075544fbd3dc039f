"""The store: tables, migrations, queries, transactions, change feed and backup. The only room that knows SQLAlchemy."""

from db.errors import StoreConflict, StoreRefused, StoreUnavailable
from db.feed import Feed
from db.journal import JournalRow
from db.store import Store, open_store
from db.tx import Tx

__all__ = ["Feed", "JournalRow", "Store", "StoreConflict", "StoreRefused", "StoreUnavailable", "Tx", "open_store"]
