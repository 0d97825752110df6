"""A server on this machine that plays the habits of real feeds."""

import gzip
import threading
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{lead} The harbour police said on Tuesday that the search went on through the night with six boats.</p>
<p>Families waited on the quay, where the red cross had put up tents and handed out tea and blankets.</p>
<p>The ferry had left the port before dawn with more than a hundred people on board, officials said.</p>
</article></body></html>"""


def page(title="Nine dead in ferry fire", lead="Nine people died."):
    return PAGE.format(title=title, lead=lead).encode()


def rss(items, extra=""):
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>Norda</title>{extra}{entries}</channel></rss>'.encode()


def item(url, title="Nine dead", guid=None, date="Tue, 11 Mar 2031 09:52:00 +0100", extra=""):
    return f"<title>{title}</title><link>{url}</link><guid>{guid or url}</guid><pubDate>{date}</pubDate>{extra}"


class FeedServer:
    """Routes by path; each answers with (status, headers, body) or writes to the socket itself."""

    def __init__(self):
        self.routes = {}
        self.asked = defaultdict(int)
        self.seen_headers = defaultdict(list)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                path = self.path.partition("?")[0]
                outer.asked[path] += 1
                outer.seen_headers[path].append(dict(self.headers))
                route = outer.routes.get(path)
                if route is None:
                    return self.answer(404, {}, b"not here")
                result = route(self) if callable(route) else route
                return self.answer(*result) if result else None

            def answer(self, status, headers, body):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if status != 304:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    # ------------------------------------------------------------ answers

    def feed(self, *urls, **options):
        return (200, {"Content-Type": "application/rss+xml"}, rss([item(url, **options) for url in urls]))

    def html(self, body=None, **headers):
        return (200, {"Content-Type": "text/html; charset=utf-8", **headers}, body or page())

    def gzipped(self, answer):
        status, headers, body = answer
        return (status, {**headers, "Content-Encoding": "gzip"}, gzip.compress(body))

    @staticmethod
    def conditional(answer, etag='"v1"'):
        """Answers 304 to whoever has the tag already."""

        def route(handler):
            if handler.headers.get("If-None-Match") == etag:
                return (304, {"ETag": etag}, b"")
            status, headers, body = answer
            return (status, {**headers, "ETag": etag}, body)

        return route

    @staticmethod
    def slow_drip(seconds):
        """Sends a byte now and then, for ever."""

        def route(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "application/rss+xml")
            handler.send_header("Content-Length", "100000")
            handler.end_headers()
            end = time.monotonic() + seconds
            try:
                while time.monotonic() < end:
                    handler.wfile.write(b" ")
                    handler.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return
            handler.close_connection = True

        return route
