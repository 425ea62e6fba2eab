# coding: utf-8
from bottle import Bottle, abort, request, run, static_file
from peewee import CharField, IntegrityError, Model, SqliteDatabase

db = SqliteDatabase("links.db")
app = Bottle()


class Link(Model):
    key = CharField(unique=True)
    target = CharField()

    class Meta:
        database = db


@app.hook("before_request")
def connect():
    db.connect(reuse_if_open=True)


@app.get("/<key>")
def follow(key):
    link = Link.get_or_none(Link.key == key)
    return link.target if link else abort(404)


@app.post("/<key>")
def keep(key):
    try:
        Link.create(key=key, target=request.forms.target)
    except IntegrityError:
        abort(409, "taken")


run(app, host="localhost", port=8080)
