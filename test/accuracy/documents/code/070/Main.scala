package example

import cats.effect.{ExitCode, IO, IOApp}
import cats.syntax.all._
import com.comcast.ip4s._
import doobie._
import doobie.implicits._
import org.http4s._
import org.http4s.dsl.io._
import org.http4s.ember.server.EmberServerBuilder

object Main extends IOApp {
  private val xa = Transactor.fromDriverManager[IO](
    driver = "org.postgresql.Driver",
    url = "jdbc:postgresql:wind",
    logHandler = None
  )

  private def strongest(n: Int): ConnectionIO[List[(String, Double)]] =
    sql"select name, knots from gusts order by knots desc limit $n".query[(String, Double)].to[List]

  private val routes = HttpRoutes.of[IO] {
    case GET -> Root / "gusts" / IntVar(n) =>
      strongest(n).transact(xa).flatMap(rows => Ok(rows.mkString("\n")))
  }

  def run(args: List[String]): IO[ExitCode] =
    EmberServerBuilder.default[IO].withPort(port"8080").withHttpApp(routes.orNotFound).build.useForever.as(ExitCode.Success)
}
