"""The Qdrant test server on the port, folder and key variable of the official image."""

import os
from http.server import ThreadingHTTPServer

from qdrant_server import Collections, Handler

Handler.collections = Collections("/qdrant/storage", indexing_threshold=None)
Handler.api_key = os.environ["QDRANT__SERVICE__API_KEY"]
ThreadingHTTPServer(("", 6333), Handler).serve_forever()
