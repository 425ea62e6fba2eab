import falcon
import falcon.asgi
from falcon import media
from marshmallow import Schema, fields as f
from pony import orm

db = orm.Database()


class Buoy(db.Entity):
    name = orm.Required(str, unique=True)
    depth = orm.Optional(float)


class BuoySchema(Schema):
    name = f.String(required=True)
    depth = f.Float(allow_none=True)


class Buoys:
    async def on_get(self, req, resp):
        with orm.db_session:
            resp.media = BuoySchema(many=True).dump(orm.select(b for b in Buoy)[:])
        resp.status = falcon.HTTP_200


db.bind(provider="sqlite", filename=":memory:")
db.generate_mapping(create_tables=True)
app = falcon.asgi.App()
app.add_route("/buoys", Buoys())
app.resp_options.media_handlers[falcon.MEDIA_JSON] = media.JSONHandler()
