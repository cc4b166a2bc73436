"""A server of the app that answers none but who knows its secret, and no page of another site."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hmac import compare_digest

from aiohttp import web
from textual_serve.server import Server

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class GuardedServer(Server):
    """textual-serve's server behind a secret, which the address has and then a cookie.

    Attributes:
        address: what to open in a browser.
    """

    def __init__(self, command: str, host: str, port: int, secret: str) -> None:
        super().__init__(command, host, port, title="skimcast")
        self._secret = secret
        self._cookie = f"skimcast-{port}"  # cookies are shared by the ports of a host
        self.address = f"{self.public_url}/?token={secret}"

    def initialize_logging(self) -> None:
        """Log nothing: addresses would be in it."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing; the command has told the address."""

    async def _make_app(self) -> web.Application:
        """The application with the guard before all it does."""
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Answer who has the secret, by this machine's own name, and from our own page.

        A name of another site that leads here (DNS rebinding) shows in the Host, and a page of
        another site in the Origin, which browsers send with each web socket.
        """
        own_name = request.headers.get("Host") == self.public_url.partition("//")[2]
        own_page = request.headers.get("Origin", self.public_url) == self.public_url
        named = request.query.get("token", "")
        given = named or request.cookies.get(self._cookie, "")
        if not (own_name and own_page and compare_digest(given.encode(), self._secret.encode())):
            raise web.HTTPForbidden(text="The address is not whole: take it from the terminal.\n")
        if named:  # the secret does not stay in the address, nor in what is sent on from there
            answer = web.HTTPFound("/")
            answer.set_cookie(self._cookie, self._secret, httponly=True, samesite="Strict")
            raise answer
        response = await handler(request)
        if not response.prepared:
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Frame-Options"] = "DENY"
        return response
