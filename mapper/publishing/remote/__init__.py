"""Speaking to SPARQL services over HTTP: who we are there, and requests that are tried again."""

from mapper.publishing.remote.client import Client, RemoteError
from mapper.publishing.remote.credentials import Credentials, find_credentials

__all__ = ["Client", "Credentials", "RemoteError", "find_credentials"]
