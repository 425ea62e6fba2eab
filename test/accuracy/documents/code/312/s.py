import flask

app = flask.Flask("s")
