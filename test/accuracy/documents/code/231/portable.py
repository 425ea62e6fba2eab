"""Signed tokens without a web framework.

This module grew out of a Django project, where tokens were made by the framework's own signer and
cleaned up by a Celery worker. It needs neither: everything here is the standard library.
"""
import base64
import hashlib
import hmac
import time


def sign(payload: bytes, key: bytes) -> str:
    stamp = str(int(time.time())).encode()
    digest = hmac.new(key, stamp + b"." + payload, hashlib.sha256).digest()
    return b".".join([stamp, base64.urlsafe_b64encode(payload), base64.urlsafe_b64encode(digest)]).decode()


def check(token: str, key: bytes, max_age: int = 3600) -> bytes:
    stamp, payload, digest = token.encode().split(b".")
    raw = base64.urlsafe_b64decode(payload)
    wanted = hmac.new(key, stamp + b"." + raw, hashlib.sha256).digest()
    if not hmac.compare_digest(wanted, base64.urlsafe_b64decode(digest)):
        raise ValueError("bad signature")
    if time.time() - int(stamp) > max_age:
        raise ValueError("too old")
    return raw
