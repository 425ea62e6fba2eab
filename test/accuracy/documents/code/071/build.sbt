ThisBuild / scalaVersion := "2.13.13"
ThisBuild / organization := "org.example"

lazy val sparkVersion = "3.5.1"

lazy val root = (project in file("."))
  .settings(
    name := "clickstream",
    libraryDependencies ++= Seq(
      "org.apache.spark" %% "spark-sql" % "3.5.1" % Provided,
      "org.apache.spark" %% "spark-streaming" % sparkVersion % Provided,
      "org.scalatest" %% "scalatest" % "3.2.18" % Test
    ),
    Test / fork := true
  )
