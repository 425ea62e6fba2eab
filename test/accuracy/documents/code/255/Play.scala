package example.theatre

import java.nio.file.{Files, Paths}
import scala.collection.immutable.TreeMap
import scala.jdk.CollectionConverters._
import scala.util.{Failure, Success, Try}

final case class Play(title: String, acts: Int)

object Play {
  def parse(line: String): Try[Play] = line.split('|') match {
    case Array(title, acts) => Try(Play(title.trim, acts.trim.toInt))
    case _                  => Failure(new IllegalArgumentException(line))
  }

  def main(args: Array[String]): Unit = {
    val plays = Files.readAllLines(Paths.get(args(0))).asScala.map(parse)
    val byActs = TreeMap.from(plays.collect { case Success(p) => p }.groupBy(_.acts))
    byActs.foreach { case (n, ps) => println(s"$n: ${ps.map(_.title).mkString(", ")}") }
  }
}
