import logging

from flask import Blueprint, Flask, abort, jsonify, render_template, request
from flask_sqlalchemy import SQLAlchemy
from marshmallow import Schema, ValidationError, fields

log = logging.getLogger(__name__)
db = SQLAlchemy()
bp = Blueprint("recipes", __name__, url_prefix="/recipes")


class Recipe(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(120), nullable=False)
    minutes = db.Column(db.Integer, default=30)


class RecipeSchema(Schema):
    title = fields.Str(required=True)
    minutes = fields.Int(load_default=30)


@bp.route("/")
def index():
    return render_template("index.html", recipes=Recipe.query.order_by(Recipe.title))


@bp.post("/")
def create():
    try:
        data = RecipeSchema().load(request.get_json())
    except ValidationError as error:
        abort(422, error.messages)
    recipe = Recipe(**data)
    db.session.add(recipe)
    db.session.commit()
    return jsonify(id=recipe.id), 201


def create_app():
    app = Flask(__name__)
    app.config.from_prefixed_env()
    db.init_app(app)
    app.register_blueprint(bp)
    return app
