import nox

nox.options.sessions = ["tests"]


@nox.session(python=["3.10", "3.11", "3.12"])
def tests(session: nox.Session) -> None:
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def docs(session):
    session.install("sphinx")
    session.run("sphinx-build", "-b", "html", "docs", "build/html")
