package example

import org.apache.spark.sql.{DataFrame, SparkSession, functions => F}
import org.apache.spark.sql.expressions.Window

object Sessions {
  def sessionise(clicks: DataFrame, gapSeconds: Int): DataFrame = {
    val perUser = Window.partitionBy("user").orderBy("at")
    clicks
      .withColumn("gap", F.col("at").cast("long") - F.lag("at", 1).over(perUser).cast("long"))
      .withColumn("starts", F.when(F.col("gap").isNull || F.col("gap") > gapSeconds, 1).otherwise(0))
      .withColumn("session", F.sum("starts").over(perUser))
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("sessions").getOrCreate()
    import spark.implicits._
    val clicks = spark.read.parquet(args(0)).where($"user".isNotNull)
    sessionise(clicks, 1800).write.mode("overwrite").parquet(args(1))
    spark.stop()
  }
}
