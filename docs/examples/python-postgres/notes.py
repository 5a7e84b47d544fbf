"""Notes in PostgreSQL over HTTP: GET /notes lists them."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import urlparse

import pg8000.native

url = urlparse(os.environ["DATABASE_URL"])
database = pg8000.native.Connection(
    url.username, host=url.hostname, port=url.port, password=url.password, database=url.path[1:]
)
database.run("CREATE TABLE IF NOT EXISTS notes (id serial PRIMARY KEY, text text NOT NULL)")
database.run("INSERT INTO notes (text) VALUES ('the first note')")
# One connection for all threads.
one_at_a_time = Lock()


class Notes(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path != "/notes":
            self.answer(404, {"error": "not found"})
            return
        with one_at_a_time:
            rows = database.run("SELECT id, text FROM notes ORDER BY id LIMIT 20")
        self.answer(200, [{"id": number, "text": text} for number, text in rows])

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        pass


ThreadingHTTPServer(("", 8000), Notes).serve_forever()
