import asyncio

import aiohttp
from aiohttp import web

pytest_plugins = ["aiohttp.pytest_plugin"]

routes = web.RouteTableDef()


@routes.get("/{name}")
async def hello(request: web.Request) -> web.Response:
    return web.json_response({"hello": request.match_info["name"]})


async def ask(url: str) -> dict:
    timeout = aiohttp.ClientTimeout(total=5)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as answer:
        answer.raise_for_status()
        return await answer.json()


def make_app():
    app = web.Application()
    app.add_routes(routes)
    return app


async def test_hello(aiohttp_client):
    client = await aiohttp_client(make_app())
    answer = await client.get("/ann")
    assert (await answer.json()) == {"hello": "ann"}


if __name__ == "__main__":
    web.run_app(make_app())
