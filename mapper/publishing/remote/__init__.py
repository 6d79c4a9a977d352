"""Speaking to SPARQL services over HTTP: who we are there, and requests that are tried again."""

from mapper.publishing.remote.address import split_address
from mapper.publishing.remote.client import CUT, Client
from mapper.publishing.remote.credentials import Credentials, find_credentials
from mapper.publishing.remote.refusals import RemoteError, in_short, reason

__all__ = [
    "CUT",
    "Client",
    "Credentials",
    "RemoteError",
    "find_credentials",
    "in_short",
    "reason",
    "split_address",
]
