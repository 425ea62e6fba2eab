# 潮の高さを返す小さなサーバー
from sanic import Sanic
from sanic.exceptions import NotFound
from sanic.response import json
from tortoise import fields
from tortoise.contrib.sanic import register_tortoise
from tortoise.models import Model

app = Sanic("Tides")


class Tide(Model):
    # 港の名前と高さ（メートル）
    port = fields.CharField(max_length=60)
    height = fields.FloatField()


@app.get("/tides/<port:str>")
async def tide(request, port):
    found = await Tide.filter(port=port).first()
    if found is None:
        raise NotFound(f"{port} は見つかりません")
    return json({"port": found.port, "height": found.height})


register_tortoise(app, db_url="sqlite://:memory:", modules={"models": [__name__]}, generate_schemas=True)

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8000)
