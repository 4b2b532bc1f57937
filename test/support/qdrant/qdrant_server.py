"""Qdrant's REST API, as far as the vector store uses it, over Qdrant's own engine (qdrant-edge-py).

Collections live in one folder, so that a server that was killed can be started again on it. Answers, statuses and
error texts are those that were measured on Qdrant 1.18.
"""

import argparse
import contextlib
import json
import re
import shutil
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import qdrant_edge as edge

MAX_BODY_BYTES = 32 * 1024 * 1024


class RequestError(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


def not_found(name):
    return RequestError(404, f"Not found: Collection `{name}` doesn't exist!")


class Collections:
    """The collections of a folder, and their aliases."""

    def __init__(self, folder, indexing_threshold):
        self.folder = Path(folder)
        self.indexing_threshold = indexing_threshold
        self.lock = threading.Lock()
        self.aliases_file = self.folder / "aliases.json"
        self.aliases = json.loads(self.aliases_file.read_text()) if self.aliases_file.exists() else {}
        self.collections = {}
        for description in self.folder.glob("*/collection.json"):
            name = description.parent.name
            self.collections[name] = Collection.load(description.parent)

    def get(self, name):
        collection = self.collections.get(self.aliases.get(name, name))
        if collection is None:
            raise not_found(name)
        return collection

    def create(self, name, body):
        with self.lock:
            if name in self.collections:
                raise RequestError(409, f"Wrong input: Collection `{name}` already exists!")
            self.collections[name] = Collection.create(self.folder / name, body, self.indexing_threshold)

    def delete(self, name):
        with self.lock:
            collection = self.collections.pop(name, None)
            if collection is None:
                return False
            collection.drop()
            self.save_aliases({alias: of for alias, of in self.aliases.items() if of != name})
            return True

    def change_aliases(self, actions):
        with self.lock:
            aliases = dict(self.aliases)
            for action in actions:
                if "delete_alias" in action:
                    aliases.pop(action["delete_alias"]["alias_name"], None)
                if "create_alias" in action:
                    create = action["create_alias"]
                    if create["collection_name"] not in self.collections:
                        raise not_found(create["collection_name"])
                    aliases[create["alias_name"]] = create["collection_name"]
            self.save_aliases(aliases)

    def save_aliases(self, aliases):
        self.aliases = aliases
        self.aliases_file.write_text(json.dumps(aliases))


class Collection:
    def __init__(self, folder, body, shard):
        self.folder = folder
        self.body = body
        self.shard = shard

    @staticmethod
    def create(folder, body, indexing_threshold):
        vectors = body["vectors"]
        hnsw = body.get("hnsw_config") or {}
        scalar = (body.get("quantization_config") or {}).get("scalar")
        folder.mkdir()
        shard = edge.EdgeShard.create(
            str(folder / "shard"),
            edge.EdgeConfig(
                vectors=edge.EdgeVectorParams(
                    vectors["size"], getattr(edge.Distance, vectors["distance"]), on_disk=vectors.get("on_disk")
                ),
                on_disk_payload=body.get("on_disk_payload"),
                hnsw_config=edge.HnswIndexConfig(hnsw.get("m", 16), hnsw.get("ef_construct", 100), 10_000),
                quantization_config=scalar
                and edge.ScalarQuantizationConfig(
                    edge.ScalarType.Int8, quantile=scalar.get("quantile"), always_ram=scalar.get("always_ram")
                ),
                optimizers=edge.EdgeOptimizersConfig(
                    default_segment_number=1, indexing_threshold=indexing_threshold
                ),
            ),
        )
        (folder / "collection.json").write_text(json.dumps(body))
        return Collection(folder, body, shard)

    @staticmethod
    def load(folder):
        body = json.loads((folder / "collection.json").read_text())
        return Collection(folder, body, edge.EdgeShard.load(str(folder / "shard")))

    def drop(self):
        self.shard.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def describe(self):
        info = self.shard.info()
        return {
            "status": "green",
            "optimizer_status": "ok",
            "points_count": info.points_count,
            "indexed_vectors_count": info.indexed_vectors_count,
            "segments_count": info.segments_count,
            "config": {
                "params": {key: self.body.get(key) for key in ("vectors", "shard_number", "replication_factor")},
                "hnsw_config": self.body.get("hnsw_config"),
                "quantization_config": self.body.get("quantization_config"),
            },
            "payload_schema": {
                field: {"data_type": str(index.data_type).split(".")[-1].lower(), "points": index.points}
                for field, index in info.payload_schema.items()
            },
        }

    def update(self, *operations):
        for operation in operations:
            self.shard.update(operation)
        # A server's optimisers do this in the background, once a segment passes the threshold.
        self.shard.optimize()


def create_index(body):
    schema = body["field_schema"]
    if isinstance(schema, str):
        params = getattr(edge.PayloadSchemaType, schema.capitalize())
    else:
        params = {"keyword": edge.KeywordIndexParams, "datetime": edge.DatetimeIndexParams}[schema["type"]](
            **{key: value for key, value in schema.items() if key != "type"}
        )
    return edge.UpdateOperation.create_field_index(body["field_name"], params)


def upsert_points(body):
    points = [edge.Point(point["id"], vector_of(point["vector"]), point.get("payload")) for point in body["points"]]
    return edge.UpdateOperation.upsert_points(points)


def delete_points(body):
    return edge.UpdateOperation.delete_points(body["points"])


def overwrite_payload(body):
    if "filter" in body:
        return edge.UpdateOperation.overwrite_payload_by_filter(filter_of(body["filter"]), body["payload"])
    return edge.UpdateOperation.overwrite_payload(body["points"], body["payload"])


OPERATIONS = {"upsert": upsert_points, "delete": delete_points, "overwrite_payload": overwrite_payload}


def vector_of(values):
    # NaN and Infinity have no JSON: they come as null.
    if not isinstance(values, list) or not all(isinstance(value, (int, float)) for value in values):
        raise RequestError(400, "Format error in JSON body: data did not match any variant of untagged enum VectorStruct")
    return values


def filter_of(body):
    if body is None:
        return None
    unknown = set(body) - {"must", "should", "must_not"}
    if unknown:
        raise RequestError(400, f"Format error in JSON body: unknown field `{unknown.pop()}`")
    clauses = {}
    for clause, conditions in body.items():
        listed = conditions if isinstance(conditions, list) else [conditions]
        clauses[clause] = [condition_of(condition) for condition in listed]
    return edge.Filter(**clauses)


def condition_of(body):
    if "has_id" in body:
        return edge.HasIdCondition(set(body["has_id"]))
    if "is_empty" in body:
        return edge.IsEmptyCondition(body["is_empty"]["key"])
    if "key" not in body:
        return filter_of(body)
    if "match" in body:
        match = body["match"]
        found = edge.MatchAny(match["any"]) if "any" in match else match_value(match["value"])
        return edge.FieldCondition(body["key"], match=found)
    bounds = body["range"]
    dates = any(isinstance(bound, str) for bound in bounds.values())
    return edge.FieldCondition(body["key"], range=(edge.RangeDateTime if dates else edge.RangeFloat)(**bounds))


class NumpyBool:
    """Python's bools are ints, and the binding takes them for ints; numpy's are not."""

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value


NumpyBool.__module__, NumpyBool.__name__ = "numpy", "bool_"


def match_value(value):
    return edge.MatchValue(NumpyBool(value) if isinstance(value, bool) else value)


def params_of(body):
    if body is None:
        return None
    quantization = body.get("quantization") or {}
    return edge.SearchParams(
        hnsw_ef=body.get("hnsw_ef"),
        exact=body.get("exact", False),
        quantization=edge.QuantizationSearchParams(
            rescore=quantization.get("rescore"), oversampling=quantization.get("oversampling")
        ),
    )


def nearest(body):
    return edge.Query.Nearest(vector_of(body))


def query_of(body):
    if body.get("limit", 10) == 0:
        raise RequestError(422, "Validation error in JSON body: [limit: value 0 invalid, must be 1 or larger]")
    prefetch = body.get("prefetch") or []
    listed = prefetch if isinstance(prefetch, list) else [prefetch]
    return edge.QueryRequest(
        limit=body.get("limit", 10),
        query=nearest(body["query"]),
        prefetches=[
            edge.Prefetch(
                limit=inner.get("limit", 10),
                query=nearest(inner["query"]),
                params=params_of(inner.get("params")),
                filter=filter_of(inner.get("filter")),
            )
            for inner in listed
        ],
        params=params_of(body.get("params")),
        filter=filter_of(body.get("filter")),
        with_payload=body.get("with_payload", False),
    )


def record(point):
    answer = {"id": str(point.id)}
    if point.payload is not None:
        answer["payload"] = point.payload
    if point.vector is not None:
        answer["vector"] = point.vector
    return answer


def query_batch(collection, body):
    queries = edge.QueryBatchRequest([query_of(search) for search in body["searches"]])
    return [
        {"points": [{"id": str(point.id), "version": point.version, "score": point.score} for point in points]}
        for points in collection.shard.query_batch(queries)
    ]


def retrieve(collection, body):
    points = collection.shard.retrieve(
        body["ids"], with_payload=body.get("with_payload", True), with_vector=body.get("with_vector", False)
    )
    return [record(point) for point in points]


def scroll(collection, body):
    points, following = collection.shard.scroll(
        edge.ScrollRequest(
            offset=body.get("offset"),
            limit=body.get("limit", 10),
            filter=filter_of(body.get("filter")),
            with_payload=body.get("with_payload", True),
            with_vector=body.get("with_vector", False),
        )
    )
    return {
        "points": [record(point) for point in points],
        "next_page_offset": None if following is None else str(following),
    }


def count(collection, body):
    request = edge.CountRequest(exact=body.get("exact", True), filter=filter_of(body.get("filter")))
    return {"count": collection.shard.count(request)}


def facet(collection, body):
    request = edge.FacetRequest(
        body["key"],
        limit=body.get("limit", 10),
        exact=body.get("exact", False),
        filter=filter_of(body.get("filter")),
    )
    hits = collection.shard.facet(request).hits
    return {"hits": [{"value": hit.value, "count": hit.count} for hit in hits]}


def write(collection, *operations):
    collection.update(*operations)
    return {"operation_id": 0, "status": "completed"}


def batch(collection, body):
    results = []
    for operation in body["operations"]:
        ((kind, argument),) = operation.items()
        results.append(write(collection, OPERATIONS[kind](argument)))
    return results


def list_aliases(collections):
    return {
        "aliases": [
            {"alias_name": alias, "collection_name": name} for alias, name in collections.aliases.items()
        ]
    }


def list_collections(collections):
    return {"collections": [{"name": name} for name in list(collections.collections)]}


def change_aliases(collections, body):
    collections.change_aliases(body["actions"])
    return True


def create_collection(collections, name, body):
    collections.create(name, body)
    return True


NAME = "/collections/([^/]+)"
ROUTES = [
    ("GET", "/collections", lambda all, _: list_collections(all)),
    ("GET", "/aliases", lambda all, _: list_aliases(all)),
    ("POST", "/collections/aliases", change_aliases),
    ("GET", NAME, lambda all, _, name: all.get(name).describe()),
    ("PUT", NAME, lambda all, body, name: create_collection(all, name, body)),
    ("DELETE", NAME, lambda all, _, name: all.delete(name)),
    ("PUT", f"{NAME}/index", lambda all, body, name: write(all.get(name), create_index(body))),
    ("PUT", f"{NAME}/points", lambda all, body, name: write(all.get(name), upsert_points(body))),
    ("POST", f"{NAME}/points", lambda all, body, name: retrieve(all.get(name), body)),
    ("POST", f"{NAME}/points/delete", lambda all, body, name: write(all.get(name), delete_points(body))),
    ("POST", f"{NAME}/points/batch", lambda all, body, name: batch(all.get(name), body)),
    ("POST", f"{NAME}/points/query/batch", lambda all, body, name: query_batch(all.get(name), body)),
    ("POST", f"{NAME}/points/scroll", lambda all, body, name: scroll(all.get(name), body)),
    ("POST", f"{NAME}/points/count", lambda all, body, name: count(all.get(name), body)),
    ("POST", f"{NAME}/facet", lambda all, body, name: facet(all.get(name), body)),
]


def status_of(message):
    """The status and text that the server gives an error of the engine."""
    if message.startswith("Vector dimension error"):
        return 400, f"Wrong input: {message}"
    if message.startswith("No point with id"):
        return 404, f"Not found: {message}"
    if message.startswith("No appropriate index"):
        return 400, f"Bad request: {message}"
    return 500, message


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body leave together
    disable_nagle_algorithm = True
    collections = None
    api_key = None

    def handle_request(self):
        started = time.monotonic()
        length = int(self.headers.get("content-length") or 0)
        if length > MAX_BODY_BYTES:
            self.close_connection = True
            return
        raw = self.rfile.read(length)
        if self.api_key and self.headers.get("api-key") != self.api_key:
            self.send(401, "text/plain", b"Must provide an API key or an Authorization bearer token")
            return
        try:
            status, answer = 200, {"result": self.dispatch(raw), "status": "ok"}
        except Exception as error:
            status, message = (
                (error.status, str(error)) if isinstance(error, RequestError) else status_of(str(error))
            )
            answer = {"status": {"error": message}}
        answer["time"] = time.monotonic() - started
        self.send(status, "application/json", json.dumps(answer).encode())

    do_GET = do_PUT = do_POST = do_DELETE = handle_request

    def dispatch(self, raw):
        path = urlsplit(self.path).path
        for method, pattern, handle in ROUTES:
            match = method == self.command and re.fullmatch(pattern, path)
            if match:
                body = json.loads(raw) if raw else None
                return handle(self.collections, body, *map(unquote, match.groups()))
        raise RequestError(404, f"No route for {self.command} {path}")

    def send(self, status, content_type, body):
        self.send_response(status)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # Tests kill clients in the middle of their requests.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--storage", help="folder of the collections; a temporary one without it")
    parser.add_argument("--api-key")
    parser.add_argument(
        "--indexing-threshold", type=int, help="KB of vectors from which a segment is indexed and quantised"
    )
    parser.add_argument("--until-stdin-ends", action="store_true", help="stop when the parent closes stdin or ends")
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        storage = options.storage or stack.enter_context(tempfile.TemporaryDirectory(prefix="qdrant-"))
        Handler.collections = Collections(storage, options.indexing_threshold)
        Handler.api_key = options.api_key
        server = stack.enter_context(Server(("127.0.0.1", options.port), Handler))
        print(f"listening on http://127.0.0.1:{server.server_address[1]}", flush=True)
        if options.until_stdin_ends:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            sys.stdin.read()
        else:
            with contextlib.suppress(KeyboardInterrupt):
                server.serve_forever()


if __name__ == "__main__":
    main()
