import json
import logging

import tornado.escape
import tornado.ioloop
import tornado.web
from tornado import gen
from tornado.httpclient import AsyncHTTPClient
from tornado.options import define, options

define("port", default=8888, type=int)


class Relay(tornado.web.RequestHandler):
    @gen.coroutine
    def get(self, path):
        answer = yield AsyncHTTPClient().fetch("http://localhost:9000/" + path)
        self.set_header("Content-Type", "application/json")
        self.write(json.loads(answer.body))


def make():
    return tornado.web.Application([(r"/(.*)", Relay)], debug=True)


if __name__ == "__main__":
    options.parse_command_line()
    make().listen(options.port)
    logging.info("listening on %d", options.port)
    tornado.ioloop.IOLoop.current().start()
