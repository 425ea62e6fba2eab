"""Pages of the shop.

Moved from Django in spring; the templates still use its filter names.
"""
from flask import Flask, g, redirect, render_template, session, url_for

app = Flask(__name__)
app.secret_key = "only for development"


@app.before_request
def member():
    g.member = session.get("member")


@app.route("/basket")
def basket():
    if g.member is None:
        return redirect(url_for("login"))
    return render_template("basket.html", lines=session.get("lines", []))


@app.route("/login")
def login():
    session["member"] = 1
    return redirect(url_for("basket"))


@app.template_filter("floatformat")
def floatformat(value, places=1):
    return f"{value:.{places}f}"
